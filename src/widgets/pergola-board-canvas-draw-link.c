/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A link that is being made, drawn as it would be. */

#include "config.h"

#include "pergola-board-canvas-draw.h"

/* In pixels. */
#define HEAD 9
#define HEAD_HALF 5
#define BEND 24 /* a curve leaves at least so straight… */
#define DIP 44  /* …and a loop so far below or above */

/* A curve in pixels, and the direction in which it arrives. */
typedef struct
{
  graphene_point_t from, bends[2], to;
  double dx, dy;
} Curve;

static graphene_point_t
get_side (const graphene_rect_t *r, double dx, double dy)
{
  return GRAPHENE_POINT_INIT (r->origin.x + r->size.width * (1 + dx) / 2, r->origin.y + r->size.height * (1 + dy) / 2);
}

/* A loop goes round: below the row (@dy 1) or above it (-1), from edge to edge. */
static Curve
make_loop (const graphene_rect_t *from, const graphene_rect_t *to, double dy)
{
  Curve c = { .from = get_side (from, 0, dy), .to = get_side (to, 0, dy), .dy = -dy };
  double dip = DIP + fabs (c.to.x - c.from.x) * 0.12;
  double level = dy > 0 ? MAX (c.from.y, c.to.y) + dip : MIN (c.from.y, c.to.y) - dip;

  c.bends[0] = GRAPHENE_POINT_INIT (c.from.x, level);
  c.bends[1] = GRAPHENE_POINT_INIT (c.to.x, level);
  return c;
}

/* Anything else leaves from the side that faces its end. */
static Curve
make_line (const graphene_rect_t *from, double px, double py)
{
  Curve c = { .to = GRAPHENE_POINT_INIT (px, py) };
  double bend;

  if (px > from->origin.x + from->size.width)
    c.dx = 1;
  else if (px < from->origin.x)
    c.dx = -1;
  else
    c.dy = py < from->origin.y + from->size.height / 2 ? -1 : 1;
  c.from = get_side (from, c.dx, c.dy);
  bend = MAX (c.dx != 0 ? fabs (px - c.from.x) * 0.55 : fabs (py - c.from.y) * 0.55, BEND);
  c.bends[0] = GRAPHENE_POINT_INIT (c.from.x + c.dx * bend, c.from.y + c.dy * bend);
  c.bends[1] = GRAPHENE_POINT_INIT (px - c.dx * bend, py - c.dy * bend);
  return c;
}

/* All of a curve lies within its points. */
static graphene_rect_t
get_bounds (const Curve *c)
{
  graphene_rect_t r = GRAPHENE_RECT_INIT (c->from.x, c->from.y, 0, 0);
  const graphene_point_t points[] = { c->bends[0], c->bends[1], c->to };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    graphene_rect_expand (&r, &points[i], &r);
  graphene_rect_inset (&r, -HEAD * 2, -HEAD * 2);
  return r;
}

static void
paint_head (cairo_t *cr, const Curve *c, const GdkRGBA *fill, const GdkRGBA *stroke)
{
  cairo_move_to (cr, c->to.x, c->to.y);
  cairo_line_to (cr, c->to.x - c->dx * HEAD - c->dy * HEAD_HALF, c->to.y - c->dy * HEAD - c->dx * HEAD_HALF);
  cairo_line_to (cr, c->to.x - c->dx * HEAD + c->dy * HEAD_HALF, c->to.y - c->dy * HEAD + c->dx * HEAD_HALF);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, stroke);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
}

static void
paint_curve (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const Curve *c, gboolean reframing)
{
  GdkRGBA accent = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 1);
  GdkRGBA board = pergola_board_canvas_get_color (self, PERGOLA_TONE_BOARD, 1);
  graphene_rect_t bounds = get_bounds (c);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 2.5);
  if (reframing)
    cairo_set_dash (cr, (double[]){ 7, 4.5 }, 2, 0);
  cairo_move_to (cr, c->from.x, c->from.y);
  cairo_curve_to (cr, c->bends[0].x, c->bends[0].y, c->bends[1].x, c->bends[1].y, c->to.x - c->dx * (HEAD - 1),
                  c->to.y - c->dy * (HEAD - 1));
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  paint_head (cr, c, reframing ? &board : &accent, &accent);
  cairo_destroy (cr);
}

