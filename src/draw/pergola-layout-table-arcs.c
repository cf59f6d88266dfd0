/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lines of a row: from step to step along the thread, around others where it must, and the loops above it. */

#include "config.h"

#include "pergola-layout-table.h"

#include <math.h>

#define RADIUS (TABLE_DISC / 2.0)
#define HEAD 8.0 /* of an arrow */
#define HALF 4.0
#define ASIDE 4.0 /* a loop leaves and arrives beside the middle of a node */
#define STUB 24.0 /* of a loop that leads to an aspiration */
#define FLAG 12.0

/* --- Lanes --- */

/* Whether the thread can lead straight from one step to another. */
static gboolean
is_straight (const TableRow *row, guint from, guint to)
{
  double low = MIN (TABLE_STEP (row, from)->x, TABLE_STEP (row, to)->x);
  double high = MAX (TABLE_STEP (row, from)->x, TABLE_STEP (row, to)->x);

  for (guint i = 0; i < row->steps->len; i++)
    if (i != from && i != to && TABLE_STEP (row, i)->x > low && TABLE_STEP (row, i)->x < high)
      return FALSE;

  return TRUE;
}

static void
get_span (const TableRow *row, const TableArc *arc, double *low, double *high)
{
  double from = TABLE_STEP (row, arc->from)->x;
  double to = arc->to >= 0 ? TABLE_STEP (row, arc->to)->x : from - STUB - FLAG;

  *low = MIN (from, to) - 1;
  *high = MAX (from, to) + 1;
}

static gboolean
is_free (const TableRow *row, guint index, guint lane)
{
  const TableArc *arc = TABLE_ARC (row, index);
  double low, high, other_low, other_high;

  get_span (row, arc, &low, &high);
  for (guint i = 0; i < index; i++)
    {
      const TableArc *other = TABLE_ARC (row, i);

      get_span (row, other, &other_low, &other_high);
      if (other->below == arc->below && other->lane == lane && other_low < high && low < other_high)
        return FALSE;
    }

  return TRUE;
}

/* Shorter ones first, so that they lie within the longer ones. */
static int
compare_arcs (gconstpointer a, gconstpointer b, gpointer data)
{
  double low, high, other_low, other_high;
  const TableArc *one = a, *other = b;

  get_span (data, one, &low, &high);
  get_span (data, other, &other_low, &other_high);
  if (high - low != other_high - other_low)
    return high - low < other_high - other_low ? -1 : 1;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;

  return one->to - other->to;
}

void
pergola_table_plan_arcs (Table *self, TableRow *row)
{
  guint above = 0, below = 0;

  for (guint i = 1; i < row->steps->len; i++)
    if (!is_straight (row, i - 1, i))
      {
        TableArc arc = { .from = i - 1, .to = i, .below = TRUE };

        g_array_append_val (row->arcs, arc);
      }
  g_array_sort_with_data (row->arcs, compare_arcs, row);
  for (guint i = 0; i < row->arcs->len; i++)
    {
      TableArc *arc = TABLE_ARC (row, i);

      while (!is_free (row, i, arc->lane))
        arc->lane++;
      if (arc->below)
        below = MAX (below, arc->lane + 1);
      else
        above = MAX (above, arc->lane + 1);
    }
  row->thread = MAX (26, above > 0 ? TABLE_LIFT + 9 + (above - 1) * TABLE_LANE : 0);
  row->height = row->thread + MAX (26, below > 0 ? TABLE_LIFT + 9 + (below - 1) * TABLE_LANE : 0);
}

double
pergola_table_get_lane (const TableRow *row, const TableArc *arc)
{
  double away = TABLE_LIFT + arc->lane * TABLE_LANE;

  return row->thread + (arc->below ? away : -away);
}

/* --- Shapes --- */

