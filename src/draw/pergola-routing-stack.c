/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Labels in channels, of lines that go through no gutter: each in the middle of its line, moved up or down until they
 * stand clear of each other. The channel has been made as wide as the widest, the rows high enough for all. */

#include "config.h"

#include "pergola-routing.h"

#define STACK_GAP 4

static gboolean
is_in_channel (const CyclesLink *link)
{
  return link->label_run >= 0 && link->runs[link->label_run].vertical;
}

void
pergola_routing_plan_label (Cycles *self, CyclesLink *link)
{
  CyclesChannel *channel;

  link->label_run = -1;
  if (link->item == NULL || *pergola_item_get_title (link->item) == '\0')
    return;
  for (int i = 0; i < link->n_runs; i++)
    if (!link->runs[i].vertical && !link->runs[i].gap)
      return;
  for (int i = 0; i < link->n_runs; i++)
    if (link->runs[i].vertical && link->runs[i].where <= self->n_columns)
      link->label_run = i;
  if (link->label_run < 0)
    return;

  pergola_routing_measure_label (self, link);
  channel = CYCLES_CHANNEL (self, link->runs[link->label_run].where);
  channel->label = MAX (channel->label, link->label_width);
}

/* Whether a channel lies beside the rows of the side, not of the row. */
static gboolean
is_of_side (Cycles *self, int channel)
{
  return self->row_layer < 0 || channel > self->n_row_columns;
}

double
pergola_routing_measure_stacks (Cycles *self, gboolean side)
{
  g_autofree double *heights = g_new0 (double, self->channels->len);
  double most = 0;

  for (guint i = 0; i < self->links->len; i++)
    {
      const CyclesLink *link = CYCLES_LINK (self, i);
      int channel = is_in_channel (link) ? link->runs[link->label_run].where : 0;

      if (!is_in_channel (link) || is_of_side (self, channel) != side)
        continue;
      heights[channel] += link->label_height + STACK_GAP;
      most = MAX (most, heights[channel]);
    }

  return most;
}

/* Where a line is on its way through the channel of its label, on the average. */
static double
get_middle (const CyclesLink *link)
{
  int run = link->label_run;
  double in = run == 0 ? link->ports[0] : link->runs[run - 1].pos;
  double out = run == link->n_runs - 1 ? link->ports[1] : link->runs[run + 1].pos;

  return (in + out) / 2;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const CyclesLink *x = *(const CyclesLink *const *) a, *y = *(const CyclesLink *const *) b;
  int one = x->runs[x->label_run].where, other = y->runs[y->label_run].where;

  if (one != other)
    return one - other;
  if (x->label_y != y->label_y)
    return x->label_y < y->label_y ? -1 : 1;

  return g_strcmp0 (pergola_item_get_id (x->item), pergola_item_get_id (y->item));
}

/* Down from the top, each below the one before it; then up again from the bottom where that went too far. */
static void
spread (CyclesLink **links, guint n, double top, double bottom)
{
  for (guint i = 0; i < n; i++)
    {
      links[i]->label_y = MAX (links[i]->label_y, top + links[i]->label_height / 2);
      top = links[i]->label_y + links[i]->label_height / 2 + STACK_GAP;
    }
  for (guint i = n; i > 0; i--)
    {
      CyclesLink *link = links[i - 1];

      link->label_y = MIN (link->label_y, bottom - link->label_height / 2);
      bottom = link->label_y - link->label_height / 2 - STACK_GAP;
    }
}

static void
spread_channel (Cycles *self, CyclesLink **links, guint n)
{
  int index = links[0]->runs[links[0]->label_run].where;
  gboolean side = is_of_side (self, index);
  const GArray *ys = side ? self->side_y : self->row_y, *heights = side ? self->side_h : self->row_h;
  double top, bottom;

  if (ys->len == 0)
    return;
  top = g_array_index (ys, double, 0);
  bottom = g_array_index (ys, double, ys->len - 1) + g_array_index (heights, double, ys->len - 1);
  spread (links, n, top, bottom);
}

void
pergola_routing_place_labels (Cycles *self)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  for (guint i = 0; i < self->links->len; i++)
    {
      CyclesLink *link = CYCLES_LINK (self, i);
      const CyclesChannel *channel;

      if (!is_in_channel (link))
        continue;
      channel = CYCLES_CHANNEL (self, link->runs[link->label_run].where);
      link->label_x = (channel->x0 + channel->x1) / 2;
      link->label_y = get_middle (link);
      g_ptr_array_add (links, link);
    }
  g_ptr_array_sort (links, compare_labels);

  for (guint first = 0, i = 1; i <= links->len && first < links->len; i++)
    {
      const CyclesLink *a = links->pdata[first], *b = i < links->len ? links->pdata[i] : NULL;

      if (b == NULL || a->runs[a->label_run].where != b->runs[b->label_run].where)
        {
          spread_channel (self, (CyclesLink **) links->pdata + first, i - first);
          first = i;
        }
    }
}
