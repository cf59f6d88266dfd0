/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What can be done with a line: its menu. */

#include "pergola-outline-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-item-menu.h"

static void
append_meaning (PergolaOutline *self, GMenu *menu, PergolaOutlineNode *node)
{
  PergolaItem *item = pergola_project_get (pergola_editor_get_project (self->editor), node->id);

  if (item == NULL)
    return;
  pergola_menu_append_links (menu, self->editor, item);
  pergola_menu_append_polarity (menu, self->editor, item);
  pergola_menu_append_stories (menu, self->editor, item);
  pergola_menu_append_turn (menu, self->editor, item);
}

static void
append_moves (GMenu *menu)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  pergola_menu_append (submenu, _ ("Move _Up"), "edit.move-before", NULL);
  pergola_menu_append (submenu, _ ("Move _Down"), "edit.move-after", NULL);
  pergola_menu_append (submenu, _ ("Move to the Type _Before"), "edit.move-start", NULL);
  pergola_menu_append (submenu, _ ("Move to the _Next Type"), "edit.move-end", NULL);
  pergola_menu_append_submenu (menu, _ ("_Move"), submenu);
}

static GMenuModel *
create_menu (PergolaOutline *self, PergolaOutlineNode *node)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) meaning = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  if (node->id != NULL)
    {
      pergola_menu_append (own, _ ("_Rename"), "edit.rename", NULL);
      pergola_menu_append (own, _ ("_Link To…"), "edit.link", "");
      append_meaning (self, meaning, node);
      append_moves (meaning);
      pergola_menu_append (clipboard, _ ("Cu_t"), "edit.cut", NULL);
      pergola_menu_append (clipboard, _ ("_Copy"), "edit.copy", NULL);
    }
  pergola_menu_append (clipboard, _ ("_Paste"), "edit.paste", NULL);
  if (node->id != NULL)
    {
      pergola_menu_append (clipboard, _ ("D_uplicate"), "edit.duplicate", NULL);
      pergola_menu_append (remove, _ ("_Delete"), "edit.delete", NULL);
    }
  pergola_menu_append_addition (add, self->editor, node->zone->cards, "edit.add", node->zone->id);
  pergola_menu_append_addition (add, self->editor, node->zone->above, "edit.add-above", node->zone->id);
  pergola_menu_append_addition (add, self->editor, node->zone->below, "edit.add-below", node->zone->id);
  pergola_menu_append_section (menu, own);
  pergola_menu_append_section (menu, meaning);
  pergola_menu_append_section (menu, clipboard);
  pergola_menu_append_section (menu, add);
  pergola_menu_append_section (menu, remove);
  return G_MENU_MODEL (menu);
}

void
pergola_outline_show_menu (PergolaOutline *self, GtkWidget *row, PergolaOutlineNode *node, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *line = gtk_widget_get_parent (row); /* the list's own, which can have the focus */
  GdkRectangle place = { 0 };
  double x, y;

  pergola_outline_select (self, node);
  if (at != NULL)
    {
      gtk_widget_translate_coordinates (row, line, at->x, at->y, &x, &y);
      place = (GdkRectangle){ x, y, at->width, at->height };
    }
  menu = create_menu (self, node);
  pergola_popup (GTK_WIDGET (self), line, menu, at != NULL ? &place : NULL);
}

static void
show_menu (GtkWidget *row, const GdkRectangle *at, gpointer data)
{
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));
  GtkWidget *outline = gtk_widget_get_ancestor (row, PERGOLA_TYPE_OUTLINE);

  if (node != NULL)
    pergola_outline_show_menu (PERGOLA_OUTLINE (outline), row, node, at);
}

void
pergola_outline_add_row_controllers (PergolaOutlineRow *row)
{
  pergola_popup_add_gestures (GTK_WIDGET (row), show_menu, NULL);
  pergola_outline_add_dragging (row);
}
