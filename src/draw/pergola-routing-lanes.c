/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where lines run sideways. Loops, with their labels, get lanes of their own height: the longest lies farthest out, and
 * two in one lane never overlap. Other lines use what is free of a lane, else narrow tracks beyond the lanes. Widths
 * are counted in buckets, so that thousands of lines take no longer than they must. */

#include "config.h"

#include "pergola-routing.h"

#include <string.h>

#define BUCKET 4.0
#define CLEAR 8        /* between two in one lane */
#define MOST_TRACKS 24 /* beyond that, lines share tracks */
#define TRIED_LANES 8  /* how many lanes a line without a label looks at */
#define LABEL_STEP 8   /* how a label looks for a place that no line crosses */
#define ALWAYS G_MAXINT

/* One gutter or gap: what is taken, by bucket. */
typedef struct
{
  int n;            /* buckets */
  int *sky;         /* the outermost lane taken, from 1 */
  int *legs;        /* the outermost lane that a line reaches across here */
  GPtrArray *lanes; /* guint8 * by bucket: taken */
  GPtrArray *tracks;
} Board;

typedef struct
{
  guint link;
  int run;
  double length;
} Job;

static Board *
board_new (double width)
{
  Board *self = g_new0 (Board, 1);

  self->n = (int) (width / BUCKET) + 2;
  self->sky = g_new0 (int, self->n);
  self->legs = g_new0 (int, self->n);
  self->lanes = g_ptr_array_new_with_free_func (g_free);
  self->tracks = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
board_free (gpointer data)
{
  Board *self = data;

  g_free (self->sky);
  g_free (self->legs);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->tracks);
  g_free (self);
}

static int
get_bucket (const Board *self, double x)
{
  return CLAMP ((int) (x / BUCKET), 0, self->n - 1);
}

static gboolean
is_free (const guint8 *taken, int from, int to)
{
  return memchr (taken + from, 1, to - from + 1) == NULL;
}

static void
take (Board *self, GPtrArray *rows, guint row, double x0, double x1)
{
  int from = get_bucket (self, x0 - CLEAR / 2.0), to = get_bucket (self, x1 + CLEAR / 2.0);

  while (rows->len <= row)
    g_ptr_array_add (rows, g_malloc0 (self->n));
  memset ((guint8 *) g_ptr_array_index (rows, row) + from, 1, to - from + 1);
}

/* The first of the rows, up to @most, with nothing between; -1 when each has something. A new one counts. */
static int
find_free (Board *self, GPtrArray *rows, int most, gboolean may_add, double x0, double x1)
{
  int from = get_bucket (self, x0 - CLEAR / 2.0), to = get_bucket (self, x1 + CLEAR / 2.0);

  for (int i = 0; i < MIN ((int) rows->len, most); i++)
    if (is_free (g_ptr_array_index (rows, i), from, to))
      return i;

  return may_add && (int) rows->len < most ? (int) rows->len : -1;
}

/* The ends of a sideways run: what the line does before and after it. */
static void
set_ends (Cycles *self, CyclesLink *link, int i)
{
  CyclesRun *run = &link->runs[i];
  double ends[2];

  for (int e = 0; e < 2; e++)
    {
      int next = e == 0 ? i - 1 : i + 1;

      if (next < 0 || next >= link->n_runs)
        ends[e] = link->ports[e];
      else if (link->runs[next].smooth)
        ends[e] =
          (CYCLES_CHANNEL (self, link->runs[next].where)->x0 + CYCLES_CHANNEL (self, link->runs[next].where)->x1) / 2;
      else
        ends[e] = link->runs[next].pos;
    }
  run->from = MIN (ends[0], ends[1]);
  run->to = MAX (ends[0], ends[1]);
}

