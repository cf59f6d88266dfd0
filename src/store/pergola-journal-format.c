/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-journal-format.h"

#include <string.h>
#include <zlib.h>

#define MAGIC "PERGOLAJ"
#define VERSION 1
#define START (strlen (MAGIC) + sizeof (guint32))
#define HEAD_TYPE "(ayssay)"
#define MARK_TYPE "(uays)"

/* --- Life --- */

PergolaJournalHead *
pergola_journal_head_new (const char *path, const char *id, const char *title, GBytes *base)
{
  PergolaJournalHead *self = g_new0 (PergolaJournalHead, 1);

  self->path = g_strdup (path);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->base = g_bytes_ref (base);
  return self;
}

void
pergola_journal_head_free (PergolaJournalHead *self)
{
  g_free (self->path);
  g_free (self->id);
  g_free (self->title);
  g_bytes_unref (self->base);
  g_free (self);
}

PergolaJournalMark *
pergola_journal_mark_new (PergolaFrameType type, guint n_records, const char *path, const char *digest)
{
  PergolaJournalMark *self = g_new0 (PergolaJournalMark, 1);

  self->type = type;
  self->n_records = n_records;
  self->path = g_strdup (path);
  self->digest = g_strdup (digest);
  return self;
}

void
pergola_journal_mark_free (PergolaJournalMark *self)
{
  g_free (self->path);
  g_free (self->digest);
  g_free (self);
}

void
pergola_journal_contents_free (PergolaJournalContents *self)
{
  g_clear_pointer (&self->head, pergola_journal_head_free);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

/* --- Writing --- */

static guint32
compute_checksum (guint32 number, guint8 type, const void *data, gsize length)
{
  guint32 start = GUINT32_TO_LE (number);
  uLong sum = crc32_z (0, (const Bytef *) &start, sizeof start);

  sum = crc32_z (sum, &type, 1);
  /* Nothing, where it has no place either, would begin anew. */
  return (guint32) (length > 0 ? crc32_z (sum, data, length) : sum);
}

static void
add_u32 (GByteArray *out, guint32 value)
{
  guint32 bytes = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &bytes, sizeof bytes);
}

static void
add_frame (GByteArray *out, guint32 number, guint8 type, const void *data, gsize length)
{
  add_u32 (out, (guint32) length);
  add_u32 (out, compute_checksum (number, type, data, length));
  g_byte_array_append (out, &type, 1);
  g_byte_array_append (out, data, (guint) length);
}

static void
add_variant_frame (GByteArray *out, guint32 number, guint8 type, GVariant *value)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);

  add_frame (out, number, type, g_variant_get_data (sunk), g_variant_get_size (sunk));
}

/* Byte order is not said anywhere: a state folder stays on its machine, and its numbers are in native order. */
void
pergola_journal_format_head (GByteArray *out, const PergolaJournalHead *head)
{
  GVariant *base = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, head->base, TRUE);

  g_byte_array_append (out, (const guint8 *) MAGIC, strlen (MAGIC));
  add_u32 (out, VERSION);
  add_variant_frame (out, 0, PERGOLA_FRAME_HEAD,
                     g_variant_new ("(^ayss@ay)", head->path != NULL ? head->path : "", head->id, head->title, base));
}

void
pergola_journal_format_record (GByteArray *out, guint32 number, GBytes *record)
{
  gsize length;
  const void *data = g_bytes_get_data (record, &length);

  add_frame (out, number, PERGOLA_FRAME_RECORD, data, length);
}

void
pergola_journal_format_mark (GByteArray *out, guint32 number, const PergolaJournalMark *mark)
{
  add_variant_frame (out, number, mark->type, g_variant_new ("(u^ays)", mark->n_records, mark->path, mark->digest));
}

/* --- Reading --- */

/* (transfer full) (nullable) */
static GVariant *
read_variant (GBytes *bytes, const char *type)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

static gboolean
take_head (PergolaJournalContents *self, GBytes *bytes)
{
  g_autoptr (GVariant) value = read_variant (bytes, HEAD_TYPE);
  g_autoptr (GVariant) base = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *path = NULL;
  const char *id, *title;

  if (value == NULL)
    return FALSE;
  g_variant_get (value, "(^ay&s&s@ay)", &path, &id, &title, &base);
  if (!pergola_id_is_valid (id))
    return FALSE;
  content = g_variant_get_data_as_bytes (base);
  self->head = pergola_journal_head_new (*path != '\0' ? path : NULL, id, title, content);
  return TRUE;
}

static gboolean
take_mark (PergolaJournalContents *self, PergolaFrameType type, GBytes *bytes)
{
  g_autoptr (GVariant) value = read_variant (bytes, MARK_TYPE);
  g_autofree char *path = NULL;
  const char *digest;
  guint32 n_records;

  if (value == NULL)
    return FALSE;
  g_variant_get (value, "(u^ay&s)", &n_records, &path, &digest);
  if (n_records > self->records->len)
    return FALSE;
  g_ptr_array_add (self->marks, pergola_journal_mark_new (type, n_records, path, digest));
  return TRUE;
}

static gboolean
take_frame (PergolaJournalContents *self, guint8 type, GBytes *bytes)
{
  if (self->head == NULL)
    return type == PERGOLA_FRAME_HEAD && take_head (self, bytes);
  if (type == PERGOLA_FRAME_SAVING || type == PERGOLA_FRAME_KNOWN)
    return take_mark (self, type, bytes);
  if (type == PERGOLA_FRAME_RECORD)
    g_ptr_array_add (self->records, g_bytes_ref (bytes));
  return type == PERGOLA_FRAME_RECORD;
}

static guint32
get_u32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* The length of the frame that @data begins with, or 0 where there is no whole one. */
static gsize
measure_frame (const guint8 *data, gsize left, guint32 number)
{
  const gsize around = 2 * sizeof (guint32) + 1;
  guint32 length;

  if (left < around)
    return 0;
  length = get_u32 (data);
  if (length > left - around)
    return 0;
  if (compute_checksum (number, data[8], data + around, length) != get_u32 (data + sizeof length))
    return 0;
  return around + length;
}

static void
read_frames (PergolaJournalContents *self, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->valid = START;
  for (guint32 number = 0; self->valid < size; number++)
    {
      gsize length = measure_frame (data + self->valid, size - self->valid, number);
      g_autoptr (GBytes) inside = NULL;

      if (length == 0)
        return;
      inside = g_bytes_new_from_bytes (bytes, self->valid + 9, length - 9);
      if (!take_frame (self, data[self->valid + 8], inside))
        return;
      self->valid += length;
    }
}

PergolaJournalFormat
pergola_journal_contents_read (GBytes *bytes, PergolaJournalContents **contents)
{
  g_autoptr (PergolaJournalContents) self = g_new0 (PergolaJournalContents, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_journal_mark_free);
  if (size < START || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    return PERGOLA_JOURNAL_FORMAT_EMPTY;
  if (get_u32 (data + strlen (MAGIC)) != VERSION)
    return PERGOLA_JOURNAL_FORMAT_NEWER;
  read_frames (self, bytes);
  if (self->head == NULL)
    return PERGOLA_JOURNAL_FORMAT_EMPTY;
  *contents = g_steal_pointer (&self);
  return PERGOLA_JOURNAL_FORMAT_OK;
}
