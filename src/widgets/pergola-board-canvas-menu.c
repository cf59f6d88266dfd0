/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

#include <glib/gi18n-lib.h>

#include "pergola-item-menu.h"
#include "pergola-popup.h"

/* Menus are made from the kind of what they are for: the words come from its definition. */

/* --- For an item --- */

static gboolean
is_zone_shown (PergolaBoardCanvas *self, const PergolaZone *zone)
{
  for (guint i = 0; i < self->scene->zones->len; i++)
    if (g_array_index (self->scene->zones, PergolaSceneZone, i).def == zone)
      return TRUE;

  return FALSE;
}

/* The zones that could take it, by their titles. */
static void
append_zones (PergolaBoardCanvas *self, PergolaItem *item, GMenu *menu)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const PergolaZone *here = pergola_editor_find_zone (self->editor, pergola_item_get_id (item), NULL);
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      if (zone != here && zone->title != NULL && is_zone_shown (self, zone) &&
          pergola_editor_find_cards (self->editor, zone, pergola_item_get_id (item)) != NULL)
        pergola_menu_append (submenu, zone->title, "board.move-to", zone->id);
    }
  pergola_menu_append_submenu (menu, _ ("_Move To"), submenu);
}

static GMenu *
make_item_menu (PergolaBoardCanvas *self, PergolaItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) naming = g_menu_new ();
  g_autoptr (GMenu) meaning = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  if (pergola_item_has_conflict (item, NULL))
    pergola_menu_append (naming, _ ("D_ecide…"), "win.decide-here", NULL);
  pergola_menu_append (naming, pergola_item_is_link (item) ? _ ("_Label…") : _ ("_Rename"), "edit.rename", NULL);
  if (!pergola_item_is_link (item))
    {
      pergola_menu_append_links (meaning, self->editor, item);
      pergola_menu_append_polarity (meaning, self->editor, item);
      append_zones (self, item, meaning);
      pergola_menu_append (meaning, _ ("_Reset Position"), "edit.reset-position", NULL);
      pergola_menu_append_stories (meaning, self->editor, item);
      pergola_menu_append_turn (meaning, self->editor, item);
      pergola_menu_append (clipboard, _ ("Cu_t"), "edit.cut", NULL);
      pergola_menu_append (clipboard, _ ("_Copy"), "edit.copy", NULL);
      pergola_menu_append (clipboard, _ ("_Paste"), "edit.paste", NULL);
      pergola_menu_append (clipboard, _ ("D_uplicate"), "edit.duplicate", NULL);
    }
  pergola_menu_append (removal, _ ("_Delete"), "edit.delete", NULL);

  pergola_menu_append_section (menu, naming);
  pergola_menu_append_section (menu, meaning);
  pergola_menu_append_section (menu, clipboard);
  pergola_menu_append_section (menu, removal);

  return menu;
}

/* --- For the board --- */

/* (nullable): the zone into which a card can be put there. */
static const PergolaZone *
find_zone_at (PergolaBoardCanvas *self, double px, double py)
{
  double x, y;
  int zone;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  zone = pergola_scene_zone_at (self->scene, x, y);
  if (zone >= 0 && g_array_index (self->scene->zones, PergolaSceneZone, zone).closed)
    return NULL;
  return zone >= 0 ? g_array_index (self->scene->zones, PergolaSceneZone, zone).def : NULL;
}

/* The two readings of a figure that has a direction. */
static void
append_reading (PergolaBoardCanvas *self, GMenu *menu)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);

  if (board == NULL || board->strips->len == 0)
    return;
  pergola_menu_append (menu, _ ("Read A_head, from the Activity"), "edit.reading", "prospective");
  pergola_menu_append (menu, _ ("Read _Back, from the Result"), "edit.reading", "retrospective");
  if (pergola_selection_get_size (pergola_board_canvas_get_selection (self)) == 0)
    pergola_menu_append (menu, _ ("T_urn All Results into Plan"), "edit.turn", NULL);
}

static GMenu *
make_board_menu (PergolaBoardCanvas *self, const PergolaZone *def)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) additions = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenu) reading = g_menu_new ();

  if (def != NULL)
    {
      pergola_menu_append_addition (additions, self->editor, def->cards, "edit.add", def->id);
      pergola_menu_append_addition (additions, self->editor, def->above, "edit.add-above", def->id);
      pergola_menu_append_addition (additions, self->editor, def->below, "edit.add-below", def->id);
    }
  pergola_menu_append (clipboard, _ ("_Paste"), "edit.paste", NULL);
  pergola_menu_append (clipboard, _ ("Select _All"), "edit.select-all", NULL);
  pergola_menu_append (view, _ ("_Tidy"), "edit.tidy", NULL);
  pergola_menu_append (view, _ ("_Fit the Board"), "board.fit", NULL);
  pergola_menu_append (view, _ ("Over Ti_me"), "edit.time", NULL);
  append_reading (self, reading);

  pergola_menu_append_section (menu, additions);
  pergola_menu_append_section (menu, clipboard);
  pergola_menu_append_section (menu, view);
  pergola_menu_append_section (menu, reading);

  return menu;
}

