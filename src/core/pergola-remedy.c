/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-remedy.h"

#include "pergola-ground.h"
#include "pergola-role.h"
#include "pergola-telling.h"

#include <glib/gi18n-lib.h>

/* --- What led to it --- */

const PergolaKind *
pergola_remedy_get_ground_kind (PergolaProject *project)
{
  const PergolaKind *activity = pergola_project_get_kind_by_role (project, "activity");

  return activity != NULL ? activity : pergola_project_get_kind_by_role (project, "value");
}

GPtrArray *
pergola_remedy_list_grounds (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *activity = pergola_project_get_kind_by_role (project, "activity");
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");
  GPtrArray *grounds = activity != NULL ? pergola_project_list_items_as (project, activity->id) : g_ptr_array_new ();
  g_autoptr (GPtrArray) values = value != NULL ? pergola_project_list_items_as (project, value->id) : NULL;

  for (guint i = 0; values != NULL && i < values->len; i++)
    if (pergola_ground_is_start (project, values->pdata[i]) && !pergola_ground_is_activity (project, values->pdata[i]))
      g_ptr_array_add (grounds, values->pdata[i]);
  g_ptr_array_remove (grounds, item);

  return grounds;
}

/* (nullable): the type where value starts. */
static const PergolaChoice *
find_start (const PergolaFieldDef *type)
{
  return type != NULL ? pergola_field_def_get_choice_by_role (type, "start") : NULL;
}

static PergolaItem *
add_ground (PergolaProject *project, const char *title)
{
  const PergolaKind *kind = pergola_remedy_get_ground_kind (project);
  PergolaItem *item = kind != NULL ? pergola_project_add (project, kind->id, NULL) : NULL;
  const PergolaFieldDef *type = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  const PergolaChoice *start = find_start (type);

  if (item == NULL)
    return NULL;
  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  if (!pergola_ground_is_activity (project, item) && start != NULL)
    pergola_project_set (project, pergola_item_get_id (item), type->id, start->id, NULL);

  return item;
}

/* Whether the story can say itself what it is about: it begins with the step. */
static gboolean
is_about_nothing (PergolaProject *project, PergolaItem *step)
{
  PergolaItem *story = step != NULL ? pergola_project_get (project, pergola_item_get_parent (step)) : NULL;
  g_autoptr (GPtrArray) steps =
    story != NULL ? pergola_project_list_children (project, pergola_item_get_parent (step)) : NULL;

  return steps != NULL && steps->len > 0 && steps->pdata[0] == step &&
         pergola_role_get_field (project, story, "about") != NULL &&
         pergola_role_get_item (project, story, "about") == NULL;
}

static gboolean
link_by_style (PergolaProject *project, PergolaLinkStyle style, PergolaItem *from, PergolaItem *to)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *links = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint k = 0; k < links->len; k++)
        {
          const PergolaLinkKind *kind = links->pdata[k];

          if (kind->style == style && pergola_project_link (project, kind->id, pergola_item_get_id (from),
                                                            pergola_item_get_id (to), NULL) != NULL)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
lead (PergolaProject *project, PergolaItem *item, PergolaItem *step, PergolaItem *ground)
{
  gboolean activity = pergola_ground_is_activity (project, ground);
  PergolaItem *story = step != NULL ? pergola_project_get (project, pergola_item_get_parent (step)) : NULL;

  if (activity && is_about_nothing (project, step))
    return pergola_project_set (project, pergola_item_get_id (story),
                                pergola_role_get_field (project, story, "about")->id, pergola_item_get_id (ground),
                                NULL);

  return (activity && link_by_style (project, PERGOLA_LINK_LISTED, ground, item)) ||
         link_by_style (project, PERGOLA_LINK_FLOW, ground, item);
}

PergolaItem *
pergola_remedy_ground (
  PergolaProject *project, PergolaItem *item, PergolaItem *step, const char *ground, const char *title, GError **error)
{
  PergolaItem *found;

  pergola_project_begin (project, _ ("Link What Led to It"));
  found = ground != NULL ? pergola_project_get (project, ground) : add_ground (project, title);
  if (found == NULL || !lead (project, item, step, found))
    {
      pergola_project_cancel (project);
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_LINK,
                   _ ("These two cannot be linked, or are linked already."));
      return NULL;
    }
  pergola_project_commit (project);

  return found;
}

/* --- Which number counts it --- */

GPtrArray *
pergola_remedy_list_numbers (PergolaProject *project, PergolaItem *step)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "indicator");
  const PergolaChoice *type = pergola_telling_get_type (project, step);
  g_autoptr (GPtrArray) all = kind != NULL ? pergola_project_list_items_as (project, kind->id) : g_ptr_array_new ();
  g_autoptr (GPtrArray) linked = pergola_telling_list_indicators (project, step);
  GPtrArray *list = g_ptr_array_new ();

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < all->len; i++)
      {
        const PergolaChoice *own = pergola_role_get_choice (project, all->pdata[i], "type");
        gboolean same = type != NULL && own != NULL && g_str_equal (own->id, type->id);

        if (same == (pass == 0) && !g_ptr_array_find (linked, all->pdata[i], NULL))
          g_ptr_array_add (list, all->pdata[i]);
      }

  return list;
}

static PergolaItem *
add_number (PergolaProject *project, PergolaItem *step, const char *title)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "indicator");
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  const PergolaChoice *type = pergola_telling_get_type (project, step);
  PergolaItem *item = kind != NULL ? pergola_project_add (project, kind->id, NULL) : NULL;

  if (item == NULL)
    return NULL;
  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  if (field != NULL && type != NULL)
    pergola_project_set (project, pergola_item_get_id (item), field->id, type->id, NULL);

  return item;
}

PergolaItem *
pergola_remedy_count (
  PergolaProject *project, PergolaItem *step, const char *indicator, const char *title, GError **error)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, "instance");
  PergolaItem *found;

  g_return_val_if_fail (kind != NULL, NULL);

  pergola_project_begin (project, _ ("Link an Indicator"));
  found = indicator != NULL ? pergola_project_get (project, indicator) : add_number (project, step, title);
  if (found == NULL ||
      pergola_project_link (project, kind->id, pergola_item_get_id (step), pergola_item_get_id (found), error) == NULL)
    {
      pergola_project_cancel (project);
      return NULL;
    }
  pergola_project_commit (project);

  return found;
}
