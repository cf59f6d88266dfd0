/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Moves boxes apart and keeps their order along both axes. The idea of separation constraints that follow the order, so
 * that they can always be met, is that of Dwyer, Marriott and Stuckey, "Fast node overlap removal" (2005). Two boxes
 * that overlap are to be apart along the axis where less is missing, by their wishes; this makes two overlap that did
 * not, and so on until none does.
 *
 * Their least squares are not needed: to push everything ahead from its wish keeps all constraints, to push everything
 * back does too, and so does the middle between both. It takes one pass over the constraints each, and a box that moves
 * makes no other one move farther than itself. */

#include "config.h"

#include "pergola-layout-plane.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NEARLY 1e-6
#define ACROSS_IS_EASIER 2.0 /* pills are wide and planes too, so a step across says less than one down */
#define TOUCHING 0.5         /* boxes that have been moved apart, so near each other, must stay apart */

/* The middle of one box is to be at least @gap after that of another one. */
typedef struct
{
  guint from, to;
  double gap;
  double cost;  /* how much more is missing along the other axis */
  int next;     /* of the same box, or -1 */
  gboolean off; /* the other axis keeps them apart */
} Edge;

typedef struct
{
  PlaneBox *boxes;
  guint n;
  PlaneRange *ranges;
  double gap;
  guint *order[PLANE_N_AXES];
  GArray *edges[PLANE_N_AXES];
  int *heads[PLANE_N_AXES]; /* the first edge of a box, or -1 */
  double *early, *late, *ahead, *back;
  int *from, *by; /* what pushes a box to where it can be at the earliest: a box and an edge, or -1 */
} Solver;

#define EDGE(s, axis, i) (&g_array_index ((s)->edges[axis], Edge, (i)))

static void
solver_init (Solver *self, GArray *boxes, PlaneRange *ranges, double gap)
{
  guint n = boxes->len;

  self->boxes = (PlaneBox *) (gpointer) boxes->data;
  self->n = n;
  self->ranges = ranges;
  self->gap = gap;
  for (int axis = 0; axis < PLANE_N_AXES; axis++)
    {
      self->order[axis] = g_new (guint, n);
      self->edges[axis] = g_array_new (FALSE, FALSE, sizeof (Edge));
      self->heads[axis] = g_new (int, n);
      memset (self->heads[axis], -1, n * sizeof (int));
    }
  self->early = g_new (double, 4 * n);
  self->late = self->early + n;
  self->ahead = self->late + n;
  self->back = self->ahead + n;
  self->from = g_new (int, 2 * n);
  self->by = self->from + n;
}

static void
solver_clear (Solver *self)
{
  for (int axis = 0; axis < PLANE_N_AXES; axis++)
    {
      g_free (self->order[axis]);
      g_array_unref (self->edges[axis]);
      g_free (self->heads[axis]);
    }
  g_free (self->early);
  g_free (self->from);
}

/* --- Order --- */

typedef struct
{
  const PlaneBox *boxes;
  PlaneAxis axis;
} Sorting;

static int
compare_boxes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *by = data;
  const PlaneBox *one = &by->boxes[*(const guint *) a], *other = &by->boxes[*(const guint *) b];
  guint rank = one->rank[by->axis] - 1, other_rank = other->rank[by->axis] - 1; /* new ones last */

  if (one->wish[by->axis] != other->wish[by->axis])
    return one->wish[by->axis] < other->wish[by->axis] ? -1 : 1;
  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;

  return strcmp (one->id, other->id);
}

/* Where what has been moved before came to be is its new wish, but never against the order. */
static void
keep_places (Solver *self, PlaneAxis axis)
{
  double last = -G_MAXDOUBLE;

  for (guint k = 0; k < self->n; k++)
    {
      PlaneBox *box = &self->boxes[self->order[axis][k]];

      if (box->rank[axis] == 0)
        continue;
      box->wish[axis] = box->middle[axis];
      if (box->free)
        continue;
      box->wish[axis] = last = MAX (last, box->wish[axis]);
    }
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *by = data;
  guint rank = by->boxes[*(const guint *) a].rank[by->axis], other = by->boxes[*(const guint *) b].rank[by->axis];

  return rank < other ? -1 : rank > other;
}

