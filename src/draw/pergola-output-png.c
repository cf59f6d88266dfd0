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

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_size (double width, double height, double scale, GError **error)
{
  double most = MIN (MAX_SIDE / MAX (width, height), sqrt (MAX_PIXELS / (width * height)));
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (scale <= most)
    return TRUE;

  g_ascii_formatd (text, sizeof text, "%.2f", floor (most * 100) / 100);
  g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_TOO_LARGE,
               _ ("This image would be too large. A scale of %s or less works."), text);
  return FALSE;
}

static cairo_surface_t *
paint_page (PergolaScene *scene, const PergolaPage *page, const PergolaOutputOptions *options)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ceil (page->width * options->scale),
                                                         ceil (page->height * options->scale));
  cairo_t *cr = cairo_create (surface);

  pergola_paint_set_color (cr, options->theme, PERGOLA_COLOR (BOARD));
  cairo_paint (cr);
  cairo_scale (cr, options->scale, options->scale);
  cairo_translate (cr, page->x, page->y);
  cairo_scale (cr, page->scale, page->scale);
  pergola_paint_scene (cr, scene, options->theme, NULL, 0);
  cairo_destroy (cr);

  return surface;
}

GBytes *
pergola_output_png (PergolaScene *scene, const PergolaOutputOptions *options, GCancellable *cancellable, GError **error)
{
  PergolaPage page = pergola_page_whole (scene, options->paper);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  if (!check_size (page.width, page.height, options->scale, error))
    return NULL;

  surface = paint_page (scene, &page, options);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PERGOLA_OUTPUT_ERROR, PERGOLA_OUTPUT_ERROR_FAILED, _ ("The image cannot be made: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
