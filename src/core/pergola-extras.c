/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-project-private.h"

#include <string.h>

PergolaExtras *
pergola_extras_new (void)
{
  PergolaExtras *self = g_new0 (PergolaExtras, 1);

  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->children = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (texts, i)));
  return copy;
}

PergolaExtras *
pergola_extras_copy (const PergolaExtras *self)
{
  PergolaExtras *copy;
  GHashTableIter iter;
  gpointer id, field;

  if (self == NULL)
    return NULL;

  copy = g_new0 (PergolaExtras, 1);
  copy->attributes = copy_texts (self->attributes);
  copy->children = copy_texts (self->children);
  copy->text = g_strdup (self->text);
  copy->raw = g_strdup (self->raw);
  copy->line = self->line;
  if (self->fields != NULL)
    {
      copy->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pergola_extras_free);
      g_hash_table_iter_init (&iter, self->fields);
      while (g_hash_table_iter_next (&iter, &id, &field))
        g_hash_table_insert (copy->fields, g_strdup (id), pergola_extras_copy (field));
    }

  return copy;
}

static gboolean
is_empty (const PergolaExtras *self)
{
  return self == NULL || (self->attributes->len == 0 && self->children->len == 0 && self->raw == NULL);
}

static gboolean
are_same_texts (GPtrArray *one, GPtrArray *other)
{
  for (guint i = 0; i < one->len && i < other->len; i++)
    if (strcmp (g_ptr_array_index (one, i), g_ptr_array_index (other, i)) != 0)
      return FALSE;

  return one->len == other->len;
}

/* Whether all that @self says of fields @other says, too. */
static gboolean
says_all_of (const PergolaExtras *self, const PergolaExtras *other)
{
  GHashTableIter iter;
  gpointer id, field;

  if (other == NULL || other->fields == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, other->fields);
  while (g_hash_table_iter_next (&iter, &id, &field))
    if (!pergola_extras_is_same (self != NULL && self->fields != NULL ? g_hash_table_lookup (self->fields, id) : NULL,
                                 field))
      return FALSE;

  return TRUE;
}

gboolean
pergola_extras_is_same (const PergolaExtras *self, const PergolaExtras *other)
{
  if (is_empty (self) || is_empty (other))
    {
      if (!is_empty (self) || !is_empty (other))
        return FALSE;
    }
  else if (!are_same_texts (self->attributes, other->attributes) || !are_same_texts (self->children, other->children) ||
           g_strcmp0 (self->text, other->text) != 0 || g_strcmp0 (self->raw, other->raw) != 0)
    return FALSE;

  return says_all_of (self, other) && says_all_of (other, self);
}

void
pergola_extras_free (PergolaExtras *self)
{
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self->text);
  g_free (self->raw);
  g_free (self->packed);
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_free (self);
}

PergolaExtras *
pergola_extras_get_field (PergolaExtras *self, const char *field)
{
  return self->fields != NULL ? g_hash_table_lookup (self->fields, field) : NULL;
}

PergolaExtras *
pergola_extras_ensure_field (PergolaExtras *self, const char *field)
{
  PergolaExtras *extras = pergola_extras_get_field (self, field);

  if (extras != NULL)
    return extras;

  if (self->fields == NULL)
    self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pergola_extras_free);
  extras = pergola_extras_new ();
  g_hash_table_insert (self->fields, g_strdup (field), extras);

  return extras;
}

void
pergola_extras_note_line (PergolaExtras *self, int line)
{
  if (self->line == 0)
    self->line = line;
}
