/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"
#include "pergola-keys.h"

#include <glib/gi18n-lib.h>

/* Every key here belongs to the board alone: while a title is being typed, and in other parts of the window, the
 * same keys mean other things. */

/* (nullable): the node that has the focus. */
static const PergolaNode *
get_focus_node (PergolaBoardCanvas *self)
{
  const char *id = pergola_board_canvas_get_focus_id (self);

  return id != NULL && pergola_board_canvas_ensure_scene (self) != NULL ? pergola_scene_get_node (self->scene, id)
                                                                        : NULL;
}

/* Commands work on the selection; with nothing selected, on what has the focus. */
static void
select_focus (PergolaBoardCanvas *self)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const char *id = pergola_board_canvas_get_focus_id (self);

  if (id != NULL && pergola_selection_get_size (selection) == 0)
    pergola_selection_set_one (selection, id);
}

static gboolean
is_busy (PergolaBoardCanvas *self)
{
  return self->title_entry != NULL || self->editor == NULL;
}

/* --- Commands --- */

/* "(ss)": an action of the editor, and its string parameter, or "-". */
static gboolean
run_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  if (is_busy (self))
    return FALSE;

  select_focus (self);
  pergola_keys_activate (widget, args);

  return TRUE;
}

/* Enter: names what has the focus, or ends a link there. */
static gboolean
enter_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  const char *id = pergola_board_canvas_get_focus_id (self);

  if (is_busy (self) || id == NULL)
    return FALSE;

  if (self->link_from != NULL)
    pergola_board_canvas_finish_link (self, id);
  else
    {
      pergola_selection_set_one (pergola_board_canvas_get_selection (self), id);
      gtk_widget_activate_action (widget, "edit.rename", NULL);
    }

  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  if (is_busy (self))
    return FALSE;

  if (self->drag.mode != PERGOLA_DRAG_NONE)
    pergola_board_canvas_cancel_drag (self);
  else if (self->link_from != NULL)
    pergola_board_canvas_end_link (self);
  else if (pergola_selection_get_size (pergola_board_canvas_get_selection (self)) > 0)
    pergola_selection_clear (pergola_board_canvas_get_selection (self));
  else
    return FALSE;

  return TRUE;
}

/* "i": steps of zoom, 0 fits. */
static gboolean
zoom_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  int steps = g_variant_get_int32 (args);

  if (steps == 0)
    pergola_board_canvas_set_fit (self);
  else
    pergola_board_canvas_zoom_step (self, steps);

  return TRUE;
}

/* --- Going about --- */

static gboolean
go_to (PergolaBoardCanvas *self, const PergolaNode *node, gboolean extend)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  g_autofree char *id = NULL;

  if (node == NULL)
    return FALSE;

  id = g_strdup (node->id);
  if (extend && !pergola_selection_contains (selection, id))
    pergola_selection_toggle (selection, id);
  else if (!extend && self->link_from == NULL)
    pergola_selection_set_one (selection, id);

  return pergola_board_canvas_focus_id (self, id);
}

/* (nullable): the first or last card; on a board without any, whatever it shows. */
static const PergolaNode *
get_end_node (PergolaBoardCanvas *self, gboolean last)
{
  guint n = self->scene != NULL ? self->scene->nodes->len : 0;

  for (guint i = 0; i < n; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, last ? n - 1 - i : i);

      if (node->type == PERGOLA_NODE_CARD)
        return node;
    }

  return n > 0 ? &g_array_index (self->scene->nodes, PergolaNode, last ? n - 1 : 0) : NULL;
}

/* "(iib)": a direction, and whether what is there comes to the selection. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  const PergolaNode *from = get_focus_node (self);
  gboolean extend;
  int dx, dy;

  if (is_busy (self))
    return FALSE;

  g_variant_get (args, "(iib)", &dx, &dy, &extend);
  if (from == NULL)
    go_to (self, get_end_node (self, FALSE), extend);
  else
    go_to (self, pergola_scene_neighbour (self->scene, from, dx, dy), extend);

  /* At the edge an arrow does nothing, rather than leave the board. */
  return TRUE;
}

/* "b": the last one */
static gboolean
end_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  if (is_busy (self) || pergola_board_canvas_ensure_scene (self) == NULL)
    return FALSE;

  return go_to (self, get_end_node (self, g_variant_get_boolean (args)), FALSE);
}

/* "(ii)": moves the selection on the board. What an arrow means depends on how the cards of a zone run. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  const PergolaNode *node = get_focus_node (self);
  gboolean sideways, ahead;
  int dx, dy;

  if (is_busy (self) || node == NULL)
    return FALSE;

  g_variant_get (args, "(ii)", &dx, &dy);
  select_focus (self);
  sideways = node->type == PERGOLA_NODE_PILL ||
             (node->zone >= 0 && g_array_index (self->scene->zones, PergolaSceneZone, node->zone).sideways);
  ahead = dx != 0 ? (dx > 0) != self->scene->rtl : dy > 0;
  if ((dx != 0) == sideways)
    gtk_widget_activate_action (widget, ahead ? "edit.move-after" : "edit.move-before", NULL);
  else
    gtk_widget_activate_action (widget, ahead ? "edit.move-end" : "edit.move-start", NULL);

  return TRUE;
}

/* --- Linking --- */

