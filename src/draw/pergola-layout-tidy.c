/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tidy: a better order for the cards of each column. An order is better when cards with reframing loops stand higher
 * and those with improving loops lower, then when fewer lines cross, then when lines are straighter. Orders are tried
 * until none is better, so that tidying twice changes nothing more. */

#include "config.h"

#include "pergola-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SWAPPED 150 /* cards on a board up to which neighbours are tried in each other's place */

typedef struct
{
  PergolaItem *item;
  int column;
  int group;          /* −1 rises, 1 sinks */
  int row;            /* its place now */
  double wish;        /* where its neighbours are */
  GArray *neighbours; /* guint: cards that flow leads to or comes from */
} Card;

/* Cards that may change places with each other: one list of one zone. */
typedef struct
{
  GArray *order; /* guint: indices of cards, from the top */
} Column;

typedef struct
{
  int from, to; /* indices of cards */
} Line;

typedef struct
{
  guint64 misplaced, crossings, length;
} Cost;

typedef struct
{
  PergolaProject *project;
  GArray *cards;      /* Card */
  GPtrArray *columns; /* Column */
  GArray *lines;      /* Line, from an earlier column to a later one, by columns */
  GHashTable *index;  /* id → index + 1 */
} Tidy;

#define CARD(t, i) (&g_array_index ((t)->cards, Card, (i)))

static void
column_free (gpointer data)
{
  Column *self = data;

  g_array_unref (self->order);
  g_free (self);
}

static gboolean
is_column (const PergolaZone *zone)
{
  return g_strcmp0 (zone->place, "top") != 0 && g_strcmp0 (zone->place, "bottom") != 0 &&
         g_strcmp0 (zone->place, "side") != 0;
}

static void
collect_cards (Tidy *t, const PergolaBoardDef *board, const char *place)
{
  const PergolaVariant *variant = pergola_project_get_variant (t->project, board);

  for (guint z = 0; z < board->zones->len; z++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, z);

      if (!is_column (zone) || g_strcmp0 (zone->place, place) != 0 ||
          (variant != NULL && pergola_variant_hides (variant, zone->id)))
        continue;
      for (guint l = 0; l < zone->cards->len; l++)
        {
          g_autoptr (GPtrArray) items = pergola_project_list_cards (t->project, g_ptr_array_index (zone->cards, l));
          Column *column = g_new0 (Column, 1);

          column->order = g_array_new (FALSE, FALSE, sizeof (guint));
          for (guint i = 0; i < items->len; i++)
            {
              Card card = { .item = g_ptr_array_index (items, i), .column = t->columns->len, .row = i };
              guint index = t->cards->len;

              card.neighbours = g_array_new (FALSE, FALSE, sizeof (guint));
              g_array_append_val (t->cards, card);
              g_array_append_val (column->order, index);
              g_hash_table_insert (t->index, (gpointer) pergola_item_get_id (card.item), GUINT_TO_POINTER (index + 1));
            }
          g_ptr_array_add (t->columns, column);
        }
    }
}

static int
find_card (Tidy *t, const char *id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (t->index, id)) - 1;
}

static void
add_line (Tidy *t, int from, int to)
{
  Line line = { from, to };

  if (CARD (t, from)->column == CARD (t, to)->column)
    return;
  if (CARD (t, from)->column > CARD (t, to)->column)
    line = (Line){ to, from };
  g_array_append_val (t->lines, line);
  g_array_append_val (CARD (t, from)->neighbours, to);
  g_array_append_val (CARD (t, to)->neighbours, from);
}

static void
collect_links (Tidy *t)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (t->project, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      const PergolaLinkKind *kind = pergola_project_get_link_kind (t->project, pergola_item_get_kind (link));
      int from = find_card (t, pergola_item_get_from (link)), to = find_card (t, pergola_item_get_to (link));

      if (kind == NULL || kind->style == PERGOLA_LINK_HIDDEN)
        continue;
      if (kind->style == PERGOLA_LINK_FLOW && from >= 0 && to >= 0)
        add_line (t, from, to);
      if (kind->style == PERGOLA_LINK_FLOW)
        continue;
      if (from >= 0)
        CARD (t, from)->group += kind->style == PERGOLA_LINK_REFRAMING ? -1 : 1;
      if (to >= 0)
        CARD (t, to)->group += kind->style == PERGOLA_LINK_REFRAMING ? -1 : 1;
    }
  for (guint i = 0; i < t->cards->len; i++)
    CARD (t, i)->group = CLAMP (CARD (t, i)->group, -1, 1);
}

