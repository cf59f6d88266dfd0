/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Places that have a meaning: from a spot of the axes to where it is drawn is a layout's work; this is the way back. */

#include "config.h"

#include "pergola-scene.h"

void
pergola_scene_add_spot (PergolaScene *self, double across, double down)
{
  PergolaSpot spot = { self->nodes->len - 1, across, down };

  g_return_if_fail (self->nodes->len > 0);

  g_array_append_val (self->spots, spot);
}

/* Something whose fraction of an axis is known where it is drawn. */
typedef struct
{
  double drawn, fraction;
} Knot;

static int
compare_knots (gconstpointer a, gconstpointer b)
{
  const Knot *one = a, *other = b;

  if (one->drawn != other->drawn)
    return one->drawn < other->drawn ? -1 : 1;

  return one->fraction < other->fraction ? -1 : one->fraction > other->fraction;
}

/* (transfer full): the ends of an axis, and all that stands between them. */
static GArray *
list_knots (const PergolaScene *self, gboolean across, const char *const *moving)
{
  GArray *knots = g_array_sized_new (FALSE, FALSE, sizeof (Knot), self->spots->len + 2);
  double start = across ? self->plane.x : self->plane.y;
  double end = start + (across ? self->plane.width : self->plane.height);
  Knot ends[] = { { start, 0 }, { end, 1 } };

  if (across && self->rtl)
    {
      ends[0].drawn = -end;
      ends[1].drawn = -start;
    }
  g_array_append_vals (knots, ends, G_N_ELEMENTS (ends));
  for (guint i = 0; i < self->spots->len; i++)
    {
      const PergolaSpot *spot = &g_array_index (self->spots, PergolaSpot, i);
      const PergolaNode *node = &g_array_index (self->nodes, PergolaNode, spot->node);
      const PergolaRect *r = &node->bounds;
      Knot knot = { across ? r->x + r->width / 2 : r->y + r->height / 2, across ? spot->across : spot->down };

      if (moving != NULL && g_strv_contains (moving, node->id))
        continue;
      if (across && self->rtl)
        knot.drawn = -knot.drawn;
      g_array_append_val (knots, knot);
    }
  g_array_sort (knots, compare_knots);

  return knots;
}

/* Between two knots in proportion; beyond the outermost, its own. */
static double
find_fraction (const GArray *knots, double drawn)
{
  const Knot *before = NULL;

  for (guint i = 0; i < knots->len; i++)
    {
      const Knot *knot = &g_array_index (knots, Knot, i);

      if (knot->drawn < drawn)
        {
          before = knot;
          continue;
        }
      if (before == NULL || knot->drawn - before->drawn < 1e-9)
        return knot->fraction;

      return before->fraction +
             (knot->fraction - before->fraction) * (drawn - before->drawn) / (knot->drawn - before->drawn);
    }

  return before != NULL ? before->fraction : 0;
}

gboolean
pergola_scene_get_spot_at (
  const PergolaScene *self, double x, double y, const char *const *moving, double *across, double *down)
{
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GArray) rows = NULL;

  if (self->plane.width <= 0)
    return FALSE;

  columns = list_knots (self, TRUE, moving);
  rows = list_knots (self, FALSE, moving);
  *across = CLAMP (find_fraction (columns, self->rtl ? -x : x), 0, 1);
  *down = CLAMP (find_fraction (rows, y), 0, 1);

  return TRUE;
}
