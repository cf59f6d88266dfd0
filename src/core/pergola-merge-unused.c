/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Definitions of frameworks that a file carries and does not use stand among what we do not know. Two of one framework
 * in a file could not be read again, so they are joined as those are that are used. */

#include "pergola-merge-private.h"

#include "pergola-conflict-private.h"

#include <string.h>

/* (transfer full) (nullable): the framework that a piece of markup defines. */
static char *
name_definition (PergolaProject *project, const char *markup)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *id = NULL;

  if (markup[0] != '<' || strstr (markup, "framework") == NULL)
    return NULL;

  regex = g_regex_new ("^<(?:[^\\s:/>]+:)?framework\\s(?:[^>]*\\s)?id\\s*=\\s*[\"']([A-Za-z0-9_.-]+)[\"']", 0, 0, NULL);
  if (!g_regex_match (regex, markup, 0, &match))
    return NULL;

  id = g_match_info_fetch (match, 1);
  return pergola_conflict_is_definition (project, id, markup) ? g_steal_pointer (&id) : NULL;
}

GPtrArray *
pergola_merge_list_unused (PergolaProject *project)
{
  PergolaExtras *extras = pergola_project_get_extras (project, "");
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; extras != NULL && i < extras->children->len; i++)
    {
      char *id = name_definition (project, g_ptr_array_index (extras->children, i));

      if (id != NULL)
        g_ptr_array_add (ids, id);
    }

  return ids;
}

const char *
pergola_merge_find_unused (PergolaProject *project, const char *id)
{
  PergolaExtras *extras = pergola_project_get_extras (project, "");

  for (guint i = 0; extras != NULL && i < extras->children->len; i++)
    {
      const char *markup = g_ptr_array_index (extras->children, i);
      g_autofree char *name = name_definition (project, markup);

      if (g_strcmp0 (name, id) == 0)
        return markup;
    }

  return NULL;
}

void
pergola_merge_sift_definitions (PergolaMerge *self, PergolaExtras *joined, GHashTable *unused)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) ids = NULL;

  for (guint i = 0; i < joined->children->len; i++)
    {
      const char *child = g_ptr_array_index (joined->children, i);
      g_autofree char *id = name_definition (self->sides[PERGOLA_SIDE_OURS], child);

      if (id == NULL)
        id = name_definition (self->sides[PERGOLA_SIDE_THEIRS], child);
      if (id == NULL)
        continue;
      if (g_strcmp0 (g_hash_table_lookup (unused, id), child) == 0 && !g_hash_table_contains (there, id))
        g_hash_table_add (there, g_steal_pointer (&id));
      else
        g_ptr_array_remove_index (joined->children, i--);
    }

  ids = g_list_sort (g_hash_table_get_keys (unused), (GCompareFunc) strcmp);
  for (GList *l = ids; l != NULL; l = l->next)
    if (!g_hash_table_contains (there, l->data))
      g_ptr_array_add (joined->children, g_strdup (g_hash_table_lookup (unused, l->data)));
}
