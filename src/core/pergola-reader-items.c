/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Items and links, and their fields. */

#include "config.h"

#include "pergola-reader-private.h"

#include "pergola-conflict-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FIELDS 1024 /* of one item: they are searched one by one */

/* @value ends with a NUL, which is not counted. */
void
pergola_reader_add_value (PergolaReader *self, char *key, const char *value, gsize length)
{
  gsize offset = self->item_block->len;

  if (length == 0)
    return;

  g_ptr_array_add (self->item_keys, key);
  g_array_append_val (self->item_offsets, offset);
  pergola_reader_append (self->item_block, value, length + 1);
}

static void
add_attribute (PergolaReader *self, PergolaAttribute attribute, const char *value)
{
  static const char *const names[] = { "@rank", "@audience", "@parent", "@from", "@to" };
  char **key = &self->attribute_keys[attribute];

  if (value == NULL)
    return;
  if (*key == NULL)
    *key = g_ref_string_new (names[attribute]);
  pergola_reader_add_value (self, *key, value, strlen (value));
}

/* Of the item before only its fields are remembered. */
static void
forget_item (PergolaReader *self)
{
  GPtrArray *fields = self->last_fields;

  self->last_fields = self->item_fields;
  self->item_fields = fields;
  g_hash_table_remove_all (self->n_conflicts);
  g_ptr_array_set_size (fields, 0);
  g_ptr_array_set_size (self->item_keys, 0);
  g_array_set_size (self->item_offsets, 0);
  g_string_truncate (self->item_block, 0);
}

static gboolean
make_item (PergolaReader *self, const PergolaTag *tag, const char *id, const char *kind, gboolean is_link)
{
  if (!pergola_reader_need_id (self, tag, id) || !pergola_reader_need (self, tag, "kind", kind))
    return FALSE;

  if (g_strcmp0 (self->kind, kind) != 0)
    {
      g_clear_pointer (&self->kind, g_ref_string_release);
      self->kind = g_ref_string_new (kind);
    }
  self->item = pergola_item_new_shared (id, self->kind, is_link);
  forget_item (self);
  pergola_item_set_line (self->item, pergola_reader_get_line (self));
  return TRUE;
}

void
pergola_reader_start_item (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "id", "kind", "rank", "audience", "parent", NULL };
  const char *values[5];

  if (!pergola_reader_read_attributes (self, tag, names, values) || !make_item (self, tag, values[0], values[1], FALSE))
    return;

  add_attribute (self, PERGOLA_ATTRIBUTE_RANK, values[2]);
  add_attribute (self, PERGOLA_ATTRIBUTE_AUDIENCE, values[3]);
  add_attribute (self, PERGOLA_ATTRIBUTE_PARENT, values[4]);
  pergola_reader_push (self, PERGOLA_LEVEL_ITEM, tag);
}

void
pergola_reader_start_link (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "id", "kind", "from", "to", NULL };
  const char *values[4];

  if (!pergola_reader_read_attributes (self, tag, names, values) ||
      !make_item (self, tag, values[0], values[1], TRUE) || !pergola_reader_need (self, tag, "from", values[2]) ||
      !pergola_reader_need (self, tag, "to", values[3]))
    return;

  add_attribute (self, PERGOLA_ATTRIBUTE_FROM, values[2]);
  add_attribute (self, PERGOLA_ATTRIBUTE_TO, values[3]);
  pergola_reader_push (self, PERGOLA_LEVEL_ITEM, tag);
}

/* (transfer none) */
static char *
intern_key (PergolaReader *self, const char *name)
{
  char *key = g_hash_table_lookup (self->keys, name);

  if (key == NULL)
    {
      key = g_ref_string_new (name);
      g_hash_table_add (self->keys, key);
    }
  return key;
}

