/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Heights and y: rows of cards, layers, and the gutters between them, which the lines have made as high as needed. */

#include "config.h"

#include "pergola-layout-cycles.h"
#include "pergola-routing.h"

#define FOOT 20 /* from the last row of a column to its lower edge */
#define GAP_STEP 4
#define GAP_MOST 80
#define SPREAD_MOST 26 /* how far rows move apart in a tall window */
#define SIDE_CARD 62
#define SIDE_SPREAD 60
#define TALLER 1.35 /* a card grows to its row's height up to this */

#define AT(array, i) (g_array_index ((array), double, (i)))

static gboolean
is_side (const CyclesZone *zone)
{
  return zone->place == CYCLES_SIDE;
}

static void
measure_nodes (Cycles *self, const CyclesZone *zone)
{
  for (guint i = 0; i < zone->n_cards; i++)
    {
      CyclesNode *node = CYCLES_NODE (self, zone->first_card + i);

      node->need = pergola_cycles_measure_card (self, node, node->rect.width);
      node->caption = cycles_is_wide (zone) ? 0 : pergola_cycles_measure_caption (self, node, node->rect.width);
    }
}

/* The height of each row of a grid: what its tallest card needs. */
static void
measure_rows (Cycles *self, gboolean side, GArray *heights)
{
  int rows = side ? self->side_rows : self->rows;
  double least = side ? SIDE_CARD : self->m.card;

  /* Labels stand above each other beside the rows. */
  least = MAX (least, (pergola_routing_measure_stacks (self, side) - (rows - 1) * self->m.row_gap) / MAX (1, rows));
  g_array_set_size (heights, rows);
  for (guint i = 0; i < heights->len; i++)
    AT (heights, i) = least;
  for (guint z = 0; z < self->zones->len; z++)
    {
      const CyclesZone *zone = CYCLES_ZONE (self, z);

      if (cycles_is_wide (zone) || is_side (zone) != side)
        continue;
      for (guint i = 0; i < zone->n_cards; i++)
        {
          const CyclesNode *node = CYCLES_NODE (self, zone->first_card + i);

          AT (heights, node->row) = MAX (AT (heights, node->row), node->need + node->caption);
        }
    }
}

static double
get_gap (Cycles *self, guint gap, double least)
{
  return MAX (least, MIN ((CYCLES_GAP (self, gap)->tracks + 1) * GAP_STEP, GAP_MOST));
}

/* Sets the rows of a grid from @y; returns where the last one ends. */
static double
place_rows (Cycles *self, GArray *ys, const GArray *heights, guint first_gap, double y, double gap)
{
  g_array_set_size (ys, heights->len);
  for (guint i = 0; i < heights->len; i++)
    {
      AT (ys, i) = y;
      y += AT (heights, i);
      if (i + 1 < heights->len)
        {
          CyclesGutter *g = CYCLES_GAP (self, first_gap + i);

          g->y0 = y;
          y += get_gap (self, first_gap + i, gap);
          g->y1 = y;
        }
    }

  return y;
}

static void
place_cards (Cycles *self, CyclesZone *zone, const GArray *ys, const GArray *heights)
{
  double base = is_side (zone) ? SIDE_CARD : self->m.card;

  for (guint i = 0; i < zone->n_cards; i++)
    {
      CyclesNode *node = CYCLES_NODE (self, zone->first_card + i);
      double whole = MIN (AT (heights, node->row), MAX (node->need + node->caption, base * TALLER));

      node->rect.y = AT (ys, node->row) + node->caption;
      node->rect.height = whole - node->caption;
    }
}

/* A wide band's cards, row by row; returns the band's height. */
static double
place_band (Cycles *self, CyclesZone *zone)
{
  double y = zone->rect.y + CYCLES_BAND_GAP;

  for (int row = 0; row < zone->rows; row++)
    {
      guint first = row * zone->k, last = MIN (first + zone->k, zone->n_cards);
      double height = CYCLES_BAND_CARD;

      for (guint i = first; i < last; i++)
        height = MAX (height, CYCLES_NODE (self, zone->first_card + i)->need);
      for (guint i = first; i < last; i++)
        {
          CYCLES_NODE (self, zone->first_card + i)->rect.y = y;
          CYCLES_NODE (self, zone->first_card + i)->rect.height = height;
        }
      y += height + CYCLES_BAND_GAP;
    }

  return MAX (y - zone->rect.y, zone->header);
}

/* How far pills stand out of a layer, upwards or downwards. */
static double
get_reach (Cycles *self, int layer, gboolean up)
{
  double reach = 0;

  for (guint i = 0; i < self->zones->len; i++)
    {
      const CyclesZone *zone = CYCLES_ZONE (self, i);

      if (zone->layer == layer)
        reach = MAX (reach, up ? zone->rise : zone->fall);
    }

  return reach;
}

static double
get_lanes_height (const CyclesGutter *gutter)
{
  double height = 0;

  for (guint i = 0; i < gutter->lane_heights->len; i++)
    height += AT (gutter->lane_heights, i);

  return height;
}

/* Lanes are counted from the row outwards. */
static gboolean
counts_up (Cycles *self, int gutter)
{
  return gutter == 0 || gutter <= self->row_layer;
}

