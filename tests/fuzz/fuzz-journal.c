/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any bytes as a journal, and a journal of any records: all of them come back; after it was cut off, or a byte of it
 * became another, the first of them, and nothing else. */

#include "config.h"

#include "fuzz.h"
#include "pergola-journal-format.h"

#include <string.h>

static void
check_any (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (PergolaJournalContents) contents = NULL;

  if (pergola_journal_contents_read (bytes, &contents) == PERGOLA_JOURNAL_FORMAT_OK)
    g_assert_cmpuint (contents->valid, <=, size);
}

/* Each record is as long as its first byte says. */
static GPtrArray *
make_records (const guint8 *data, gsize size)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  while (size > 0)
    {
      gsize length = MIN (*data, size - 1);

      g_ptr_array_add (records, g_bytes_new (data + 1, length));
      data += length + 1;
      size -= length + 1;
    }
  return records;
}

static GBytes *
make_journal (const char *path, GPtrArray *records)
{
  g_autoptr (GBytes) base = g_bytes_new_static ("<project/>", 10);
  g_autoptr (PergolaJournalHead) head = pergola_journal_head_new (path, "q7m2ndx4tb1c", path, base);
  GByteArray *out = g_byte_array_new ();
  guint32 number = 1;

  pergola_journal_format_head (out, head);
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (PergolaJournalMark) mark = pergola_journal_mark_new (PERGOLA_FRAME_KNOWN, i, path, path);

      pergola_journal_format_record (out, number++, g_ptr_array_index (records, i));
      pergola_journal_format_mark (out, number++, mark);
    }
  return g_byte_array_free_to_bytes (out);
}

/* How many of @records are there; nothing else may be. */
static guint
count_records (GBytes *journal, const char *path, GPtrArray *records)
{
  g_autoptr (PergolaJournalContents) contents = NULL;

  if (pergola_journal_contents_read (journal, &contents) != PERGOLA_JOURNAL_FORMAT_OK)
    return 0;
  g_assert_cmpstr (contents->head->path, ==, *path != '\0' ? path : NULL);
  g_assert_cmpstr (contents->head->title, ==, path);
  g_assert_cmpuint (contents->records->len, <=, records->len);
  for (guint i = 0; i < contents->records->len; i++)
    g_assert_true (g_bytes_equal (g_ptr_array_index (contents->records, i), g_ptr_array_index (records, i)));
  for (guint i = 0; i < contents->marks->len; i++)
    g_assert_cmpstr (((PergolaJournalMark *) g_ptr_array_index (contents->marks, i))->path, ==, path);
  return contents->records->len;
}

static void
check_damaged (GBytes *journal, const char *path, GPtrArray *records, guint at)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (journal, &size);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (journal, 0, at % size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) changed = NULL;

  count_records (cut, path, records);
  copy[at % size] ^= (guint8) (1 << at % 8);
  changed = g_bytes_new_take (g_steal_pointer (&copy), size);
  count_records (changed, path, records);
}

void
fuzz_try (const guint8 *data, gsize size)
{
  g_autofree char *raw = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GBytes) journal = NULL;
  guint at = size >= 2 ? data[0] * 256U + data[1] : 0;

  check_any (data, size);
  raw = fuzz_take_text (&data, &size);
  path = g_utf8_make_valid (raw, -1);
  records = make_records (data, size);
  journal = make_journal (path, records);
  check_any (g_bytes_get_data (journal, NULL), g_bytes_get_size (journal));
  g_assert_cmpuint (count_records (journal, path, records), ==, records->len);
  check_damaged (journal, path, records, at);
}
