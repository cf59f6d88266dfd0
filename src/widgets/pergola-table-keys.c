/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What can be done with a row: by keys, and in its menu. */

#include "pergola-table-private.h"

#include "pergola-keys.h"

#include <glib/gi18n-lib.h>

#include "pergola-item-menu.h"

/* --- The menu --- */

static GMenuModel *
create_menu (PergolaTable *self, PergolaItem *item)
{
  const PergolaZone *zone = pergola_editor_find_zone (self->editor, pergola_item_get_id (item), NULL);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) meaning = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  pergola_menu_append (own, _ ("_Rename"), "edit.rename", NULL);
  pergola_menu_append_polarity (meaning, self->editor, item);
  pergola_menu_append_stories (meaning, self->editor, item);
  pergola_menu_append_turn (meaning, self->editor, item);
  pergola_menu_append (clipboard, _ ("Cu_t"), "edit.cut", NULL);
  pergola_menu_append (clipboard, _ ("_Copy"), "edit.copy", NULL);
  pergola_menu_append (clipboard, _ ("_Paste"), "edit.paste", NULL);
  pergola_menu_append (clipboard, _ ("D_uplicate"), "edit.duplicate", NULL);
  if (zone != NULL)
    {
      pergola_menu_append_addition (add, self->editor, zone->cards, "edit.add", zone->id);
      pergola_menu_append_addition (add, self->editor, zone->above, "edit.add-above", zone->id);
      pergola_menu_append_addition (add, self->editor, zone->below, "edit.add-below", zone->id);
    }
  pergola_menu_append (remove, _ ("_Delete"), "edit.delete", NULL);
  pergola_menu_append_section (menu, own);
  pergola_menu_append_section (menu, meaning);
  pergola_menu_append_section (menu, clipboard);
  pergola_menu_append_section (menu, add);
  pergola_menu_append_section (menu, remove);
  return G_MENU_MODEL (menu);
}

/* @at (nullable) in coordinates of the row. */
static void
show_menu (PergolaTable *self, PergolaTableCell *cell, const GdkRectangle *at)
{
  PergolaItem *item = pergola_table_cell_get_item (cell);
  g_autoptr (GMenuModel) menu = NULL;

  if (item == NULL)
    return;
  pergola_table_select (self, item);
  menu = create_menu (self, item);
  pergola_popup (GTK_WIDGET (self), pergola_table_cell_get_row (cell), menu, at);
}

static void
pressed_cb (GtkWidget *list, const GdkRectangle *at, gpointer data)
{
  PergolaTable *self = data;
  PergolaTableCell *cell =
    at != NULL ? pergola_table_find_title (self, gtk_widget_pick (list, at->x, at->y, GTK_PICK_DEFAULT)) : NULL;
  GdkRectangle place;
  double x, y;

  if (cell == NULL)
    return;
  gtk_widget_translate_coordinates (list, pergola_table_cell_get_row (cell), at->x, at->y, &x, &y);
  place = (GdkRectangle){ x, y, at->width, at->height };
  show_menu (self, cell, &place);
}

static void
header_pressed_cb (GtkWidget *header, const GdkRectangle *at, gpointer data)
{
  PergolaTable *self = data;

  pergola_popup (GTK_WIDGET (self), header, gtk_menu_button_get_menu_model (self->menu_button), at);
}

/* One for all rows: a table has many cells. And one for the headers: the menus that GTK 4.8 has for these do not find
 * the actions of what is around the view. */
void
pergola_table_add_menu (PergolaTable *self)
{
  pergola_popup_add_gestures (gtk_widget_get_first_child (GTK_WIDGET (self->view)), header_pressed_cb, self);
  pergola_popup_add_gestures (pergola_table_get_list (self), pressed_cb, self);
}

/* --- Keys --- */

static PergolaTable *
get_table (GtkWidget *widget)
{
  return PERGOLA_TABLE (gtk_widget_get_ancestor (widget, PERGOLA_TYPE_TABLE));
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaTable *self = get_table (widget);
  PergolaTableCell *cell = pergola_table_get_current (self);

  if (cell == NULL || pergola_table_cell_is_editing (cell))
    return FALSE;
  show_menu (self, cell, NULL);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaSelection *selection = pergola_editor_get_selection (get_table (widget)->editor);

  if (pergola_selection_get_size (selection) == 0)
    return FALSE;
  pergola_selection_clear (selection);
  return TRUE;
}

/* "(ss)": an action of the editor, and its string parameter, or "-". On what is selected; with nothing selected, on the
 * row that has the focus. */
static gboolean
run_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaTable *self = get_table (widget);
  PergolaTableCell *cell = pergola_table_get_current (self);
  const char *action;

  if (GTK_IS_TEXT (gtk_root_get_focus (gtk_widget_get_root (widget))))
    return FALSE;
  if (cell != NULL && pergola_selection_get_size (pergola_editor_get_selection (self->editor)) == 0)
    pergola_table_select (self, pergola_table_cell_get_item (cell));
  g_variant_get (args, "(&ss)", &action, NULL);
  /* Up and down are those of the board: no moves that are not seen. */
  if (self->order->len > 0 && (g_str_equal (action, "edit.move-before") || g_str_equal (action, "edit.move-after")))
    return FALSE;
  pergola_keys_activate (widget, args);
  return TRUE;
}

void
pergola_table_add_keys (PergolaTable *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
    const char *parameter;
  } keys[] = {
    { "F2", "edit.rename", "-" },
    { "n", "edit.add", "" },
    { "Delete|KP_Delete", "edit.delete", "-" },
    { "<Alt>Up", "edit.move-before", "-" },
    { "<Alt>Down", "edit.move-after", "-" },
    { "<Alt>Left", "edit.move-start", "-" },
    { "<Alt>Right", "edit.move-end", "-" },
    { "<Control>c", "edit.copy", "-" },
    { "<Control>x", "edit.cut", "-" },
    { "<Control>v", "edit.paste", "-" },
    { "<Control>d", "edit.duplicate", "-" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    pergola_keys_add (controller, keys[i].trigger, run_cb, g_variant_new ("(ss)", keys[i].action, keys[i].parameter));
  pergola_keys_add (controller, "Escape", escape_cb, NULL);
  pergola_keys_add (controller, "Menu|<Shift>F10", menu_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}