/* The longest of a line's runs in gutters carries its label, unless that stands in a channel. */
static void
choose_label_run (CyclesLink *link)
{
  if (link->label_run >= 0 || !pergola_routing_has_label (link))
    return;
  for (int i = 0; i < link->n_runs; i++)
    {
      const CyclesRun *run = &link->runs[i];

      if (run->vertical || run->gap)
        continue;
      if (link->label_run < 0 ||
          run->to - run->from > link->runs[link->label_run].to - link->runs[link->label_run].from)
        link->label_run = i;
    }
}

static void
extend_by_label (Cycles *self, CyclesLink *link)
{
  CyclesRun *run = &link->runs[link->label_run];
  double half = link->label_width / 2 + 6, right = self->width;

  /* A zone beside the layers reaches through the gutters. */
  if (self->n_columns > self->n_row_columns)
    right = CYCLES_CHANNEL (self, self->n_row_columns)->x1 - self->m.inset;
  link->label_x = CLAMP ((run->from + run->to) / 2, half + 3, MAX (half + 3, right - half - 3));
  run->from = MIN (run->from, link->label_x - half);
  run->to = MAX (run->to, link->label_x + half);
}

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  const Job *x = a, *y = b;

  if (x->length != y->length)
    return x->length > y->length ? 1 : -1;
  if (x->link != y->link)
    return x->link > y->link ? 1 : -1;

  return x->run - y->run;
}

static void
collect_jobs (Cycles *self, GArray *loops, GArray *others, GArray *gaps)
{
  for (guint l = 0; l < self->links->len; l++)
    {
      CyclesLink *link = CYCLES_LINK (self, l);

      for (int i = 0; i < link->n_runs; i++)
        if (!link->runs[i].vertical)
          set_ends (self, link, i);
      choose_label_run (link);
      if (link->label_run >= 0 && !link->runs[link->label_run].vertical)
        pergola_routing_measure_label (self, link);

      for (int i = 0; i < link->n_runs; i++)
        {
          CyclesRun *run = &link->runs[i];
          Job job = { l, i, run->to - run->from };

          if (run->vertical)
            continue;
          run->thin = !run->gap && i != link->label_run;
          g_array_append_val (*(run->gap ? &gaps : run->thin ? &others : &loops), job);
        }
    }
  g_array_sort (loops, compare_jobs);
  g_array_sort (others, compare_jobs);
  g_array_sort (gaps, compare_jobs);
}

static void
place_loop (Cycles *self, Board *board, CyclesLink *link)
{
  CyclesRun *run = &link->runs[link->label_run];
  CyclesGutter *gutter = CYCLES_GUTTER (self, run->where);
  int legs[2] = { get_bucket (board, run->from), get_bucket (board, run->to) };
  int from, to, lane = 0;

  extend_by_label (self, link);
  from = get_bucket (board, run->from - CLEAR / 2.0);
  to = get_bucket (board, run->to + CLEAR / 2.0);
  for (int i = from; i <= to; i++)
    lane = MAX (lane, board->sky[i]);
  for (int i = from; i <= to; i++)
    board->sky[i] = lane + 1;
  for (int i = 0; i < 2; i++)
    board->legs[legs[i]] = MAX (board->legs[legs[i]], lane);
  take (board, board->lanes, lane, run->from, run->to);
  run->lane = lane;

  while (gutter->lane_heights->len <= (guint) lane)
    {
      double height = CYCLES_LANE;

      g_array_append_val (gutter->lane_heights, height);
    }
  g_array_index (gutter->lane_heights, double, lane) =
    MAX (g_array_index (gutter->lane_heights, double, lane), link->label_height + 6);
  gutter->lanes = gutter->lane_heights->len;
}

