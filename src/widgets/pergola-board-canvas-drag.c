/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

/* So near an edge (pixels) the board scrolls under what is dragged, so fast at most (pixels a frame). */
#define EDGE 36
#define EDGE_SPEED 14

/* --- Linking --- */

static void
update_link (PergolaBoardCanvas *self, double x, double y)
{
  const PergolaNode *node = pergola_scene_node_at (self->scene, x, y, 4 / self->zoom);
  const PergolaSceneZone *zone;

  g_clear_pointer (&self->drag.target, g_free);
  self->drag.cards = NULL;
  self->drag.drop.zone = -1;
  if (node != NULL && node->type != PERGOLA_NODE_LINK)
    {
      g_autoptr (GPtrArray) kinds = pergola_editor_list_link_kinds (self->editor, self->drag.from, node->id);

      if (kinds->len > 0)
        self->drag.target = g_strdup (node->id);
      return;
    }

  /* On empty ground of a zone: a new card there. */
  self->drag.drop.zone = pergola_scene_zone_at (self->scene, x, y);
  if (self->drag.drop.zone < 0)
    return;
  zone = &g_array_index (self->scene->zones, PergolaSceneZone, self->drag.drop.zone);
  self->drag.cards = pergola_editor_find_cards (self->editor, zone->def, self->drag.from);
  if (!g_ptr_array_find (zone->def->cards, self->drag.cards, NULL))
    self->drag.cards = NULL;
}

static void
end_link (PergolaBoardCanvas *self, GdkModifierType state)
{
  g_autofree char *from = g_strdup (self->drag.from);
  g_autofree char *target = g_strdup (self->drag.target);
  const PergolaLinkKind *guess;

  if (target == NULL)
    {
      if (self->drag.cards != NULL && self->drag.drop.zone >= 0)
        {
          const PergolaSceneZone *zone = &g_array_index (self->scene->zones, PergolaSceneZone, self->drag.drop.zone);

          pergola_editor_add_linked_card (self->editor, zone->def, self->drag.cards, from);
        }
      return;
    }

  guess = pergola_editor_guess_link (self->editor, from, target);
  if (guess == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    pergola_board_canvas_choose_link (self, from, target, self->drag.x, self->drag.y);
  else
    pergola_editor_link (self->editor, guess->id, from, target);
}

/* --- Selecting an area --- */

static void
update_area (PergolaBoardCanvas *self, double x, double y)
{
  PergolaRect area = { MIN (x, self->drag.start_x), MIN (y, self->drag.start_y), fabs (x - self->drag.start_x),
                       fabs (y - self->drag.start_y) };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; self->drag.before[i] != NULL; i++)
    g_ptr_array_add (ids, self->drag.before[i]);
  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);

      if (node->type != PERGOLA_NODE_LINK && pergola_rect_intersects (&area, &node->bounds))
        g_ptr_array_add (ids, (char *) node->id);
    }
  g_ptr_array_add (ids, NULL);
  pergola_selection_set (pergola_board_canvas_get_selection (self), (const char *const *) ids->pdata);
}

/* The keys go on from there. */
static void
end_area (PergolaBoardCanvas *self)
{
  self->by_pointer = TRUE;
  pergola_board_canvas_follow_selection (self);
  self->by_pointer = FALSE;
}

/* --- The gesture --- */

static void
update_mode (PergolaBoardCanvas *self)
{
  double x, y;

  if (pergola_board_canvas_ensure_scene (self) == NULL)
    return;

  pergola_board_canvas_to_scene (self, self->drag.x, self->drag.y, &x, &y);
  if (self->drag.mode == PERGOLA_DRAG_MOVE)
    pergola_board_canvas_update_move (self, x, y);
  else if (self->drag.mode == PERGOLA_DRAG_LINK)
    update_link (self, x, y);
  else if (self->drag.mode == PERGOLA_DRAG_AREA)
    update_area (self, x, y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_edge_speed (double position, double size)
{
  if (position < EDGE)
    return -EDGE_SPEED * MIN (1, (EDGE - position) / EDGE);
  if (position > size - EDGE)
    return EDGE_SPEED * MIN (1, (position - size + EDGE) / EDGE);

  return 0;
}

static gboolean
edge_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  double dx = get_edge_speed (self->drag.x, gtk_widget_get_width (widget));
  double dy = get_edge_speed (self->drag.y, gtk_widget_get_height (widget));

  if (dx != 0 || dy != 0)
    {
      pergola_board_canvas_scroll_by (self, dx, dy);
      update_mode (self);
    }

  return G_SOURCE_CONTINUE;
}

static void
start_mode (PergolaBoardCanvas *self)
{
  self->drag.mode = self->drag.next;
  self->dragged = TRUE;
  if (self->drag.mode == PERGOLA_DRAG_MOVE)
    pergola_board_canvas_begin_move (self, self->drag.from);
  else if (self->drag.mode == PERGOLA_DRAG_PAN)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  if (self->drag.mode != PERGOLA_DRAG_PAN)
    self->drag.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), edge_cb, NULL, NULL);
}