static void
sort (Solver *self, PlaneAxis axis)
{
  Sorting by = { self->boxes, axis };

  for (guint i = 0; i < self->n; i++)
    self->order[axis][i] = i;
  g_qsort_with_data (self->order[axis], self->n, sizeof (guint), compare_ranks, &by);
  keep_places (self, axis);
  g_qsort_with_data (self->order[axis], self->n, sizeof (guint), compare_boxes, &by);
  for (guint k = 0; k < self->n; k++)
    self->boxes[self->order[axis][k]].rank[axis] = k + 1;
}

/* --- One axis --- */

static double
get_low (Solver *self, PlaneAxis axis, guint box)
{
  const PlaneRange *range = &self->ranges[axis];

  return MAX (range->edges[0], range->walls[0] + self->boxes[box].size[axis] / 2);
}

static double
get_high (Solver *self, PlaneAxis axis, guint box)
{
  const PlaneRange *range = &self->ranges[axis];

  return MIN (range->edges[1], range->walls[1] - self->boxes[box].size[axis] / 2);
}

static void
push_to (double *at, guint box, double least, int *from, int *by, int pusher, int edge)
{
  if (at[box] >= least)
    return;
  at[box] = least;
  if (from != NULL)
    {
      from[box] = pusher;
      by[box] = edge;
    }
}

/* Pushes what comes too soon after what is before it. */
static void
push_ahead (Solver *self, PlaneAxis axis, double *at, int *from, int *by)
{
  int last = -1;

  for (guint k = 0; k < self->n; k++)
    {
      guint i = self->order[axis][k];

      if (!self->boxes[i].free)
        {
          if (last >= 0)
            push_to (at, i, at[last], from, by, last, -1);
          last = i;
        }
      for (int e = self->heads[axis][i]; e >= 0; e = EDGE (self, axis, e)->next)
        if (!EDGE (self, axis, e)->off)
          push_to (at, EDGE (self, axis, e)->to, at[i] + EDGE (self, axis, e)->gap, from, by, i, e);
    }
}

static void
push_back (Solver *self, PlaneAxis axis, double *at)
{
  int last = -1;

  for (guint k = self->n; k > 0; k--)
    {
      guint i = self->order[axis][k - 1];

      for (int e = self->heads[axis][i]; e >= 0; e = EDGE (self, axis, e)->next)
        if (!EDGE (self, axis, e)->off)
          at[i] = MIN (at[i], at[EDGE (self, axis, e)->to] - EDGE (self, axis, e)->gap);
      if (self->boxes[i].free)
        continue;
      if (last >= 0)
        at[i] = MIN (at[i], at[last]);
      last = i;
    }
}

static void
add_edge (Solver *self, PlaneAxis axis, guint a, guint b)
{
  gboolean ahead = self->boxes[a].rank[axis] < self->boxes[b].rank[axis];
  Edge edge = { .from = ahead ? a : b, .to = ahead ? b : a };
  double missing[PLANE_N_AXES];

  for (int i = 0; i < PLANE_N_AXES; i++)
    missing[i] = (self->boxes[a].size[i] + self->boxes[b].size[i]) / 2 + self->gap -
                 fabs (self->boxes[a].wish[i] - self->boxes[b].wish[i]);
  edge.gap = (self->boxes[a].size[axis] + self->boxes[b].size[axis]) / 2 + self->gap;
  edge.cost = missing[1 - axis] - missing[axis];
  edge.next = self->heads[axis][edge.from];
  self->heads[axis][edge.from] = self->edges[axis]->len;
  g_array_append_val (self->edges[axis], edge);
}

/* How far the box that finds least room would stand beyond the end; @box: which one. */
static double
measure_excess (Solver *self, PlaneAxis axis, int *box)
{
  double most = 0;

  for (guint i = 0; i < self->n; i++)
    {
      self->early[i] = get_low (self, axis, i);
      self->from[i] = self->by[i] = -1;
    }
  push_ahead (self, axis, self->early, self->from, self->by);
  for (guint i = 0; i < self->n; i++)
    if (self->early[i] - get_high (self, axis, i) > most)
      {
        most = self->early[i] - get_high (self, axis, i);
        *box = i;
      }

  return most;
}

