/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-thumbnail.h"

#include <glib/gi18n-lib.h>

#include "pergola-output.h"
#include "pergola-page.h"
#include "pergola-paint.h"

#define MARGIN 12.0    /* units around the figure */
#define NARROWEST 0.45 /* of the width: a longer figure is cut off at its foot, so that something can be made out */
#define WORDS 0.16     /* how strong a line of words is */
#define WAITING 0.6    /* how strong a figure is that holds nothing */

/* --- Which board --- */

static const PergolaBoardDef *
choose_board (PergolaProject *project, gboolean *holds)
{
  g_autoptr (GPtrArray) held = pergola_output_list_boards (project, PERGOLA_AUDIENCE_CIRCLE);
  const PergolaBoardDef *board = pergola_output_get_first_board (project, PERGOLA_AUDIENCE_CIRCLE);

  *holds = board != NULL && g_ptr_array_find_with_equal_func (held, board->id, g_str_equal, NULL);
  return board;
}

/* --- Painting --- */

/* Words too small to read: the eye sees where they stand. */
static void
paint_line (cairo_t *cr, double x, double y, double width, double height)
{
  double bar = height * 0.4;

  cairo_rectangle (cr, x, y + (height - bar) / 2, width, bar);
}

/* A paragraph is its lines. */
static void
paint_lines (cairo_t *cr, const PergolaShape *shape)
{
  PangoLayoutIter *iter = pango_layout_get_iter (shape->layout);
  double x, y, angle;

  pergola_shape_get_text_origin (shape, &x, &y, &angle);
  do
    {
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      paint_line (cr, x + (double) line.x / PANGO_SCALE, y + (double) line.y / PANGO_SCALE,
                  (double) line.width / PANGO_SCALE, (double) line.height / PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* Of a figure the titles are enough to know it by; a typeset page is its text. */
static gboolean
shows_words (const PergolaScene *scene, const PergolaShape *shape)
{
  return shape->role == PERGOLA_ROLE_TITLE || shape->role == PERGOLA_ROLE_ZONE_TITLE ||
         shape->role == PERGOLA_ROLE_PILL || (shape->role == PERGOLA_ROLE_NOTE && pergola_page_flows (scene));
}

static void
paint_words (cairo_t *cr, const PergolaScene *scene, const PergolaShape *shape, PergolaTheme theme)
{
  PergolaRect text = pergola_shape_get_text_extents (shape);

  if (!shows_words (scene, shape))
    return;
  cairo_push_group (cr);
  pergola_paint_set_color (cr, theme, shape->fill);
  if (pergola_page_flows (scene) && shape->turn == 0)
    paint_lines (cr, shape);
  else
    paint_line (cr, text.x, text.y, text.width, text.height);
  cairo_fill (cr);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, WORDS);
}

/* Not what is said about the figure. */
static gboolean
is_figure (const PergolaShape *shape)
{
  return shape->role != PERGOLA_ROLE_HINT && shape->role != PERGOLA_ROLE_STRIP && shape->role != PERGOLA_ROLE_LEGEND &&
         shape->role != PERGOLA_ROLE_HEADING;
}

static void
paint_figure (cairo_t *cr, PergolaScene *scene, PergolaTheme theme, GCancellable *cancellable)
{
  for (guint i = 0; i < scene->shapes->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (!is_figure (shape))
        continue;
      if (shape->type == PERGOLA_SHAPE_TEXT)
        paint_words (cr, scene, shape, theme);
      else
        pergola_paint_shape (cr, shape, theme);
    }
}

static PergolaRect
get_bounds (PergolaScene *scene)
{
  PergolaRect bounds = { 0, 0, 0, 0 };

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (is_figure (shape))
        bounds = bounds.width > 0 ? pergola_rect_union (&bounds, &shape->bounds) : shape->bounds;
    }
  bounds.width = MAX (bounds.width, 1);
  bounds.height = MAX (bounds.height, 1);
  return bounds;
}

/* Where the figure goes: in the middle, as large as it can be; a very long one from its top. */
static void
place (cairo_t *cr, PergolaScene *scene, const PergolaThumbnailOptions *options)
{
  PergolaRect bounds = get_bounds (scene);
  double width = options->width - 2 * MARGIN, height = options->height - 2 * MARGIN;
  double scale = MIN (MIN (width / bounds.width, height / bounds.height), 1);

  scale = MIN (MAX (scale, width * NARROWEST / bounds.width), 1);
  cairo_translate (cr, (options->width - bounds.width * scale) / 2,
                   MAX ((options->height - bounds.height * scale) / 2, MARGIN));
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
}

static void
paint (cairo_surface_t *surface,
       PergolaScene *scene,
       gboolean holds,
       const PergolaThumbnailOptions *options,
       GCancellable *cancellable)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, options->scale, options->scale);
  place (cr, scene, options);
  if (!holds)
    cairo_push_group (cr);
  paint_figure (cr, scene, options->theme, cancellable);
  if (!holds)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, WAITING);
    }
  cairo_destroy (cr);
}

/* --- The file --- */

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
encode (cairo_surface_t *surface, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED, _ ("The picture cannot be made: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
pergola_thumbnail_render (PergolaProject *project,
                          PergolaFonts *fonts,
                          const PergolaThumbnailOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  PergolaLayoutOptions layout = { .audience = PERGOLA_AUDIENCE_CIRCLE };
  gboolean holds = FALSE;
  const PergolaBoardDef *board = choose_board (project, &holds);
  cairo_surface_t *surface;
  GBytes *bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (options->width * options->scale),
                                        (int) (options->height * options->scale));
  if (board != NULL)
    {
      g_autoptr (PergolaScene) scene = pergola_layout_run (project, board, fonts, &layout);

      paint (surface, scene, holds, options, cancellable);
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    bytes = encode (surface, error);
  cairo_surface_destroy (surface);
  return bytes;
}
