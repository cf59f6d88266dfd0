/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Reads the value of an SVG path's d attribute: all of its commands, absolute and relative. */

#include "pergola-scene.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *p;
  PergolaPath *path;
  double x, y;                 /* where the pen is */
  double start_x, start_y;     /* where the subpath began */
  double control_x, control_y; /* of the last curve, for the smooth commands */
  char last;
} Parser;

static void
skip_separators (Parser *self)
{
  while (*self->p == ',' || g_ascii_isspace (*self->p))
    self->p++;
}

static gboolean
read_number (Parser *self, double *value)
{
  char *end;

  skip_separators (self);
  if (!g_ascii_isdigit (*self->p) && strchr ("+-.", *self->p) == NULL)
    return FALSE;
  *value = g_ascii_strtod (self->p, &end);
  if (end == self->p || *self->p == '\0' || !isfinite (*value))
    return FALSE;
  self->p = end;

  return TRUE;
}

static gboolean
read_numbers (Parser *self, double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!read_number (self, &values[i]))
      return FALSE;

  return TRUE;
}

/* The flags of an arc may be written without a space after them. */
static gboolean
read_flag (Parser *self, gboolean *flag)
{
  skip_separators (self);
  if (*self->p != '0' && *self->p != '1')
    return FALSE;
  *flag = *self->p++ == '1';

  return TRUE;
}

static void
line_to (Parser *self, double x, double y)
{
  pergola_path_line_to (self->path, x, y);
  self->x = x;
  self->y = y;
}

static void
curve_to (Parser *self, const double *v)
{
  pergola_path_curve_to (self->path, v[0], v[1], v[2], v[3], v[4], v[5]);
  self->control_x = v[2];
  self->control_y = v[3];
  self->x = v[4];
  self->y = v[5];
}

static void
quadratic_to (Parser *self, double cx, double cy, double x, double y)
{
  double v[] = {
    self->x + (cx - self->x) * 2 / 3, self->y + (cy - self->y) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y
  };

  curve_to (self, v);
  self->control_x = cx;
  self->control_y = cy;
}

/* One piece of an arc, at most a quarter, as a cubic curve. */
static void
arc_piece (Parser *self, const double *centre, double rx, double ry, double phi, double from, double by)
{
  double reach = 4.0 / 3.0 * tan (by / 4);
  double x1 = cos (from) - reach * sin (from), y1 = sin (from) + reach * cos (from);
  double x3 = cos (from + by), y3 = sin (from + by);
  double x2 = x3 + reach * y3, y2 = y3 - reach * x3;
  double unit[] = { x1, y1, x2, y2, x3, y3 }, v[6];

  for (int i = 0; i < 6; i += 2)
    {
      v[i] = centre[0] + cos (phi) * unit[i] * rx - sin (phi) * unit[i + 1] * ry;
      v[i + 1] = centre[1] + sin (phi) * unit[i] * rx + cos (phi) * unit[i + 1] * ry;
    }
  curve_to (self, v);
}

/* From end points to centre, as in SVG 1.1, appendix F.6.5. */
static void
arc_to (Parser *self, double rx, double ry, double degrees, gboolean large, gboolean sweep, double x, double y)
{
  double phi = degrees * G_PI / 180;
  double dx = (self->x - x) / 2, dy = (self->y - y) / 2;
  double ux = cos (phi) * dx + sin (phi) * dy, uy = -sin (phi) * dx + cos (phi) * dy;
  double scale, root, cx, cy, from, by, centre[2];
  int pieces;

  rx = fabs (rx);
  ry = fabs (ry);
  if (rx < 1e-9 || ry < 1e-9 || (fabs (dx) < 1e-9 && fabs (dy) < 1e-9))
    {
      line_to (self, x, y);
      return;
    }
  scale = ux * ux / (rx * rx) + uy * uy / (ry * ry);
  if (scale > 1)
    {
      rx *= sqrt (scale);
      ry *= sqrt (scale);
    }
  root = (rx * rx * ry * ry - rx * rx * uy * uy - ry * ry * ux * ux) / (rx * rx * uy * uy + ry * ry * ux * ux);
  root = (large == sweep ? -1 : 1) * sqrt (MAX (root, 0));
  cx = root * rx * uy / ry;
  cy = -root * ry * ux / rx;
  centre[0] = cos (phi) * cx - sin (phi) * cy + (self->x + x) / 2;
  centre[1] = sin (phi) * cx + cos (phi) * cy + (self->y + y) / 2;
  from = atan2 ((uy - cy) / ry, (ux - cx) / rx);
  by = atan2 ((-uy - cy) / ry, (-ux - cx) / rx) - from;
  if (sweep && by < 0)
    by += 2 * G_PI;
  if (!sweep && by > 0)
    by -= 2 * G_PI;
  pieces = MAX (1, (int) ceil (fabs (by) / (G_PI / 2) - 1e-9));
  for (int i = 0; i < pieces; i++)
    arc_piece (self, centre, rx, ry, phi, from + by * i / pieces, by / pieces);
  self->x = x;
  self->y = y;
}

