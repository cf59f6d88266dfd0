/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How good an order is. It is better when cards with reframing loops stand higher and those with improving loops
 * lower, then when fewer lines cross, then when lines are straighter. */

#include "config.h"

#include "pergola-layout-tidy.h"

#include <string.h>

#define ACROSS 1000  /* the width of a board */
#define BAND_CELLS 4 /* cards in a row of a wide band of natural width */

/* How many pairs in a list of rows stand in the wrong order, by merging halves. */
static guint64
count_inversions (int *rows, int *spare, int n)
{
  int half = n / 2, a = 0, b = half, k = 0;
  guint64 count;

  if (n < 2)
    return 0;
  count = count_inversions (rows, spare, half) + count_inversions (rows + half, spare, n - half);
  while (a < half || b < n)
    if (b == n || (a < half && rows[a] <= rows[b]))
      spare[k++] = rows[a++];
    else
      {
        count += half - a;
        spare[k++] = rows[b++];
      }
  memcpy (rows, spare, n * sizeof (int));

  return count;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  PergolaTidy *t = data;
  const TidyLine *x = a, *y = b;
  const TidyCard *xf = TIDY_CARD (t, x->from), *yf = TIDY_CARD (t, y->from), *xt = TIDY_CARD (t, x->to),
                 *yt = TIDY_CARD (t, y->to);

  if (xf->column != yf->column)
    return xf->column - yf->column;
  if (xt->column != yt->column)
    return xt->column - yt->column;
  if (xf->row != yf->row)
    return xf->row - yf->row;

  return xt->row - yt->row;
}

/* By the band, then from left to right. */
static int
compare_band_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  PergolaTidy *t = data;
  const TidyLine *x = a, *y = b;
  const TidyCard *xf = TIDY_CARD (t, x->from), *yf = TIDY_CARD (t, y->from);
  const TidyCard *xt = TIDY_CARD (t, x->to), *yt = TIDY_CARD (t, y->to);
  int order = xt->column - yt->column;

  order = order != 0 ? order : pergola_tidy_get_across (t, xt) - pergola_tidy_get_across (t, yt);

  return order != 0 ? order : pergola_tidy_get_across (t, xf) - pergola_tidy_get_across (t, yf);
}

static guint64
measure_misplaced (PergolaTidy *t)
{
  guint64 misplaced = 0;

  for (guint c = 0; c < t->columns->len; c++)
    {
      const TidyColumn *column = g_ptr_array_index (t->columns, c);
      g_autofree int *groups = g_new (int, column->order->len + 1);
      g_autofree int *spare = g_new (int, column->order->len + 1);

      for (guint i = 0; i < column->order->len; i++)
        groups[i] = TIDY_CARD (t, g_array_index (column->order, guint, i))->group;
      misplaced += count_inversions (groups, spare, column->order->len);
    }

  return misplaced;
}

/* Between each two columns, by the rows of both ends. */
static void
measure_lines (PergolaTidy *t, TidyCost *cost)
{
  g_autofree int *rows = g_new (int, t->lines->len + 1);
  g_autofree int *spare = g_new (int, t->lines->len + 1);
  int n = 0;

  g_array_sort_with_data (t->lines, compare_lines, t);
  for (guint i = 0; i < t->lines->len; i++)
    {
      const TidyLine *line = &g_array_index (t->lines, TidyLine, i);
      const TidyLine *next = i + 1 < t->lines->len ? &g_array_index (t->lines, TidyLine, i + 1) : NULL;

      rows[n++] = TIDY_CARD (t, line->to)->row;
      cost->length += ABS (TIDY_CARD (t, line->from)->row - TIDY_CARD (t, line->to)->row);
      if (next != NULL && TIDY_CARD (t, next->from)->column == TIDY_CARD (t, line->from)->column &&
          TIDY_CARD (t, next->to)->column == TIDY_CARD (t, line->to)->column)
        continue;
      cost->crossings += count_inversions (rows, spare, n);
      n = 0;
    }
}

int
pergola_tidy_count_cells (int n)
{
  int rows = (n + BAND_CELLS - 1) / BAND_CELLS;

  return rows > 0 ? (n + rows - 1) / rows : 0;
}

int
pergola_tidy_get_across (PergolaTidy *t, const TidyCard *card)
{
  const TidyColumn *column = g_ptr_array_index (t->columns, card->column);
  int cells = pergola_tidy_count_cells (column->order->len);

  if (column->wide)
    return (2 * (card->row % cells) + 1) * ACROSS / (2 * cells);

  return (2 * column->place + 1) * ACROSS / (2 * t->n_places);
}

/* From a wide band, by how far across both ends stand. */
static void
measure_band_lines (PergolaTidy *t, TidyCost *cost)
{
  g_autofree int *others = g_new (int, t->band_lines->len + 1);
  g_autofree int *spare = g_new (int, t->band_lines->len + 1);
  int n = 0;

  g_array_sort_with_data (t->band_lines, compare_band_lines, t);
  for (guint i = 0; i < t->band_lines->len; i++)
    {
      const TidyLine *line = &g_array_index (t->band_lines, TidyLine, i);
      const TidyLine *next = i + 1 < t->band_lines->len ? &g_array_index (t->band_lines, TidyLine, i + 1) : NULL;
      int here = pergola_tidy_get_across (t, TIDY_CARD (t, line->to));

      others[n] = pergola_tidy_get_across (t, TIDY_CARD (t, line->from));
      cost->length += ABS (here - others[n]);
      n++;
      if (next != NULL && TIDY_CARD (t, next->to)->column == TIDY_CARD (t, line->to)->column)
        continue;
      cost->crossings += count_inversions (others, spare, n);
      n = 0;
    }
}

TidyCost
pergola_tidy_measure (PergolaTidy *t)
{
  TidyCost cost = { .misplaced = measure_misplaced (t) };

  measure_lines (t, &cost);
  measure_band_lines (t, &cost);

  return cost;
}

gboolean
pergola_tidy_is_less (const TidyCost *a, const TidyCost *b)
{
  if (a->misplaced != b->misplaced)
    return a->misplaced < b->misplaced;
  if (a->crossings != b->crossings)
    return a->crossings < b->crossings;

  return a->length < b->length;
}