void
pergola_board_canvas_start_link (PergolaBoardCanvas *self, const char *kind)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const char *from = pergola_selection_get_single (selection);

  if (from == NULL || !pergola_editor_can_link_from (self->editor, from))
    return;

  g_free (self->link_from);
  g_free (self->link_kind);
  self->link_from = g_strdup (from);
  self->link_kind = kind != NULL && kind[0] != '\0' ? g_strdup (kind) : NULL;
  pergola_board_canvas_focus_id (self, self->link_from);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  pergola_editor_toast (self->editor, _ ("Go to where it leads and press Enter, or click there. Esc cancels."), FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_board_canvas_end_link (PergolaBoardCanvas *self)
{
  g_autofree char *from = g_steal_pointer (&self->link_from);

  g_clear_pointer (&self->link_kind, g_free);
  if (from == NULL)
    return;

  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (self->editor != NULL)
    {
      pergola_board_canvas_focus_id (self, from);
      pergola_editor_toast (self->editor, NULL, FALSE);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_board_canvas_finish_link (PergolaBoardCanvas *self, const char *to)
{
  g_autofree char *from = g_strdup (self->link_from);
  g_autofree char *kind = g_strdup (self->link_kind);
  g_autofree char *target = g_strdup (to);
  const PergolaNode *node;
  graphene_rect_t r;

  if (from == NULL || g_str_equal (from, to))
    return;

  switch (pergola_editor_join (self->editor, kind, from, target))
    {
    case PERGOLA_LINKED:
      pergola_board_canvas_end_link (self);
      pergola_board_canvas_follow_selection (self);
      break;
    case PERGOLA_LINK_TO_CHOOSE:
      node = pergola_scene_get_node (self->scene, target);
      r = node != NULL ? pergola_board_canvas_to_pixels (self, &node->bounds) : GRAPHENE_RECT_INIT (0, 0, 0, 0);
      pergola_board_canvas_end_link (self);
      pergola_board_canvas_choose_link (self, from, target, r.origin.x + r.size.width / 2, r.origin.y + r.size.height);
      break;
    case PERGOLA_LINK_IMPOSSIBLE:
    default:
      break;
    }
}

/* --- Space: pans while it is held, else toggles what has the focus --- */

static gboolean
key_pressed_cb (PergolaBoardCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_space || is_busy (self))
    return FALSE;

  if (!self->space)
    {
      self->space = TRUE;
      self->space_used = FALSE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
    }

  return TRUE;
}

static void
key_released_cb (PergolaBoardCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  const char *id = pergola_board_canvas_get_focus_id (self);

  if (keyval != GDK_KEY_space || !self->space)
    return;

  self->space = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (!self->space_used && id != NULL && !is_busy (self))
    pergola_selection_toggle (pergola_board_canvas_get_selection (self), id);
}

static void
focus_left_cb (PergolaBoardCanvas *self)
{
  self->space = FALSE;
}

void
pergola_board_canvas_init_keys (PergolaBoardCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
bind_arrows (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key, keypad;
    int dx, dy;
  } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      int dx = arrows[i].dx, dy = arrows[i].dy;
      guint keys[] = { arrows[i].key, arrows[i].keypad };

      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        {
          gtk_widget_class_add_binding (klass, keys[j], 0, arrow_cb, "(iib)", dx, dy, FALSE);
          gtk_widget_class_add_binding (klass, keys[j], GDK_SHIFT_MASK, arrow_cb, "(iib)", dx, dy, TRUE);
          gtk_widget_class_add_binding (klass, keys[j], GDK_ALT_MASK, move_cb, "(ii)", dx, dy);
        }
    }
}

static void
bind_zoom (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    int steps;
  } zooms[] = {
    { GDK_KEY_plus, 1 },         { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 },
    { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 },     { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding (klass, zooms[i].key, GDK_CONTROL_MASK, zoom_cb, "i", zooms[i].steps);
}

void
pergola_board_canvas_class_init_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
    const char *parameter;
  } commands[] = {
    { GDK_KEY_F2, 0, "edit.rename", "-" },
    { GDK_KEY_n, 0, "edit.add", "" },
    { GDK_KEY_l, 0, "edit.link", "" },
    { GDK_KEY_d, 0, "win.decide-here", "-" },
    { GDK_KEY_Delete, 0, "edit.delete", "-" },
    { GDK_KEY_KP_Delete, 0, "edit.delete", "-" },
    { GDK_KEY_BackSpace, 0, "edit.delete", "-" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "edit.select-all", "-" },
    { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "edit.select-none", "-" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "edit.copy", "-" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "edit.cut", "-" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "edit.paste", "-" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "edit.duplicate", "-" },
    { GDK_KEY_Page_Up, GDK_ALT_MASK, "edit.step-earlier", "-" },
    { GDK_KEY_Page_Down, GDK_ALT_MASK, "edit.step-later", "-" },
    { GDK_KEY_Menu, 0, "board.menu", "-" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "board.menu", "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_add_binding (klass, commands[i].key, commands[i].modifiers, run_cb, "(ss)", commands[i].action,
                                  commands[i].parameter);

  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_ISO_Enter, 0, enter_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Home, 0, end_cb, "b", FALSE);
  gtk_widget_class_add_binding (klass, GDK_KEY_End, 0, end_cb, "b", TRUE);
  bind_arrows (klass);
  bind_zoom (klass);
}
