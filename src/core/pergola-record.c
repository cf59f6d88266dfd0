/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-record-private.h"

#include <string.h>

#define SPLICE_FROM 128 /* bytes: a shorter value is written whole */

G_DEFINE_QUARK (pergola_record_error, pergola_record_error)

void
pergola_record_free (PergolaRecord *self)
{
  pergola_transaction_free (self->transaction);
  g_array_unref (self->splices);
  g_strfreev (self->frameworks);
  g_free (self);
}

static void
add_byte (GByteArray *out, guint8 value)
{
  g_byte_array_append (out, &value, 1);
}

static void
add_u32 (GByteArray *out, guint32 value)
{
  guint32 bytes = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &bytes, sizeof bytes);
}

static void
add_u64 (GByteArray *out, guint64 value)
{
  guint64 bytes = GUINT64_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &bytes, sizeof bytes);
}

static void
add_text (GByteArray *out, const char *text, gsize length)
{
  add_u32 (out, (guint32) length);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static void
add_string (GByteArray *out, const char *text)
{
  if (text != NULL)
    add_text (out, text, strlen (text));
  else
    add_u32 (out, PERGOLA_RECORD_NULL);
}

static void
add_strings (GByteArray *out, GPtrArray *strings)
{
  add_u32 (out, strings->len);
  for (guint i = 0; i < strings->len; i++)
    add_string (out, g_ptr_array_index (strings, i));
}

/* --- An item, with what we do not know of it --- */

static void
add_one_extras (GByteArray *out, PergolaExtras *extras)
{
  add_strings (out, extras->attributes);
  add_strings (out, extras->children);
  add_string (out, extras->text);
  add_string (out, extras->raw);
}

static void
add_extras (GByteArray *out, PergolaExtras *extras)
{
  GHashTableIter iter;
  gpointer field, value;

  add_byte (out, extras != NULL);
  if (extras == NULL)
    return;

  add_one_extras (out, extras);
  add_u32 (out, extras->fields != NULL ? g_hash_table_size (extras->fields) : 0);
  if (extras->fields == NULL)
    return;
  g_hash_table_iter_init (&iter, extras->fields);
  while (g_hash_table_iter_next (&iter, &field, &value))
    {
      add_string (out, field);
      add_one_extras (out, value);
    }
}

static char *
name_value (const char *id, const char *key)
{
  return g_strconcat (id, "\x1f", key, NULL);
}

/* (transfer full) (element-type utf8 guint): each value that the transaction sets, with the last change that does. */
static GHashTable *
list_sets (const PergolaTransaction *transaction)
{
  GHashTable *sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < transaction->changes->len; i++)
    {
      const PergolaChange *change = g_ptr_array_index (transaction->changes, i);

      if (change->type == PERGOLA_CHANGE_SET)
        g_hash_table_replace (sets, name_value (change->id, change->key), GUINT_TO_POINTER (i));
    }
  return sets;
}

/* Whether the transaction sets it after its change number @from. */
static gboolean
is_set_later (GHashTable *sets, guint from, const char *id, const char *key)
{
  g_autofree char *name = name_value (id, key);

  return GPOINTER_TO_UINT (g_hash_table_lookup (sets, name)) > from;
}

/* As it came, so far as we know: without what the same transaction set in it afterwards. Else that would be no change
 * any more when it is done again, and the step could not be told from one that later ones built upon. */
static void
add_item (GByteArray *out, PergolaItem *item, GHashTable *sets, guint index)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  guint n = pergola_item_count_values (item);

  for (guint i = 0; i < n; i++)
    {
      const char *value;
      const char *key = pergola_item_get_nth (item, i, &value);

      if (is_set_later (sets, index, pergola_item_get_id (item), key))
        continue;
      g_ptr_array_add (values, (char *) key);
      g_ptr_array_add (values, (char *) value);
    }
  add_string (out, pergola_item_get_kind (item));
  add_byte (out, pergola_item_is_link (item));
  add_u32 (out, values->len / 2);
  for (guint i = 0; i < values->len; i++)
    add_string (out, g_ptr_array_index (values, i));
  add_extras (out, pergola_item_get_extras (item));
}

