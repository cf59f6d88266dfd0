/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The way of each line, as a list of runs: up or down a channel, sideways through a gutter or a gap between rows.
 * Flow between neighbouring columns is a curve through the channel between them; flow that skips columns runs through
 * a gap between rows; loops, and lines to bands and pills, run through the gutters. */

#include "config.h"

#include "pergola-routing.h"

#define LEAST_EXIT 5 /* room on a card's edge that a loop needs */

typedef struct
{
  Cycles *figure;
  guint *gap_use; /* how many lines each gap has */
} Planner;

/* One end's part of the way: from the node to the channel or gutter where both ends meet. */
typedef struct
{
  CyclesSide side;
  CyclesRun runs[3];
  int n;
} Access;

static void
push (Access *a, CyclesRun run)
{
  a->runs[a->n++] = run;
}

static gboolean
is_beside (Cycles *self, const CyclesNode *node)
{
  return node->column >= self->n_row_columns;
}

static double
get_middle (const CyclesNode *node)
{
  return node->rect.x + node->rect.width / 2;
}

static double
get_node_middle (Cycles *self, const CyclesNode *node)
{
  const PergolaRect *r = &CYCLES_ZONE (self, node->zone)->rect;

  return node->type == CYCLES_ANCHOR ? r->x + r->width / 2 : get_middle (node);
}

/* The gap next to @a, between it and @b where both stand in one grid; the emptiest one. */
static int
choose_gap (Planner *p, const CyclesNode *a, const CyclesNode *b)
{
  Cycles *self = p->figure;
  int rows = is_beside (self, a) ? self->side_rows : self->rows;
  int base = is_beside (self, a) ? self->rows - 1 : 0;
  int low = a->row - 1, high = a->row, best;

  if (b != NULL && is_beside (self, a) == is_beside (self, b) && a->row != b->row)
    {
      low = MIN (a->row, b->row);
      high = MAX (a->row, b->row) - 1;
    }
  low = CLAMP (low, 0, rows - 2);
  high = CLAMP (high, 0, rows - 2);

  best = low;
  for (int i = low; i <= high; i++)
    if (p->gap_use[base + i] < p->gap_use[base + best])
      best = i;
  p->gap_use[base + best]++;

  return base + best;
}

/* From a card to a channel that may lie beyond other columns. */
static void
reach_channel (Planner *p, Access *a, const CyclesNode *node, int channel, const CyclesNode *other)
{
  gboolean left = channel <= node->column;
  int own = left ? node->column : node->column + 1;

  a->side = left ? CYCLES_LEFT : CYCLES_RIGHT;
  if (own == channel)
    return;
  push (a, (CyclesRun){ .vertical = TRUE, .smooth = TRUE, .where = own });
  push (a, (CyclesRun){ .gap = TRUE, .where = choose_gap (p, node, other) });
}

static void
append (CyclesLink *link, CyclesRun run)
{
  g_return_if_fail (link->n_runs < CYCLES_MAX_RUNS);
  link->runs[link->n_runs++] = run;
}

static void
append_reversed (CyclesLink *link, const Access *a)
{
  for (int i = a->n - 1; i >= 0; i--)
    append (link, a->runs[i]);
}

/* --- Between cards of columns --- */

/* Two cards of one column, or of sub-columns that stand above each other, meet in the channel beside them. */
static void
plan_column (Cycles *self, CyclesLink *link, const CyclesNode *from)
{
  gboolean left = is_beside (self, from) || (from->column == self->n_row_columns - 1 && from->column > 0);

  link->sides[0] = link->sides[1] = left ? CYCLES_LEFT : CYCLES_RIGHT;
  append (link, (CyclesRun){ .vertical = TRUE, .smooth = TRUE, .where = left ? from->column : from->column + 1 });
}

