/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words with even spaces. Cairo 1.16 puts each letter of an image on whole pixels, which at small sizes runs words
 * together or tears them apart. As outlines the letters stand where they belong, but that takes three times as long.
 * So a file gets outlines, and a screen gets a mask of them that is kept with the text until the zoom changes. */

#include "config.h"

#include "pergola-paint-text.h"

#include <math.h>

#define PHASES 4          /* places of a text within a pixel that are told apart */
#define SMALLEST 6.0      /* device pixels of a letter: below, nobody sees the spaces */
#define LARGEST_MASK 4096 /* device pixels on a side */

typedef struct
{
  cairo_surface_t *surface;
  double scale;
  int phase_x, phase_y;
  int x, y; /* of its corner, in device pixels from where the text is */
} Mask;

static G_DEFINE_QUARK (pergola_text_mask, mask)

  static void mask_free (gpointer data)
{
  Mask *mask = data;

  cairo_surface_destroy (mask->surface);
  g_free (mask);
}

/* Whether some letters may be pictures (emoji), which have no outline. */
static gboolean
may_hold_pictures (PangoLayout *layout)
{
  for (const char *p = pango_layout_get_text (layout); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x1f000 || c == 0xfe0f || (c >= 0x2190 && c < 0x2c00))
        return TRUE;
    }

  return FALSE;
}

static Mask *
mask_new (PangoLayout *layout, double scale, int phase_x, int phase_y)
{
  PangoRectangle ink;
  Mask *mask = g_new0 (Mask, 1);
  int width, height;
  cairo_t *cr;

  pango_layout_get_extents (layout, &ink, NULL);
  mask->scale = scale;
  mask->phase_x = phase_x;
  mask->phase_y = phase_y;
  mask->x = (int) floor (ink.x * scale / PANGO_SCALE) - 1;
  mask->y = (int) floor (ink.y * scale / PANGO_SCALE) - 1;
  width = (int) ceil (ink.width * scale / PANGO_SCALE) + 4;
  height = (int) ceil (ink.height * scale / PANGO_SCALE) + 4;
  mask->surface =
    cairo_image_surface_create (CAIRO_FORMAT_A8, CLAMP (width, 1, LARGEST_MASK), CLAMP (height, 1, LARGEST_MASK));
  cr = cairo_create (mask->surface);
  cairo_translate (cr, (double) phase_x / PHASES - mask->x, (double) phase_y / PHASES - mask->y);
  cairo_scale (cr, scale, scale);
  pango_cairo_layout_path (cr, layout);
  cairo_fill (cr);
  cairo_destroy (cr);

  return mask;
}

static Mask *
get_mask (PangoLayout *layout, double scale, int phase_x, int phase_y)
{
  Mask *mask = g_object_get_qdata (G_OBJECT (layout), mask_quark ());

  if (mask != NULL && mask->scale == scale && mask->phase_x == phase_x && mask->phase_y == phase_y)
    return mask;

  mask = mask_new (layout, scale, phase_x, phase_y);
  g_object_set_qdata_full (G_OBJECT (layout), mask_quark (), mask, mask_free);

  return mask;
}

/* Where a place in scene units comes to be: a whole pixel, and how far into it in PHASES. */
static double
split (double device, int *phase)
{
  double whole = floor (device);

  *phase = (int) ((device - whole) * PHASES);
  return whole;
}

static void
paint_masked (cairo_t *cr, const PergolaShape *shape, double scale)
{
  cairo_matrix_t matrix;
  double density, x, y;
  int phase_x, phase_y;
  const Mask *mask;

  cairo_get_matrix (cr, &matrix);
  density = scale / matrix.xx; /* device pixels in a pixel of the toolkit */
  x = split ((matrix.xx * shape->bounds.x + matrix.x0) * density, &phase_x);
  y = split ((matrix.yy * shape->bounds.y + matrix.y0) * density, &phase_y);
  mask = get_mask (shape->layout, scale, phase_x, phase_y);

  cairo_surface_set_device_scale (mask->surface, density, density);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_mask_surface (cr, mask->surface, (x + mask->x) / density, (y + mask->y) / density);
  cairo_restore (cr);
}

/* Turned words are few: they are painted as outlines always. */
static void
paint_turned (cairo_t *cr, const PergolaShape *shape, gboolean even)
{
  double x, y, angle;

  pergola_shape_get_text_origin (shape, &x, &y, &angle);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  if (even)
    pango_cairo_layout_path (cr, shape->layout);
  else
    pango_cairo_show_layout (cr, shape->layout);
  cairo_restore (cr);
  cairo_fill (cr);
}

void
pergola_paint_text (cairo_t *cr, const PergolaShape *shape, double scale)
{
  gboolean image = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  gboolean even = (scale > 0 ? shape->size * scale >= SMALLEST : image) && !may_hold_pictures (shape->layout);

  if (shape->turn != 0)
    {
      cairo_new_path (cr);
      paint_turned (cr, shape, even);
      return;
    }
  cairo_move_to (cr, shape->bounds.x, shape->bounds.y);
  if (!even)
    {
      pango_cairo_show_layout (cr, shape->layout);
    }
  else if (scale > 0)
    {
      cairo_new_path (cr);
      paint_masked (cr, shape, scale);
    }
  else
    {
      pango_cairo_layout_path (cr, shape->layout);
      cairo_fill (cr);
    }
}
