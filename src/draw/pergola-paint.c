/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-paint.h"

#include "pergola-glyph.h"
#include "pergola-paint-private.h"
#include "pergola-paint-text.h"

void
pergola_paint_set_color (cairo_t *cr, PergolaTheme theme, PergolaColor color)
{
  PergolaRgba rgba = pergola_theme_resolve (theme, color);

  cairo_set_source_rgba (cr, rgba.r, rgba.g, rgba.b, rgba.a);
}

static void
rounded_rect (cairo_t *cr, const PergolaRect *r, double radius)
{
  double k = MIN (radius, MIN (r->width, r->height) / 2);

  cairo_new_path (cr);
  if (k < 0.1)
    {
      cairo_rectangle (cr, r->x, r->y, r->width, r->height);
      return;
    }
  cairo_arc (cr, r->x + r->width - k, r->y + k, k, -G_PI / 2, 0);
  cairo_arc (cr, r->x + r->width - k, r->y + r->height - k, k, 0, G_PI / 2);
  cairo_arc (cr, r->x + k, r->y + r->height - k, k, G_PI / 2, G_PI);
  cairo_arc (cr, r->x + k, r->y + k, k, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
set_dash (cairo_t *cr, guint dash)
{
  static const double dashes[] = { 7, 4.5 }, dots[] = { 2, 5 };

  if (dash == 0)
    cairo_set_dash (cr, NULL, 0, 0);
  else
    cairo_set_dash (cr, dash == 1 ? dashes : dots, 2, 0);
}

static void
fill_and_stroke (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme)
{
  if (shape->fill.tone != PERGOLA_TONE_NONE)
    {
      pergola_paint_set_color (cr, theme, shape->fill);
      cairo_fill_preserve (cr);
    }
  if (shape->stroke.tone != PERGOLA_TONE_NONE && shape->stroke_width > 0)
    {
      pergola_paint_set_color (cr, theme, shape->stroke);
      cairo_set_line_width (cr, shape->stroke_width);
      set_dash (cr, shape->dash);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
paint_rect (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme)
{
  double half = shape->stroke.tone != PERGOLA_TONE_NONE ? shape->stroke_width / 2 : 0;
  PergolaRect inside = pergola_rect_inflate (&shape->bounds, -half);

  rounded_rect (cr, &inside, shape->radius - half);
  fill_and_stroke (cr, shape, theme);
}

static void
paint_glyph (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme)
{
  const PergolaPath *path = pergola_glyph_get (shape->glyph);

  if (path == NULL)
    return;

  cairo_save (cr);
  cairo_translate (cr, shape->bounds.x, shape->bounds.y);
  cairo_scale (cr, shape->bounds.width / 16, shape->bounds.height / 16);
  pergola_path_to_cairo (path, cr);
  pergola_paint_set_color (cr, theme, shape->fill);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_shape (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme, double scale)
{
  switch (shape->type)
    {
    case PERGOLA_SHAPE_RECT:
      paint_rect (cr, shape, theme);
      break;
    case PERGOLA_SHAPE_PATH:
      pergola_path_to_cairo (shape->path, cr);
      fill_and_stroke (cr, shape, theme);
      break;
    case PERGOLA_SHAPE_GLYPH:
      paint_glyph (cr, shape, theme);
      break;
    case PERGOLA_SHAPE_TEXT:
      pergola_paint_set_color (cr, theme, shape->fill);
      pergola_paint_text (cr, shape, scale);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
pergola_paint_shape (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme)
{
  paint_shape (cr, shape, theme, 0);
}

void
pergola_paint_scene (cairo_t *cr, PergolaScene *scene, PergolaTheme theme, const PergolaRect *clip, double scale)
{
  PergolaRect all = { 0, 0, scene->width, scene->height };
  g_autoptr (GArray) visible = pergola_scene_list_visible (scene, clip != NULL ? clip : &all);

  cairo_save (cr);
  if (scale > 0)
    pergola_paint_set_detail (cr, scale);
  for (guint i = 0; i < visible->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, g_array_index (visible, guint, i));

      if (scale <= 0 || !pergola_paint_on_screen (cr, shape, theme, scale))
        paint_shape (cr, shape, theme, scale);
    }
  cairo_restore (cr);
}
