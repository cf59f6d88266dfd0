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
#include "pergola-popup.h"
#include "pergola-readings-box.h"
#include "pergola-role.h"

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

/* Returns how many. */
static guint
list_linked (PergolaInspector *self, PergolaItem *item, GPtrArray *entries)
{
  PergolaProject *project = pergola_inspector_get_project (self);
  const PergolaLinkKind *measures = pergola_project_get_link_kind_by_role (project, "measures");
  const PergolaLinkKind *instance = pergola_project_get_link_kind_by_role (project, "instance");
  const char *id = pergola_item_get_id (item);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, id);
  guint n = 0;

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
          n++;
        }
      if (instance == NULL || !g_str_equal (kind, instance->id) || to != item || from == NULL)
        continue;
      story = pergola_project_get (project, pergola_item_get_parent (from));
      add_linked (self, story != NULL ? story : from, link, story != NULL ? words : NULL, entries);
      n++;
    }
  return n;
}

/* A number shows whether a hope comes true, and the step of a story is a case of it. */
static void
offer (
  PergolaInspector *self, PergolaItem *item, const char *role, gboolean leaves, const char *title, GPtrArray *entries)
{
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (pergola_inspector_get_project (self), role);

  if (kind != NULL && pergola_inspector_can_offer (self, item, kind, leaves))
    pergola_inspector_add_offer (self, item, kind, leaves, title, entries);
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
  if (!pergola_indicator_is (pergola_inspector_get_project (self), item))
    return;
  pergola_entries_add_heading (entries, _ ("Means something because"));
  if (list_linked (self, item, entries) == 0)
    pergola_entries_add (entries, PERGOLA_ENTRY_NOTE,
                         g_strdup (_ ("Nothing yet. Say which hope it measures, and which story explains it.")));
  list_care (self, item, entries);
  offer (self, item, "measures", TRUE, _ ("Add a Reason"), entries);
  offer (self, item, "instance", FALSE, _ ("Add a Story"), entries);
}
