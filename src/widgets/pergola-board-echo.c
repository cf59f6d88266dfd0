/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-echo.h"

#include <math.h>

#define REACH 2.0 /* times as large or as small */

struct _PergolaBoardEcho
{
  GskRenderNode *tiles;
  double zoom; /* at which they were painted */
  graphene_rect_t bounds;
  cairo_surface_t *surface; /* (nullable): all of them in one, for cairo */

  GskRenderNode *node; /* (nullable): stretched… */
  double node_zoom;    /* …to this */
};

/* Stretched one by one, tiles would show their seams. */
static cairo_surface_t *
merge_tiles (GskRenderNode *node, const graphene_rect_t *bounds, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (bounds->size.width * scale),
                                                         (int) ceil (bounds->size.height * scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -bounds->origin.x, -bounds->origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  return surface;
}

PergolaBoardEcho *
pergola_board_echo_new (GskRenderNode *node, const PergolaBoardPicture *picture)
{
  PergolaBoardEcho *self = g_new0 (PergolaBoardEcho, 1);

  self->tiles = gsk_render_node_ref (node);
  self->zoom = picture->zoom;
  gsk_render_node_get_bounds (node, &self->bounds);
  if (picture->cairo)
    self->surface = merge_tiles (node, &self->bounds, picture->scale);

  return self;
}

void
pergola_board_echo_free (PergolaBoardEcho *self)
{
  gsk_render_node_unref (self->tiles);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

gboolean
pergola_board_echo_reaches (PergolaBoardEcho *self, double zoom)
{
  return zoom <= self->zoom * REACH && zoom >= self->zoom / REACH;
}

static GskRenderNode *
stretch_surface (PergolaBoardEcho *self, float ratio)
{
  graphene_rect_t place = self->bounds;
  GskRenderNode *node;
  cairo_t *cr;

  graphene_rect_scale (&place, ratio, ratio, &place);
  node = gsk_cairo_node_new (&place);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, ratio, ratio);
  cairo_set_source_surface (cr, self->surface, self->bounds.origin.x, self->bounds.origin.y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

GskRenderNode *
pergola_board_echo_get_node (PergolaBoardEcho *self, double zoom)
{
  float ratio = (float) (zoom / self->zoom);

  if (self->node != NULL && self->node_zoom == zoom)
    return self->node;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  if (self->surface != NULL)
    {
      self->node = stretch_surface (self, ratio);
    }
  else
    {
      g_autoptr (GskTransform) transform = gsk_transform_scale (NULL, ratio, ratio);

      self->node = gsk_transform_node_new (self->tiles, transform);
    }
  self->node_zoom = zoom;

  return self->node;
}
