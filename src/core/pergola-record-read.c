/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Reading a record. The bytes come from a disk: each length is held against what is left before anything is made. */

#include "pergola-record-private.h"

#include "pergola-id.h"
#include "pergola-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const guint8 *data;
  gsize left;
  gboolean failed; /* from then on everything read is empty */
} Reader;

static const guint8 *
take (Reader *self, gsize length)
{
  const guint8 *data = self->data;

  if (self->failed || length > self->left)
    {
      self->failed = TRUE;
      return NULL;
    }
  self->data += length;
  self->left -= length;
  return data;
}

static guint8
read_byte (Reader *self)
{
  const guint8 *data = take (self, 1);
  return data != NULL ? *data : 0;
}

static guint32
read_u32 (Reader *self)
{
  const guint8 *data = take (self, sizeof (guint32));
  guint32 value = 0;

  if (data != NULL)
    memcpy (&value, data, sizeof value);
  return GUINT32_FROM_LE (value);
}

static guint64
read_u64 (Reader *self)
{
  const guint8 *data = take (self, sizeof (guint64));
  guint64 value = 0;

  if (data != NULL)
    memcpy (&value, data, sizeof value);
  return GUINT64_FROM_LE (value);
}

/* (transfer full) (nullable) */
static char *
read_string (Reader *self)
{
  guint32 length = read_u32 (self);
  const char *text;

  if (self->failed || length == PERGOLA_RECORD_NULL)
    return NULL;
  text = (const char *) take (self, length);
  if (text == NULL || !g_utf8_validate_len (text, length, NULL))
    {
      self->failed = TRUE;
      return NULL;
    }
  return g_strndup (text, length);
}

static char *
read_some_string (Reader *self)
{
  char *text = read_string (self);

  if (text == NULL)
    self->failed = TRUE;
  return text;
}

/* How many of something follow, each of which takes @size bytes at least. */
static guint
read_count (Reader *self, gsize size)
{
  guint32 count = read_u32 (self);

  if (count > self->left / size)
    self->failed = TRUE;
  return self->failed ? 0 : count;
}

static void
read_strings (Reader *self, GPtrArray *strings)
{
  guint count = read_count (self, sizeof (guint32));

  for (guint i = 0; i < count && !self->failed; i++)
    {
      char *text = read_some_string (self);

      if (text != NULL)
        g_ptr_array_add (strings, text);
    }
}

/* --- An item --- */

static void
read_one_extras (Reader *self, PergolaExtras *extras)
{
  read_strings (self, extras->attributes);
  read_strings (self, extras->children);
  g_free (extras->text);
  extras->text = read_string (self);
  g_free (extras->raw);
  extras->raw = read_string (self);
  if ((extras->text == NULL) != (extras->raw == NULL))
    self->failed = TRUE;
}

/* Of a field or a conflict. */
static gboolean
is_key_of_extras (const char *field)
{
  g_autofree char *key = field != NULL && *field != '\0' ? g_strconcat ("?", field, NULL) : NULL;

  return pergola_key_is_of_item (key);
}

static void
read_extras (Reader *self, PergolaItem *item)
{
  PergolaExtras *extras;
  guint count;

  if (read_byte (self) == 0)
    return;
  extras = pergola_item_ensure_extras (item);
  read_one_extras (self, extras);
  count = read_count (self, 5 * sizeof (guint32));
  for (guint i = 0; i < count && !self->failed; i++)
    {
      g_autofree char *field = read_some_string (self);

      if (!is_key_of_extras (field))
        self->failed = TRUE;
      else
        read_one_extras (self, pergola_extras_ensure_field (extras, field));
    }
}

/* (transfer full) (nullable) */
static PergolaItem *
read_item (Reader *self, const char *id)
{
  g_autofree char *kind = read_some_string (self);
  gboolean is_link = read_byte (self) != 0;
  guint count = read_count (self, 2 * sizeof (guint32));
  g_autoptr (PergolaItem) item = NULL;

  if (self->failed || !pergola_id_is_valid (id) || *kind == '\0')
    return NULL;

  item = pergola_item_new (id, kind, is_link);
  for (guint i = 0; i < count && !self->failed; i++)
    {
      g_autofree char *key = read_some_string (self);
      g_autofree char *value = read_some_string (self);

      if (self->failed || key[0] == '?' || !pergola_key_is_of_item (key))
        self->failed = TRUE;
      else
        pergola_item_set_raw (item, key, value);
    }
  read_extras (self, item);
  return self->failed ? NULL : g_steal_pointer (&item);
}

/* --- A change --- */

/* Whether a change can be one of a project: what it names could be written into a file, and read again. */
static gboolean
has_its_parts (const PergolaChange *change)
{
  switch (change->type)
    {
    case PERGOLA_CHANGE_INSERT:
      return pergola_id_is_valid (change->id) && change->item != NULL;
    case PERGOLA_CHANGE_REMOVE:
      return pergola_id_is_valid (change->id);
    case PERGOLA_CHANGE_SET:
      return pergola_id_is_valid (change->id) && pergola_key_is_of_item (change->key);
    case PERGOLA_CHANGE_PLACE:
      return pergola_id_is_valid (change->id) && pergola_id_is_valid (change->key);
    case PERGOLA_CHANGE_PROPERTY:
      return pergola_key_is_of_project (change->key);
    default:
      return FALSE;
    }
}

static void
read_change (Reader *self, PergolaRecord *record)
{
  g_autoptr (PergolaChange) change = g_new0 (PergolaChange, 1);
  PergolaSplice splice;

  change->type = read_byte (self);
  change->id = read_string (self);
  change->key = read_string (self);
  splice.head = read_u32 (self);
  splice.tail = read_u32 (self);
  change->new_value = read_string (self);
  if (change->type == PERGOLA_CHANGE_INSERT && change->id != NULL)
    change->item = read_item (self, change->id);
  if (self->failed || !has_its_parts (change))
    {
      self->failed = TRUE;
      return;
    }
  g_array_append_val (record->splices, splice);
  g_ptr_array_add (record->transaction->changes, g_steal_pointer (&change));
}

/* --- The record --- */

static void
read_head (Reader *self, PergolaRecord *record)
{
  guint8 version = read_byte (self);
  guint8 commit = read_byte (self);

  if (version != PERGOLA_RECORD_VERSION || commit > PERGOLA_COMMIT_REDONE)
    self->failed = TRUE;
  record->transaction->commit = commit;
  record->transaction->serial = read_u64 (self);
  record->transaction->continued = read_u64 (self);
  record->time = (gint64) read_u64 (self);
  record->transaction->name = read_some_string (self);
  record->transaction->merge_key = read_string (self);
}

static GStrv
read_frameworks (Reader *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  read_strings (self, ids);
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_steal (ids, NULL);
}

PergolaRecord *
pergola_record_read (GBytes *bytes, GError **error)
{
  g_autoptr (PergolaRecord) record = g_new0 (PergolaRecord, 1);
  Reader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE };
  guint count;

  record->transaction = pergola_transaction_new (NULL, NULL);
  record->splices = g_array_new (FALSE, FALSE, sizeof (PergolaSplice));
  read_head (&reader, record);
  record->frameworks = read_frameworks (&reader);
  count = read_count (&reader, 1 + 5 * sizeof (guint32));
  for (guint i = 0; i < count && !reader.failed; i++)
    read_change (&reader, record);

  if (!reader.failed && reader.left == 0)
    return g_steal_pointer (&record);
  g_set_error_literal (error, PERGOLA_RECORD_ERROR, PERGOLA_RECORD_ERROR_INVALID,
                       _ ("This record of a change is damaged."));
  return NULL;
}