static void
plan_flow (Planner *p, CyclesLink *link, const CyclesNode *from, const CyclesNode *to)
{
  Cycles *self = p->figure;
  gboolean ahead = from->column < to->column;
  Access a = { 0 }, b = { 0 };
  int channel;

  if (from->column == to->column)
    {
      plan_column (self, link, from);
      return;
    }

  if (is_beside (self, from) != is_beside (self, to))
    {
      /* The channel between the row and what stands beside it. */
      channel = self->n_row_columns;
      reach_channel (p, &a, from, channel, NULL);
      reach_channel (p, &b, to, channel, NULL);
    }
  else
    {
      channel = ahead ? to->column : to->column + 1;
      reach_channel (p, &a, from, channel, to);
      b.side = ahead ? CYCLES_LEFT : CYCLES_RIGHT;
    }
  link->sides[0] = a.side;
  link->sides[1] = b.side;
  for (int i = 0; i < a.n; i++)
    append (link, a.runs[i]);
  append (link, (CyclesRun){ .vertical = TRUE, .smooth = TRUE, .where = channel });
  append_reversed (link, &b);
}

/* --- Through gutters --- */

/* The only gutter that a node can be reached from, or -1: a card of a column, or the edge of one. */
static int
get_gutter (Cycles *self, const CyclesNode *node)
{
  const CyclesZone *zone = CYCLES_ZONE (self, node->zone);

  if (node->type == CYCLES_ABOVE)
    return zone->layer < 0 ? 0 : zone->layer;
  if (node->type == CYCLES_BELOW)
    return zone->layer < 0 ? self->n_layers : zone->layer + 1;
  if (zone->place == CYCLES_TOP)
    return zone->layer + 1;
  if (zone->place == CYCLES_BOTTOM)
    return zone->layer;

  return -1;
}

/* The gutter in which a column's card or edge meets a line that goes on to @other. */
static int
get_gutter_towards (Cycles *self, const CyclesNode *node, int other, PergolaLinkStyle style)
{
  int fixed = get_gutter (self, node);

  if (fixed >= 0)
    return fixed;
  if (CYCLES_ZONE (self, node->zone)->place == CYCLES_SIDE)
    return node->type == CYCLES_ANCHOR ? 0 : other >= 0 ? other : MAX (0, self->row_layer);
  if (other >= 0)
    return other <= self->row_layer ? self->row_layer : self->row_layer + 1;

  return style == PERGOLA_LINK_REFRAMING ? self->row_layer : self->row_layer + 1;
}

/* Where on the upper or lower edge of a column's card lines can pass, beside pills and titles. */
void
pergola_routing_get_exit (Cycles *self, const CyclesNode *node, gboolean upper, double *x0, double *x1)
{
  const CyclesZone *zone = CYCLES_ZONE (self, node->zone);
  guint first = upper ? zone->first_above : zone->first_below, n = upper ? zone->n_above : zone->n_below;

  *x0 = node->rect.x + 9;
  *x1 = node->rect.x + node->rect.width - 9;
  for (guint i = 0; i < n; i++)
    *x0 = MAX (*x0, CYCLES_NODE (self, first + i)->rect.x + CYCLES_NODE (self, first + i)->rect.width + 5);
  if (upper)
    *x0 = MAX (*x0, zone->rect.x + zone->title_width + 5);
}

static gboolean
is_exposed (Cycles *self, const CyclesNode *node, gboolean upper)
{
  double x0, x1;

  if (upper ? node->row != 0 : !node->last)
    return FALSE;
  pergola_routing_get_exit (self, node, upper, &x0, &x1);

  return x1 - x0 >= LEAST_EXIT;
}

static int
find_band_channel (Cycles *self, guint zone, int cell)
{
  for (guint i = self->n_columns + 1; i < self->channels->len; i++)
    if (CYCLES_CHANNEL (self, i)->zone == (int) zone && CYCLES_CHANNEL (self, i)->cell == cell)
      return i;

  return -1;
}

static int
make_pill_channel (Cycles *self, guint pill)
{
  CyclesChannel channel = { .zone = -1, .pill = pill };

  for (guint i = self->n_columns + 1; i < self->channels->len; i++)
    if (CYCLES_CHANNEL (self, i)->pill == (int) pill)
      return i;
  g_array_append_val (self->channels, channel);

  return self->channels->len - 1;
}

