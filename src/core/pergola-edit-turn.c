/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-edit-turn.h"

#include <glib/gi18n-lib.h>

/* (nullable): the kind that an item is turned into; @value: whether it counts as a value now. */
static const PergolaKind *
get_goal (PergolaProject *project, PergolaItem *item, gboolean *value)
{
  const PergolaKind *values = pergola_project_get_kind_by_role (project, "value");
  const PergolaKind *hopes = pergola_project_get_kind_by_role (project, "aspiration");

  if (item == NULL || pergola_item_is_link (item) || values == NULL || hopes == NULL ||
      pergola_project_get_link_kind_by_role (project, "hoped") == NULL)
    return NULL;
  *value = pergola_project_is_a (project, item, values->id);
  if (*value)
    return hopes;

  return pergola_project_is_a (project, item, hopes->id) ? values : NULL;
}

gboolean
pergola_edit_turn_can (PergolaProject *project, PergolaItem *item)
{
  gboolean value;

  return get_goal (project, item, &value) != NULL;
}

PergolaItem *
pergola_edit_turn_find (PergolaProject *project, PergolaItem *item)
{
  const PergolaLinkKind *hoped = pergola_project_get_link_kind_by_role (project, "hoped");
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (item));
  const char *id = pergola_item_get_id (item);

  for (guint i = 0; hoped != NULL && i < links->len; i++)
    {
      PergolaItem *link = links->pdata[i];
      gboolean leaves = g_strcmp0 (pergola_item_get_from (link), id) == 0;
      PergolaItem *other =
        pergola_project_get (project, leaves ? pergola_item_get_to (link) : pergola_item_get_from (link));

      if (other != NULL && g_str_equal (pergola_item_get_kind (link), hoped->id))
        return other;
    }

  return NULL;
}

/* The field of the other kind that takes what a field holds: the one with its role, else with its id; of its type. */
static const PergolaFieldDef *
find_field (const PergolaKind *kind, const PergolaFieldDef *field)
{
  const PergolaFieldDef *other = field->role != NULL ? pergola_kind_get_field_by_role (kind, field->role) : NULL;

  if (other == NULL)
    other = pergola_kind_get_field (kind, field->id);

  return other != NULL && other->type == field->type ? other : NULL;
}

/* When it happened is no part of what is hoped for, nor the other way round. */
static gboolean
goes_along (const PergolaFieldDef *field)
{
  return field->type != PERGOLA_FIELD_DATE;
}

static void
take_over (PergolaProject *project, PergolaItem *from, PergolaItem *to)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (from));
  const PergolaKind *goal = pergola_project_get_kind (project, pergola_item_get_kind (to));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      const PergolaFieldDef *other = goes_along (field) ? find_field (goal, field) : NULL;
      const char *value = pergola_item_get (from, field->id);

      if (other != NULL && value != NULL)
        pergola_project_set (project, pergola_item_get_id (to), other->id, value, NULL);
    }
  /* What is meant for few stays with them. */
  pergola_project_set (project, pergola_item_get_id (to), "@audience",
                       pergola_audience_to_string (pergola_item_get_audience (from)), NULL);
}

static PergolaItem *
make (PergolaProject *project, PergolaItem *item, const PergolaKind *goal, gboolean value)
{
  const PergolaLinkKind *hoped = pergola_project_get_link_kind_by_role (project, "hoped");
  PergolaItem *made = pergola_project_add (project, goal->id, NULL);

  if (made == NULL)
    return NULL;
  take_over (project, item, made);
  pergola_project_link (project, hoped->id, pergola_item_get_id (value ? item : made),
                        pergola_item_get_id (value ? made : item), NULL);
  return made;
}

/* What the step is called. */
static char *
make_name (PergolaProject *project, const PergolaKind *goal)
{
  /* Translators: a step to undo; %s is a kind of item, such as Aspiration. */
  return g_strdup_printf (_ ("Turn into %s"), goal->title);
}

PergolaItem *
pergola_edit_turn (PergolaProject *project, PergolaItem *item)
{
  gboolean value;
  const PergolaKind *goal = get_goal (project, item, &value);
  PergolaItem *other = goal != NULL ? pergola_edit_turn_find (project, item) : NULL;
  g_autofree char *name = NULL;

  if (goal == NULL || other != NULL)
    return other;
  name = make_name (project, goal);
  pergola_project_begin (project, name);
  other = make (project, item, goal, value);
  pergola_project_commit (project);

  return other;
}

/* (transfer container): ids of all that is hoped for, or answers a hope. */
static GHashTable *
collect_turned (PergolaProject *project)
{
  const PergolaLinkKind *hoped = pergola_project_get_link_kind_by_role (project, "hoped");
  g_autoptr (GPtrArray) links = hoped != NULL ? pergola_project_list_links (project, hoped->id) : g_ptr_array_new ();
  GHashTable *turned = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < links->len; i++)
    g_hash_table_add (turned, (gpointer) pergola_item_get_from (links->pdata[i]));

  return turned;
}

GPtrArray *
pergola_edit_turn_list_results (PergolaProject *project)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "value");
  g_autoptr (GPtrArray) items = kind != NULL ? pergola_project_list_items_as (project, kind->id) : g_ptr_array_new ();
  g_autoptr (GHashTable) turned = collect_turned (project);
  GPtrArray *results = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = items->pdata[i];
      const PergolaKind *own = pergola_project_get_kind (project, pergola_item_get_kind (item));
      const PergolaFieldDef *type = pergola_kind_get_field_by_role (own, "type");
      const PergolaChoice *choice = type != NULL ? pergola_project_get_choice (project, item, type->id) : NULL;

      if (choice != NULL && g_strcmp0 (choice->role, "result") == 0 &&
          !g_hash_table_contains (turned, pergola_item_get_id (item)))
        g_ptr_array_add (results, item);
    }

  return results;
}

GStrv
pergola_edit_turn_all (PergolaProject *project, GPtrArray *items)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autofree char *name = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      gboolean value;
      const PergolaKind *goal = get_goal (project, items->pdata[i], &value);
      PergolaItem *other = goal != NULL ? pergola_edit_turn_find (project, items->pdata[i]) : NULL;

      if (goal == NULL)
        continue;
      if (name == NULL)
        {
          name = make_name (project, goal);
          pergola_project_begin (project, name);
        }
      if (other == NULL)
        other = make (project, items->pdata[i], goal, value);
      if (other != NULL)
        g_strv_builder_add (ids, pergola_item_get_id (other));
    }
  if (name != NULL)
    pergola_project_commit (project);

  return g_strv_builder_end (ids);
}