static void
begin_pan (PergolaBoardCanvas *self)
{
  self->drag.next = PERGOLA_DRAG_PAN;
  self->drag.pan_x = self->adjustments[0] != NULL ? gtk_adjustment_get_value (self->adjustments[0]) : 0;
  self->drag.pan_y = self->adjustments[1] != NULL ? gtk_adjustment_get_value (self->adjustments[1]) : 0;
  self->space_used = TRUE;
}

/* What a drag from here would be. */
static void
choose_mode (PergolaBoardCanvas *self, double px, double py, GdkModifierType state)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const PergolaNode *node = pergola_board_canvas_pick (self, px, py);

  if (self->hover_handle && self->hover != NULL)
    {
      self->drag.next = PERGOLA_DRAG_LINK;
      self->drag.from = g_strdup (self->hover);
    }
  else if (node != NULL && node->type != PERGOLA_NODE_LINK)
    {
      self->drag.next = PERGOLA_DRAG_MOVE;
      self->drag.from = g_strdup (node->id);
    }
  else
    {
      self->drag.next = PERGOLA_DRAG_AREA;
      self->drag.before =
        (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0 ? pergola_selection_get_ids (selection) : g_new0 (char *, 1);
    }
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  return event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;
}

static void
drag_begin_cb (PergolaBoardCanvas *self, double px, double py, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  pergola_board_canvas_cancel_drag (self);
  self->dragged = FALSE;
  if (self->editor == NULL || self->link_from != NULL || pergola_board_canvas_ensure_scene (self) == NULL ||
      (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->drag.mode = PERGOLA_DRAG_PENDING;
  self->drag.x = px;
  self->drag.y = py;
  pergola_board_canvas_to_scene (self, px, py, &self->drag.start_x, &self->drag.start_y);
  if (button == GDK_BUTTON_MIDDLE || self->space)
    begin_pan (self);
  else
    choose_mode (self, px, py, state);

  /* A finger on empty ground scrolls, as everywhere. */
  if (is_touch (gesture) && self->drag.next == PERGOLA_DRAG_AREA)
    {
      pergola_board_canvas_cancel_drag (self);
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
    }
}

static void
drag_update_cb (PergolaBoardCanvas *self, double dx, double dy, GtkGesture *gesture)
{
  double px, py;

  if (self->drag.mode == PERGOLA_DRAG_NONE || !gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &px, &py))
    return;
  if (self->drag.mode == PERGOLA_DRAG_PENDING)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), px, py, px + dx, py + dy))
        return;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      start_mode (self);
    }

  self->drag.x = px + dx;
  self->drag.y = py + dy;
  if (self->drag.mode == PERGOLA_DRAG_PAN)
    {
      if (self->adjustments[0] != NULL)
        gtk_adjustment_set_value (self->adjustments[0], self->drag.pan_x - dx);
      if (self->adjustments[1] != NULL)
        gtk_adjustment_set_value (self->adjustments[1], self->drag.pan_y - dy);
    }
  else
    update_mode (self);
}

static void
drag_end_cb (PergolaBoardCanvas *self, double dx, double dy, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->drag.mode > PERGOLA_DRAG_PENDING)
    update_mode (self);
  if (self->drag.mode == PERGOLA_DRAG_MOVE)
    pergola_board_canvas_end_move (self);
  else if (self->drag.mode == PERGOLA_DRAG_LINK)
    end_link (self, state);
  else if (self->drag.mode == PERGOLA_DRAG_AREA)
    end_area (self);
  pergola_board_canvas_cancel_drag (self);
}

void
pergola_board_canvas_cancel_drag (PergolaBoardCanvas *self)
{
  if (self->drag.mode == PERGOLA_DRAG_NONE)
    return;

  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  if (self->drag.mode > PERGOLA_DRAG_PENDING)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->space ? "grab" : NULL);
  g_strfreev (self->drag.before);
  g_strfreev (self->drag.moving);
  g_free (self->drag.from);
  g_free (self->drag.target);
  self->drag = (PergolaDragState){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_board_canvas_init_drag (PergolaBoardCanvas *self)
{
  self->drag_gesture = gtk_gesture_drag_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->drag_gesture), 0);
  g_signal_connect_swapped (self->drag_gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag_gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag_gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag_gesture, "cancel", G_CALLBACK (pergola_board_canvas_cancel_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag_gesture));
  gtk_gesture_group (self->click_gesture, self->drag_gesture);
}
