/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What makes a frame on screen faster than a file. Level of detail: of a board seen from afar, letters, round corners,
 * dashes and small pictures cannot be made out, but take most of the time. All thresholds are in device pixels. */

#include "pergola-paint-private.h"

#define TEXT_AS_BAR 4.0
#define TEXT_AS_NOTHING 1.6
#define GLYPH_AS_NOTHING 4.0
#define SHAPE_AS_NOTHING 0.7
#define CORNER_AS_SQUARE 3.0
#define DASH_AS_LINE 0.3 /* of the scale */
#define ROUGH 0.5        /* of the scale: below it curves may be rough */
#define BAR_ALPHA 0.35

void
pergola_paint_set_detail (cairo_t *cr, double scale)
{
  if (scale >= ROUGH)
    return;
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_tolerance (cr, 0.5);
}

/* Whole pixels are filled many times faster than parts of them. */
static void
fill_pixels (cairo_t *cr, const PergolaRect *rect)
{
  cairo_antialias_t antialias = cairo_get_antialias (cr);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
  cairo_set_antialias (cr, antialias);
}

/* Words too small to read are a bar of their colour: the eye still sees where they are. */
static void
paint_bar (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme)
{
  PergolaRect text = pergola_shape_get_text_extents (shape);
  PergolaRgba rgba = pergola_theme_resolve (theme, shape->fill);

  text.y += text.height * 0.3;
  text.height *= 0.4;
  cairo_set_source_rgba (cr, rgba.r, rgba.g, rgba.b, rgba.a * BAR_ALPHA);
  fill_pixels (cr, &text);
}

/* A card without its corners: a rectangle in one of its border, a pixel wide. */
static void
paint_square (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme, double scale)
{
  PergolaRect rect = shape->bounds;

  if (shape->stroke.tone != PERGOLA_TONE_NONE && shape->stroke_width > 0)
    {
      pergola_paint_set_color (cr, theme, shape->stroke);
      fill_pixels (cr, &rect);
      rect = pergola_rect_inflate (&rect, -MAX (shape->stroke_width, 1 / scale));
    }
  if (rect.width <= 0 || rect.height <= 0)
    return;
  pergola_paint_set_color (cr, theme, shape->fill);
  fill_pixels (cr, &rect);
}

static gboolean
is_opaque (PergolaColor color)
{
  return color.tone != PERGOLA_TONE_NONE && color.tone != PERGOLA_TONE_HALO && color.veil == 0;
}

/* A round rectangle of the border's colour and one of the inside's on it look as one with a stroke, in half the time.
 */
static void
paint_nested (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme)
{
  PergolaShape part = *shape;

  part.stroke = PERGOLA_COLOR (NONE);
  part.fill = shape->stroke;
  pergola_paint_shape (cr, &part, theme);
  part.fill = shape->fill;
  part.bounds = pergola_rect_inflate (&shape->bounds, -shape->stroke_width);
  part.radius = MAX (MIN (shape->radius, MIN (shape->bounds.width, shape->bounds.height) / 2) - shape->stroke_width, 0);
  pergola_paint_shape (cr, &part, theme);
}

static gboolean
paint_rect (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme, double scale)
{
  /* Only what covers its ground; a frame around something is painted as it is. */
  if (!is_opaque (shape->fill) || shape->dash != 0)
    return FALSE;
  if (shape->radius * scale < CORNER_AS_SQUARE && scale < ROUGH)
    {
      paint_square (cr, shape, theme, scale);
      return TRUE;
    }
  if (!is_opaque (shape->stroke) || shape->stroke_width <= 0 ||
      MIN (shape->bounds.width, shape->bounds.height) <= 2 * shape->stroke_width)
    return FALSE;

  paint_nested (cr, shape, theme);
  return TRUE;
}

static void
paint_undashed (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme)
{
  PergolaShape solid = *shape;

  solid.dash = 0;
  pergola_paint_shape (cr, &solid, theme);
}

gboolean
pergola_paint_on_screen (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme, double scale)
{
  double pixels = shape->size * scale;

  if (shape->type == PERGOLA_SHAPE_TEXT)
    {
      if (pixels >= TEXT_AS_BAR)
        return FALSE;
      if (pixels >= TEXT_AS_NOTHING)
        paint_bar (cr, shape, theme);
      return TRUE;
    }
  if (shape->type == PERGOLA_SHAPE_GLYPH)
    return pixels < GLYPH_AS_NOTHING;
  if (MAX (shape->bounds.width, shape->bounds.height) * scale < SHAPE_AS_NOTHING)
    return TRUE;

  if (shape->type == PERGOLA_SHAPE_RECT)
    return paint_rect (cr, shape, theme, scale);
  if (shape->type == PERGOLA_SHAPE_PATH && shape->dash != 0 && scale < DASH_AS_LINE)
    {
      paint_undashed (cr, shape, theme);
      return TRUE;
    }

  return FALSE;
}