/* Out of a wide band: straight where nothing is in between, else between the cards. */
static void
leave_band (Cycles *self, Access *a, const CyclesNode *node, gboolean down)
{
  const CyclesZone *zone = CYCLES_ZONE (self, node->zone);
  gboolean right = node->cell < zone->k - 1;
  int channel = -1;

  if (!(down ? node->last : node->row == 0))
    channel = find_band_channel (self, node->zone, right ? node->cell : node->cell - 1);
  a->side = down ? CYCLES_LOWER : CYCLES_UPPER;
  if (channel < 0)
    return;
  a->side = right ? CYCLES_RIGHT : CYCLES_LEFT;
  push (a, (CyclesRun){ .vertical = TRUE, .where = channel, .key = down ? -node->row : node->row });
}

static void
leave_pill (Cycles *self, Access *a, guint index)
{
  const CyclesNode *node = CYCLES_NODE (self, index);

  a->side = node->type == CYCLES_ABOVE ? CYCLES_UPPER : CYCLES_LOWER;
  if (node->last)
    return;
  a->side = CYCLES_RIGHT;
  push (a, (CyclesRun){ .vertical = TRUE, .where = make_pill_channel (self, index) });
}

/* The open channel by which a column's card that lies inside its column is left or reached. */
static int
choose_side_channel (Cycles *self, const CyclesNode *node, const CyclesNode *other, gboolean end, gboolean loop)
{
  const CyclesZone *zone = CYCLES_ZONE (self, node->zone);
  int left = zone->column, right = zone->column + zone->k;
  gboolean last = right == self->n_columns && left > 0;

  /* Outside the last column there is only the margin. */
  if (last)
    return left;
  if (!end)
    return right;
  if (loop && node->zone != other->zone && get_node_middle (self, other) > get_middle (node))
    return right;

  return left;
}

/* The order of lines in a channel that keeps them from crossing: those that go far are farther from their cards. */
static double
get_key (Cycles *self, const CyclesNode *node, CyclesSide side, gboolean down)
{
  double far = down ? self->rows - node->row : node->row + 1;

  return side == CYCLES_RIGHT ? far : 2000000 - far;
}

static void
leave_column (Planner *p, Access *a, const CyclesNode *node, int channel, gboolean down)
{
  reach_channel (p, a, node, channel, NULL);
  push (a, (CyclesRun){ .vertical = TRUE, .where = channel, .key = get_key (p->figure, node, a->side, down) });
}

static Access
plan_access (Planner *p, const CyclesLink *link, int end, int gutter, int avoid)
{
  Cycles *self = p->figure;
  const CyclesNode *node = CYCLES_NODE (self, link->ends[end]), *other = CYCLES_NODE (self, link->ends[1 - end]);
  gboolean loop = link->style != PERGOLA_LINK_FLOW, down = gutter > self->row_layer;
  Access a = { 0 };
  int channel;

  if (node->type == CYCLES_ANCHOR)
    a.side = get_gutter (self, node) >= 0
               ? (CYCLES_ZONE (self, node->zone)->place == CYCLES_TOP ? CYCLES_LOWER : CYCLES_UPPER)
             : down ? CYCLES_LOWER
                    : CYCLES_UPPER;
  else if (node->type != CYCLES_CARD)
    leave_pill (self, &a, link->ends[end]);
  else if (node->column < 0)
    leave_band (self, &a, node, CYCLES_ZONE (self, node->zone)->place == CYCLES_TOP);
  else if (is_beside (self, node))
    leave_column (p, &a, node, self->n_row_columns, down);
  else if (loop && is_exposed (self, node, !down))
    a.side = down ? CYCLES_LOWER : CYCLES_UPPER;
  else
    {
      const CyclesZone *zone = CYCLES_ZONE (self, node->zone);

      channel = choose_side_channel (self, node, other, end == 1, loop);
      if (channel == avoid)
        channel = channel == zone->column ? zone->column + zone->k : zone->column;
      leave_column (p, &a, node, channel, down);
    }

  return a;
}

