/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The size of the frame, and where pills and the names of regions come to stand in it. */

#include "config.h"

#include "pergola-layout-plane.h"

#include <math.h>

#define DENSITY 0.42 /* how much of the frame pills and names may take before it is made larger… */
#define MANY 45.     /* …and from how many on it is less: each pill that is moved moves others, to keep the order */
#define SPARSER 0.3  /* by this power of their number */
#define TIGHTER 1.3  /* its height is what is left to grow */
#define EDGE_X 48    /* from the frame to the ends of the axes */
#define EDGE_Y 30
#define LEAST_WIDTH 300
#define ARROW 60 /* at least, between the words at both ends of an axis */

static double
get_density (Plane *self)
{
  return DENSITY * pow (MAX (self->nodes->len / MANY, 1), -SPARSER);
}

static double
measure_word (Plane *self, const char *text)
{
  double width = 0;

  if (text != NULL)
    pergola_layout_measure_text (self->fonts, text, self->m.title, TRUE, -1, 1, &width, NULL);

  return width;
}

/* What the words at the ends of an axis need. */
static double
measure_axis (Plane *self, PlaneAxis axis)
{
  const PergolaFieldDef *field = self->axes[axis];

  return field != NULL ? measure_word (self, field->low) + measure_word (self, field->high) + ARROW : 0;
}

/* What pills and names take, with the gaps around them. It goes by how many there are and what they say, not by where
 * they are, so that a pill that is moved leaves all others where they are. */
static double
measure_area (Plane *self, double *widest)
{
  double area = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PergolaRect *rect = &PLANE_NODE (self, i)->rect;

      area += (rect->width + PLANE_GAP) * (rect->height + PLANE_GAP);
      *widest = MAX (*widest, rect->width);
    }
  for (guint i = 0; i < self->zones->len; i++)
    {
      const PergolaRect *rect = &PLANE_ZONE (self, i)->name;

      area += (rect->width + PLANE_GAP) * (rect->height + PLANE_GAP);
      *widest = MAX (*widest, rect->width);
    }

  return area;
}

/* A frame that is as wide as the widest of them never has to grow across: what finds no room beside others stands below
 * them. */
void
pergola_plane_measure (Plane *self)
{
  double widest = 0, area, width = self->options->width;

  for (guint i = 0; i < self->nodes->len; i++)
    pergola_plane_measure_pill (self, PLANE_NODE (self, i));
  for (guint i = 0; i < self->zones->len; i++)
    pergola_plane_measure_name (self, PLANE_ZONE (self, i));
  area = measure_area (self, &widest) / get_density (self);

  self->frame.x = self->m.margin + self->m.axis;
  if (width <= 0)
    width = MAX (self->m.width, sqrt (area * self->m.width / self->m.height) + self->frame.x + self->m.margin);
  width = MAX (width - self->frame.x - self->m.margin, LEAST_WIDTH);
  self->frame.width = MAX (width, MAX (widest + 2 * PLANE_PAD, measure_axis (self, PLANE_ACROSS)));
  self->width = self->frame.x + self->frame.width + self->m.margin;
}

static void
place_frame (Plane *self, double y)
{
  double widest = 0, area = measure_area (self, &widest) / get_density (self) / TIGHTER;
  double height = MAX (self->options->height, self->m.height) - y - self->m.axis - self->m.foot;

  self->frame.y = y;
  self->frame.height = MAX (MAX (height, area / self->frame.width), measure_axis (self, PLANE_DOWN));
}

static void
get_ranges (Plane *self, PlaneRange *ranges)
{
  const PergolaRect *f = &self->frame;

  ranges[PLANE_ACROSS] =
    (PlaneRange){ { f->x + PLANE_PAD, f->x + f->width - PLANE_PAD }, { f->x + EDGE_X, f->x + f->width - EDGE_X } };
  ranges[PLANE_DOWN] =
    (PlaneRange){ { f->y + PLANE_PAD, f->y + f->height - PLANE_PAD }, { f->y + EDGE_Y, f->y + f->height - EDGE_Y } };
}

static void
set_ranges (Plane *self, const PlaneRange *ranges)
{
  const double *x = ranges[PLANE_ACROSS].edges, *y = ranges[PLANE_DOWN].edges;

  self->frame.width = ranges[PLANE_ACROSS].walls[1] + PLANE_PAD - self->frame.x;
  self->frame.height = ranges[PLANE_DOWN].walls[1] + PLANE_PAD - self->frame.y;
  self->plane = (PergolaRect){ x[0], y[0], x[1] - x[0], y[1] - y[0] };
}

static GArray *
make_boxes (Plane *self, const PlaneRange *ranges)
{
  GArray *boxes = g_array_new (FALSE, TRUE, sizeof (PlaneBox));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PlaneNode *node = PLANE_NODE (self, i);
      PlaneBox box = { .size = { node->rect.width, node->rect.height }, .id = pergola_item_get_id (node->item) };

      for (int axis = 0; axis < PLANE_N_AXES; axis++)
        {
          const double *edges = ranges[axis].edges;

          box.wish[axis] = edges[0] + node->values[axis] * (edges[1] - edges[0]);
        }
      g_array_append_val (boxes, box);
    }

  return boxes;
}

static void
move_to (PergolaRect *rect, const PlaneBox *box)
{
  rect->x = box->middle[PLANE_ACROSS] - rect->width / 2;
  rect->y = box->middle[PLANE_DOWN] - rect->height / 2;
}

static void
read_boxes (Plane *self, const GArray *boxes)
{
  guint next = self->nodes->len;

  for (guint i = 0; i < self->nodes->len; i++)
    move_to (&PLANE_NODE (self, i)->rect, &g_array_index (boxes, PlaneBox, i));
  for (guint i = 0; i < self->zones->len && next < boxes->len; i++)
    if (PLANE_ZONE (self, i)->named)
      move_to (&PLANE_ZONE (self, i)->name, &g_array_index (boxes, PlaneBox, next++));
}

static void
add_names (Plane *self, GArray *boxes)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      PlaneZone *zone = PLANE_ZONE (self, i);
      PlaneBox box = { .free = TRUE, .id = zone->def->id };

      if (zone->n == 0)
        continue;
      pergola_plane_find_name (self, zone);
      zone->named = TRUE;
      box.size[PLANE_ACROSS] = zone->name.width;
      box.size[PLANE_DOWN] = zone->name.height;
      box.wish[PLANE_ACROSS] = zone->name.x + zone->name.width / 2;
      box.wish[PLANE_DOWN] = zone->name.y + zone->name.height / 2;
      g_array_append_val (boxes, box);
    }
}

/* First the pills, then the names of their regions where the pills are: they move those that are in the way. */
void
pergola_plane_place (Plane *self, double y)
{
  PlaneRange ranges[PLANE_N_AXES];
  g_autoptr (GArray) boxes = NULL;

  place_frame (self, y);
  get_ranges (self, ranges);
  boxes = make_boxes (self, ranges);
  pergola_plane_move_apart (boxes, ranges, PLANE_GAP);
  set_ranges (self, ranges);
  read_boxes (self, boxes);
  if (!self->plain)
    {
      add_names (self, boxes);
      pergola_plane_move_apart (boxes, ranges, PLANE_GAP);
      set_ranges (self, ranges);
      read_boxes (self, boxes);
    }
  for (guint i = 0; i < self->zones->len && !self->plain && !self->paper; i++)
    if (PLANE_ZONE (self, i)->n == 0)
      PLANE_ZONE (self, i)->named = pergola_plane_find_hint (self, PLANE_ZONE (self, i));
}
