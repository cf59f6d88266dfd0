/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Widths and x: the layers, their columns and cards, the channels between them. */

#include "config.h"

#include "pergola-layout-cycles.h"

#define START_SHARE 0.12
#define END_SHARE 0.15
#define MIDDLE_SHARE 0.1825
#define SUB_CARD 116 /* least width of a card in a sub-column */
#define CHANNEL_STEP 5
#define CHANNEL_MOST 90
#define EDGE 6 /* what lines keep free at the edge of the page */
#define MARGIN_STEP 6
#define MARGIN_MOST 60
#define LABEL_CLEAR 10 /* beside a label, so that it leaves heads of lines in sight */

/* What a channel needs for its lines, and for the labels on them, beyond what is @clear of cards anyway. */
static double
get_channel_extra (Cycles *self, int index, double clear)
{
  const CyclesChannel *channel = CYCLES_CHANNEL (self, index);
  double lines = MIN (channel->granted, CHANNEL_MOST / CHANNEL_STEP) * CHANNEL_STEP + 16;
  double label = channel->label_granted > 0 ? channel->label_granted + 2 * LABEL_CLEAR : 0;

  return MAX (0, MAX (lines, label) - clear);
}

/* The same at the edge of the page, where lines have the margin. */
static double
get_margin (Cycles *self, int index)
{
  const CyclesChannel *channel = CYCLES_CHANNEL (self, index);
  double label = channel->label_granted > 0 ? channel->label_granted + 2 * LABEL_CLEAR : 0;

  return MAX (MAX (self->m.margin, label), 9 + MIN (channel->granted * MARGIN_STEP, MARGIN_MOST));
}

static double
get_sub_gap (Cycles *self, const CyclesZone *zone, int cell)
{
  return CYCLES_SUB_GAP + get_channel_extra (self, zone->column + cell + 1, CYCLES_SUB_GAP);
}

/* The gap before a zone of the row or the side, wide enough for the lines in it. */
static double
get_gap (Cycles *self, const CyclesZone *zone)
{
  return self->m.gap + get_channel_extra (self, zone->column, self->m.gap + 2 * self->m.inset);
}

static guint
count_place (Cycles *self, CyclesPlace place)
{
  guint n = 0;

  for (guint i = 0; i < self->zones->len; i++)
    n += CYCLES_ZONE (self, i)->place == place;

  return n;
}

/* What a zone of the row takes of the natural width, before its cards ask for more. Where a place is missing, the
 * middle takes its share. */
static double
get_share (Cycles *self, CyclesPlace place)
{
  guint n_start = count_place (self, CYCLES_START), n_middle = count_place (self, CYCLES_MIDDLE);
  guint n_end = count_place (self, CYCLES_END), n_side = count_place (self, CYCLES_SIDE);
  double gap = self->m.gap, whole = self->m.width - 5 * gap;
  double left = self->m.width - n_side * (self->m.side + gap);

  if (place == CYCLES_START)
    return START_SHARE * whole;
  if (place == CYCLES_END)
    return END_SHARE * whole;
  left -= n_start * (START_SHARE * whole + gap) + n_end * (END_SHARE * whole + gap) + (MAX (1, n_middle) - 1) * gap;

  /* More than four middle columns widen the figure. */
  return MAX (left / MAX (1, n_middle), MIN (MIDDLE_SHARE * whole, SUB_CARD + 2 * self->m.inset));
}

static double
get_natural (Cycles *self, const CyclesZone *zone)
{
  double width = zone->place == CYCLES_SIDE ? self->m.side : get_share (self, zone->place);
  double need = 2 * self->m.inset + zone->k * SUB_CARD;

  for (int i = 0; i + 1 < zone->k; i++)
    need += get_sub_gap (self, zone, i);

  return zone->k > 1 ? MAX (width, need) : width;
}

static void
place_column_cards (Cycles *self, CyclesZone *zone)
{
  double width = zone->rect.width - 2 * self->m.inset, x = zone->rect.x + self->m.inset;

  for (int i = 0; i + 1 < zone->k; i++)
    width -= get_sub_gap (self, zone, i);
  zone->card_x = x;
  zone->card_width = width /= zone->k;

  for (int cell = 0; cell < zone->k; cell++)
    {
      for (int row = 0; row < zone->rows && cell * zone->rows + row < (int) zone->n_cards; row++)
        {
          CyclesNode *node = CYCLES_NODE (self, zone->first_card + cell * zone->rows + row);

          node->rect.x = x;
          node->rect.width = width;
        }
      CYCLES_CHANNEL (self, zone->column + cell + 1)->x0 = x + width;
      if (cell > 0)
        CYCLES_CHANNEL (self, zone->column + cell)->x1 = x;
      x += width + get_sub_gap (self, zone, cell);
    }
  CYCLES_CHANNEL (self, zone->column)->x1 = zone->card_x;
}

/* Sets the zones of one place from @x on; returns where the next one starts. */
static double
place_zones (Cycles *self, CyclesPlace place, double x, double stretch)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      CyclesZone *zone = CYCLES_ZONE (self, i);

      if (zone->place != place)
        continue;
      if (zone->column > 0)
        x += get_gap (self, zone);
      zone->rect.x = x;
      zone->rect.width = get_natural (self, zone) * stretch;
      place_column_cards (self, zone);
      x += zone->rect.width;
    }

  return x;
}