/* Of the pairs that push a box beyond the end, one is taken apart along the other axis instead. */
static gboolean
turn_edge (Solver *self, PlaneAxis axis, int box)
{
  int best = -1;

  for (; box >= 0; box = self->from[box])
    {
      int e = self->by[box];

      if (e >= 0 && (best < 0 || EDGE (self, axis, e)->cost < EDGE (self, axis, best)->cost))
        best = e;
    }
  if (best < 0)
    return FALSE;

  EDGE (self, axis, best)->off = TRUE;
  add_edge (self, 1 - axis, EDGE (self, axis, best)->from, EDGE (self, axis, best)->to);
  return TRUE;
}

/* The plane grows downwards, and across only where a single box is too wide. */
static void
make_room (Solver *self, PlaneAxis axis)
{
  int box = -1;
  double excess;

  while ((excess = measure_excess (self, axis, &box)) > NEARLY)
    if (axis == PLANE_DOWN || !turn_edge (self, axis, box))
      {
        self->ranges[axis].walls[1] += excess;
        self->ranges[axis].edges[1] += excess;
      }
}

static void
solve (Solver *self, PlaneAxis axis)
{
  for (guint i = 0; i < self->n; i++)
    {
      double low = get_low (self, axis, i), high = get_high (self, axis, i), wish = self->boxes[i].wish[axis];

      self->late[i] = high;
      self->ahead[i] = MAX (wish, low);
      self->back[i] = MIN (wish, high);
    }
  push_back (self, axis, self->late);
  push_ahead (self, axis, self->ahead, NULL, NULL);
  push_back (self, axis, self->back);
  for (guint i = 0; i < self->n; i++)
    self->boxes[i].middle[axis] = (MIN (self->ahead[i], self->late[i]) + MAX (self->back[i], self->early[i])) / 2;
}

/* --- Pairs --- */

static double
get_missing (Solver *self, PlaneAxis axis, const PlaneBox *a, const PlaneBox *b, gboolean wished)
{
  double from = wished ? a->wish[axis] : a->middle[axis], to = wished ? b->wish[axis] : b->middle[axis];

  return (a->size[axis] + b->size[axis]) / 2 + self->gap - fabs (from - to);
}

typedef struct
{
  double top;
  guint box;
} Top;

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const Top *one = a, *other = b;

  if (one->top != other->top)
    return one->top < other->top ? -1 : 1;

  return one->box < other->box ? -1 : one->box > other->box;
}

/* Boxes that overlap by more than @slack are to be apart from now on. Returns how many were found. */
static guint
find_pairs (Solver *self, double slack)
{
  g_autofree Top *tops = g_new (Top, self->n);
  guint found = 0;

  for (guint i = 0; i < self->n; i++)
    tops[i] = (Top){ self->boxes[i].middle[PLANE_DOWN] - self->boxes[i].size[PLANE_DOWN] / 2, i };
  qsort (tops, self->n, sizeof *tops, compare_tops);
  for (guint i = 0; i < self->n; i++)
    {
      const PlaneBox *a = &self->boxes[tops[i].box];
      double end = tops[i].top + a->size[PLANE_DOWN] + self->gap - slack;

      for (guint k = i + 1; k < self->n && tops[k].top < end; k++)
        {
          const PlaneBox *b = &self->boxes[tops[k].box];

          if (get_missing (self, PLANE_ACROSS, a, b, FALSE) <= slack)
            continue;
          add_edge (self,
                    get_missing (self, PLANE_ACROSS, a, b, TRUE) <
                        ACROSS_IS_EASIER * get_missing (self, PLANE_DOWN, a, b, TRUE)
                      ? PLANE_ACROSS
                      : PLANE_DOWN,
                    tops[i].box, tops[k].box);
          found++;
        }
    }

  return found;
}

void
pergola_plane_move_apart (GArray *boxes, PlaneRange *ranges, double gap)
{
  Solver self;

  if (boxes->len == 0)
    return;

  solver_init (&self, boxes, ranges, gap);
  for (int axis = 0; axis < PLANE_N_AXES; axis++)
    sort (&self, axis);
  for (guint i = 0; i < self.n; i++)
    memcpy (self.boxes[i].middle, self.boxes[i].wish, sizeof self.boxes[i].middle);
  find_pairs (&self, -TOUCHING);
  do
    {
      /* Across first: what finds no room there is pushed down. */
      make_room (&self, PLANE_ACROSS);
      solve (&self, PLANE_ACROSS);
      make_room (&self, PLANE_DOWN);
      solve (&self, PLANE_DOWN);
    }
  while (find_pairs (&self, NEARLY) > 0);
  solver_clear (&self);
}