/* (transfer none) (nullable): the one copy of a field's id. NULL where it is none; that is a fault then. */
static char *
intern_field (PergolaReader *self, const PergolaTag *tag, const char *id)
{
  guint n = self->item_fields->len;
  char *key = id != NULL && n < self->last_fields->len ? g_ptr_array_index (self->last_fields, n) : NULL;

  if (key != NULL && strcmp (key, id) == 0)
    return key;

  if (!pergola_reader_need_id (self, tag, id))
    return NULL;
  return intern_key (self, id);
}

static gboolean
has_room (PergolaReader *self)
{
  if (self->item_fields->len < MAX_FIELDS)
    return TRUE;

  pergola_reader_fault (self, PERGOLA_READER_ERROR_LIMIT, pergola_reader_get_line (self),
                        _ ("“%s” has more than %d fields"), pergola_item_get_id (self->item), MAX_FIELDS);
  return FALSE;
}

void
pergola_reader_start_field (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "id", NULL };
  const char *id = NULL;
  char *key;

  if (!pergola_reader_read_attributes (self, tag, names, &id))
    return;
  key = intern_field (self, tag, id);
  if (key == NULL)
    return;

  if (g_ptr_array_find (self->item_fields, key, NULL))
    pergola_reader_refuse_duplicate (self, pergola_reader_get_line (self), tag->name, id);
  else if (has_room (self))
    {
      g_ptr_array_add (self->item_fields, key);
      self->key = key;
      pergola_reader_push (self, PERGOLA_LEVEL_FIELD, tag);
    }
}

/* (transfer none) (nullable): the key of the next conflict of a field; NULL where there are too many. */
static char *
find_conflict_key (PergolaReader *self, const char *field)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_conflicts, field)) + 1;

  for (guint number = first; number <= MAX_FIELDS; number++)
    {
      g_autofree char *name = pergola_conflict_make_key (field, number);
      char *key = intern_key (self, name);

      if (self->item != NULL ? !g_ptr_array_find (self->item_fields, key, NULL)
                             : pergola_project_get_property (self->project, key) == NULL)
        {
          g_hash_table_replace (self->n_conflicts, g_strdup (field), GUINT_TO_POINTER (number));
          return key;
        }
    }

  return NULL;
}

void
pergola_reader_start_conflict (PergolaReader *self, const PergolaTag *tag)
{
  static const char *const names[] = { "field", "of", "by", "at", NULL };
  const char *values[4];
  g_autofree char *field = NULL;
  char *key;

  if (!pergola_reader_read_attributes (self, tag, names, values) || (self->item != NULL && !has_room (self)))
    return;
  field = pergola_conflict_find_field (self->item != NULL, values[1], values[0]);
  key = field != NULL ? find_conflict_key (self, field) : NULL;
  if (key == NULL)
    {
      g_ptr_array_set_size (self->attributes, 0);
      pergola_reader_keep_element (self, tag);
      return;
    }

  self->key = key;
  g_free (self->conflict_head);
  self->conflict_head = pergola_conflict_make_head (values[2], values[3]);
  if (self->item != NULL)
    g_ptr_array_add (self->item_fields, (char *) self->key);
  pergola_reader_push (self, PERGOLA_LEVEL_CONFLICT, tag);
  pergola_extras_note_line (pergola_reader_get_extras (self), pergola_reader_get_line (self));
}

void
pergola_reader_end_conflict (PergolaReader *self)
{
  g_autofree char *value = g_strconcat (self->conflict_head, self->text->str, NULL);

  if (self->item != NULL)
    pergola_reader_add_value (self, (char *) self->key, value, strlen (value));
  else
    pergola_project_load_property (self->project, self->key, value);
}

void
pergola_reader_end_item (PergolaReader *self)
{
  pergola_item_load (self->item, self->item_keys->len, (char *const *) self->item_keys->pdata,
                     (const gsize *) (gpointer) self->item_offsets->data, self->item_block->str, self->item_block->len);
  if (!pergola_project_load_item (self->project, self->item))
    pergola_reader_refuse_duplicate (self, pergola_item_get_line (self->item),
                                     pergola_item_is_link (self->item) ? "link" : "item",
                                     pergola_item_get_id (self->item));
  g_clear_object (&self->item);
}
