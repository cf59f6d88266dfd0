/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-popup.h"

static void
drop (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static gboolean
drop_cb (gpointer data)
{
  GtkWidget *keeper = gtk_widget_get_parent (data);
  GtkRoot *root = keeper != NULL ? gtk_widget_get_root (keeper) : NULL;

  drop (data);
  /* The action may have taken away what had the focus. */
  if (root != NULL && gtk_root_get_focus (root) == NULL)
    gtk_widget_grab_focus (keeper);
  return G_SOURCE_REMOVE;
}

/* The chosen action runs after this and is looked for from here, so the popover must stay in its place until then.
 * The focus goes back to where the menu was asked for. */
static void
closed_cb (GtkWidget *widget, GtkWidget *popover)
{
  gtk_widget_grab_focus (widget);
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_cb, g_object_ref (popover), g_object_unref);
}

void
pergola_popup (GtkWidget *keeper, GtkWidget *widget, GMenuModel *menu, const GdkRectangle *at)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GdkRectangle place = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  double x, y;

  if (at != NULL)
    place = *at;
  gtk_widget_translate_coordinates (widget, keeper, place.x, place.y, &x, &y);
  place.x = x;
  place.y = y;

  gtk_widget_set_parent (popover, keeper);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "destroy", G_CALLBACK (drop), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