/* The channel by which a line changes from one gutter to another: any open one beside the row, or the margin. */
static int
choose_crossing (Cycles *self, int from, int to, double x)
{
  int best = 0;

  if (self->n_row_columns == 0)
    return 0;
  if (MIN (from, to) != self->row_layer || MAX (from, to) != self->row_layer + 1)
    return x * 2 > self->x0 + self->x1 ? self->n_row_columns : 0;
  for (int i = 0; i <= self->n_row_columns; i++)
    {
      const CyclesChannel *c = CYCLES_CHANNEL (self, i), *b = CYCLES_CHANNEL (self, best);

      if (c->open && ABS (c->x0 + c->x1 - 2 * x) < ABS (b->x0 + b->x1 - 2 * x))
        best = i;
    }

  return best;
}

static void
plan_crossing (Cycles *self, CyclesLink *link, int from, int to)
{
  double x = (get_node_middle (self, CYCLES_NODE (self, link->ends[0])) +
              get_node_middle (self, CYCLES_NODE (self, link->ends[1]))) /
             2;
  int channel = choose_crossing (self, from, to, x);

  /* Already in that channel: on through it. */
  if (link->n_runs > 0 && link->runs[link->n_runs - 1].vertical && link->runs[link->n_runs - 1].where == channel)
    return;
  append (link, (CyclesRun){ .where = from });
  append (link, (CyclesRun){ .vertical = TRUE, .where = channel, .key = 1000000 });
}

/* Whether both ends are in the same channel, so that the line needs no gutter; its label would, in a narrow one. */
static gboolean
meets (Cycles *self, const CyclesLink *link, const Access *in)
{
  const CyclesRun *last = link->n_runs > 0 ? &link->runs[link->n_runs - 1] : NULL;

  if (last == NULL || in->n == 0 || !last->vertical || last->where != in->runs[in->n - 1].where)
    return FALSE;

  return last->where <= self->n_columns || !pergola_routing_has_label (link);
}

static void
plan_gutters (Planner *p, CyclesLink *link)
{
  Cycles *self = p->figure;
  const CyclesNode *a = CYCLES_NODE (self, link->ends[0]), *b = CYCLES_NODE (self, link->ends[1]);
  int from = get_gutter_towards (self, a, get_gutter (self, b), link->style);
  int to = get_gutter_towards (self, b, get_gutter (self, a), link->style);
  Access out = plan_access (p, link, 0, from, -1);
  Access in = plan_access (p, link, 1, to, out.n > 0 ? out.runs[out.n - 1].where : -1);

  link->sides[0] = out.side;
  link->sides[1] = in.side;
  for (int i = 0; i < out.n; i++)
    append (link, out.runs[i]);
  if (from != to)
    plan_crossing (self, link, from, to);
  if (!meets (self, link, &in))
    append (link, (CyclesRun){ .where = to });
  else
    in.n--;
  append_reversed (link, &in);
}

static void
plan_link (Planner *p, CyclesLink *link)
{
  Cycles *self = p->figure;
  const CyclesNode *a = CYCLES_NODE (self, link->ends[0]), *b = CYCLES_NODE (self, link->ends[1]);
  gboolean columns = a->column >= 0 && b->column >= 0;

  link->n_runs = 0;
  if (columns && (link->style == PERGOLA_LINK_FLOW || (is_beside (self, a) && is_beside (self, b))))
    plan_flow (p, link, a, b);
  else
    plan_gutters (p, link);
}

void
pergola_routing_plan (Cycles *self)
{
  Planner p = { .figure = self, .gap_use = g_new0 (guint, self->gaps->len + 1) };

  for (guint i = 0; i < self->channels->len; i++)
    {
      CYCLES_CHANNEL (self, i)->runs = 0;
      CYCLES_CHANNEL (self, i)->label = 0;
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      CyclesLink *link = CYCLES_LINK (self, i);

      plan_link (&p, link);
      pergola_routing_plan_label (self, link);
      for (int r = 0; r < link->n_runs; r++)
        if (link->runs[r].vertical && !link->runs[r].smooth)
          CYCLES_CHANNEL (self, link->runs[r].where)->runs++;
    }
  g_free (p.gap_use);
}
