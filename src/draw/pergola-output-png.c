/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-output.h"

#include "pergola-page.h"
#include "pergola-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_SIDE 32767.0                 /* pixels: what cairo can address */
#define MAX_PIXELS (200.0 * 1000 * 1000) /* 800 MB of memory */

#define BAND 1024 /* rows painted between two looks at the cancellable */

typedef struct
{
  GByteArray *bytes;
  GCancellable *cancellable; /* (nullable) */
} Sink;

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (g_cancellable_is_cancelled (sink->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (sink->bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Rounding errors must not add a row of nothing. */
static int
count_pixels (double units, double scale)
{
  return MAX ((int) ceil (units * scale - 1e-6), 1);
}

/* Names a scale that works, rounded down to what one would type. */
static gboolean
check_size (double width, double height, double scale, GError **error)
{
  double most = MIN (MAX_SIDE / MAX (width, height), sqrt (MAX_PIXELS / (width * height)));
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (scale <= most)
    return TRUE;

  g_ascii_formatd (text, sizeof text, "%.4g", floor (most * 100) / 100);
  if (most < 0.1)
    g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_TOO_LARGE,
                 _ ("This board is too large for an image at any scale. Export it as PDF or SVG."));
  else
    g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_TOO_LARGE,
                 _ ("This image would be too large. A scale of %s or less works."), text);
  return FALSE;
}

/* Band by band, so that a large image can be stopped. */
static gboolean
paint_page (cairo_surface_t *surface,
            PergolaScene *scene,
            const PergolaPage *page,
            const PergolaOutputOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  double unit = page->scale * options->scale;

  for (int top = 0; top < height; top += BAND)
    {
      PergolaRect clip = { -page->x / page->scale, (top / options->scale - page->y) / page->scale, width / unit,
                           BAND / unit };
      cairo_t *cr;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      cr = cairo_create (surface);
      cairo_rectangle (cr, 0, top, width, BAND);
      cairo_clip (cr);
      pergola_paint_set_color (cr, options->theme, PERGOLA_COLOR (BOARD));
      cairo_paint (cr);
      cairo_scale (cr, options->scale, options->scale);
      cairo_translate (cr, page->x, page->y);
      cairo_scale (cr, page->scale, page->scale);
      pergola_paint_scene (cr, scene, options->theme, &clip, 0);
      cairo_destroy (cr);
    }

  return TRUE;
}

static GBytes *
encode (cairo_surface_t *surface, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Sink sink = { bytes, cancellable };
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append_bytes, &sink);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED, _ ("The image cannot be made: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
pergola_output_png (PergolaScene *scene, const PergolaOutputOptions *options, GCancellable *cancellable, GError **error)
{
  PergolaPage page = pergola_page_whole (scene, options->paper);
  cairo_surface_t *surface;
  GBytes *bytes = NULL;

  if (!check_size (page.width, page.height, options->scale, error))
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, count_pixels (page.width, options->scale),
                                        count_pixels (page.height, options->scale));
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_TOO_LARGE,
                 _ ("There is not enough memory for this image. Choose a smaller scale."));
  else if (paint_page (surface, scene, &page, options, cancellable, error))
    bytes = encode (surface, cancellable, error);
  cairo_surface_destroy (surface);

  return bytes;
}