/* --- How good an order is --- */

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
  Tidy *t = data;
  const Line *x = a, *y = b;
  const Card *xf = CARD (t, x->from), *yf = CARD (t, y->from), *xt = CARD (t, x->to), *yt = CARD (t, y->to);

  if (xf->column != yf->column)
    return xf->column - yf->column;
  if (xt->column != yt->column)
    return xt->column - yt->column;
  if (xf->row != yf->row)
    return xf->row - yf->row;

  return xt->row - yt->row;
}

static Cost
measure (Tidy *t)
{
  g_autofree int *rows = g_new (int, t->lines->len + 1);
  g_autofree int *spare = g_new (int, t->lines->len + 1);
  Cost cost = { 0 };
  int n = 0;

  for (guint c = 0; c < t->columns->len; c++)
    {
      const Column *column = g_ptr_array_index (t->columns, c);
      g_autofree int *groups = g_new (int, column->order->len + 1);
      g_autofree int *other = g_new (int, column->order->len + 1);

      for (guint i = 0; i < column->order->len; i++)
        groups[i] = CARD (t, g_array_index (column->order, guint, i))->group;
      cost.misplaced += count_inversions (groups, other, column->order->len);
    }

  g_array_sort_with_data (t->lines, compare_lines, t);
  for (guint i = 0; i < t->lines->len; i++)
    {
      const Line *line = &g_array_index (t->lines, Line, i);
      const Line *next = i + 1 < t->lines->len ? &g_array_index (t->lines, Line, i + 1) : NULL;

      rows[n++] = CARD (t, line->to)->row;
      cost.length += ABS (CARD (t, line->from)->row - CARD (t, line->to)->row);
      if (next != NULL && CARD (t, next->from)->column == CARD (t, line->from)->column &&
          CARD (t, next->to)->column == CARD (t, line->to)->column)
        continue;
      cost.crossings += count_inversions (rows, spare, n);
      n = 0;
    }

  return cost;
}

static gboolean
is_less (const Cost *a, const Cost *b)
{
  if (a->misplaced != b->misplaced)
    return a->misplaced < b->misplaced;
  if (a->crossings != b->crossings)
    return a->crossings < b->crossings;

  return a->length < b->length;
}

/* --- Better orders --- */

static void
number_rows (Tidy *t, const Column *column)
{
  for (guint i = 0; i < column->order->len; i++)
    CARD (t, g_array_index (column->order, guint, i))->row = i;
}

/* Keeps a new order of a column where it is better than the one of @cost. */
static gboolean
try_order (Tidy *t, Column *column, GArray *order, Cost *cost)
{
  GArray *old = column->order;
  Cost now;

  column->order = order;
  number_rows (t, column);
  now = measure (t);
  if (is_less (&now, cost))
    {
      *cost = now;
      g_array_unref (old);
      return TRUE;
    }
  column->order = old;
  number_rows (t, column);
  g_array_unref (order);

  return FALSE;
}

static int
compare_wishes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Card *x = CARD ((Tidy *) data, *(const guint *) a), *y = CARD ((Tidy *) data, *(const guint *) b);

  if (x->group != y->group)
    return x->group - y->group;
  if (x->wish != y->wish)
    return x->wish < y->wish ? -1 : 1;

  return x->row - y->row;
}

/* Each card to the mean of its neighbours' rows. */
static gboolean
try_barycentres (Tidy *t, Column *column, Cost *cost)
{
  GArray *order = g_array_copy (column->order);

  for (guint i = 0; i < order->len; i++)
    {
      Card *card = CARD (t, g_array_index (order, guint, i));
      double sum = 0;

      for (guint n = 0; n < card->neighbours->len; n++)
        sum += CARD (t, g_array_index (card->neighbours, guint, n))->row;
      card->wish = card->neighbours->len > 0 ? sum / card->neighbours->len : card->row;
    }
  g_array_sort_with_data (order, compare_wishes, t);

  return try_order (t, column, order, cost);
}