/* --- Showing one --- */

void
pergola_board_canvas_close_menu (PergolaBoardCanvas *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
closed_cb (PergolaBoardCanvas *self, GtkWidget *popover)
{
  if (self->popover == popover)
    self->popover = NULL;
}

static void
pop_up (PergolaBoardCanvas *self, GMenu *menu, double px, double py)
{
  pergola_board_canvas_close_menu (self);
  self->popover =
    pergola_popup (GTK_WIDGET (self), GTK_WIDGET (self), G_MENU_MODEL (menu), &(GdkRectangle){ px, py, 1, 1 });
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

void
pergola_board_canvas_show_menu (PergolaBoardCanvas *self, const PergolaNode *node, double px, double py)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  PergolaItem *item = NULL;
  g_autoptr (GMenu) menu = NULL;

  pergola_board_canvas_end_link (self);
  if (node != NULL)
    item = pergola_project_get (pergola_editor_get_project (self->editor), node->id);
  if (item != NULL)
    {
      if (!pergola_selection_contains (selection, node->id))
        pergola_selection_set_one (selection, node->id);
      self->by_pointer = TRUE;
      pergola_board_canvas_focus_id (self, pergola_item_get_id (item));
      self->by_pointer = FALSE;
      menu = make_item_menu (self, item);
    }
  else
    {
      const PergolaZone *zone = find_zone_at (self, px, py);

      /* What the menu offers, pasting too, is for the zone that it was asked for. */
      if (zone != NULL)
        pergola_editor_set_zone (self->editor, zone->id);
      menu = make_board_menu (self, zone);
    }

  pop_up (self, menu, px, py);
}

/* Just inside the zone that is looked at, or the middle of what is seen. */
static graphene_rect_t
get_board_menu_place (PergolaBoardCanvas *self)
{
  const char *id = pergola_editor_get_zone (self->editor);

  for (guint i = 0; id != NULL && i < self->scene->zones->len; i++)
    {
      const PergolaSceneZone *zone = &g_array_index (self->scene->zones, PergolaSceneZone, i);

      if (g_str_equal (zone->def->id, id))
        {
          graphene_rect_t r = pergola_board_canvas_to_pixels (self, &zone->cards_bounds);

          return GRAPHENE_RECT_INIT (r.origin.x, r.origin.y + 1, 0, 0);
        }
    }

  return GRAPHENE_RECT_INIT (gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                             gtk_widget_get_height (GTK_WIDGET (self)) / 2.0, 0, 0);
}

/* The same with the keyboard: for what has the focus, else for the zone that is looked at. */
static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  const char *id = pergola_board_canvas_get_focus_id (self);
  const PergolaNode *node = NULL;
  graphene_rect_t r;

  if (self->editor == NULL || pergola_board_canvas_ensure_scene (self) == NULL)
    return;

  if (id != NULL)
    node = pergola_scene_get_node (self->scene, id);
  r = node != NULL ? pergola_board_canvas_to_pixels (self, &node->bounds) : get_board_menu_place (self);
  pergola_board_canvas_show_menu (self, node, r.origin.x + MIN (r.size.width, 24), r.origin.y + r.size.height);
}

static void
move_to_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const PergolaBoardDef *board = self->editor != NULL ? pergola_editor_get_board_def (self->editor) : NULL;
  const PergolaZone *zone =
    board != NULL ? pergola_board_def_get_zone (board, g_variant_get_string (parameter, NULL)) : NULL;
  PergolaProject *project;
  const PergolaCards *cards;
  g_autoptr (GPtrArray) there = NULL;
  g_auto (GStrv) ids = NULL;

  if (zone == NULL || pergola_selection_get_size (selection) == 0)
    return;
  cards = pergola_editor_find_cards (self->editor, zone, pergola_selection_get_last (selection));
  if (cards == NULL)
    return;

  project = pergola_editor_get_project (self->editor);
  ids = pergola_selection_get_ids (selection);
  there = pergola_project_list_cards (project, cards);
  pergola_edit_move (project, ids, cards, there->len > 0 ? pergola_item_get_id (there->pdata[there->len - 1]) : NULL,
                     NULL);
  pergola_editor_reveal (self->editor, ids[0]);
}

/* --- Choosing a kind of link --- */

void
pergola_board_canvas_choose_link (PergolaBoardCanvas *self, const char *from, const char *to, double px, double py)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  pergola_menu_append_joins (menu, self->editor, from, to);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1)
    pop_up (self, menu, px, py);
  else
    pergola_editor_join (self->editor, NULL, from, to);
}

static void
fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_board_canvas_set_fit (PERGOLA_BOARD_CANVAS (widget));
}

void
pergola_board_canvas_class_init_menu (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "board.menu", NULL, menu_cb);
  gtk_widget_class_install_action (klass, "board.move-to", "s", move_to_cb);
  gtk_widget_class_install_action (klass, "board.fit", NULL, fit_cb);
}
