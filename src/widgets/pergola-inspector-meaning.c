/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of an indicator: its readings at the top, and what gives the number a meaning: reasons, stories, and who
 * reads it next. */

#include "config.h"

#include "pergola-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-chart.h"
#include "pergola-describe.h"
#include "pergola-name.h"
#include "pergola-popup.h"
#include "pergola-readings-box.h"
#include "pergola-role.h"

#define MOST 100 /* stories that a menu offers */

void
pergola_inspector_add_readings (PergolaInspector *self, PergolaItem *item)
{
  if (pergola_indicator_is (pergola_inspector_get_project (self), item))
    gtk_box_append (self->head, pergola_readings_box_new (self->editor, pergola_item_get_id (item)));
}

/* --- What is linked --- */

/* A row for what a link leads to, with a way to take the link away. */
static PergolaEntry *
add_linked (PergolaInspector *self, PergolaItem *item, PergolaItem *link, const char *subtitle, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  PergolaEntry *entry = pergola_entries_add_item (entries, self, item);
  GMenu *menu = g_menu_new ();

  entry->glyph = kind != NULL ? kind->icon : NULL;
  entry->subtitle = g_strdup (subtitle != NULL ? subtitle : kind != NULL ? kind->title : NULL);
  entry->remove_action = g_strdup ("inspector.remove");
  entry->remove_label = g_strdup (_ ("Remove the link"));
  entry->remove_target = g_strdup (pergola_item_get_id (link));
  pergola_menu_append (menu, _ ("_Remove the Link"), "inspector.remove", entry->remove_target);
  entry->menu = G_MENU_MODEL (menu);
  return entry;
}

static void
list_linked (PergolaInspector *self, PergolaItem *item, GPtrArray *linked, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaLinkKind *measures = pergola_project_get_link_kind_by_role (project, "measures");
  const PergolaLinkKind *instance = pergola_project_get_link_kind_by_role (project, "instance");
  const char *id = pergola_item_get_id (item);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, id);

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = links->pdata[i];
      const char *kind = pergola_item_get_kind (link);
      PergolaItem *from = pergola_project_get (project, pergola_item_get_from (link));
      PergolaItem *to = pergola_project_get (project, pergola_item_get_to (link));
      g_autofree char *words = from != NULL ? pergola_describe_title (project, from) : NULL;
      PergolaItem *story;

      if (measures != NULL && g_str_equal (kind, measures->id) && from == item && to != NULL)
        {
          add_linked (self, to, link, NULL, entries);
          g_ptr_array_add (linked, to);
        }
      if (instance == NULL || !g_str_equal (kind, instance->id) || to != item || from == NULL)
        continue;
      story = pergola_project_get (project, pergola_item_get_parent (from));
      add_linked (self, story != NULL ? story : from, link, story != NULL ? words : NULL, entries);
      g_ptr_array_add (linked, from);
    }
}

/* --- What can be linked --- */

static void
append_join (PergolaInspector *self,
             GMenu *menu,
             const PergolaLinkKind *kind,
             PergolaItem *from,
             PergolaItem *to,
             PergolaItem *named)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaChoice *type = pergola_role_get_choice (project, named, "type");
  g_autofree char *title = type != NULL ? g_strdup_printf ("%s · %s", pergola_name_get (project, named), type->title)
                                        : g_strdup (pergola_name_get (project, named));
  g_autofree char *target = g_strjoin (" ", kind->id, pergola_item_get_id (from), pergola_item_get_id (to), NULL);

  pergola_menu_append_title (menu, title, "edit.join", target);
}

static void
add_menu (GPtrArray *entries, const char *title, GMenu *menu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    pergola_entries_add (entries, PERGOLA_ENTRY_MENU, g_strdup (title))->menu = G_MENU_MODEL (g_object_ref (menu));
}

static void
offer_reasons (PergolaInspector *self, PergolaItem *item, GPtrArray *linked, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, "measures");
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; kind != NULL && kind->to[i] != NULL; i++)
    {
      const PergolaKind *reason = pergola_project_get_kind (project, kind->to[i]);
      g_autoptr (GPtrArray) items = pergola_project_list_items_as (project, kind->to[i]);
      g_autoptr (GMenu) part = g_menu_new ();

      for (guint j = 0; j < items->len; j++)
        if (!g_ptr_array_find (linked, items->pdata[j], NULL))
          append_join (self, part, kind, item, items->pdata[j], items->pdata[j]);
      pergola_menu_append_submenu (menu, reason != NULL ? reason->plural : kind->to[i], part);
    }
  add_menu (entries, _ ("Add a Reason"), menu);
}