static void
add_line (Table *self, const TableRow *row, PergolaPath *path, guint dash, PergolaColor color, double width)
{
  if (row->followed)
    {
      PergolaPath *halo = pergola_path_new ();

      for (guint i = 0, p = 0; i < path->ops->len; i++)
        {
          const double *points = (const double *) path->points->data + p;

          if (path->ops->data[i] == PERGOLA_PATH_MOVE)
            pergola_path_move_to (halo, points[0], points[1]);
          else if (path->ops->data[i] == PERGOLA_PATH_LINE)
            pergola_path_line_to (halo, points[0], points[1]);
          else
            pergola_path_curve_to (halo, points[0], points[1], points[2], points[3], points[4], points[5]);
          p += path->ops->data[i] == PERGOLA_PATH_CURVE ? 6 : 2;
        }
      pergola_scene_add_path (self->scene, PERGOLA_ROLE_PATH, NULL, halo, PERGOLA_COLOR (NONE), PERGOLA_COLOR (HALO),
                              width + 5, 0);
    }
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_LINK, NULL, path, PERGOLA_COLOR (NONE), color, width, dash);
}

/* A head whose tip is at a point; (@dx, @dy) is where it points to. */
static void
add_arrow (Table *self, double x, double y, double dx, double dy, PergolaColor color)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, x, y);
  pergola_path_line_to (path, x - dx * HEAD - dy * HALF, y - dy * HEAD - dx * HALF);
  pergola_path_line_to (path, x - dx * HEAD + dy * HALF, y - dy * HEAD + dx * HALF);
  pergola_path_close (path);
  pergola_scene_add_path (self->scene, PERGOLA_ROLE_ARROW, NULL, path, color, PERGOLA_COLOR (NONE), 0, 0);
}

static void
add_straight (Table *self, const TableRow *row, const TableStep *from, const TableStep *to)
{
  gboolean support = TABLE_COLUMN (self, from->column)->support || TABLE_COLUMN (self, to->column)->support;
  PergolaColor color = row->followed && !support ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (LINK);
  double way = to->x > from->x ? 1 : -1, y = row->y + row->thread;
  double end = to->x - way * (RADIUS + 1);
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, from->x + way * (RADIUS + 1), y);
  pergola_path_line_to (path, support ? end : end - way * (HEAD - 1), y);
  if (support)
    {
      pergola_scene_add_path (self->scene, PERGOLA_ROLE_LINK, NULL, path, PERGOLA_COLOR (NONE), color, 1.3, 2);
      return;
    }
  add_line (self, row, path, 0, color, row->followed ? 2.4 : 1.6);
  add_arrow (self, end, y, way, 0, color);
}

/* A loop to what is hoped for ends with a flag. */
static void
add_stub (Table *self, const TableRow *row, const TableArc *arc, double y, PergolaColor color)
{
  double x = TABLE_STEP (row, arc->from)->x - ASIDE, edge = row->y + row->thread - RADIUS - 1;
  double points[] = { x, edge, x, y, x - STUB, y };
  PergolaPath *path = pergola_path_new ();

  pergola_path_add_rounded (path, points, 3, 4);
  add_line (self, row, path, 1, color, 1.5);
  pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, NULL, "flag", x - STUB - FLAG - 1, y - FLAG / 2, FLAG,
                           color);
}

static void
add_arc (Table *self, const TableRow *row, const TableArc *arc)
{
  const TableStep *from = TABLE_STEP (row, arc->from);
  double y = row->y + pergola_table_get_lane (row, arc), side = arc->below ? 1 : -1;
  double edge = row->y + row->thread + side * (RADIUS + 1), way, start, end;
  PergolaColor color = row->followed ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (LOOP);
  PergolaPath *path;

  if (arc->to < 0)
    {
      add_stub (self, row, arc, y, color);
      return;
    }
  if (arc->below && !row->followed)
    color = PERGOLA_COLOR (LINK);
  way = TABLE_STEP (row, arc->to)->x > from->x ? 1 : -1;
  start = from->x + way * ASIDE;
  end = TABLE_STEP (row, arc->to)->x - way * ASIDE;
  path = pergola_path_new ();
  pergola_path_add_rounded (path, (double[]){ start, edge, start, y, end, y, end, edge + side * (HEAD - 3) }, 4, 4);
  add_line (self, row, path, arc->dashed ? 1 : 0, color, 1.8);
  add_arrow (self, end, edge, 0, -side, color);
}

void
pergola_table_add_thread (Table *self, const TableRow *row)
{
  for (guint i = 1; i < row->steps->len; i++)
    if (is_straight (row, i - 1, i))
      add_straight (self, row, TABLE_STEP (row, i - 1), TABLE_STEP (row, i));
  for (guint i = 0; i < row->arcs->len; i++)
    add_arc (self, row, TABLE_ARC (row, i));
}
