/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-mention.h"

#include "pergola-reference.h"

typedef struct
{
  PergolaProject *project;
  GHashTable *ids; /* (nullable) */
  GArray *found;
} Looking;

static void
look_at (Looking *self, GPtrArray *holders, const PergolaFieldDef *field)
{
  for (guint i = 0; i < holders->len; i++)
    {
      PergolaMention mention = { g_ptr_array_index (holders, i), field, NULL };
      const char *id = pergola_item_get (mention.holder, field->id);

      if (id == NULL || (self->ids != NULL && !g_hash_table_contains (self->ids, id)))
        continue;
      mention.named = pergola_project_get (self->project, id);
      if (mention.named != NULL)
        g_array_append_val (self->found, mention);
    }
}

/* @kind: of items, or of links where @links is set. */
static void
look_in (Looking *self, const char *kind, GPtrArray *fields, gboolean links)
{
  g_autoptr (GPtrArray) holders = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (fields, i);

      if (!pergola_field_def_is_reference (field))
        continue;
      if (holders == NULL)
        holders =
          links ? pergola_project_list_links (self->project, kind) : pergola_project_list_items (self->project, kind);
      look_at (self, holders, field);
    }
}

GArray *
pergola_mention_list (PergolaProject *project, GHashTable *ids)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  Looking self = { project, ids, g_array_new (FALSE, FALSE, sizeof (PergolaMention)) };

  if (ids != NULL && g_hash_table_size (ids) == 0)
    return self.found;
  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, i);

      for (guint k = 0; k < framework->kinds->len; k++)
        {
          const PergolaKind *kind = g_ptr_array_index (framework->kinds, k);

          look_in (&self, kind->id, kind->fields, FALSE);
        }
      for (guint k = 0; k < framework->links->len; k++)
        {
          const PergolaLinkKind *kind = g_ptr_array_index (framework->links, k);

          look_in (&self, kind->id, kind->fields, TRUE);
        }
    }

  return self.found;
}

GArray *
pergola_mention_list_of (PergolaProject *project, const char *id)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (ids, (char *) id);
  return pergola_mention_list (project, ids);
}

/* --- What goes with what is deleted --- */

static void
gather (PergolaProject *project, GHashTable *ids, const char *id)
{
  g_autoptr (GPtrArray) children = NULL;

  if (pergola_project_get (project, id) == NULL || !g_hash_table_add (ids, g_strdup (id)))
    return;
  children = pergola_project_list_children (project, id);
  for (guint i = 0; i < children->len; i++)
    gather (project, ids, pergola_item_get_id (g_ptr_array_index (children, i)));
}

GHashTable *
pergola_mention_gather (PergolaProject *project, GStrv ids)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    gather (project, all, ids[i]);

  return all;
}

guint
pergola_mention_count_lost (PergolaProject *project, GStrv ids)
{
  g_autoptr (GHashTable) all = pergola_mention_gather (project, ids);
  g_autoptr (GArray) mentions = pergola_mention_list (project, all);
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      PergolaItem *holder = g_array_index (mentions, PergolaMention, i).holder;

      n += !g_hash_table_contains (all, pergola_item_get_id (holder));
    }

  return n;
}
