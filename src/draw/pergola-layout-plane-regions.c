/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Soft regions: the convex hull of a zone's pills and its name, with bays where it would swallow pills of others. */

#include "config.h"

#include "pergola-layout-plane.h"

#include <math.h>
#include <stdlib.h>

#define CORNER 16   /* radius */
#define FRAME_GAP 3 /* between a region and the frame */
#define MOST_CORNERS 64
#define SLACK 0.5

typedef struct
{
  double x, y;
} Point;

typedef struct
{
  Plane *figure;
  const PlaneZone *zone;
  int index;
  GArray *rects;  /* PergolaRect: of its own pills and name, with what the region reaches beyond */
  GArray *points; /* Point: their corners */
  GArray *hull;   /* Point: clockwise on the page */
} Region;

#define POINT(array, i) (g_array_index ((array), Point, (i)))

/* More than 0 where c lies right of the way from a to b, on a page whose y runs down. */
static double
cross (Point a, Point b, Point c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *one = a, *other = b;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;

  return one->y < other->y ? -1 : one->y > other->y;
}

/* --- What lies in it --- */

static void
add_rect (Region *self, const PergolaRect *rect)
{
  const PergolaRect *f = &self->figure->frame;
  PergolaRect r = pergola_rect_inflate (rect, self->figure->m.reach);
  double x0 = MAX (r.x, f->x + FRAME_GAP), x1 = MIN (r.x + r.width, f->x + f->width - FRAME_GAP);
  double y0 = MAX (r.y, f->y + FRAME_GAP), y1 = MIN (r.y + r.height, f->y + f->height - FRAME_GAP);
  const Point corners[] = { { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } };

  r = (PergolaRect){ x0, y0, x1 - x0, y1 - y0 };
  g_array_append_val (self->rects, r);
  g_array_append_vals (self->points, corners, G_N_ELEMENTS (corners));
}

static void
region_init (Region *self, Plane *figure, int index)
{
  self->figure = figure;
  self->index = index;
  self->zone = PLANE_ZONE (figure, index);
  self->rects = g_array_new (FALSE, FALSE, sizeof (PergolaRect));
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  self->hull = g_array_new (FALSE, FALSE, sizeof (Point));
  for (guint i = 0; i < self->zone->n; i++)
    add_rect (self, &PLANE_NODE (figure, self->zone->first + i)->rect);
  add_rect (self, &self->zone->name);
}

static void
region_clear (Region *self)
{
  g_array_unref (self->rects);
  g_array_unref (self->points);
  g_array_unref (self->hull);
}

/* --- Hull --- */

static void
add_to_chain (GArray *hull, guint start, Point point)
{
  while (hull->len >= start + 2 && cross (POINT (hull, hull->len - 2), POINT (hull, hull->len - 1), point) <= 0)
    g_array_set_size (hull, hull->len - 1);
  g_array_append_val (hull, point);
}

/* The points from left to right along the top, then back along the bottom. */
static void
make_hull (Region *self)
{
  guint n = self->points->len, bottom;

  g_array_sort (self->points, compare_points);
  for (guint i = 0; i < n; i++)
    add_to_chain (self->hull, 0, POINT (self->points, i));
  bottom = self->hull->len - 1;
  for (guint i = n - 1; i > 0; i--)
    add_to_chain (self->hull, bottom, POINT (self->points, i - 1));
  g_array_set_size (self->hull, self->hull->len - 1); /* the first one again */
}

/* --- Bays --- */

static gboolean
lies_in_triangle (Point a, Point b, Point c, Point p)
{
  double one = cross (a, b, p), other = cross (b, c, p), third = cross (c, a, p);

  return (one > SLACK && other > SLACK && third > SLACK) || (one < -SLACK && other < -SLACK && third < -SLACK);
}

static gboolean
do_cross (Point a, Point b, Point c, Point d)
{
  return cross (a, b, c) * cross (a, b, d) < 0 && cross (c, d, a) * cross (c, d, b) < 0;
}

/* Whether a line runs through the inside of a rectangle. */
static gboolean
runs_through (Point a, Point b, const PergolaRect *rect)
{
  PergolaRect r = pergola_rect_inflate (rect, -SLACK);
  const Point corners[] = {
    { r.x, r.y }, { r.x + r.width, r.y }, { r.x + r.width, r.y + r.height }, { r.x, r.y + r.height }
  };

  for (int i = 0; i < 4; i++)
    if (do_cross (a, b, corners[i], corners[(i + 1) % 4]))
      return TRUE;

  return FALSE;
}

static gboolean
is_clear (Region *self, Point a, Point b)
{
  for (guint i = 0; i < self->rects->len; i++)
    if (runs_through (a, b, &g_array_index (self->rects, PergolaRect, i)))
      return FALSE;
  for (guint i = 0; i < self->hull->len; i++)
    if (do_cross (a, b, POINT (self->hull, i), POINT (self->hull, (i + 1) % self->hull->len)))
      return FALSE;

  return TRUE;
}

static gboolean
is_corner (Region *self, Point p)
{
  for (guint i = 0; i < self->hull->len; i++)
    if (POINT (self->hull, i).x == p.x && POINT (self->hull, i).y == p.y)
      return TRUE;

  return FALSE;
}

