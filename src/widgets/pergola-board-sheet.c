/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-sheet.h"

#include <math.h>

#define SIZE PERGOLA_BOARD_TILE
#define GRID 16 /* between dots, in scene units */
#define CLOSEST 10

struct _PergolaBoardSheet
{
  PergolaBoardBlock block;
  int scale;
  gboolean cairo;
  cairo_surface_t *surface;
  GBytes *bytes; /* (nullable): its pixels, for a graphics card */
};

PergolaRect
pergola_board_block_get_area (const PergolaBoardBlock *self, double zoom)
{
  double unit = SIZE / zoom;

  return (PergolaRect){ self->column * unit, self->row * unit, self->columns * unit, self->rows * unit };
}

static guint32
get_pixel (const PergolaBoardPicture *picture, PergolaTone tone)
{
  PergolaRgba c = pergola_theme_resolve (picture->theme, (PergolaColor){ tone, 0 });

  return 0xff000000u | (guint32) (c.r * 255 + 0.5) << 16 | (guint32) (c.g * 255 + 0.5) << 8 |
         (guint32) (c.b * 255 + 0.5);
}

static void
fill_pixels (cairo_surface_t *surface, int x, int y, int width, int height, guint32 pixel)
{
  int stride = cairo_image_surface_get_stride (surface) / 4;
  guint32 *pixels = (guint32 *) cairo_image_surface_get_data (surface);
  int right = MIN (x + width, cairo_image_surface_get_width (surface));
  int bottom = MIN (y + height, cairo_image_surface_get_height (surface));

  for (int row = MAX (y, 0); row < bottom; row++)
    for (int column = MAX (x, 0); column < right; column++)
      pixels[row * stride + column] = pixel;
}

/* The ground, and dots as whole pixels, never closer than the eye can tell apart. There are thousands of them, so they
 * are not worth a drawing each. */
static void
paint_ground (const PergolaBoardPicture *picture, cairo_surface_t *surface, const PergolaBoardBlock *block)
{
  double step = GRID * picture->zoom, left = block->column * SIZE, top = block->row * SIZE;
  int dot = (picture->zoom > 1.5 ? 2 : 1) * picture->scale;
  guint32 pixel = get_pixel (picture, PERGOLA_TONE_GRID);

  while (step < CLOSEST)
    step *= 2;

  cairo_surface_flush (surface);
  fill_pixels (surface, 0, 0, G_MAXINT, G_MAXINT, get_pixel (picture, PERGOLA_TONE_BOARD));
  for (double y = (ceil (top / step) - 1) * step; y < top + block->rows * SIZE; y += step)
    for (double x = (ceil (left / step) - 1) * step; x < left + block->columns * SIZE; x += step)
      fill_pixels (surface, (int) floor (x - left) * picture->scale, (int) floor (y - top) * picture->scale, dot, dot,
                   pixel);
  cairo_surface_mark_dirty (surface);
}

static cairo_surface_t *
paint_block (const PergolaBoardPicture *picture, const PergolaBoardBlock *block)
{
  int unit = SIZE * picture->scale;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, block->columns * unit, block->rows * unit);
  PergolaRect area = pergola_board_block_get_area (block, picture->zoom);
  cairo_t *cr;

  paint_ground (picture, surface, block);
  cairo_surface_set_device_scale (surface, picture->scale, picture->scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -block->column * SIZE, -block->row * SIZE);
  cairo_scale (cr, picture->zoom, picture->zoom);
  pergola_paint_scene (cr, picture->scene, picture->theme, &area, picture->zoom * picture->scale);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Cairo draws from the surface itself, where a texture would be copied first. */
static GskRenderNode *
cut_for_cairo (PergolaBoardSheet *self, const graphene_rect_t *place)
{
  GskRenderNode *node = gsk_cairo_node_new (place);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, self->surface, self->block.column * SIZE, self->block.row * SIZE);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (cr, place->origin.x, place->origin.y, place->size.width, place->size.height);
  cairo_fill (cr);
  cairo_destroy (cr);

  return node;
}

/* A graphics card keeps a texture as long as the tile lives. */
static GskRenderNode *
cut_texture (PergolaBoardSheet *self, int column, int row, const graphene_rect_t *place)
{
  gsize stride = cairo_image_surface_get_stride (self->surface), unit = SIZE * self->scale;
  gsize start = (row - self->block.row) * unit * stride + (column - self->block.column) * unit * 4;
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (self->bytes, start, (unit - 1) * stride + unit * 4);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (unit, unit, GDK_MEMORY_DEFAULT, part, stride);

  return gsk_texture_node_new (texture, place);
}

PergolaBoardSheet *
pergola_board_sheet_new (const PergolaBoardPicture *picture, const PergolaBoardBlock *block)
{
  PergolaBoardSheet *self = g_new0 (PergolaBoardSheet, 1);

  self->block = *block;
  self->scale = picture->scale;
  self->cairo = picture->cairo;
  self->surface = paint_block (picture, block);
  if (!self->cairo)
    self->bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (self->surface),
      (gsize) cairo_image_surface_get_height (self->surface) * cairo_image_surface_get_stride (self->surface),
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (self->surface));

  return self;
}

void
pergola_board_sheet_free (PergolaBoardSheet *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

GskRenderNode *
pergola_board_sheet_cut (PergolaBoardSheet *self, int column, int row)
{
  graphene_rect_t place = GRAPHENE_RECT_INIT (column * SIZE, row * SIZE, SIZE, SIZE);

  return self->cairo ? cut_for_cairo (self, &place) : cut_texture (self, column, row, &place);
}
