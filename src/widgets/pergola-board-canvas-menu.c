/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

#include <glib/gi18n-lib.h>

/* Menus are made from the kind of what they are for: the words come from its definition. */

static void
append_action (GMenu *menu, const char *label, const char *action, const char *parameter)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (parameter != NULL)
    g_menu_item_set_action_and_target (item, action, "s", parameter);
  else
    g_menu_item_set_detailed_action (item, action);
  /* What cannot be done now has no place in a menu that is made for now. */
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

/* --- For an item --- */

/* Every kind of link that may start here. */
static void
append_links (PergolaBoardCanvas *self, PergolaItem *item, GMenu *menu)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (pergola_editor_get_project (self->editor));
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *links = ((PergolaFramework *) frameworks->pdata[i])->links;

      for (guint j = 0; j < links->len; j++)
        {
          const PergolaLinkKind *kind = links->pdata[j];

          if (kind->style != PERGOLA_LINK_HIDDEN &&
              g_strv_contains ((const char *const *) kind->from, pergola_item_get_kind (item)))
            append_action (submenu, kind->title, "edit.link", kind->id);
        }
    }
  append_submenu (menu, _ ("_Link As"), submenu);
}

static void
append_polarity (PergolaBoardCanvas *self, PergolaItem *item, GMenu *menu)
{
  const PergolaKind *kind =
    pergola_project_get_kind (pergola_editor_get_project (self->editor), pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];
      g_autoptr (GMenu) submenu = NULL;

      if (g_strcmp0 (field->role, "polarity") != 0)
        continue;
      submenu = g_menu_new ();
      for (guint j = 0; j < field->choices->len; j++)
        {
          const PergolaChoice *choice = field->choices->pdata[j];

          append_action (submenu, choice->title, "edit.polarity", choice->id);
        }
      append_action (submenu, _ ("Not Marked"), "edit.polarity", "");
      append_submenu (menu, field->title, submenu);
    }
}

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
          pergola_board_canvas_find_cards (self, zone, pergola_item_get_id (item)) != NULL)
        append_action (submenu, zone->title, "board.move-to", zone->id);
    }
  append_submenu (menu, _ ("_Move To"), submenu);
}

/* The stories that pass through it, and none. */
static void
append_stories (PergolaBoardCanvas *self, PergolaItem *item, GMenu *menu)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  g_autoptr (GPtrArray) stories = pergola_story_list_of (project, pergola_item_get_id (item));
  g_autoptr (GMenu) submenu = g_menu_new ();

  if (stories->len == 0)
    return;

  for (guint i = 0; i < stories->len; i++)
    append_action (submenu, pergola_item_get_title (stories->pdata[i]), "edit.follow",
                   pergola_item_get_id (stories->pdata[i]));
  append_action (submenu, _ ("No Story"), "edit.follow", "");
  append_submenu (menu, _ ("_Follow"), submenu);
}

static GMenu *
make_item_menu (PergolaBoardCanvas *self, PergolaItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) naming = g_menu_new ();
  g_autoptr (GMenu) meaning = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  append_action (naming, pergola_item_is_link (item) ? _ ("_Label…") : _ ("_Rename"), "edit.rename", NULL);
  if (!pergola_item_is_link (item))
    {
      append_links (self, item, meaning);
      append_polarity (self, item, meaning);
      append_zones (self, item, meaning);
      append_stories (self, item, meaning);
      append_action (clipboard, _ ("Cu_t"), "edit.cut", NULL);
      append_action (clipboard, _ ("_Copy"), "edit.copy", NULL);
      append_action (clipboard, _ ("_Paste"), "edit.paste", NULL);
      append_action (clipboard, _ ("D_uplicate"), "edit.duplicate", NULL);
    }
  append_action (removal, _ ("_Delete"), "edit.delete", NULL);

  append_section (menu, naming);
  append_section (menu, meaning);
  append_section (menu, clipboard);
  append_section (menu, removal);

  return menu;
}

/* --- For the board --- */

static void
append_additions (PergolaBoardCanvas *self, const GPtrArray *list, const char *action, const char *zone, GMenu *menu)
{
  const PergolaKind *kind = NULL;
  g_autofree char *label = NULL;

  if (list != NULL && list->len > 0)
    kind =
      pergola_project_get_kind (pergola_editor_get_project (self->editor), ((PergolaCards *) list->pdata[0])->kind);
  if (kind == NULL)
    return;

  /* Translators: %s is a kind of item, such as Aspiration. */
  label = g_strdup_printf (_ ("Add %s"), kind->title);
  append_action (menu, label, action, zone);
}

