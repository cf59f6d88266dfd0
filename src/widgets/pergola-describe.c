/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-describe.h"

#include <glib/gi18n-lib.h>

#include "pergola-aspect.h"
#include "pergola-name.h"
#include "pergola-theme.h"

const char *
pergola_describe_glyph (PergolaProject *project, PergolaItem *item)
{
  return pergola_aspect_get_glyph (project, item);
}

char *
pergola_describe_title (PergolaProject *project, PergolaItem *item)
{
  return g_strdup (pergola_name_get (project, item));
}

/* "2: Night-flow checklist" */
static char *
describe_end (PergolaEditor *editor, const char *id)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  PergolaItem *item = pergola_project_get (project, id);
  const PergolaZone *zone = item != NULL ? pergola_editor_find_zone (editor, id, NULL) : NULL;
  g_autofree char *title = item != NULL ? pergola_describe_title (project, item) : g_strdup ("?");

  return zone != NULL && zone->badge != NULL ? g_strdup_printf ("%s: %s", zone->badge, title)
                                             : g_steal_pointer (&title);
}

/* One kind of link: its first end, and how many more there are. */
static char *
describe_kind (PergolaEditor *editor, PergolaItem *item, const PergolaLinkKind *kind, GPtrArray *links)
{
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = links->pdata[i];

      if (!g_str_equal (pergola_item_get_kind (link), kind->id) ||
          g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (item)) != 0)
        continue;
      if (n++ == 0)
        first = describe_end (editor, pergola_item_get_to (link));
    }
  if (n == 0)
    return NULL;

  /* Translators: where a card leads, such as: to 2: Night-flow checklist */
  text = kind->style == PERGOLA_LINK_FLOW ? g_strdup_printf (_ ("to %s"), first)
                                          : g_strdup_printf ("%s %s", kind->title, first);
  if (n == 1)
    return g_steal_pointer (&text);
  /* Translators: %s is the first of several cards that a card leads to. */
  return g_strdup_printf (ngettext ("%s, and %u more", "%s, and %u more", n - 1), text, n - 1);
}

char *
pergola_describe_links (PergolaEditor *editor, PergolaItem *item)
{
  PergolaProject *project = pergola_editor_get_project (editor);
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, pergola_item_get_id (item));
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; links->len > 0 && i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < kinds->len; j++)
        {
          const PergolaLinkKind *kind = kinds->pdata[j];
          g_autofree char *part = pergola_link_kind_is_drawn (kind) ? describe_kind (editor, item, kind, links) : NULL;

          if (part != NULL)
            g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", part);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pergola_describe_hue_class (const char *hue)
{
  return g_strconcat ("hue-", pergola_hue_to_name (pergola_hue_from_name (hue)), NULL);
}

void
pergola_describe_tooltip (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

GtkWidget *
pergola_badge_new (const PergolaZone *zone)
{
  GtkWidget *label = gtk_label_new (zone != NULL ? zone->badge : NULL);
  g_autofree char *class = pergola_describe_hue_class (zone != NULL ? zone->hue : NULL);

  gtk_widget_set_visible (label, zone != NULL && zone->badge != NULL);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "kind-badge");
  gtk_widget_add_css_class (label, class);
  return label;
}
