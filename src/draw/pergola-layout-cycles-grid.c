/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The order of things without a measure: layers, columns and cells, and the channels between them. */

#include "config.h"

#include "pergola-layout-cycles.h"

#define MIN_ROWS 4
#define MIN_CARD 150 /* width in a wide band */

static void
add_channel (Cycles *self, CyclesChannel channel)
{
  g_array_append_val (self->channels, channel);
}

static void
make_layers (Cycles *self)
{
  int layer = 0;

  for (guint i = 0; i < self->zones->len; i++)
    if (CYCLES_ZONE (self, i)->place == CYCLES_TOP)
      CYCLES_ZONE (self, i)->layer = layer++;

  self->row_layer = -1;
  for (guint i = 0; i < self->zones->len; i++)
    {
      CyclesZone *zone = CYCLES_ZONE (self, i);

      if (zone->place == CYCLES_SIDE)
        zone->layer = -1;
      else if (!cycles_is_wide (zone))
        zone->layer = self->row_layer = layer;
    }
  if (self->row_layer >= 0)
    layer++;

  for (guint i = 0; i < self->zones->len; i++)
    if (CYCLES_ZONE (self, i)->place == CYCLES_BOTTOM)
      CYCLES_ZONE (self, i)->layer = layer++;
  self->n_layers = layer;
}

/* A column fills downwards; over six cards it is set in two, over twelve in three sub-columns. */
static void
make_columns (Cycles *self, guint index, int *column)
{
  CyclesZone *zone = CYCLES_ZONE (self, index);

  zone->k = CLAMP ((int) (zone->n_cards + 5) / 6, 1, 3);
  zone->rows = MAX (1, (int) (zone->n_cards + zone->k - 1) / zone->k);
  zone->column = *column;
  for (guint i = 0; i < zone->n_cards; i++)
    {
      CyclesNode *node = CYCLES_NODE (self, zone->first_card + i);

      node->cell = i / zone->rows;
      node->row = i % zone->rows;
      node->column = *column + node->cell;
      node->last = node->row == zone->rows - 1 || i == zone->n_cards - 1;
    }
  for (int i = 0; i < zone->k; i++)
    add_channel (self, (CyclesChannel){ .open = i == 0, .zone = -1, .pill = -1 });
  *column += zone->k;
}

static void
make_place (Cycles *self, CyclesPlace place, int *column)
{
  for (guint i = 0; i < self->zones->len; i++)
    if (CYCLES_ZONE (self, i)->place == place)
      make_columns (self, i, column);
}

static int
count_rows (Cycles *self, gboolean side, int least)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      const CyclesZone *zone = CYCLES_ZONE (self, i);

      if (!cycles_is_wide (zone) && (zone->place == CYCLES_SIDE) == side)
        least = MAX (least, zone->rows);
    }

  return least;
}

/* The width that a wide band's cards have at least, whatever the lines will add. */
static double
get_band_width (Cycles *self)
{
  double width = MAX (self->m.width, self->options->width - 2 * self->m.margin) - self->m.titles - self->m.inset;

  for (guint i = 0; i < self->zones->len; i++)
    if (CYCLES_ZONE (self, i)->place == CYCLES_SIDE)
      width -= self->m.side + self->m.gap;

  return width;
}

/* A wide band fills along the reading direction and wraps. */
static void
make_band (Cycles *self, guint index)
{
  CyclesZone *zone = CYCLES_ZONE (self, index);
  int most = MAX (2, (int) ((get_band_width (self) + CYCLES_CELL_GAP) / (MIN_CARD + CYCLES_CELL_GAP)));

  zone->rows = MAX (1, ((int) zone->n_cards + most - 1) / most);
  zone->k = MAX (1, ((int) zone->n_cards + zone->rows - 1) / zone->rows);
  for (guint i = 0; i < zone->n_cards; i++)
    {
      CyclesNode *node = CYCLES_NODE (self, zone->first_card + i);

      node->cell = i % zone->k;
      node->row = i / zone->k;
      node->last = i + zone->k >= zone->n_cards;
    }
  for (int i = 0; i + 1 < zone->k && zone->rows > 1; i++)
    add_channel (self, (CyclesChannel){ .zone = index, .cell = i, .pill = -1 });
}

void
pergola_cycles_make_grid (Cycles *self)
{
  int column = 0;

  make_layers (self);
  make_place (self, CYCLES_START, &column);
  make_place (self, CYCLES_MIDDLE, &column);
  make_place (self, CYCLES_END, &column);
  self->n_row_columns = column;
  make_place (self, CYCLES_SIDE, &column);
  self->n_columns = column;
  add_channel (self, (CyclesChannel){ .open = self->n_row_columns == column, .zone = -1, .pill = -1 });

  self->rows = count_rows (self, FALSE, MIN_ROWS);
  self->side_rows = count_rows (self, TRUE, 1);
  for (guint i = 0; i < self->zones->len; i++)
    if (cycles_is_wide (CYCLES_ZONE (self, i)))
      make_band (self, i);

  g_array_set_size (self->gutters, self->n_layers + 1);
  for (guint i = 0; i < self->gutters->len; i++)
    CYCLES_GUTTER (self, i)->lane_heights = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_set_size (self->gaps, self->rows - 1 + self->side_rows - 1);
}
