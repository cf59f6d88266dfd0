/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-popup.h"

#include <glib/gi18n-lib.h>

/* --- Showing --- */

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

static GtkWidget *
find_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget) ? focus : widget;
}

void
pergola_popup_show (GtkWidget *popover, GtkWidget *keeper, GtkWidget *widget, const GdkRectangle *at)
{
  GdkRectangle place = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x, y;

  if (at != NULL)
    {
      place = *at;
      gtk_widget_set_halign (popover, rtl ? GTK_ALIGN_END : GTK_ALIGN_START);
    }
  gtk_widget_translate_coordinates (widget, keeper, place.x, place.y, &x, &y);
  place.x = x;
  place.y = y;

  gtk_widget_set_parent (popover, keeper);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), find_focus (widget), G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "destroy", G_CALLBACK (drop), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

GtkWidget *
pergola_popup (GtkWidget *keeper, GtkWidget *widget, GMenuModel *menu, const GdkRectangle *at)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  pergola_popup_show (popover, keeper, widget, at);
  return popover;
}

/* --- Asking --- */

typedef struct
{
  PergolaPopupFunc show;
  gpointer data;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
held_cb (GtkGesture *gesture, double x, double y, Asking *asking)
{
  asking->show (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), &(GdkRectangle){ x, y, 1, 1 },
                asking->data);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pressed_cb (GtkGesture *gesture, int n, double x, double y, Asking *asking)
{
  held_cb (gesture, x, y, asking);
}

void
pergola_popup_add_gestures (GtkWidget *widget, PergolaPopupFunc show, gpointer data)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  Asking asking = { show, data };

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_data (click, "pressed", G_CALLBACK (pressed_cb), g_memdup2 (&asking, sizeof asking), asking_free, 0);
  g_signal_connect_data (hold, "pressed", G_CALLBACK (held_cb), g_memdup2 (&asking, sizeof asking), asking_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));
}

/* --- Making --- */

void
pergola_menu_append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target != NULL ? "s" : NULL, target);
  /* What cannot be done now has no place in a menu that is made for now. */
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

void
pergola_menu_append_title (GMenu *menu, const char *title, const char *action, const char *target)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);

  pergola_menu_append (menu, escaped, action, target);
}

void
pergola_menu_append_section (GMenu *menu, GMenu *part)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (part)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (part));
}

void
pergola_menu_append_submenu (GMenu *menu, const char *label, GMenu *part)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (part)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (part));
}

void
pergola_menu_append_addition (
  GMenu *menu, PergolaEditor *editor, const GPtrArray *list, const char *action, const char *zone)
{
  const PergolaCards *cards = list != NULL && list->len > 0 ? list->pdata[0] : NULL;
  const PergolaKind *kind =
    cards != NULL ? pergola_project_get_kind (pergola_editor_get_project (editor), cards->kind) : NULL;
  g_autofree char *label = NULL;

  if (kind == NULL)
    return;

  /* Translators: %s is a kind of item, such as Aspiration. */
  label = g_strdup_printf (_ ("Add %s"), kind->title);
  pergola_menu_append (menu, label, action, zone);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, data);
}

void
pergola_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, g_object_ref (menu), g_object_unref);
}
