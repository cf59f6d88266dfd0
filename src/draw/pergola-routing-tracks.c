/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where lines run up and down, and where they touch the edges of their ends. */

#include "config.h"

#include "pergola-routing.h"

#define TRACK_MOST 8
#define SLOT 14       /* between loops on a card's lower edge */
#define FIRST_SLOT 11 /* from its right */
#define BAND_STEP 10  /* between lines on the edge of a card in a wide band */
#define PILL_CLEAR 4

typedef struct
{
  CyclesRun *run;
  guint link;
} Track;

/* An end of a line on the edge of a node. */
typedef struct
{
  guint node;
  CyclesSide side;
  guint link;
  int end;
  double towards; /* where the line goes from here: x, or y on a left or right edge */
  double length;
} End;

static int
compare (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_tracks (gconstpointer a, gconstpointer b)
{
  const Track *x = a, *y = b;
  int order = compare (x->run->where, y->run->where);

  order = order != 0 ? order : compare (x->run->key, y->run->key);

  return order != 0 ? order : compare (x->link, y->link);
}

/* Where lines may run in a channel: clear of heads and corners at the cards, and in the margins clear of the bands. */
static void
get_range (Cycles *self, int index, double *x0, double *x1)
{
  const CyclesChannel *channel = CYCLES_CHANNEL (self, index);

  *x0 = channel->x0 + 10;
  *x1 = channel->x1 - 11;
  if (index == 0)
    {
      *x0 = channel->x0;
      *x1 = self->x0 - 3;
    }
  else if (index == self->n_row_columns)
    {
      double pad = self->n_columns > self->n_row_columns ? self->m.inset : 0;

      *x0 = self->x1 + 3;
      *x1 = channel->x1 - pad - (pad > 0 ? 3 : 0);
    }
  else if (channel->zone >= 0)
    {
      *x0 = channel->x0 + 1.5;
      *x1 = channel->x1 - 1.5;
    }
  else if (channel->pill >= 0)
    {
      *x0 = channel->x0;
      *x1 = channel->x1;
    }
}

static void
place_channel (Cycles *self, const GArray *tracks, guint first, guint n)
{
  double x0, x1, step;

  get_range (self, g_array_index (tracks, Track, first).run->where, &x0, &x1);
  step = MIN (TRACK_MOST, MAX (0, x1 - x0) / MAX (1, n - 1));
  for (guint i = 0; i < n; i++)
    g_array_index (tracks, Track, first + i).run->pos = (x0 + x1) / 2 + (i - (n - 1) / 2.0) * step;
}

static void
place_channels (Cycles *self)
{
  g_autoptr (GArray) tracks = g_array_new (FALSE, FALSE, sizeof (Track));

  for (guint l = 0; l < self->links->len; l++)
    for (int i = 0; i < CYCLES_LINK (self, l)->n_runs; i++)
      {
        Track track = { &CYCLES_LINK (self, l)->runs[i], l };

        if (track.run->vertical && !track.run->smooth)
          g_array_append_val (tracks, track);
      }
  g_array_sort (tracks, compare_tracks);

  for (guint first = 0, i = 1; i <= tracks->len && first < tracks->len; i++)
    if (i == tracks->len ||
        g_array_index (tracks, Track, i).run->where != g_array_index (tracks, Track, first).run->where)
      {
        place_channel (self, tracks, first, i - first);
        first = i;
      }
}

/* The x that a line has after it has left this end's gutter run. */
static double
get_towards (Cycles *self, const CyclesLink *link, int end)
{
  const CyclesNode *other = CYCLES_NODE (self, link->ends[1 - end]);
  const PergolaRect *zone = &CYCLES_ZONE (self, other->zone)->rect;
  int next = end == 0 ? 1 : link->n_runs - 2;

  if (next >= 0 && next < link->n_runs && link->runs[next].vertical)
    return link->runs[next].pos;

  return other->type == CYCLES_ANCHOR ? zone->x + zone->width / 2 : other->rect.x + other->rect.width / 2;
}

static gboolean
is_upright (CyclesSide side)
{
  return side == CYCLES_UPPER || side == CYCLES_LOWER;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *x = a, *y = b;
  int order = compare (x->node, y->node);

  order = order != 0 ? order : compare (x->side, y->side);
  order = order != 0 ? order : compare (x->towards, y->towards);
  order = order != 0 ? order : compare (x->link, y->link);

  return order != 0 ? order : x->end - y->end;
}

/* The order along an edge in which loops nest: those going left, short before long, then those going right,
 * long before short. */
static void
set_nesting (Cycles *self, GArray *ends)
{
  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);
      const CyclesNode *node = CYCLES_NODE (self, end->node);
      const PergolaRect *r = node->type == CYCLES_ANCHOR ? &CYCLES_ZONE (self, node->zone)->rect : &node->rect;
      double way = end->towards - (r->x + r->width / 2);

      if ((node->type != CYCLES_CARD || node->column >= 0) && way != 0)
        end->towards = way < 0 ? -1e7 - way : 1e7 - way;
    }
}