static GMenu *
make_board_menu (PergolaBoardCanvas *self, double px, double py)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) additions = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  double x, y;
  int zone;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  zone = pergola_scene_zone_at (self->scene, x, y);
  if (zone >= 0)
    {
      const PergolaZone *def = g_array_index (self->scene->zones, PergolaSceneZone, zone).def;

      append_additions (self, def->cards, "edit.add", def->id, additions);
      append_additions (self, def->above, "edit.add-above", def->id, additions);
      append_additions (self, def->below, "edit.add-below", def->id, additions);
    }
  append_action (clipboard, _ ("_Paste"), "edit.paste", NULL);
  append_action (clipboard, _ ("Select _All"), "edit.select-all", NULL);
  append_action (view, _ ("_Tidy"), "edit.tidy", NULL);
  append_action (view, _ ("_Fit the Board"), "board.fit", NULL);

  append_section (menu, additions);
  append_section (menu, clipboard);
  append_section (menu, view);

  return menu;
}

/* --- Showing one --- */

void
pergola_board_canvas_close_menu (PergolaBoardCanvas *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
drop_popover_cb (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* A chosen action still needs the popover's place in the tree: it goes a moment later. */
static void
closed_cb (PergolaBoardCanvas *self, GtkWidget *popover)
{
  if (self->popover != popover)
    return;

  self->popover = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_popover_cb, g_object_ref (popover), g_object_unref);
}

static void
pop_up (PergolaBoardCanvas *self, GMenuModel *menu, const graphene_rect_t *at)
{
  pergola_board_canvas_close_menu (self);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, pergola_board_canvas_is_rtl (self) ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (
    GTK_POPOVER (self->popover),
    &(GdkRectangle){ at->origin.x, at->origin.y, MAX (1, at->size.width), MAX (1, at->size.height) });
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
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
    menu = make_board_menu (self, px, py);

  pop_up (self, G_MENU_MODEL (menu), &GRAPHENE_RECT_INIT (px, py, 1, 1));
}

/* The same with the keyboard: for what has the focus. */
static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  const char *id = pergola_board_canvas_get_focus_id (self);
  const PergolaNode *node = NULL;
  graphene_rect_t r =
    GRAPHENE_RECT_INIT (gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0, 0, 0);

  if (self->editor == NULL || pergola_board_canvas_ensure_scene (self) == NULL)
    return;

  if (id != NULL)
    node = pergola_scene_get_node (self->scene, id);
  if (node != NULL)
    r = pergola_board_canvas_to_pixels (self, &node->bounds);
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
  cards = pergola_board_canvas_find_cards (self, zone, pergola_selection_get_last (selection));
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

static void
link_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  if (self->editor != NULL && self->choice_from != NULL && self->choice_to != NULL)
    pergola_editor_link (self->editor, g_variant_get_string (parameter, NULL), self->choice_from, self->choice_to);
}

void
pergola_board_canvas_choose_link (PergolaBoardCanvas *self, const char *from, const char *to, double px, double py)
{
  g_autoptr (GPtrArray) kinds = pergola_editor_list_link_kinds (self->editor, from, to);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (kinds->len == 1)
    {
      pergola_editor_link (self->editor, ((PergolaLinkKind *) kinds->pdata[0])->id, from, to);
      return;
    }
  if (kinds->len == 0)
    return;

  g_free (self->choice_from);
  g_free (self->choice_to);
  self->choice_from = g_strdup (from);
  self->choice_to = g_strdup (to);
  for (guint i = 0; i < kinds->len; i++)
    {
      const PergolaLinkKind *kind = kinds->pdata[i];

      append_action (menu, kind->title, "board.link-as", kind->id);
    }
  pop_up (self, G_MENU_MODEL (menu), &GRAPHENE_RECT_INIT (px, py, 1, 1));
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
  gtk_widget_class_install_action (klass, "board.link-as", "s", link_as_cb);
  gtk_widget_class_install_action (klass, "board.fit", NULL, fit_cb);
}