/* The point inside that a bay would reach first from the edge a b. */
static gboolean
find_bay (Region *self, Point a, Point b, Point *bay)
{
  double nearest = G_MAXDOUBLE, length = hypot (b.x - a.x, b.y - a.y);

  for (guint i = 0; i < self->points->len; i++)
    {
      Point p = POINT (self->points, i);
      double along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length, depth = cross (a, b, p) / length;

      if (along <= SLACK || along >= length - SLACK || depth <= SLACK || depth >= nearest || is_corner (self, p))
        continue;
      nearest = depth;
      *bay = p;
    }
  if (nearest == G_MAXDOUBLE || !is_clear (self, a, *bay) || !is_clear (self, *bay, b))
    return FALSE;
  for (guint i = 0; i < self->points->len; i++)
    if (lies_in_triangle (a, *bay, b, POINT (self->points, i)))
      return FALSE;

  return TRUE;
}

/* Whether the middle of a pill of another zone lies in what a bay would leave out. */
static gboolean
frees_any (Region *self, Point a, Point bay, Point b)
{
  Plane *figure = self->figure;

  for (guint i = 0; i < figure->nodes->len; i++)
    {
      const PlaneNode *node = PLANE_NODE (figure, i);
      Point middle = { node->rect.x + node->rect.width / 2, node->rect.y + node->rect.height / 2 };

      if (node->zone != self->index && lies_in_triangle (a, bay, b, middle))
        return TRUE;
    }

  return FALSE;
}

static void
dig_bays (Region *self)
{
  for (guint i = 0; i < self->hull->len && self->hull->len < MOST_CORNERS;)
    {
      Point a = POINT (self->hull, i), b = POINT (self->hull, (i + 1) % self->hull->len), bay;

      if (find_bay (self, a, b, &bay) && frees_any (self, a, bay, b))
        g_array_insert_val (self->hull, i + 1, bay); /* and on from the same corner */
      else
        i++;
    }
}

/* --- Drawing --- */

static void
outline (Plane *self, guint index)
{
  PlaneZone *zone = PLANE_ZONE (self, index);
  Region region;
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  region_init (&region, self, index);
  make_hull (&region);
  dig_bays (&region);
  zone->outline = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < region.hull->len; i++)
    {
      Point p = POINT (region.hull, i);

      g_array_append_vals (zone->outline, &p, 2);
      x0 = MIN (x0, p.x);
      y0 = MIN (y0, p.y);
      x1 = MAX (x1, p.x);
      y1 = MAX (y1, p.y);
    }
  zone->bounds = (PergolaRect){ x0, y0, x1 - x0, y1 - y0 };
  region_clear (&region);
}

PergolaRect
pergola_plane_get_extent (Plane *self, const PlaneZone *zone)
{
  PergolaRect extent = PLANE_NODE (self, zone->first)->rect;

  for (guint i = 1; i < zone->n; i++)
    extent = pergola_rect_union (&extent, &PLANE_NODE (self, zone->first + i)->rect);

  return extent;
}

void
pergola_plane_outline_regions (Plane *self)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      PlaneZone *zone = PLANE_ZONE (self, i);

      if (zone->n > 0 && !self->plain)
        outline (self, i);
      else if (zone->n > 0)
        zone->bounds = pergola_plane_get_extent (self, zone);
      else if (zone->named)
        zone->bounds = zone->name;
      else
        zone->bounds =
          (PergolaRect){ self->plane.x + self->plane.width / 2, self->plane.y + self->plane.height / 2, 0, 0 };
    }
}

static double
get_area (const GArray *outline)
{
  const double *p = (const double *) (gpointer) outline->data;
  guint n = outline->len / 2;
  double area = 0;

  for (guint i = 0; i < n; i++)
    area += p[2 * i] * p[2 * ((i + 1) % n) + 1] - p[2 * ((i + 1) % n)] * p[2 * i + 1];

  return fabs (area) / 2;
}

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const PlaneZone *one = *(const PlaneZone *const *) a, *other = *(const PlaneZone *const *) b;
  double area = get_area (one->outline), other_area = get_area (other->outline);

  if (area != other_area)
    return area > other_area ? -1 : 1;

  return one < other ? -1 : 1;
}

static PergolaPath *
make_path (const PlaneZone *zone)
{
  const double *p = (const double *) (gpointer) zone->outline->data;
  guint n = zone->outline->len;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  const double start[] = { (p[0] + p[n - 2]) / 2, (p[1] + p[n - 1]) / 2 };
  PergolaPath *path = pergola_path_new ();

  /* From the middle of an edge, so that every corner is a round one. */
  g_array_append_vals (points, start, 2);
  g_array_append_vals (points, p, n);
  g_array_append_vals (points, start, 2);
  pergola_path_add_rounded (path, (const double *) (gpointer) points->data, points->len / 2, CORNER);
  pergola_path_close (path);

  return path;
}

/* Large ones first, so that small ones are seen on them; borders last, so that all of them are. */
void
pergola_plane_add_regions (Plane *self)
{
  g_autoptr (GPtrArray) zones = g_ptr_array_new ();

  for (guint i = 0; i < self->zones->len; i++)
    if (PLANE_ZONE (self, i)->outline != NULL)
      g_ptr_array_add (zones, PLANE_ZONE (self, i));
  g_ptr_array_sort (zones, compare_areas);
  for (int border = 0; border < 2; border++)
    for (guint i = 0; i < zones->len; i++)
      {
        const PlaneZone *zone = g_ptr_array_index (zones, i);

        pergola_scene_add_path (self->scene, PERGOLA_ROLE_ZONE, NULL, make_path (zone),
                                border ? PERGOLA_COLOR (NONE) : PERGOLA_HUED (WASH, zone->hue),
                                border ? PERGOLA_HUED (EDGE, zone->hue) : PERGOLA_COLOR (NONE), border, 0);
      }
}
