/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Finds the shapes that touch a rectangle without looking at all of them. */

#include "pergola-scene-private.h"

#include <math.h>

#define CELL 256.0
#define MAX_CELLS 512 /* on a side; beyond that cells grow */

struct _PergolaGrid
{
  double cell;
  int columns, rows;
  GArray **cells; /* of guint: shapes, ascending */
};

void
pergola_grid_free (PergolaGrid *grid)
{
  for (int i = 0; i < grid->columns * grid->rows; i++)
    if (grid->cells[i] != NULL)
      g_array_unref (grid->cells[i]);
  g_free (grid->cells);
  g_free (grid);
}

static int
cell_of (const PergolaGrid *grid, double at, int count)
{
  return CLAMP ((int) floor (at / grid->cell), 0, count - 1);
}

static void
add (PergolaGrid *grid, guint index, const PergolaRect *bounds)
{
  int right = cell_of (grid, bounds->x + bounds->width, grid->columns);
  int bottom = cell_of (grid, bounds->y + bounds->height, grid->rows);

  for (int row = cell_of (grid, bounds->y, grid->rows); row <= bottom; row++)
    for (int column = cell_of (grid, bounds->x, grid->columns); column <= right; column++)
      {
        GArray **cell = &grid->cells[row * grid->columns + column];

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (*cell, index);
      }
}

static PergolaGrid *
create (PergolaScene *scene)
{
  PergolaGrid *grid = g_new0 (PergolaGrid, 1);
  double side = MAX (MAX (scene->width, scene->height), 1);

  grid->cell = MAX (CELL, side / MAX_CELLS);
  grid->columns = (int) ceil (MAX (scene->width, 1) / grid->cell);
  grid->rows = (int) ceil (MAX (scene->height, 1) / grid->cell);
  grid->cells = g_new0 (GArray *, grid->columns * grid->rows);
  for (guint i = 0; i < scene->shapes->len; i++)
    add (grid, i, &g_array_index (scene->shapes, PergolaShape, i).bounds);

  return grid;
}

/* A shape that lies in several cells is found several times, and cells come in their own order; so what is found is
 * marked, a bit a shape, and read off in painting order. */
static void
collect (GArray *found, const guint64 *marks, guint n)
{
  for (guint word = 0; word < (n + 63) / 64; word++)
    for (guint64 bits = marks[word]; bits != 0; bits &= bits - 1)
      {
        guint index = word * 64 + __builtin_ctzll (bits);

        g_array_append_val (found, index);
      }
}

GArray *
pergola_scene_list_visible (PergolaScene *self, const PergolaRect *clip)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint64 *marks = g_new0 (guint64, self->shapes->len / 64 + 1);
  PergolaGrid *grid;
  int right, bottom;

  if (self->grid == NULL)
    self->grid = create (self);
  grid = self->grid;

  right = cell_of (grid, clip->x + clip->width, grid->columns);
  bottom = cell_of (grid, clip->y + clip->height, grid->rows);
  for (int row = cell_of (grid, clip->y, grid->rows); row <= bottom; row++)
    for (int column = cell_of (grid, clip->x, grid->columns); column <= right; column++)
      {
        GArray *cell = grid->cells[row * grid->columns + column];

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          {
            guint index = g_array_index (cell, guint, i);

            if (pergola_rect_intersects (&g_array_index (self->shapes, PergolaShape, index).bounds, clip))
              marks[index / 64] |= G_GUINT64_CONSTANT (1) << index % 64;
          }
      }
  collect (found, marks, self->shapes->len);

  return found;
}
