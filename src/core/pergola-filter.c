/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-filter.h"

struct _PergolaFilter
{
  GHashTable *fields; /* field → GHashTable: a set of choices, never empty */
};

PergolaFilter *
pergola_filter_new (void)
{
  PergolaFilter *self = g_new0 (PergolaFilter, 1);

  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
pergola_filter_free (PergolaFilter *self)
{
  g_hash_table_unref (self->fields);
  g_free (self);
}

void
pergola_filter_set (PergolaFilter *self, const char *field, const char *choice, gboolean wanted)
{
  GHashTable *choices = g_hash_table_lookup (self->fields, field);

  if (choices == NULL && wanted)
    {
      choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->fields, g_strdup (field), choices);
    }
  if (wanted)
    g_hash_table_add (choices, g_strdup (choice));
  else if (choices != NULL && g_hash_table_remove (choices, choice) && g_hash_table_size (choices) == 0)
    g_hash_table_remove (self->fields, field);
}

PergolaFilter *
pergola_filter_copy (const PergolaFilter *self)
{
  PergolaFilter *copy;
  GHashTableIter fields, choices;
  gpointer field, set, choice;

  if (self == NULL)
    return NULL;

  copy = pergola_filter_new ();
  g_hash_table_iter_init (&fields, self->fields);
  while (g_hash_table_iter_next (&fields, &field, &set))
    {
      g_hash_table_iter_init (&choices, set);
      while (g_hash_table_iter_next (&choices, &choice, NULL))
        pergola_filter_set (copy, field, choice, TRUE);
    }

  return copy;
}

gboolean
pergola_filter_has (const PergolaFilter *self, const char *field, const char *choice)
{
  GHashTable *choices = g_hash_table_lookup (self->fields, field);

  return choices != NULL && g_hash_table_contains (choices, choice);
}

gboolean
pergola_filter_is_empty (const PergolaFilter *self)
{
  return self == NULL || g_hash_table_size (self->fields) == 0;
}

/* Whether all that @a wants @b wants, too. */
static gboolean
is_within (const PergolaFilter *a, const PergolaFilter *b)
{
  GHashTableIter fields, choices;
  gpointer field, set, choice;

  g_hash_table_iter_init (&fields, a->fields);
  while (g_hash_table_iter_next (&fields, &field, &set))
    {
      g_hash_table_iter_init (&choices, set);
      while (g_hash_table_iter_next (&choices, &choice, NULL))
        if (!pergola_filter_has (b, field, choice))
          return FALSE;
    }

  return TRUE;
}

gboolean
pergola_filter_equal (const PergolaFilter *a, const PergolaFilter *b)
{
  if (pergola_filter_is_empty (a) || pergola_filter_is_empty (b))
    return pergola_filter_is_empty (a) && pergola_filter_is_empty (b);

  return is_within (a, b) && is_within (b, a);
}

gboolean
pergola_filter_matches (const PergolaFilter *self, PergolaProject *project, PergolaItem *item)
{
  GHashTableIter fields;
  gpointer field, choices;

  if (self == NULL)
    return TRUE;

  g_hash_table_iter_init (&fields, self->fields);
  while (g_hash_table_iter_next (&fields, &field, &choices))
    {
      const char *value = pergola_item_get (item, field);

      if (pergola_project_get_field (project, item, field) != NULL &&
          !g_hash_table_contains (choices, value != NULL ? value : PERGOLA_FILTER_UNSET))
        return FALSE;
    }

  return TRUE;
}