/* --- A change --- */

/* How much of @old_value a new value keeps, in whole characters. */
static PergolaSplice
find_splice (const char *old_value, const char *new_value)
{
  gsize old_length = strlen (old_value), new_length = strlen (new_value);
  gsize most = MIN (old_length, new_length);
  gsize head = 0, tail = 0;

  while (head < most && old_value[head] == new_value[head])
    head++;
  while (head > 0 && head < new_length && ((guchar) new_value[head] & 0xc0) == 0x80)
    head--;
  while (tail < most - head && old_value[old_length - 1 - tail] == new_value[new_length - 1 - tail])
    tail++;
  while (tail > 0 && ((guchar) new_value[new_length - tail] & 0xc0) == 0x80)
    tail--;
  return (PergolaSplice){ (guint32) head, (guint32) tail };
}

static void
add_value (GByteArray *out, const PergolaChange *change, gboolean may_splice)
{
  const char *value = change->new_value;
  PergolaSplice splice = { 0, 0 };

  if (may_splice && change->old_value != NULL && value != NULL && strlen (value) >= SPLICE_FROM)
    splice = find_splice (change->old_value, value);
  add_u32 (out, splice.head);
  add_u32 (out, splice.tail);
  if (value != NULL)
    add_text (out, value + splice.head, strlen (value) - splice.head - splice.tail);
  else
    add_string (out, NULL);
}

/* @sets is NULL where the transaction brings no items. */
static void
add_change (GByteArray *out, const PergolaTransaction *transaction, guint index, GHashTable *sets)
{
  const PergolaChange *change = g_ptr_array_index (transaction->changes, index);

  add_byte (out, change->type);
  add_string (out, change->id);
  add_string (out, change->key);
  add_value (out, change, sets == NULL);
  if (change->type == PERGOLA_CHANGE_INSERT)
    add_item (out, change->item, sets, index);
}

/* --- The record --- */

/* (transfer container) (element-type utf8) */
static GPtrArray *
list_tried (PergolaProject *project)
{
  GPtrArray *uses = pergola_project_get_uses (project);
  GPtrArray *tried = g_ptr_array_new ();

  for (guint i = 0; i < uses->len; i++)
    {
      PergolaUse *use = g_ptr_array_index (uses, i);

      if (use->tried)
        g_ptr_array_add (tried, use->id);
    }
  return tried;
}

/* An item that comes is written without what was set in it afterwards, so that has no old value. */
static gboolean
brings_items (const PergolaTransaction *transaction)
{
  for (guint i = 0; i < transaction->changes->len; i++)
    if (((PergolaChange *) g_ptr_array_index (transaction->changes, i))->type == PERGOLA_CHANGE_INSERT)
      return TRUE;

  return FALSE;
}

GBytes *
pergola_record_write (PergolaProject *project, const PergolaTransaction *transaction, gint64 time)
{
  g_autoptr (GPtrArray) tried = list_tried (project);
  g_autoptr (GHashTable) sets = brings_items (transaction) ? list_sets (transaction) : NULL;
  GByteArray *out = g_byte_array_sized_new (256);

  add_byte (out, PERGOLA_RECORD_VERSION);
  add_byte (out, transaction->commit);
  add_u64 (out, transaction->serial);
  add_u64 (out, transaction->continued);
  add_u64 (out, (guint64) time);
  add_string (out, transaction->name != NULL ? transaction->name : "");
  add_string (out, transaction->merge_key);
  add_strings (out, tried);
  add_u32 (out, transaction->changes->len);
  for (guint i = 0; i < transaction->changes->len; i++)
    add_change (out, transaction, i, sets);

  return g_byte_array_free_to_bytes (out);
}