static void
place_band_cards (Cycles *self, CyclesZone *zone)
{
  double width = self->x1 - self->m.inset - self->cards_x;
  int cells = zone->n_cards > 0 ? zone->k : 4;

  zone->rect.x = self->x0;
  zone->rect.width = self->x1 - self->x0;
  zone->card_x = self->cards_x;
  zone->card_width = (width - (cells - 1) * CYCLES_CELL_GAP) / cells;
  for (guint i = 0; i < zone->n_cards; i++)
    {
      CyclesNode *node = CYCLES_NODE (self, zone->first_card + i);

      node->rect.x = zone->card_x + node->cell * (zone->card_width + CYCLES_CELL_GAP);
      node->rect.width = zone->card_width;
    }
}

/* Wide bands set their cards and pills in line with the columns. */
static void
find_band_starts (Cycles *self)
{
  const CyclesZone *first = NULL, *second = NULL;

  for (guint i = 0; i < self->zones->len && second == NULL; i++)
    if (CYCLES_ZONE (self, i)->place == CYCLES_MIDDLE)
      *(first == NULL ? &first : &second) = CYCLES_ZONE (self, i);

  self->cards_x = self->x0 + self->m.titles;
  if (first != NULL && first->column > 0)
    self->cards_x = first->card_x;
  self->pills_x = second != NULL ? second->card_x : self->cards_x;
}

void
pergola_cycles_place_channels (Cycles *self)
{
  for (guint i = self->n_columns + 1; i < self->channels->len; i++)
    {
      CyclesChannel *channel = CYCLES_CHANNEL (self, i);

      if (channel->zone >= 0)
        {
          const CyclesZone *zone = CYCLES_ZONE (self, channel->zone);

          channel->x0 = zone->card_x + channel->cell * (zone->card_width + CYCLES_CELL_GAP) + zone->card_width;
          channel->x1 = channel->x0 + CYCLES_CELL_GAP;
        }
      else if (channel->pill >= 0)
        {
          const CyclesNode *pill = CYCLES_NODE (self, channel->pill);
          const CyclesZone *zone = CYCLES_ZONE (self, pill->zone);
          guint first = pill->type == CYCLES_ABOVE ? zone->first_above : zone->first_below;
          guint n = pill->type == CYCLES_ABOVE ? zone->n_above : zone->n_below;

          channel->x0 = 0;
          for (guint j = 0; j < n; j++)
            if (CYCLES_NODE (self, first + j)->cell == pill->cell)
              channel->x0 =
                MAX (channel->x0, CYCLES_NODE (self, first + j)->rect.x + CYCLES_NODE (self, first + j)->rect.width);
          channel->x0 += 10;
          channel->x1 = channel->x0 + 10;
        }
    }
}

static void
place_layers (Cycles *self, double stretch)
{
  double x;

  self->x0 = get_margin (self, 0);
  x = place_zones (self, CYCLES_START, self->x0, stretch);
  x = place_zones (self, CYCLES_MIDDLE, x, stretch);
  x = place_zones (self, CYCLES_END, x, stretch);
  if (self->n_row_columns == 0)
    x = self->x0 + self->m.width * stretch;
  self->x1 = x;
  CYCLES_CHANNEL (self, 0)->x0 = EDGE;
  /* Lines in the outermost channels pass beside the wide bands too. */
  x = place_zones (self, CYCLES_SIDE, x, 1);
  self->width = x + get_margin (self, self->n_columns);
  CYCLES_CHANNEL (self, self->n_columns)->x1 = self->width - EDGE;
}

/* Makes room in the channels for the lines that have been planned. FALSE when there is enough already. */
gboolean
pergola_cycles_grant_room (Cycles *self)
{
  gboolean more = FALSE;

  for (guint i = 0; i < self->channels->len; i++)
    {
      CyclesChannel *channel = CYCLES_CHANNEL (self, i);

      more |= channel->runs > channel->granted || channel->label > channel->label_granted;
      channel->granted = MAX (channel->granted, channel->runs);
      channel->label_granted = MAX (channel->label_granted, channel->label);
    }

  return more;
}

void
pergola_cycles_place_across (Cycles *self)
{
  place_layers (self, 1);
  if (self->options->width > self->width)
    {
      double zones = 0;

      for (guint i = 0; i < self->zones->len; i++)
        if (!cycles_is_wide (CYCLES_ZONE (self, i)) && CYCLES_ZONE (self, i)->place != CYCLES_SIDE)
          zones += CYCLES_ZONE (self, i)->rect.width;
      if (zones == 0)
        zones = self->m.width;
      place_layers (self, (zones + self->options->width - self->width) / zones);
    }

  find_band_starts (self);
  for (guint i = 0; i < self->zones->len; i++)
    if (cycles_is_wide (CYCLES_ZONE (self, i)))
      place_band_cards (self, CYCLES_ZONE (self, i));
  for (guint i = 0; i < self->zones->len; i++)
    {
      pergola_cycles_measure_zone (self, CYCLES_ZONE (self, i));
      pergola_cycles_place_pills (self, CYCLES_ZONE (self, i));
    }
}
