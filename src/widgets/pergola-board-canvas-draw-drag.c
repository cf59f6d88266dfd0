/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is being dragged. */

#include "config.h"

#include "pergola-board-canvas-draw.h"

/* How much of what is dragged is seen: what lies below is to be seen as well. */
#define GHOST 0.72

/* What stands in a lit zone, or on its edge, stays as it is; numbers of a story's steps stand over it. */
static void
snapshot_zone_nodes (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaSceneZone *zone, int index)
{
  PergolaRect visible = pergola_board_canvas_get_visible (self);
  PergolaRect bounds = pergola_rect_inflate (&zone->bounds, 16);
  cairo_t *cr = pergola_board_canvas_append_cairo (self, snapshot, &bounds);

  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);

      if (node->zone != index || node->type == PERGOLA_NODE_LINK || !pergola_rect_intersects (&visible, &node->bounds))
        continue;
      for (guint j = 0; j < node->n_shapes; j++)
        pergola_paint_shape (cr, &g_array_index (self->scene->shapes, PergolaShape, node->first_shape + j),
                             self->theme);
    }
  cairo_destroy (cr);

  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);

      if (node->zone == index && pergola_rect_intersects (&visible, &node->bounds))
        pergola_board_canvas_snapshot_badge (self, snapshot, node);
    }
}

void
pergola_board_canvas_snapshot_zone (PergolaBoardCanvas *self, GtkSnapshot *snapshot, int index)
{
  const PergolaSceneZone *zone = &g_array_index (self->scene->zones, PergolaSceneZone, index);
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, &zone->bounds);
  PergolaColor hue = PERGOLA_HUED (MARKER, pergola_hue_from_name (zone->def->hue));
  PergolaRgba c = pergola_theme_resolve (self->theme, hue);
  GdkRGBA fill = { c.r, c.g, c.b, 0.12 }, edge = { c.r, c.g, c.b, 1 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &r, 12 * self->zoom);
  pergola_board_canvas_append_fill (snapshot, &outline, &fill);
  pergola_board_canvas_append_border (snapshot, &outline, 2, &edge);
  snapshot_zone_nodes (self, snapshot, zone, index);
}

/* The cards where they came from stand back; their picture is under the pointer. */
static void
snapshot_moving (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA veil = pergola_board_canvas_get_color (self, PERGOLA_TONE_BOARD, 0.6);
  double x, y;

  pergola_board_canvas_to_scene (self, self->drag.x, self->drag.y, &x, &y);
  for (guint i = 0; self->drag.moving[i] != NULL; i++)
    {
      const PergolaNode *node = pergola_board_canvas_get_node (self, self->drag.moving[i]);
      GskRoundedRect outline;

      if (node == NULL)
        continue;
      outline = pergola_board_canvas_get_outline (self, node, 0.5);
      pergola_board_canvas_append_fill (snapshot, &outline, &veil);
    }

  gtk_snapshot_push_opacity (snapshot, GHOST);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((x - self->drag.start_x) * self->zoom, (y - self->drag.start_y) * self->zoom));
  for (guint i = 0; self->drag.moving[i] != NULL && i < 50; i++)
    {
      const PergolaNode *node = pergola_board_canvas_get_node (self, self->drag.moving[i]);
      GskRoundedRect outline;
      PergolaRect bounds;
      cairo_t *cr;

      if (node == NULL)
        continue;
      outline = pergola_board_canvas_get_outline (self, node, 0);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.3 }, 0, 3, 0, 10);
      bounds = pergola_rect_inflate (&node->bounds, 12);
      cr = pergola_board_canvas_append_cairo (self, snapshot, &bounds);
      for (guint j = 0; j < node->n_shapes; j++)
        pergola_paint_shape (cr, &g_array_index (self->scene->shapes, PergolaShape, node->first_shape + j),
                             self->theme);
      cairo_destroy (cr);
    }
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* On a plane, where it would land is read from the axes: lines lead there. */
static void
snapshot_guides (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  const PergolaNode *node = pergola_board_canvas_get_node (self, self->drag.from);
  graphene_rect_t plane = pergola_board_canvas_to_pixels (self, &self->scene->plane);
  GdkRGBA accent = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 0.7);
  graphene_rect_t card;
  double x, y, dx, dy;

  if (node == NULL)
    return;
  card = pergola_board_canvas_to_pixels (self, &node->bounds);
  pergola_board_canvas_to_scene (self, self->drag.x, self->drag.y, &x, &y);
  dx = (x - self->drag.start_x) * self->zoom;
  dy = (y - self->drag.start_y) * self->zoom;
  gtk_snapshot_append_color (
    snapshot, &accent,
    &GRAPHENE_RECT_INIT (round (card.origin.x + card.size.width / 2 + dx), plane.origin.y, 1, plane.size.height));
  gtk_snapshot_append_color (
    snapshot, &accent,
    &GRAPHENE_RECT_INIT (plane.origin.x, round (card.origin.y + card.size.height / 2 + dy), plane.size.width, 1));
}

/* The line where it would land stands over it. */
static void
snapshot_move (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA accent = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 1);
  gboolean lands = self->drag.cards != NULL && self->drag.drop.zone >= 0;
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, &self->drag.drop.marker);
  GskRoundedRect marker;

  if (self->drag.on_plane)
    snapshot_guides (self, snapshot);
  if (lands)
    pergola_board_canvas_snapshot_zone (self, snapshot, self->drag.drop.zone);
  snapshot_moving (self, snapshot);
  if (!lands)
    return;

  gsk_rounded_rect_init_from_rect (&marker, &r, MIN (r.size.width, r.size.height) / 2);
  pergola_board_canvas_append_fill (snapshot, &marker, &accent);
}

static void
snapshot_area (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  GdkRGBA edge = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 1);
  GdkRGBA fill = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 0.12);
  double x = self->x + self->drag.start_x * self->zoom, y = self->y + self->drag.start_y * self->zoom;
  GskRoundedRect area;

  gsk_rounded_rect_init_from_rect (&area,
                                   &GRAPHENE_RECT_INIT (MIN (x, self->drag.x), MIN (y, self->drag.y),
                                                        fabs (self->drag.x - x), fabs (self->drag.y - y)),
                                   3);
  pergola_board_canvas_append_fill (snapshot, &area, &fill);
  pergola_board_canvas_append_border (snapshot, &area, 1, &edge);
}

void
pergola_board_canvas_snapshot_drag (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  if (self->drag.mode == PERGOLA_DRAG_MOVE)
    snapshot_move (self, snapshot);
  else if (self->drag.mode == PERGOLA_DRAG_LINK)
    pergola_board_canvas_snapshot_dragged_link (self, snapshot);
  else if (self->drag.mode == PERGOLA_DRAG_AREA)
    snapshot_area (self, snapshot);
}