/* From a card to a point (pixels), or to @to (nullable), as the kind of link that would join them. */
static void
snapshot_new_link (PergolaBoardCanvas *self,
                   GtkSnapshot *snapshot,
                   const PergolaNode *from,
                   const PergolaNode *to,
                   const PergolaLinkKind *kind,
                   double px,
                   double py)
{
  PergolaLinkStyle style = kind != NULL ? kind->style : PERGOLA_LINK_FLOW;
  graphene_rect_t r = pergola_board_canvas_to_pixels (self, &from->bounds);
  Curve curve;

  if (to != NULL && (style == PERGOLA_LINK_IMPROVING || style == PERGOLA_LINK_REFRAMING))
    {
      graphene_rect_t end = pergola_board_canvas_to_pixels (self, &to->bounds);

      curve = make_loop (&r, &end, style == PERGOLA_LINK_IMPROVING ? 1 : -1);
    }
  else if (graphene_rect_contains_point (&r, &GRAPHENE_POINT_INIT (px, py)))
    return;
  else
    curve = make_line (&r, px, py);
  paint_curve (self, snapshot, &curve, style == PERGOLA_LINK_REFRAMING);
}

static void
snapshot_target (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaNode *node)
{
  GdkRGBA edge = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 1);
  GdkRGBA fill = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 0.14);
  GskRoundedRect outline = pergola_board_canvas_get_outline (self, node, 0);

  pergola_board_canvas_append_fill (snapshot, &outline, &fill);
  pergola_board_canvas_append_border (snapshot, &outline, 2.5, &edge);
}

void
pergola_board_canvas_snapshot_dragged_link (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  const PergolaNode *from = pergola_board_canvas_get_node (self, self->drag.from);
  const PergolaNode *target = pergola_board_canvas_get_node (self, self->drag.target);

  if (from == NULL)
    return;
  if (target != NULL)
    snapshot_target (self, snapshot, target);
  else if (self->drag.cards != NULL && self->drag.drop.zone >= 0)
    pergola_board_canvas_snapshot_zone (self, snapshot, self->drag.drop.zone);
  snapshot_new_link (self, snapshot, from, target,
                     target != NULL ? pergola_editor_guess_link (self->editor, from->id, target->id) : NULL,
                     self->drag.x, self->drag.y);
}

/* To what has the focus; of the kind that was asked for, if one was. */
void
pergola_board_canvas_snapshot_started_link (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  const PergolaNode *from = pergola_board_canvas_get_node (self, self->link_from);
  const PergolaNode *to = pergola_board_canvas_get_node (self, pergola_board_canvas_get_focus_id (self));
  const PergolaLinkKind *kind;
  graphene_rect_t r;
  double side;

  if (from == NULL || to == NULL || from == to)
    return;

  kind = self->link_kind != NULL
           ? pergola_project_get_link_kind (pergola_editor_get_project (self->editor), self->link_kind)
           : pergola_editor_guess_link (self->editor, from->id, to->id);
  r = pergola_board_canvas_to_pixels (self, &to->bounds);
  side = to->bounds.x + to->bounds.width < from->bounds.x     ? 1
         : to->bounds.x > from->bounds.x + from->bounds.width ? -1
                                                              : 0;
  snapshot_target (self, snapshot, to);
  snapshot_new_link (self, snapshot, from, to, kind, r.origin.x + r.size.width * (1 + side) / 2,
                     r.origin.y + r.size.height * (side != 0                       ? 0.5
                                                   : to->bounds.y < from->bounds.y ? 1
                                                                                   : 0));
}