static gboolean
try_swaps (Tidy *t, Column *column, Cost *cost)
{
  gboolean better = FALSE;

  for (guint i = 0; i + 1 < column->order->len; i++)
    {
      GArray *order = g_array_copy (column->order);
      guint *a = &g_array_index (order, guint, i), *b = a + 1, kept = *a;

      *a = *b;
      *b = kept;
      better |= try_order (t, column, order, cost);
    }

  return better;
}

static void
improve (Tidy *t)
{
  Cost cost = measure (t);
  gboolean better = TRUE;

  while (better)
    {
      better = FALSE;
      for (guint c = 0; c < t->columns->len; c++)
        better |= try_barycentres (t, g_ptr_array_index (t->columns, c), &cost);
      for (guint c = t->columns->len; c > 0; c--)
        better |= try_barycentres (t, g_ptr_array_index (t->columns, c - 1), &cost);
      for (guint c = 0; c < t->columns->len && t->cards->len <= MOST_SWAPPED; c++)
        better |= try_swaps (t, g_ptr_array_index (t->columns, c), &cost);
    }
}

/* --- Into the project --- */

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The ranks that a column's cards have, in order, where all differ, so that they need only be dealt out anew. */
static GStrv
list_ranks (Tidy *t, const Column *column)
{
  guint n = column->order->len;
  GStrv ranks = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *rank = pergola_item_get_rank (CARD (t, g_array_index (column->order, guint, i))->item);

      ranks[i] = g_strdup (rank != NULL ? rank : "");
    }
  qsort (ranks, n, sizeof (char *), compare_ranks);
  for (guint i = 0; i < n; i++)
    if (!pergola_rank_is_valid (ranks[i]) || (i > 0 && g_str_equal (ranks[i], ranks[i - 1])))
      {
        g_strfreev (ranks);
        return pergola_rank_spread (n);
      }

  return ranks;
}

static gboolean
is_moved (Tidy *t, const Column *column)
{
  for (guint i = 1; i < column->order->len; i++)
    if (g_array_index (column->order, guint, i) < g_array_index (column->order, guint, i - 1))
      return TRUE;

  return FALSE;
}

static void
store_column (Tidy *t, const Column *column)
{
  g_auto (GStrv) ranks = list_ranks (t, column);

  for (guint i = 0; i < column->order->len; i++)
    {
      PergolaItem *item = CARD (t, g_array_index (column->order, guint, i))->item;

      if (g_strcmp0 (pergola_item_get_rank (item), ranks[i]) != 0)
        pergola_project_set (t->project, pergola_item_get_id (item), "@rank", ranks[i], NULL);
    }
}

static gboolean
store (Tidy *t)
{
  gboolean moved = FALSE;

  for (guint c = 0; c < t->columns->len; c++)
    moved |= is_moved (t, g_ptr_array_index (t->columns, c));
  if (!moved)
    return FALSE;

  pergola_project_begin (t->project, _ ("Tidy"));
  for (guint c = 0; c < t->columns->len; c++)
    if (is_moved (t, g_ptr_array_index (t->columns, c)))
      store_column (t, g_ptr_array_index (t->columns, c));
  pergola_project_commit (t->project);

  return TRUE;
}

gboolean
pergola_layout_tidy (PergolaProject *project, const PergolaBoardDef *board)
{
  Tidy t = {
    .project = project,
    .cards = g_array_new (FALSE, FALSE, sizeof (Card)),
    .columns = g_ptr_array_new_with_free_func (column_free),
    .lines = g_array_new (FALSE, FALSE, sizeof (Line)),
    .index = g_hash_table_new (g_str_hash, g_str_equal),
  };
  gboolean moved;

  collect_cards (&t, board, "start");
  collect_cards (&t, board, "middle");
  collect_cards (&t, board, "end");
  collect_links (&t);
  improve (&t);
  moved = store (&t);

  for (guint i = 0; i < t.cards->len; i++)
    g_array_unref (CARD (&t, i)->neighbours);
  g_array_unref (t.cards);
  g_ptr_array_unref (t.columns);
  g_array_unref (t.lines);
  g_hash_table_unref (t.index);

  return moved;
}