static void
place_other (Cycles *self, Board *board, CyclesRun *run, guint link)
{
  CyclesGutter *gutter = CYCLES_GUTTER (self, run->where);
  int lane;

  board->legs[get_bucket (board, run->from)] = board->legs[get_bucket (board, run->to)] = ALWAYS;
  /* Straight on: it needs no room. */
  if (run->to - run->from < 1)
    {
      run->lane = 0;
      return;
    }
  lane = find_free (board, board->lanes, TRIED_LANES, FALSE, run->from, run->to);
  if (lane >= 0)
    {
      run->thin = FALSE;
      run->lane = lane;
      take (board, board->lanes, lane, run->from, run->to);
      return;
    }
  lane = find_free (board, board->tracks, MOST_TRACKS, TRUE, run->from, run->to);
  run->lane = lane >= 0 ? lane : (int) (link % MOST_TRACKS);
  take (board, board->tracks, run->lane, run->from, run->to);
  gutter->tracks = board->tracks->len;
}

static void
place_gap (Cycles *self, Board *board, CyclesRun *run, guint link)
{
  int lane = find_free (board, board->tracks, MOST_TRACKS, TRUE, run->from, run->to);

  run->lane = lane >= 0 ? lane : (int) (link % MOST_TRACKS);
  take (board, board->tracks, run->lane, run->from, run->to);
  CYCLES_GAP (self, run->where)->tracks = board->tracks->len;
}

static gboolean
is_crossed (const Board *board, int lane, double x, double half)
{
  for (int i = get_bucket (board, x - half); i <= get_bucket (board, x + half); i++)
    if (board->legs[i] > lane)
      return TRUE;

  return FALSE;
}

/* Moves a label along its run to where no line crosses it; leaves it in the middle where there is no such place. */
static void
clear_label (Cycles *self, const Board *board, CyclesLink *link)
{
  const CyclesRun *run = &link->runs[link->label_run];
  double half = link->label_width / 2 + 6, room = (run->to - run->from) / 2 - half - 10, middle = link->label_x;

  for (double away = 0; away <= room; away += LABEL_STEP)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        double x = middle + sign * away;

        if (is_crossed (board, run->lane, x, half))
          continue;
        link->label_x = x;
        return;
      }
}

static Board *
get_board (Cycles *self, GPtrArray *boards, int index)
{
  if (g_ptr_array_index (boards, index) == NULL)
    g_ptr_array_index (boards, index) = board_new (self->width);

  return g_ptr_array_index (boards, index);
}

static void
free_boards (GPtrArray *boards)
{
  for (guint i = 0; i < boards->len; i++)
    g_clear_pointer (&g_ptr_array_index (boards, i), board_free);
  g_ptr_array_unref (boards);
}

void
pergola_routing_place_lanes (Cycles *self)
{
  g_autoptr (GArray) loops = g_array_new (FALSE, FALSE, sizeof (Job));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Job));
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Job));
  GPtrArray *boards = g_ptr_array_new (); /* gutters, then gaps */

  g_ptr_array_set_size (boards, self->gutters->len + self->gaps->len);
  collect_jobs (self, loops, others, gaps);
  for (guint i = 0; i < loops->len; i++)
    {
      CyclesLink *link = CYCLES_LINK (self, g_array_index (loops, Job, i).link);

      place_loop (self, get_board (self, boards, link->runs[link->label_run].where), link);
    }
  for (guint i = 0; i < others->len; i++)
    {
      const Job *job = &g_array_index (others, Job, i);
      CyclesRun *run = &CYCLES_LINK (self, job->link)->runs[job->run];

      place_other (self, get_board (self, boards, run->where), run, job->link);
    }
  for (guint i = 0; i < gaps->len; i++)
    {
      const Job *job = &g_array_index (gaps, Job, i);
      CyclesRun *run = &CYCLES_LINK (self, job->link)->runs[job->run];

      place_gap (self, get_board (self, boards, self->gutters->len + run->where), run, job->link);
    }
  for (guint i = 0; i < loops->len; i++)
    {
      CyclesLink *link = CYCLES_LINK (self, g_array_index (loops, Job, i).link);

      clear_label (self, get_board (self, boards, link->runs[link->label_run].where), link);
    }
  free_boards (boards);
}
