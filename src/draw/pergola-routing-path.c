/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line's runs as a path: straight with rounded corners, and curves through channels. */

#include "config.h"

#include "pergola-routing.h"

#include <math.h>

#define KAPPA 0.5523
#define SLOPE 0.55 /* of a channel's width, where a curve's controls lie */
#define BULGE 26   /* of a curve between two cards of one column */

typedef struct
{
  double x, y;
  gboolean curve; /* reached by a curve with these controls */
  double x1, y1, x2, y2;
} Point;

typedef struct
{
  Cycles *figure;
  const CyclesLink *link;
  GArray *points;
  double x, y; /* the pen */
  double end_x, end_y;
} Walk;

static void
go (Walk *w, double x, double y)
{
  Point p = { .x = x, .y = y };

  if (ABS (x - w->x) < 0.01 && ABS (y - w->y) < 0.01)
    return;
  g_array_append_val (w->points, p);
  w->x = x;
  w->y = y;
}

static void
curve (Walk *w, double x1, double x2, double x, double y)
{
  Point p = { x, y, TRUE, x1, w->y, x2, y };

  g_array_append_val (w->points, p);
  w->x = x;
  w->y = y;
}

void
pergola_routing_get_end (Cycles *self, const CyclesLink *link, int end, double *x, double *y)
{
  const CyclesNode *node = CYCLES_NODE (self, link->ends[end]);
  PergolaRect r = node->type == CYCLES_ANCHOR ? CYCLES_ZONE (self, node->zone)->rect : node->rect;

  *x = *y = link->ports[end];
  switch (link->sides[end])
    {
    case CYCLES_LEFT:
      *x = r.x;
      break;
    case CYCLES_RIGHT:
      *x = r.x + r.width;
      break;
    case CYCLES_UPPER:
      *y = r.y;
      break;
    case CYCLES_LOWER:
      *y = r.y + r.height;
      break;
    }
}

/* Whether the line goes in reading direction when it enters (or leaves) the channel of a run. */
static gboolean
goes_ahead (const CyclesLink *link, int run, gboolean entering)
{
  int next = entering ? run - 2 : run + 2;

  if (entering && run == 0)
    return link->sides[0] == CYCLES_RIGHT;
  if (!entering && run == link->n_runs - 1)
    return link->sides[1] == CYCLES_LEFT;
  if (next < 0 || next >= link->n_runs)
    return TRUE;

  return entering ? link->runs[next].where < link->runs[run].where : link->runs[next].where > link->runs[run].where;
}

static void
walk_channel (Walk *w, int i)
{
  const CyclesLink *link = w->link;
  const CyclesChannel *channel = CYCLES_CHANNEL (w->figure, link->runs[i].where);
  gboolean in = goes_ahead (link, i, TRUE), out = goes_ahead (link, i, FALSE), last = i == link->n_runs - 1;
  double x0 = i == 0 ? w->x : in ? channel->x0 : channel->x1;
  double x1 = last ? w->end_x : out ? channel->x1 : channel->x0;
  double y1 = last ? w->end_y : link->runs[i + 1].pos;
  double slope = SLOPE * (x1 - x0);

  go (w, x0, w->y);
  if (in == out)
    curve (w, x0 + slope, x1 - slope, x1, y1);
  else
    {
      double bulge = MIN (BULGE, (channel->x1 - channel->x0) * 0.95) * (in ? 1 : -1);

      curve (w, x0 + bulge, x1 + bulge, x1, y1);
    }
}

static void
walk (Walk *w)
{
  const CyclesLink *link = w->link;

  for (int i = 0; i < link->n_runs; i++)
    {
      const CyclesRun *run = &link->runs[i];

      if (!run->vertical)
        go (w, w->x, run->pos);
      else if (run->smooth)
        walk_channel (w, i);
      else
        go (w, run->pos, w->y);
    }
  if (link->sides[1] == CYCLES_LEFT || link->sides[1] == CYCLES_RIGHT)
    go (w, w->x, w->end_y);
  else
    go (w, w->end_x, w->y);
  go (w, w->end_x, w->end_y);
}

static Point *
get_point (GArray *points, guint i)
{
  return &g_array_index (points, Point, i);
}

/* Drops points in the middle of a straight line. */
static void
simplify (GArray *points)
{
  for (guint i = 1; i + 1 < points->len;)
    {
      const Point *a = get_point (points, i - 1), *b = get_point (points, i), *c = get_point (points, i + 1);

      if (!b->curve && !c->curve &&
          ((ABS (a->x - b->x) < 0.01 && ABS (b->x - c->x) < 0.01) ||
           (ABS (a->y - b->y) < 0.01 && ABS (b->y - c->y) < 0.01)))
        g_array_remove_index (points, i);
      else
        i++;
    }
}

/* Adds the corner at @b between @a and @c. */
static void
add_corner (PergolaPath *path, const Point *a, const Point *b, const Point *c, double radius)
{
  double in = hypot (b->x - a->x, b->y - a->y), out = hypot (c->x - b->x, c->y - b->y);
  double r = MIN (radius, MIN (in, out) / 2), k = r * (1 - KAPPA);
  double ix, iy, ox, oy;

  if (r < 0.5)
    {
      pergola_path_line_to (path, b->x, b->y);
      return;
    }
  ix = (b->x - a->x) / in;
  iy = (b->y - a->y) / in;
  ox = (c->x - b->x) / out;
  oy = (c->y - b->y) / out;
  pergola_path_line_to (path, b->x - ix * r, b->y - iy * r);
  pergola_path_curve_to (path, b->x - ix * k, b->y - iy * k, b->x + ox * k, b->y + oy * k, b->x + ox * r,
                         b->y + oy * r);
}

static PergolaPath *
make_path (GArray *points, double radius)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, get_point (points, 0)->x, get_point (points, 0)->y);
  for (guint i = 1; i < points->len; i++)
    {
      const Point *p = get_point (points, i);

      if (p->curve)
        pergola_path_curve_to (path, p->x1, p->y1, p->x2, p->y2, p->x, p->y);
      else if (i + 1 < points->len && !get_point (points, i + 1)->curve)
        add_corner (path, get_point (points, i - 1), p, get_point (points, i + 1), radius);
      else
        pergola_path_line_to (path, p->x, p->y);
    }

  return path;
}

PergolaPath *
pergola_routing_make_path (Cycles *self, const CyclesLink *link, double radius, double cut)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  Walk w = { .figure = self, .link = link, .points = points };
  Point start = { 0 };

  pergola_routing_get_end (self, link, 0, &start.x, &start.y);
  pergola_routing_get_end (self, link, 1, &w.end_x, &w.end_y);
  switch (link->sides[1])
    {
    case CYCLES_LEFT:
      w.end_x -= cut;
      break;
    case CYCLES_RIGHT:
      w.end_x += cut;
      break;
    case CYCLES_UPPER:
      w.end_y -= cut;
      break;
    case CYCLES_LOWER:
      w.end_y += cut;
      break;
    }
  w.x = start.x;
  w.y = start.y;
  g_array_append_val (points, start);
  walk (&w);
  simplify (points);

  return make_path (points, radius);
}