/* Loops on the edge of a column's card stand at its right. */
static void
place_on_card (Cycles *self, const End *ends, guint n)
{
  const CyclesNode *node = CYCLES_NODE (self, ends->node);
  double x0, x1, right = node->rect.x + node->rect.width - FIRST_SLOT, step;

  pergola_routing_get_exit (self, node, ends->side == CYCLES_UPPER, &x0, &x1);
  step = MIN (SLOT, (right - x0) / MAX (1, n - 1));
  for (guint i = 0; i < n; i++)
    CYCLES_LINK (self, ends[i].link)->ports[ends[i].end] =
      right - (n - 1 - i) * step - (n == 1 && ends[i].end == 0 ? 1 : 0);
}

/* Evenly around the middle of a pill; along an edge within its middle half. */
static void
place_on_middle (Cycles *self, const End *ends, guint n)
{
  const CyclesNode *node = CYCLES_NODE (self, ends->node);
  PergolaRect r = node->type == CYCLES_ANCHOR ? CYCLES_ZONE (self, node->zone)->rect : node->rect;
  double room = node->type == CYCLES_ANCHOR ? r.width / 2 : r.width - 24;
  double step = MIN (node->type == CYCLES_ANCHOR ? 24 : 12, MAX (0, room) / MAX (1, n - 1));

  for (guint i = 0; i < n; i++)
    CYCLES_LINK (self, ends[i].link)->ports[ends[i].end] = r.x + r.width / 2 + (i - (n - 1) / 2.0) * step;
}

/* Moves @x out of the pills on the edge that lines cross, to the nearer side within the card. */
static double
avoid_pills (Cycles *self, const CyclesNode *node, gboolean upper, double x, double low, double high)
{
  const CyclesZone *zone = CYCLES_ZONE (self, node->zone);
  guint first = upper ? zone->first_above : zone->first_below, n = upper ? zone->n_above : zone->n_below;
  double left = x, right = x;

  for (guint i = 0; i < n; i++)
    {
      const PergolaRect *r = &CYCLES_NODE (self, first + i)->rect;

      if (right > r->x - PILL_CLEAR && right < r->x + r->width + PILL_CLEAR)
        right = r->x + r->width + PILL_CLEAR;
    }
  for (guint i = n; i > 0; i--)
    {
      const PergolaRect *r = &CYCLES_NODE (self, first + i - 1)->rect;

      if (left > r->x - PILL_CLEAR && left < r->x + r->width + PILL_CLEAR)
        left = r->x - PILL_CLEAR;
    }
  if (right > high && left < low)
    return x;
  if (right > high || (left >= low && x - left < right - x))
    return left;

  return right;
}

