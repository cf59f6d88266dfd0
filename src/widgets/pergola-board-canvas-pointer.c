/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

/* In pixels, around the middle of a handle. */
#define HANDLE_REACH 10

/* --- Hover --- */

/* A plane draws no lines, so none are drawn from there. */
gboolean
pergola_board_canvas_has_handle (PergolaBoardCanvas *self, const PergolaNode *node)
{
  return !pergola_board_canvas_has_plane (self) && pergola_editor_can_link_from (self->editor, node->id);
}

gboolean
pergola_board_canvas_is_on_handle (PergolaBoardCanvas *self, const PergolaNode *node, double px, double py)
{
  double x, y;

  if (node == NULL || node->type != PERGOLA_NODE_CARD || !pergola_board_canvas_has_handle (self, node))
    return FALSE;

  pergola_board_canvas_get_handle (self, node, &x, &y);
  return fabs (px - x) <= HANDLE_REACH && fabs (py - y) <= HANDLE_REACH;
}

void
pergola_board_canvas_set_hover (PergolaBoardCanvas *self, const char *id, gboolean handle)
{
  if (g_strcmp0 (id, self->hover) == 0 && handle == self->hover_handle)
    return;

  if (g_strcmp0 (id, self->hover) != 0)
    {
      char *copy = g_strdup (id);

      g_free (self->hover);
      self->hover = copy;
    }
  self->hover_handle = handle;
  if (self->link_from == NULL && !self->space)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), handle ? "crosshair" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The node whose handle is under the pointer: the one pointed at before, or the one selected. */
static const PergolaNode *
find_handle (PergolaBoardCanvas *self, double px, double py)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const char *ids[] = { self->hover, pergola_selection_get_single (selection) };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const PergolaNode *node = ids[i] != NULL ? pergola_scene_get_node (self->scene, ids[i]) : NULL;

      if (pergola_board_canvas_is_on_handle (self, node, px, py))
        return node;
    }

  return NULL;
}

static void
set_on_mark (PergolaBoardCanvas *self, gboolean on_mark)
{
  if (self->hover_mark == on_mark)
    return;

  self->hover_mark = on_mark;
  if (self->link_from == NULL && !self->space)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_mark ? "pointer" : NULL);
}

static void
motion_cb (PergolaBoardCanvas *self, double px, double py)
{
  const PergolaNode *node;

  self->pointer_x = px;
  self->pointer_y = py;
  if (self->scene == NULL || self->editor == NULL)
    return;

  node = self->drag.mode == PERGOLA_DRAG_NONE ? pergola_board_canvas_find_mark (self, px, py) : NULL;
  if (node != NULL)
    {
      pergola_board_canvas_set_hover (self, node->id, FALSE);
      set_on_mark (self, TRUE);
      return;
    }
  set_on_mark (self, FALSE);
  node = find_handle (self, px, py);
  if (node != NULL)
    {
      pergola_board_canvas_set_hover (self, node->id, TRUE);
      return;
    }
  node = pergola_board_canvas_pick (self, px, py);
  pergola_board_canvas_set_hover (self, node != NULL ? node->id : NULL, FALSE);
}

static void
leave_cb (PergolaBoardCanvas *self)
{
  set_on_mark (self, FALSE);
  pergola_board_canvas_set_hover (self, NULL, FALSE);
}