static int
compare_latest (gconstpointer a, gconstpointer b, gpointer data)
{
  const PergolaFieldDef *date = data;
  PergolaItem *one = *(PergolaItem *const *) a, *other = *(PergolaItem *const *) b;
  int order = date != NULL ? g_strcmp0 (pergola_item_get (other, date->id), pergola_item_get (one, date->id)) : 0;

  return order != 0 ? order : pergola_item_compare_rank (&other, &one);
}

/* (transfer full): menus below one menu are told apart by what they are called, so each is called otherwise. */
static char *
name_story (PergolaProject *project, PergolaItem *story, GHashTable *names)
{
  g_autofree char *title = pergola_describe_title (project, story);
  char *name = g_strdup (title);

  for (guint n = 2; g_hash_table_contains (names, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", title, n);
    }
  g_hash_table_add (names, g_strdup (name));
  return name;
}

/* A number is linked to the step that is a case of it; the latest stories come first. */
static void
offer_stories (PergolaInspector *self, PergolaItem *item, GPtrArray *linked, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, "instance");
  const PergolaKind *story = pergola_project_get_kind_by_role (project, "story");
  g_autoptr (GPtrArray) stories = story != NULL ? pergola_project_list_items (project, story->id) : NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (stories != NULL)
    g_ptr_array_sort_with_data (stories, compare_latest, (gpointer) pergola_kind_get_field_by_role (story, "date"));
  for (guint i = 0; kind != NULL && stories != NULL && i < MIN (stories->len, MOST); i++)
    {
      g_autoptr (GPtrArray) steps = pergola_project_list_children (project, pergola_item_get_id (stories->pdata[i]));
      g_autofree char *title = name_story (project, stories->pdata[i], names);
      g_autoptr (GMenu) part = g_menu_new ();

      for (guint j = 0; j < steps->len; j++)
        if (!g_ptr_array_find (linked, steps->pdata[j], NULL) &&
            pergola_project_is_one_of (project, steps->pdata[j], kind->from))
          append_join (self, part, kind, steps->pdata[j], item, steps->pdata[j]);
      pergola_menu_append_submenu (menu, title, part);
    }
  add_menu (entries, _ ("Add a Story"), menu);
  if (kind != NULL && stories != NULL && stories->len > MOST)
    pergola_entries_add (entries, PERGOLA_ENTRY_NOTE,
                         g_strdup_printf (_ ("The latest %u stories are offered. In any other, “Add Evidence” links a "
                                             "step to this indicator."),
                                          MOST));
}

/* "Amina, monthly", "Next reading 11 June". */
static void
list_care (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  g_autoptr (PergolaIndicator) indicator = pergola_indicator_new (project, item);
  const PergolaFieldDef *owner = pergola_kind_get_field_by_role (indicator->kind, "owner");
  const char *name = owner != NULL ? pergola_reference_get_name (project, item, owner->id) : "";
  const char *often = indicator->frequency != NULL ? indicator->frequency->title : "";
  PergolaEntry *entry;

  if (*name == '\0' && *often == '\0')
    return;
  entry = pergola_entries_add (entries, PERGOLA_ENTRY_ROW,
                               g_strconcat (name, *name != '\0' && *often != '\0' ? " · " : "", often, NULL));
  entry->icon = "x-office-calendar-symbolic";
  if (*indicator->next != '\0')
    {
      g_autofree char *date = pergola_chart_describe_date (indicator->next);
      GDate today;

      g_date_clear (&today, 1);
      g_date_set_time_t (&today, time (NULL));
      entry->subtitle = pergola_indicator_describe_late (indicator, &today, pergola_chart_describe_date);
      /* Translators: %s is a date. */
      if (entry->subtitle == NULL)
        entry->subtitle = g_strdup_printf (_ ("Next reading %s"), date);
    }
}

void
pergola_inspector_list_meaning (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  g_autoptr (GPtrArray) linked = g_ptr_array_new ();

  if (!pergola_indicator_is (pergola_inspector_get_project (self), item))
    return;
  pergola_entries_add_heading (entries, _ ("Means something because"));
  list_linked (self, item, linked, entries);
  if (linked->len == 0)
    pergola_entries_add (entries, PERGOLA_ENTRY_NOTE,
                         g_strdup (_ ("Nothing yet. Say which hope it measures, and which story explains it.")));
  list_care (self, item, entries);
  offer_reasons (self, item, linked, entries);
  offer_stories (self, item, linked, entries);
}