/* Where the first control point of a smooth curve is: the last one mirrored, if there was one of the same kind. */
static void
mirror_control (Parser *self, const char *kinds, double *x, double *y)
{
  gboolean smooth = self->last != '\0' && strchr (kinds, self->last) != NULL;

  *x = smooth ? 2 * self->x - self->control_x : self->x;
  *y = smooth ? 2 * self->y - self->control_y : self->y;
}

static gboolean
read_arc (Parser *self, double ox, double oy)
{
  double v[5];
  gboolean large, sweep;

  if (!read_numbers (self, v, 3) || !read_flag (self, &large) || !read_flag (self, &sweep) ||
      !read_numbers (self, v + 3, 2))
    return FALSE;
  arc_to (self, v[0], v[1], v[2], large, sweep, ox + v[3], oy + v[4]);

  return TRUE;
}

/* One command with its numbers; @ox, @oy is what relative numbers count from. */
static gboolean
read_curve (Parser *self, char upper, double ox, double oy)
{
  double v[6], cx, cy;
  guint n = upper == 'C' ? 6 : upper == 'T' ? 2 : 4;

  if (!read_numbers (self, v, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    v[i] += i % 2 ? oy : ox;

  if (upper == 'C')
    curve_to (self, v);
  else if (upper == 'Q')
    quadratic_to (self, v[0], v[1], v[2], v[3]);
  else if (upper == 'T')
    {
      mirror_control (self, "QT", &cx, &cy);
      quadratic_to (self, cx, cy, v[0], v[1]);
    }
  else
    {
      mirror_control (self, "CS", &cx, &cy);
      curve_to (self, (double[]){ cx, cy, v[0], v[1], v[2], v[3] });
    }

  return TRUE;
}

static gboolean
read_straight (Parser *self, char upper, double ox, double oy)
{
  double v[2];

  if (!read_numbers (self, v, upper == 'H' || upper == 'V' ? 1 : 2))
    return FALSE;

  if (upper == 'H')
    line_to (self, ox + v[0], self->y);
  else if (upper == 'V')
    line_to (self, self->x, oy + v[0]);
  else if (upper == 'L')
    line_to (self, ox + v[0], oy + v[1]);
  else
    {
      self->x = self->start_x = ox + v[0];
      self->y = self->start_y = oy + v[1];
      pergola_path_move_to (self->path, self->x, self->y);
    }

  return TRUE;
}

static gboolean
read_command (Parser *self, char command)
{
  char upper = g_ascii_toupper (command);
  double ox = command == upper ? 0 : self->x;
  double oy = command == upper ? 0 : self->y;
  gboolean done;

  if (upper == 'A')
    done = read_arc (self, ox, oy);
  else if (strchr ("CSQT", upper) != NULL)
    done = read_curve (self, upper, ox, oy);
  else
    done = read_straight (self, upper, ox, oy);
  self->last = upper;

  return done;
}

static gboolean
parse (Parser *self)
{
  char command = '\0';

  for (skip_separators (self); *self->p != '\0'; skip_separators (self))
    {
      if (g_ascii_isalpha (*self->p))
        {
          command = *self->p++;
          if (strchr ("MmLlHhVvCcSsQqTtAaZz", command) == NULL ||
              (self->last == '\0' && g_ascii_toupper (command) != 'M'))
            return FALSE;
        }
      else if (command == '\0')
        return FALSE;

      if (g_ascii_toupper (command) == 'Z')
        {
          pergola_path_close (self->path);
          self->x = self->start_x;
          self->y = self->start_y;
          self->last = 'Z';
          command = '\0'; /* no numbers may follow */
          continue;
        }
      if (!read_command (self, command))
        return FALSE;
      /* More pairs after a move are lines. */
      if (command == 'M' || command == 'm')
        command = command == 'M' ? 'L' : 'l';
    }

  return TRUE;
}

PergolaPath *
pergola_path_new_from_svg (const char *d)
{
  Parser parser = { .p = d, .path = pergola_path_new () };

  if (parse (&parser))
    return parser.path;

  pergola_path_free (parser.path);
  return NULL;
}