static gboolean
query_mark (PergolaBoardCanvas *self, int px, int py, GtkTooltip *tooltip)
{
  const PergolaNode *node = pergola_board_canvas_find_mark (self, px, py);
  GdkRectangle area;

  if (node == NULL || !pergola_board_canvas_get_mark (self, node, &area))
    return FALSE;
  gtk_tooltip_set_text (tooltip, pergola_board_canvas_get_mark_words ());
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* What the card had to shorten, or what is written on a line. */
static gboolean
query_tooltip_cb (PergolaBoardCanvas *self, int px, int py, gboolean keyboard, GtkTooltip *tooltip)
{
  const PergolaNode *node = NULL;
  PergolaItem *item;
  g_autofree char *text = NULL;
  graphene_rect_t r;

  if (self->editor == NULL || self->scene == NULL || self->drag.mode != PERGOLA_DRAG_NONE || self->popover != NULL ||
      self->title_entry != NULL)
    return FALSE;
  if (!keyboard && query_mark (self, px, py, tooltip))
    return TRUE;
  if (!keyboard)
    node = pergola_board_canvas_pick (self, px, py);
  else if (pergola_board_canvas_get_focus_id (self) != NULL)
    node = pergola_scene_get_node (self->scene, pergola_board_canvas_get_focus_id (self));
  if (node == NULL || (!node->shortened && node->type != PERGOLA_NODE_LINK))
    return FALSE;

  item = pergola_project_get (pergola_editor_get_project (self->editor), node->id);
  if (item == NULL || pergola_item_get_title (item)[0] == '\0')
    return FALSE;
  text = pergola_item_get (item, "note") != NULL
           ? g_strdup_printf ("%s\n%s", pergola_item_get_title (item), pergola_item_get (item, "note"))
           : g_strdup (pergola_item_get_title (item));
  r = pergola_board_canvas_to_pixels (self, &node->bounds);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ r.origin.x, r.origin.y, r.size.width, r.size.height });

  return TRUE;
}

/* --- Click --- */

static gboolean
is_toggling (GdkModifierType state)
{
  return (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;
}

static void
focus_by_pointer (PergolaBoardCanvas *self, const char *id)
{
  self->by_pointer = TRUE;
  if (id == NULL || !pergola_board_canvas_focus_id (self, id))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->by_pointer = FALSE;
}

/* Whether a pixel is on something like a dotted "Add card". */
static gboolean
is_on_hint (PergolaBoardCanvas *self, double x, double y)
{
  for (guint i = 0; i < self->scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (self->scene->shapes, PergolaShape, i);

      if (shape->role == PERGOLA_ROLE_HINT && shape->type == PERGOLA_SHAPE_RECT &&
          pergola_rect_contains (&shape->bounds, x, y))
        return TRUE;
    }

  return FALSE;
}

/* A card for the zone under a pixel, where there is one. */
static gboolean
add_card_at (PergolaBoardCanvas *self, double px, double py, gboolean only_on_hint)
{
  const PergolaSceneZone *zone;
  double x, y;
  int index;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  if (pergola_board_canvas_has_plane (self))
    return !only_on_hint && pergola_board_canvas_add_on_plane (self, x, y);
  index = pergola_scene_zone_at (self->scene, x, y);
  if (index < 0 || (only_on_hint && !is_on_hint (self, x, y)))
    return FALSE;

  zone = &g_array_index (self->scene->zones, PergolaSceneZone, index);
  if (zone->closed || zone->def->cards == NULL || zone->def->cards->len == 0)
    return FALSE;
  pergola_editor_add_card (self->editor, zone->def, zone->def->cards->pdata[0], NULL);

  return TRUE;
}

/* Writes for the narrative, where a pixel is on what it asks. */
static gboolean
narrate_at (PergolaBoardCanvas *self, double px, double py)
{
  double x, y;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  for (int i = 0; i < 2; i++)
    if (self->scene->asks[i].width > 0 && pergola_rect_contains (&self->scene->asks[i], x, y))
      {
        gtk_widget_activate_action (GTK_WIDGET (self), "edit.narrate", "s", i == 0 ? "top" : "bottom");
        return TRUE;
      }

  return FALSE;
}

static void
press_node (PergolaBoardCanvas *self, const char *id, int n_press, GdkModifierType state)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);

  if (n_press == 2 && !is_toggling (state))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "edit.rename", NULL);
      return;
    }
  if (is_toggling (state))
    pergola_selection_toggle (selection, id);
  else if (!pergola_selection_contains (selection, id))
    pergola_selection_set_one (selection, id);
  focus_by_pointer (self, id);
}

