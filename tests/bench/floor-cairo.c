/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-cairo FILE BOARD svg|pdf TIMES: the shapes of a board that is laid out already, drawn with cairo and nothing
 * else. */

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <stdlib.h>

#include "bench.h"
#include "pergola-draw.h"
#include "pergola-glyph.h"
#include "pergola-reader.h"

typedef struct
{
  PergolaScene *scene;
  gboolean pdf;
} Floor;

static void
set_color (cairo_t *cr, PergolaColor color)
{
  PergolaRgba c = pergola_theme_resolve (PERGOLA_THEME_PRINT, color);

  cairo_set_source_rgba (cr, c.r, c.g, c.b, c.a);
}

static void
draw_outline (cairo_t *cr, const PergolaShape *shape)
{
  if (shape->fill.tone != PERGOLA_TONE_NONE)
    {
      set_color (cr, shape->fill);
      cairo_fill_preserve (cr);
    }
  if (shape->stroke.tone != PERGOLA_TONE_NONE)
    {
      set_color (cr, shape->stroke);
      cairo_set_line_width (cr, shape->stroke_width);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_rect (cairo_t *cr, const PergolaShape *shape)
{
  const PergolaRect *r = &shape->bounds;
  double k = MIN (shape->radius, MIN (r->width, r->height) / 2);

  cairo_arc (cr, r->x + r->width - k, r->y + k, k, -G_PI / 2, 0);
  cairo_arc (cr, r->x + r->width - k, r->y + r->height - k, k, 0, G_PI / 2);
  cairo_arc (cr, r->x + k, r->y + r->height - k, k, G_PI / 2, G_PI);
  cairo_arc (cr, r->x + k, r->y + k, k, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  draw_outline (cr, shape);
}

static void
draw_shape (cairo_t *cr, const PergolaShape *shape)
{
  switch (shape->type)
    {
    case PERGOLA_SHAPE_RECT:
      draw_rect (cr, shape);
      break;
    case PERGOLA_SHAPE_PATH:
      pergola_path_to_cairo (shape->path, cr);
      draw_outline (cr, shape);
      break;
    case PERGOLA_SHAPE_GLYPH:
      cairo_save (cr);
      cairo_translate (cr, shape->bounds.x, shape->bounds.y);
      cairo_scale (cr, shape->bounds.width / 16, shape->bounds.height / 16);
      pergola_path_to_cairo (pergola_glyph_get (shape->glyph), cr);
      set_color (cr, shape->fill);
      cairo_fill (cr);
      cairo_restore (cr);
      break;
    case PERGOLA_SHAPE_TEXT:
    default:
      set_color (cr, shape->fill);
      cairo_move_to (cr, shape->bounds.x, shape->bounds.y);
      pango_cairo_show_layout (cr, shape->layout);
    }
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (gpointer data)
{
  Floor *self = data;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width = self->scene->width * 0.75, height = self->scene->height * 0.75;
  cairo_surface_t *surface = self->pdf ? cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height)
                                       : cairo_svg_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 0.75, 0.75);
  for (guint i = 0; i < self->scene->shapes->len; i++)
    draw_shape (cr, &g_array_index (self->scene->shapes, PergolaShape, i));
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS || bytes->len == 0)
    g_error ("cairo cannot draw the board");
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GError) error = NULL;
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  Floor self = { 0 };

  if (argc != 5)
    return 2;
  project = pergola_reader_read_file (argv[1], frameworks, &error);
  if (project == NULL || pergola_project_get_board (project, argv[2]) == NULL)
    g_error ("%s: %s", argv[2], error != NULL ? error->message : "no such board");
  self.scene = pergola_layout_run (project, pergola_project_get_board (project, argv[2]), fonts, &options);
  self.pdf = g_str_equal (argv[3], "pdf");
  bench_repeat (atoi (argv[4]), NULL, draw, NULL, &self);
  pergola_scene_unref (self.scene);

  return 0;
}
