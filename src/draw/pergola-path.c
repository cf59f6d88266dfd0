/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-scene.h"

#include <math.h>

PergolaPath *
pergola_path_new (void)
{
  PergolaPath *self = g_new0 (PergolaPath, 1);

  self->ops = g_byte_array_new ();
  self->points = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
pergola_path_free (PergolaPath *self)
{
  g_byte_array_unref (self->ops);
  g_array_unref (self->points);
  g_free (self);
}

static void
append (PergolaPath *self, PergolaPathOp op, const double *points, guint n)
{
  guint8 byte = op;

  g_byte_array_append (self->ops, &byte, 1);
  g_array_append_vals (self->points, points, n);
}

void
pergola_path_move_to (PergolaPath *self, double x, double y)
{
  append (self, PERGOLA_PATH_MOVE, (double[]){ x, y }, 2);
}

void
pergola_path_line_to (PergolaPath *self, double x, double y)
{
  append (self, PERGOLA_PATH_LINE, (double[]){ x, y }, 2);
}

void
pergola_path_curve_to (PergolaPath *self, double x1, double y1, double x2, double y2, double x3, double y3)
{
  append (self, PERGOLA_PATH_CURVE, (double[]){ x1, y1, x2, y2, x3, y3 }, 6);
}

void
pergola_path_close (PergolaPath *self)
{
  append (self, PERGOLA_PATH_CLOSE, NULL, 0);
}

/* How far a quarter circle's control points reach, as a share of the radius. */
#define ARC_SHARE 0.5523

/* A corner at b on the way from a to c: a line to where it begins, and the curve. */
static void
add_corner (PergolaPath *self, const double *a, const double *b, const double *c, double radius)
{
  double in = hypot (b[0] - a[0], b[1] - a[1]);
  double out = hypot (c[0] - b[0], c[1] - b[1]);
  double r = MIN (radius, MIN (in, out) / 2);
  double ux, uy, vx, vy;

  if (r < 0.01)
    {
      pergola_path_line_to (self, b[0], b[1]);
      return;
    }

  ux = (b[0] - a[0]) / in;
  uy = (b[1] - a[1]) / in;
  vx = (c[0] - b[0]) / out;
  vy = (c[1] - b[1]) / out;
  pergola_path_line_to (self, b[0] - ux * r, b[1] - uy * r);
  pergola_path_curve_to (self, b[0] - ux * r * (1 - ARC_SHARE), b[1] - uy * r * (1 - ARC_SHARE),
                         b[0] + vx * r * (1 - ARC_SHARE), b[1] + vy * r * (1 - ARC_SHARE), b[0] + vx * r,
                         b[1] + vy * r);
}

void
pergola_path_add_rounded (PergolaPath *self, const double *points, int n, double radius)
{
  g_return_if_fail (n >= 2);

  pergola_path_move_to (self, points[0], points[1]);
  for (int i = 1; i < n - 1; i++)
    add_corner (self, points + 2 * (i - 1), points + 2 * i, points + 2 * (i + 1), radius);
  pergola_path_line_to (self, points[2 * (n - 1)], points[2 * (n - 1) + 1]);
}

static guint
count_coordinates (guint8 op)
{
  return op == PERGOLA_PATH_CURVE ? 6 : op == PERGOLA_PATH_CLOSE ? 0 : 2;
}

/* Of the control points: never smaller than the path. */
PergolaRect
pergola_path_get_bounds (const PergolaPath *self)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i + 1 < self->points->len; i += 2)
    {
      double x = g_array_index (self->points, double, i);
      double y = g_array_index (self->points, double, i + 1);

      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }

  if (self->points->len < 2)
    return (PergolaRect){ 0, 0, 0, 0 };
  return (PergolaRect){ left, top, right - left, bottom - top };
}

void
pergola_path_to_cairo (const PergolaPath *self, cairo_t *cr)
{
  const double *p = (const double *) self->points->data;

  cairo_new_path (cr);
  for (guint i = 0; i < self->ops->len; i++)
    {
      guint8 op = self->ops->data[i];

      if (op == PERGOLA_PATH_MOVE)
        cairo_move_to (cr, p[0], p[1]);
      else if (op == PERGOLA_PATH_LINE)
        cairo_line_to (cr, p[0], p[1]);
      else if (op == PERGOLA_PATH_CURVE)
        cairo_curve_to (cr, p[0], p[1], p[2], p[3], p[4], p[5]);
      else
        cairo_close_path (cr);
      p += count_coordinates (op);
    }
}

char *
pergola_path_to_svg (const PergolaPath *self)
{
  static const char letters[] = { 'M', 'L', 'C', 'Z' };
  GString *d = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < self->ops->len; i++)
    {
      guint8 op = self->ops->data[i];

      g_string_append_c (d, letters[op]);
      for (guint k = 0; k < count_coordinates (op); k++, at++)
        {
          char text[G_ASCII_DTOSTR_BUF_SIZE];
          double value = round (g_array_index (self->points, double, at) * 100) / 100;

          g_ascii_formatd (text, sizeof text, "%.8g", value);
          g_string_append_printf (d, "%s%s", k > 0 ? " " : "", text);
        }
    }

  return g_string_free (d, FALSE);
}
