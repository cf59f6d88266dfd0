/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-sidebar-row.h"

#include <glib/gi18n-lib.h>

#define BOARD_KEY "pergola-board"         /* the id of its board */
#define FRAMEWORK_KEY "pergola-framework" /* the id of the framework that the board is of */
#define HEADING_KEY "pergola-heading"     /* what stands above it */
#define COUNT_KEY "pergola-count"         /* the label of its number */

static const char *
choose_icon (GtkWidget *widget, const char *name, char **made)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  *made = g_strconcat (name != NULL ? name : "", "-symbolic", NULL);
  return gtk_icon_theme_has_icon (theme, *made) ? *made : "view-dual-symbolic";
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* @icon, @text, @end (nullable) */
static GtkListBoxRow *
create_row (const char *icon, const char *text, GtkWidget *end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), create_label (text));
  if (end != NULL)
    gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_LIST_BOX_ROW (row);
}

GtkListBoxRow *
pergola_sidebar_row_new (const char *framework, const PergolaBoardDef *board, const char *heading)
{
  GtkWidget *count = gtk_label_new (NULL);
  g_autofree char *made = NULL;
  GtkListBoxRow *self = create_row (choose_icon (count, board->icon, &made), board->title, count);

  gtk_widget_add_css_class (count, "sidebar-count");
  gtk_widget_set_visible (count, FALSE);
  g_object_set_data_full (G_OBJECT (self), BOARD_KEY, g_strdup (board->id), g_free);
  g_object_set_data_full (G_OBJECT (self), FRAMEWORK_KEY, g_strdup (framework), g_free);
  g_object_set_data_full (G_OBJECT (self), HEADING_KEY, g_strdup (heading), g_free);
  g_object_set_data (G_OBJECT (self), COUNT_KEY, count);
  return self;
}

GtkListBoxRow *
pergola_sidebar_row_new_more (gboolean expanded)
{
  const char *icon = expanded ? "pan-down-symbolic" : "pan-end-symbolic";
  /* Translators: opens a list of other figures that a project could have. */
  GtkListBoxRow *self = create_row (icon, _ ("More Views"), NULL);

  gtk_list_box_row_set_selectable (self, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sidebar-more");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  return self;
}

const char *
pergola_sidebar_row_get_board (GtkListBoxRow *self)
{
  return g_object_get_data (G_OBJECT (self), BOARD_KEY);
}

const char *
pergola_sidebar_row_get_framework (GtkListBoxRow *self)
{
  return g_object_get_data (G_OBJECT (self), FRAMEWORK_KEY);
}

void
pergola_sidebar_row_set_count (GtkListBoxRow *self, guint count)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (self), COUNT_KEY);
  g_autofree char *text = g_strdup_printf ("%u", count);
  /* Translators: what stands on a board, read out with its name. */
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u item", "%u items", count), count);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

void
pergola_sidebar_row_update_header (GtkListBoxRow *self, GtkListBoxRow *before, gpointer data)
{
  const char *heading = g_object_get_data (G_OBJECT (self), HEADING_KEY);
  GtkWidget *label;

  if (heading == NULL || gtk_list_box_row_get_header (self) != NULL)
    return;
  label = create_label (heading);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (self, label);
}