/* Lines leave a card of a wide band below the place that they go to, where they can. */
static void
place_on_band (Cycles *self, const End *ends, guint n)
{
  const CyclesNode *node = CYCLES_NODE (self, ends->node);
  double low = node->rect.x + 11, high = node->rect.x + node->rect.width - 11;
  double step = MIN (BAND_STEP, (high - low) / MAX (1, n - 1)), x = low;
  gboolean upper = ends->side == CYCLES_UPPER;

  for (guint i = 0; i < n; i++)
    {
      double most = high - (n - 1 - i) * step;

      x = CLAMP (ends[i].towards, MIN (x, most), most);
      CYCLES_LINK (self, ends[i].link)->ports[ends[i].end] = avoid_pills (self, node, upper, x, low - 5, high + 5);
      x += step;
    }
}

static void
place_ends (Cycles *self, const End *ends, guint n)
{
  const CyclesNode *node = CYCLES_NODE (self, ends->node);

  if (node->type != CYCLES_CARD)
    place_on_middle (self, ends, n);
  else if (node->column >= 0)
    place_on_card (self, ends, n);
  else
    place_on_band (self, ends, n);
}

static GArray *
list_ends (Cycles *self, gboolean upright)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint l = 0; l < self->links->len; l++)
    for (int e = 0; e < 2; e++)
      {
        const CyclesLink *link = CYCLES_LINK (self, l);
        End end = { .node = link->ends[e], .side = link->sides[e], .link = l, .end = e };

        if (is_upright (end.side) == upright)
          g_array_append_val (ends, end);
      }

  return ends;
}

static void
place_all_ends (Cycles *self, GArray *ends, void (*place) (Cycles *, const End *, guint))
{
  g_array_sort (ends, compare_ends);
  for (guint first = 0, i = 1; i <= ends->len && first < ends->len; i++)
    {
      const End *a = &g_array_index (ends, End, first);

      if (i == ends->len || g_array_index (ends, End, i).node != a->node ||
          g_array_index (ends, End, i).side != a->side)
        {
          place (self, a, i - first);
          first = i;
        }
    }
}

void
pergola_routing_place_tracks (Cycles *self)
{
  g_autoptr (GArray) ends = list_ends (self, TRUE);

  place_channels (self);
  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);

      end->towards = get_towards (self, CYCLES_LINK (self, end->link), end->end);
    }
  set_nesting (self, ends);
  place_all_ends (self, ends, place_ends);
}

/* The y that a line has beyond the channel beside this end. */
static double
get_y_towards (Cycles *self, const CyclesLink *link, int end)
{
  const CyclesNode *other = CYCLES_NODE (self, link->ends[1 - end]);
  int next = end == 0 ? 1 : link->n_runs - 2;

  if (next >= 0 && next < link->n_runs)
    return link->runs[next].pos;

  return other->rect.y + other->rect.height / 2;
}

static void
place_on_side (Cycles *self, const End *ends, guint n)
{
  const PergolaRect *r = &CYCLES_NODE (self, ends->node)->rect;

  for (guint i = 0; i < n; i++)
    CYCLES_LINK (self, ends[i].link)->ports[ends[i].end] = r->y + 4 + (r->height - 8) * (i + 1) / (n + 1);
}

static void
place_gap_runs (Cycles *self)
{
  for (guint l = 0; l < self->links->len; l++)
    for (int i = 0; i < CYCLES_LINK (self, l)->n_runs; i++)
      {
        CyclesRun *run = &CYCLES_LINK (self, l)->runs[i];

        if (run->gap)
          {
            const CyclesGutter *gap = CYCLES_GAP (self, run->where);

            run->pos = gap->y0 + (gap->y1 - gap->y0) * (run->lane + 1) / (gap->tracks + 1);
          }
      }
}

void
pergola_routing_place_down (Cycles *self)
{
  g_autoptr (GArray) ends = list_ends (self, FALSE);

  place_gap_runs (self);
  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);

      end->towards = get_y_towards (self, CYCLES_LINK (self, end->link), end->end);
    }
  place_all_ends (self, ends, place_on_side);
  pergola_routing_place_labels (self);
}