/* The height of a gutter, and in it what is kept for pills at the end from which its lanes are counted. */
static double
measure_gutter (Cycles *self, int index, double *near)
{
  const CyclesGutter *gutter = CYCLES_GUTTER (self, index);
  gboolean up = counts_up (self, index);
  double half = CYCLES_PILL / 2.0;
  double above = index > 0 ? get_reach (self, index - 1, FALSE) : 0;
  double below = index < self->n_layers ? get_reach (self, index, TRUE) : 0;
  double height = get_lanes_height (gutter) + gutter->tracks * CYCLES_TRACK;

  if (index == 0 || index == self->n_layers)
    {
      *near = index == 0 ? below : above;
      return *near + (height > 0 ? height + half : 0);
    }
  *near = MAX (0, (up ? below : above) - half);
  height += CYCLES_LANE + MAX (0, above - half) + MAX (0, below - half);
  if (index == self->row_layer)
    {
      height += 6;
      *near += 6;
    }

  return height;
}

static double
get_lane_y (const CyclesGutter *gutter, guint lane)
{
  double y = 0;

  for (guint i = 0; i < lane; i++)
    y += AT (gutter->lane_heights, i);

  /* The first lane is a whole lane away from the edge, so that its labels clear the pills there. */
  return y + CYCLES_LANE + (AT (gutter->lane_heights, lane) - CYCLES_LANE) / 2;
}

/* The y of every run in the gutters. */
static void
place_gutter_runs (Cycles *self, const double *near)
{
  for (guint l = 0; l < self->links->len; l++)
    {
      CyclesLink *link = CYCLES_LINK (self, l);

      for (int i = 0; i < link->n_runs; i++)
        {
          CyclesRun *run = &link->runs[i];
          const CyclesGutter *gutter;
          double offset;
          gboolean up;

          if (run->vertical || run->gap)
            continue;
          gutter = CYCLES_GUTTER (self, run->where);
          up = counts_up (self, run->where);
          offset = run->thin ? get_lanes_height (gutter) + 16 + (gutter->lanes > 0 ? 3 : 0) + run->lane * CYCLES_TRACK
                             : get_lane_y (gutter, run->lane);
          offset += near[run->where];
          run->pos = up ? gutter->y1 - offset : gutter->y0 + offset;
        }
    }
}

/* Sets the layers from @y with rows @spread farther apart than they must be; returns where the last gutter ends. */
static double
place_layers (Cycles *self, double y, double spread, double foot, double *near)
{
  for (int layer = 0; layer <= self->n_layers; layer++)
    {
      double height = 0, header = 0;

      CYCLES_GUTTER (self, layer)->y0 = y;
      y += measure_gutter (self, layer, &near[layer]);
      CYCLES_GUTTER (self, layer)->y1 = y;

      for (guint i = 0; i < self->zones->len; i++)
        if (CYCLES_ZONE (self, i)->layer == layer)
          header = MAX (header, CYCLES_ZONE (self, i)->header);
      if (layer == self->row_layer)
        height = place_rows (self, self->row_y, self->row_h, 0, y + header, self->m.row_gap + spread) + FOOT + foot - y;
      for (guint i = 0; i < self->zones->len; i++)
        {
          CyclesZone *zone = CYCLES_ZONE (self, i);

          if (zone->layer != layer)
            continue;
          zone->rect.y = y;
          if (layer != self->row_layer)
            height = zone->rect.height = place_band (self, zone);
          else
            {
              zone->header = header;
              zone->rect.height = height;
              place_cards (self, zone, self->row_y, self->row_h);
            }
        }
      y += height;
    }

  return y;
}

/* Zones beside the layers reach from the first to the last; returns by how much their cards do not fit. */
static double
place_side (Cycles *self)
{
  double top = CYCLES_GUTTER (self, 0)->y1, bottom = CYCLES_GUTTER (self, self->n_layers)->y0, lacking = 0;

  for (guint i = 0; i < self->zones->len; i++)
    {
      CyclesZone *zone = CYCLES_ZONE (self, i);
      double end, gap = self->m.row_gap;

      if (!is_side (zone))
        continue;
      zone->rect.y = top;
      zone->rect.height = bottom - top;
      end = place_rows (self, self->side_y, self->side_h, self->rows - 1, top + zone->header, gap);
      lacking = MAX (lacking, end + self->m.row_gap - bottom);
      if (bottom - end > CYCLES_GROWTH + self->m.row_gap && self->side_rows > 1)
        {
          gap += MIN (SIDE_SPREAD, (bottom - end - self->m.row_gap - CYCLES_GROWTH) / self->side_rows);
          place_rows (self, self->side_y, self->side_h, self->rows - 1, top + zone->header, gap);
        }
      place_cards (self, zone, self->side_y, self->side_h);
    }

  return lacking;
}

static double
place_all (Cycles *self, double y, double spread, double *near)
{
  double end = place_layers (self, y, spread, 0, near), lacking = place_side (self);

  if (lacking > 0 && self->row_layer >= 0)
    {
      end = place_layers (self, y, spread, lacking, near);
      lacking = place_side (self);
    }

  return end + MAX (0, lacking);
}

void
pergola_cycles_place_down (Cycles *self)
{
  g_autofree double *near = g_new0 (double, self->n_layers + 1);
  double extra;

  for (guint i = 0; i < self->zones->len; i++)
    measure_nodes (self, CYCLES_ZONE (self, i));
  measure_rows (self, FALSE, self->row_h);
  measure_rows (self, TRUE, self->side_h);

  self->bottom = place_all (self, self->top, 0, near);
  extra = self->options->height - self->bottom - self->below;
  if (extra > 1)
    {
      double spread = self->row_layer >= 0 ? MIN (SPREAD_MOST, extra / self->rows) : 0;
      double down = MAX (0, (extra - spread * (self->rows - 1)) / 2);

      self->top += down;
      self->bottom = place_all (self, self->top, spread, near);
    }

  for (guint i = 0; i < self->zones->len; i++)
    pergola_cycles_place_pills_down (self, CYCLES_ZONE (self, i));
  place_gutter_runs (self, near);
}
