/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What the cards of the overview are made of, and where they lead. */

#include "pergola-overview-private.h"

#include <adwaita.h>

#include "pergola-describe.h"

#define AVATAR 32

/* --- Where to --- */

static gboolean
is_wanted (const PergolaBoardDef *board, const char *page)
{
  return page != NULL ? g_strcmp0 (board->page, page) == 0
                      : board->page == NULL && g_strcmp0 (board->layout, "table") == 0;
}

const PergolaBoardDef *
pergola_overview_find_board (PergolaProject *project, const char *page)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint k = 0; k < boards->len; k++)
        if (is_wanted (boards->pdata[k], page))
          return boards->pdata[k];
    }

  return NULL;
}

/* Of values, and not of what stands at the edges of a type. */
static const PergolaZone *
find_zone (const PergolaBoardDef *board, const char *kind, const char *type)
{
  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];
      const PergolaCards *cards = zone->cards->pdata[0];

      if (g_str_equal (cards->kind, kind) && g_strcmp0 (cards->choice, type) == 0)
        return zone;
    }

  return NULL;
}

const PergolaZone *
pergola_overview_find_type (PergolaProject *project, const char *type, const PergolaBoardDef **board)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");

  for (guint i = 0; value != NULL && i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint k = 0; k < boards->len; k++)
        {
          const PergolaZone *zone = find_zone (boards->pdata[k], value->id, type);

          if (zone == NULL)
            continue;
          *board = boards->pdata[k];
          return zone;
        }
    }

  return NULL;
}

/* --- Parts --- */

GtkWidget *
pergola_overview_create_dot (const char *icon, const char *hue)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, "overview-dot");
  if (hue != NULL)
    {
      g_autofree char *name = pergola_describe_hue_class (hue);

      gtk_widget_add_css_class (image, name);
      gtk_widget_add_css_class (image, "tinted");
    }
  return image;
}

GtkWidget *
pergola_overview_create_state (PergolaAuditState state)
{
  switch (state)
    {
    case PERGOLA_AUDIT_HOLDS:
      return pergola_overview_create_dot ("object-select-symbolic", "teal");
    case PERGOLA_AUDIT_CARE:
      return pergola_overview_create_dot ("dialog-warning-symbolic", "amber");
    case PERGOLA_AUDIT_NOTHING:
    default:
      return pergola_overview_create_dot ("content-loading-symbolic", NULL);
    }
}

GtkWidget *
pergola_overview_create_badge (const PergolaChoice *type)
{
  PergolaZone zone = { .badge = type->badge, .hue = type->hue };
  GtkWidget *badge = pergola_badge_new (&zone);

  gtk_widget_set_tooltip_text (badge, type->title);
  return badge;
}

GtkWidget *
pergola_overview_create_person (const char *name)
{
  return adw_avatar_new (AVATAR, name, name != NULL && *name != '\0');
}

GtkWidget *
pergola_overview_create_count (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "overview-count");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}
