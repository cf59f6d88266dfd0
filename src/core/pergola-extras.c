/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-project-private.h"

PergolaExtras *
pergola_extras_new (void)
{
  PergolaExtras *self = g_new0 (PergolaExtras, 1);

  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->children = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
pergola_extras_free (PergolaExtras *self)
{
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self->text);
  g_free (self->raw);
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