static void
press_primary (PergolaBoardCanvas *self, int n_press, double px, double py, GdkModifierType state)
{
  const PergolaNode *node = pergola_board_canvas_pick (self, px, py);
  g_autofree char *id = node != NULL ? g_strdup (node->id) : NULL;

  if (self->link_from != NULL)
    {
      if (id != NULL)
        pergola_board_canvas_finish_link (self, id);
      else
        pergola_board_canvas_end_link (self);
      return;
    }
  if (self->space || find_handle (self, px, py) != NULL || pergola_board_canvas_find_mark (self, px, py) != NULL)
    return;

  if (id != NULL)
    press_node (self, id, n_press, state);
  else if (n_press == 2)
    add_card_at (self, px, py, FALSE);
  else
    focus_by_pointer (self, NULL);
}

static void
pressed_cb (PergolaBoardCanvas *self, int n_press, double px, double py, GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->editor == NULL)
    return;
  pergola_board_canvas_end_title (self, TRUE);
  if (pergola_board_canvas_ensure_scene (self) == NULL)
    return;

  if (event != NULL && gdk_event_triggers_context_menu (event))
    {
      pergola_board_canvas_show_menu (self, pergola_board_canvas_pick (self, px, py), px, py);
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
    }
  else if (button == GDK_BUTTON_PRIMARY)
    press_primary (self, n_press, px, py, state);
}

/* Empty ground selects nothing, and the inspector is about the zone there. */
static void
click_ground (PergolaBoardCanvas *self, double px, double py)
{
  double x, y;
  int index;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  index = pergola_scene_zone_at (self->scene, x, y);
  pergola_selection_clear (pergola_board_canvas_get_selection (self));
  pergola_editor_set_zone (self->editor,
                           index >= 0 ? g_array_index (self->scene->zones, PergolaSceneZone, index).def->id : NULL);
}

/* A click that was no drag: of several that were selected the one clicked stays. */
static void
released_cb (PergolaBoardCanvas *self, int n_press, double px, double py, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const PergolaNode *node;

  if (self->editor == NULL || self->scene == NULL || n_press != 1 || is_toggling (state) || self->space ||
      self->title_entry != NULL || self->dragged ||
      gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY)
    return;
  node = pergola_board_canvas_find_mark (self, px, py);
  if (node != NULL && self->link_from == NULL)
    {
      pergola_board_canvas_press_mark (self, node);
      return;
    }
  if (find_handle (self, px, py) != NULL)
    return;

  node = pergola_board_canvas_pick (self, px, py);
  if (node != NULL)
    {
      if (pergola_selection_get_size (selection) > 1)
        pergola_selection_set_one (selection, node->id);
    }
  else if (!narrate_at (self, px, py) && !add_card_at (self, px, py, TRUE))
    click_ground (self, px, py);
}

static void
long_pressed_cb (PergolaBoardCanvas *self, double px, double py, GtkGesture *gesture)
{
  if (self->editor == NULL || pergola_board_canvas_ensure_scene (self) == NULL)
    return;

  pergola_board_canvas_cancel_drag (self);
  pergola_board_canvas_show_menu (self, pergola_board_canvas_pick (self, px, py), px, py);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* --- Zoom --- */

static gboolean
scroll_cb (PergolaBoardCanvas *self, double dx, double dy, GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0)
    return FALSE;

  pergola_board_canvas_zoom_at (self, self->zoom * pow (1.1, -dy), self->pointer_x, self->pointer_y);
  return TRUE;
}

static void
pinch_begin_cb (PergolaBoardCanvas *self)
{
  self->pinch_zoom = self->zoom;
  pergola_board_canvas_cancel_drag (self);
}

static void
pinch_cb (PergolaBoardCanvas *self, double scale, GtkGesture *gesture)
{
  double px, py;

  if (gtk_gesture_get_bounding_box_center (gesture, &px, &py))
    pergola_board_canvas_zoom_at (self, self->pinch_zoom * scale, px, py);
}

void
pergola_board_canvas_init_pointer (PergolaBoardCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->click_gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click_gesture), 0);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (self->click_gesture, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->click_gesture, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->click_gesture));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
