/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Edits as they are recorded, done again in a copy, give the same project. Then the same records with bytes changed,
 * and any bytes as a record: whatever of it is taken, the project can be written, and all of it undone. */

#include "config.h"

#include "edits.h"
#include "pergola-replay.h"

#include <string.h>

static void
committed_cb (PergolaProject *project, const PergolaTransaction *transaction, gpointer data)
{
  g_ptr_array_add (data, pergola_record_write (project, transaction, 42));
}

/* Whether the record is one, and could be done. */
static gboolean
take (PergolaReplay *replay, GBytes *bytes, GError **error)
{
  g_autoptr (PergolaRecord) record = pergola_record_read (bytes, error);
  g_autofree char *name = NULL;

  if (record == NULL)
    return FALSE;
  name = pergola_replay_make_name (record);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  return pergola_replay_take (replay, record, error);
}

static void
check_same (PergolaProject *live, PergolaProject *again, GPtrArray *records)
{
  g_autoptr (PergolaReplay) replay = pergola_replay_new (again);
  g_autoptr (GBytes) there = pergola_writer_write (live);
  g_autoptr (GBytes) here = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GError) error = NULL;

      take (replay, g_ptr_array_index (records, i), &error);
      g_assert_no_error (error);
    }
  here = pergola_writer_write (again);
  g_assert_true (g_bytes_equal (there, here));
}

/* Each three bytes say which byte of which record becomes another. */
static void
spoil (GPtrArray *records, const guint8 *data, gsize size)
{
  for (gsize i = 0; i + 3 <= size && records->len > 0; i += 3)
    {
      GBytes **record = (GBytes **) &records->pdata[data[i] % records->len];
      gsize length;
      guint8 *copy = g_bytes_unref_to_data (*record, &length);

      copy[data[i + 1] % length] ^= data[i + 2];
      *record = g_bytes_new_take (copy, length);
    }
}

static void
check_spoilt (PergolaProject *project, GPtrArray *records)
{
  g_autoptr (GBytes) written = NULL;

  {
    g_autoptr (PergolaReplay) replay = pergola_replay_new (project);

    for (guint i = 0; i < records->len; i++)
      {
        g_autoptr (GError) error = NULL;

        if (!take (replay, g_ptr_array_index (records, i), &error))
          fuzz_check_error (error);
      }
  }
  written = pergola_writer_write (project);
  while (pergola_history_undo (pergola_project_get_history (project)))
    ;
}

void
fuzz_try (const guint8 *data, gsize size)
{
  g_autofree char *script = fuzz_take_text (&data, &size);
  g_autoptr (PergolaProject) live = fuzz_new_project ();
  g_autoptr (PergolaProject) again = fuzz_copy_project (live);
  g_autoptr (PergolaProject) spoilt = fuzz_copy_project (live);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_signal_connect (live, "committed", G_CALLBACK (committed_cb), records);
  fuzz_edit (live, script);
  check_same (live, again, records);
  spoil (records, data, size);
  g_ptr_array_add (records, g_bytes_new (data, size));
  check_spoilt (spoilt, records);
}
