/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where the scene is in the widget: zoom, scrolling, and from one system of coordinates to the other. */

#include "config.h"

#include "pergola-board-canvas.h"

/* After this the zoom is at rest, in ms. */
#define REST 100

/* What rounding adds to a figure that fits is not worth a scrollbar. */
static double
snap (double content, int size)
{
  return content > size && content < size * 1.004 ? size : content;
}

static void
get_content_size (PergolaBoardCanvas *self, double *width, double *height)
{
  *width = self->scene != NULL ? self->scene->width * self->zoom : 0;
  *height = self->scene != NULL ? self->scene->height * self->zoom + self->foot : 0;
  *width = snap (*width, gtk_widget_get_width (GTK_WIDGET (self)));
  *height = snap (*height, gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
update_origin (PergolaBoardCanvas *self)
{
  double content[2], origin[2];
  int size[2] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  get_content_size (self, &content[0], &content[1]);
  for (int i = 0; i < 2; i++)
    if (content[i] <= size[i] || self->adjustments[i] == NULL)
      /* What is read downwards begins at the top. */
      origin[i] = i == 1 && self->scene != NULL && self->scene->scrolls ? 0 : MAX (0, size[i] - content[i]) / 2;
    else
      origin[i] = -gtk_adjustment_get_value (self->adjustments[i]);

  /* Whole pixels: words and borders stay crisp while scrolling. */
  self->x = round (origin[0]);
  self->y = round (origin[1]);
}

static void
adjustment_changed_cb (PergolaBoardCanvas *self)
{
  update_origin (self);
  pergola_board_canvas_queue_sync (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_board_canvas_update_adjustments (PergolaBoardCanvas *self, double x, double y)
{
  double content[2], value[2] = { x, y };
  int size[2] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  get_content_size (self, &content[0], &content[1]);
  for (int i = 0; i < 2; i++)
    {
      double upper = MAX (content[i], size[i]);

      if (self->adjustments[i] == NULL)
        continue;
      g_signal_handlers_block_by_func (self->adjustments[i], adjustment_changed_cb, self);
      gtk_adjustment_configure (self->adjustments[i], CLAMP (value[i], 0, upper - size[i]), 0, upper, size[i] * 0.1,
                                size[i] * 0.9, size[i]);
      g_signal_handlers_unblock_by_func (self->adjustments[i], adjustment_changed_cb, self);
    }
  update_origin (self);
}

double
pergola_board_canvas_get_scroll (PergolaBoardCanvas *self, int axis)
{
  return self->adjustments[axis] != NULL ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

void
pergola_board_canvas_to_scene (PergolaBoardCanvas *self, double px, double py, double *x, double *y)
{
  *x = (px - self->x) / self->zoom;
  *y = (py - self->y) / self->zoom;
}

graphene_rect_t
pergola_board_canvas_to_pixels (PergolaBoardCanvas *self, const PergolaRect *rect)
{
  return GRAPHENE_RECT_INIT (self->x + rect->x * self->zoom, self->y + rect->y * self->zoom, rect->width * self->zoom,
                             rect->height * self->zoom);
}

PergolaRect
pergola_board_canvas_get_visible (PergolaBoardCanvas *self)
{
  return (PergolaRect){ -self->x / self->zoom, -self->y / self->zoom,
                        gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom,
                        gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom };
}

gboolean
pergola_board_canvas_is_rtl (PergolaBoardCanvas *self)
{
  return self->scene != NULL && self->scene->rtl;
}

const PergolaNode *
pergola_board_canvas_pick (PergolaBoardCanvas *self, double px, double py)
{
  double x, y;

  if (self->scene == NULL)
    return NULL;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  return pergola_scene_node_at (self->scene, x, y, 5 / self->zoom);
}

void
pergola_board_canvas_set_adjustment (PergolaBoardCanvas *self, int axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  g_clear_object (&self->adjustments[axis]);
  if (adjustment == NULL)
    return;

  self->adjustments[axis] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (adjustment_changed_cb), self);
  pergola_board_canvas_update_adjustments (self, pergola_board_canvas_get_scroll (self, 0),
                                           pergola_board_canvas_get_scroll (self, 1));
}

/* --- Zoom and scrolling --- */

static gboolean
rest_cb (gpointer data)
{
  PergolaBoardCanvas *self = data;

  self->zoom_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* Steps of the zoom follow each other closely: the board is painted anew after the last one. */
static void
set_zoom (PergolaBoardCanvas *self, double zoom)
{
  self->zoom = zoom;
  g_clear_handle_id (&self->zoom_id, g_source_remove);
  self->zoom_id = g_timeout_add (REST, rest_cb, self);
}

void
pergola_board_canvas_zoom_at (PergolaBoardCanvas *self, double zoom, double px, double py)
{
  double x, y;

  zoom = CLAMP (zoom, PERGOLA_ZOOM_MIN, PERGOLA_ZOOM_MAX);
  if (self->fit)
    {
      self->fit = FALSE;
      g_object_notify (G_OBJECT (self), "fit");
    }
  if (zoom == self->zoom)
    return;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  set_zoom (self, zoom);
  pergola_board_canvas_update_adjustments (self, x * zoom - px, y * zoom - py);
  adjustment_changed_cb (self);
  g_object_notify (G_OBJECT (self), "zoom");
}

void
pergola_board_canvas_zoom_step (PergolaBoardCanvas *self, int steps)
{
  static const double stops[] = { 0.25, 0.35, 0.5, 0.6, 0.7, 0.85, 1, 1.25, 1.5, 2, 2.5, 3, 4 };
  double zoom = self->zoom;

  for (int i = 0; steps > 0 && i < (int) G_N_ELEMENTS (stops); i++)
    if (stops[i] > self->zoom + 0.01)
      {
        zoom = stops[i];
        break;
      }
  for (int i = (int) G_N_ELEMENTS (stops) - 1; steps < 0 && i >= 0; i--)
    if (stops[i] < self->zoom - 0.01)
      {
        zoom = stops[i];
        break;
      }

  pergola_board_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

static void
fit (PergolaBoardCanvas *self, gboolean whole)
{
  if (!self->fit)
    {
      self->fit = TRUE;
      g_object_notify (G_OBJECT (self), "fit");
    }
  if (self->whole != whole)
    {
      self->whole = whole;
      pergola_board_canvas_refit (self);
    }
  if (self->scene != NULL && self->zoom != self->fit_zoom)
    {
      set_zoom (self, self->fit_zoom);
      g_object_notify (G_OBJECT (self), "zoom");
    }
  pergola_board_canvas_update_adjustments (self, 0, 0);
  adjustment_changed_cb (self);
}

void
pergola_board_canvas_set_fit (PergolaBoardCanvas *self)
{
  fit (self, TRUE);
}

void
pergola_board_canvas_begin (PergolaBoardCanvas *self)
{
  fit (self, FALSE);
}

void
pergola_board_canvas_scroll_by (PergolaBoardCanvas *self, double dx, double dy)
{
  double delta[2] = { dx, dy };

  for (int i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL && delta[i] != 0)
      gtk_adjustment_set_value (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]) + delta[i]);
}

/* How far to scroll along one axis, so that start and end are in sight. */
static double
get_shift (double start, double end, double size)
{
  const double margin = 24;

  if (start < margin || end - start > size - 2 * margin)
    return start < margin || start > size - margin ? start - margin : 0;

  return end > size - margin ? end - size + margin : 0;
}

void
pergola_board_canvas_show_rect (PergolaBoardCanvas *self, const PergolaRect *rect)
{
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, rect);

  pergola_board_canvas_scroll_by (
    self, get_shift (r.origin.x, r.origin.x + r.size.width, gtk_widget_get_width (GTK_WIDGET (self))),
    get_shift (r.origin.y, r.origin.y + r.size.height, gtk_widget_get_height (GTK_WIDGET (self))));
}
