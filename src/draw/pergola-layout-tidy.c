/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tidy: a better order for the cards of each column and each wide band. Orders are tried until none is better, so that
 * tidying twice changes nothing more. What better means is in pergola-layout-tidy-cost.c. */

#include "config.h"

#include "pergola-layout-tidy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SWAPPED 150 /* cards on a board up to which neighbours are tried in each other's place */

static void
column_free (gpointer data)
{
  TidyColumn *self = data;

  g_array_unref (self->order);
  g_free (self);
}

static void
collect_cards (PergolaTidy *t, const PergolaBoardDef *board, const char *place, gboolean wide)
{
  const PergolaVariant *variant = pergola_project_get_variant (t->project, board);

  for (guint z = 0; z < board->zones->len; z++)
    {
      const PergolaZone *zone = g_ptr_array_index (board->zones, z);

      if (g_strcmp0 (zone->place, place) != 0 || (variant != NULL && pergola_variant_hides (variant, zone->id)))
        continue;
      for (guint l = 0; l < zone->cards->len; l++)
        {
          g_autoptr (GPtrArray) items = pergola_project_list_cards (t->project, g_ptr_array_index (zone->cards, l));
          TidyColumn *column = g_new0 (TidyColumn, 1);

          column->wide = wide;
          column->place = t->n_places;
          column->order = g_array_new (FALSE, FALSE, sizeof (guint));
          for (guint i = 0; i < items->len; i++)
            {
              TidyCard card = { .item = g_ptr_array_index (items, i), .column = t->columns->len, .row = i };
              guint index = t->cards->len;

              card.neighbours = g_array_new (FALSE, FALSE, sizeof (guint));
              g_array_append_val (t->cards, card);
              g_array_append_val (column->order, index);
              g_hash_table_insert (t->index, (gpointer) pergola_item_get_id (card.item), GUINT_TO_POINTER (index + 1));
            }
          g_ptr_array_add (t->columns, column);
        }
      t->n_places += !wide;
    }
}

static int
find_card (PergolaTidy *t, const char *id)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (t->index, id)) - 1;
}

static void
add_line (PergolaTidy *t, int from, int to)
{
  TidyLine line = { from, to };

  if (TIDY_CARD (t, from)->column == TIDY_CARD (t, to)->column)
    return;
  if (TIDY_CARD (t, from)->column > TIDY_CARD (t, to)->column)
    line = (TidyLine){ to, from };
  g_array_append_val (TIDY_IS_WIDE (t, line.to) ? t->band_lines : t->lines, line);
  g_array_append_val (TIDY_CARD (t, from)->neighbours, to);
  g_array_append_val (TIDY_CARD (t, to)->neighbours, from);
}

static void
collect_links (PergolaTidy *t)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (t->project, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      const PergolaLinkKind *kind = pergola_project_get_link_kind (t->project, pergola_item_get_kind (link));
      int from = find_card (t, pergola_item_get_from (link)), to = find_card (t, pergola_item_get_to (link));

      if (kind == NULL || !pergola_link_kind_is_drawn (kind))
        continue;
      if (kind->style == PERGOLA_LINK_FLOW && from >= 0 && to >= 0)
        add_line (t, from, to);
      if (kind->style == PERGOLA_LINK_FLOW)
        continue;
      if (from >= 0)
        TIDY_CARD (t, from)->group += kind->style == PERGOLA_LINK_REFRAMING ? -1 : 1;
      if (to >= 0)
        TIDY_CARD (t, to)->group += kind->style == PERGOLA_LINK_REFRAMING ? -1 : 1;
    }
  for (guint i = 0; i < t->cards->len; i++)
    TIDY_CARD (t, i)->group = TIDY_IS_WIDE (t, i) ? 0 : CLAMP (TIDY_CARD (t, i)->group, -1, 1);
}

/* --- Better orders --- */

static void
number_rows (PergolaTidy *t, const TidyColumn *column)
{
  for (guint i = 0; i < column->order->len; i++)
    TIDY_CARD (t, g_array_index (column->order, guint, i))->row = i;
}

/* Keeps a new order of a column where it is better than the one of @cost. */
static gboolean
try_order (PergolaTidy *t, TidyColumn *column, GArray *order, TidyCost *cost)
{
  GArray *old = column->order;
  TidyCost now;

  column->order = order;
  number_rows (t, column);
  now = pergola_tidy_measure (t);
  if (pergola_tidy_is_less (&now, cost))
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
  const TidyCard *x = TIDY_CARD ((PergolaTidy *) data, *(const guint *) a),
                 *y = TIDY_CARD ((PergolaTidy *) data, *(const guint *) b);

  if (x->group != y->group)
    return x->group - y->group;
  if (x->wish != y->wish)
    return x->wish < y->wish ? -1 : 1;

  return x->row - y->row;
}

/* The mean of where the neighbours of a card are: in a column their rows, in a wide band how far across they stand. */
static double
get_wish (PergolaTidy *t, const TidyCard *card, gboolean wide)
{
  double sum = 0;
  guint count = 0;

  for (guint i = 0; i < card->neighbours->len; i++)
    {
      guint other = g_array_index (card->neighbours, guint, i);

      if (!wide && TIDY_IS_WIDE (t, other))
        continue;
      sum += wide ? pergola_tidy_get_across (t, TIDY_CARD (t, other)) : TIDY_CARD (t, other)->row;
      count++;
    }
  if (count > 0)
    return sum / count;

  return wide ? pergola_tidy_get_across (t, card) : card->row;
}

/* A list from left to right, as a wide band with several rows is filled. */
static GArray *
deal_out (const GArray *sorted)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), sorted->len);
  int n = sorted->len, cells = pergola_tidy_count_cells (n), rows = cells > 0 ? (n + cells - 1) / cells : 0, next = 0;

  g_array_set_size (order, n);
  for (int cell = 0; cell < cells; cell++)
    for (int row = 0; row < rows && row * cells + cell < n; row++)
      g_array_index (order, guint, row * cells + cell) = g_array_index (sorted, guint, next++);

  return order;
}

/* Each card to where its neighbours are. */
static gboolean
try_barycentres (PergolaTidy *t, TidyColumn *column, TidyCost *cost)
{
  g_autoptr (GArray) order = g_array_copy (column->order);

  for (guint i = 0; i < order->len; i++)
    {
      TidyCard *card = TIDY_CARD (t, g_array_index (order, guint, i));

      card->wish = get_wish (t, card, column->wide);
    }
  g_array_sort_with_data (order, compare_wishes, t);

  return try_order (t, column, column->wide ? deal_out (order) : g_array_ref (order), cost);
}

static gboolean
try_swaps (PergolaTidy *t, TidyColumn *column, TidyCost *cost)
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
improve (PergolaTidy *t)
{
  TidyCost cost = pergola_tidy_measure (t);
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
list_ranks (PergolaTidy *t, const TidyColumn *column)
{
  guint n = column->order->len;
  GStrv ranks = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *rank = pergola_item_get_rank (TIDY_CARD (t, g_array_index (column->order, guint, i))->item);

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
is_moved (PergolaTidy *t, const TidyColumn *column)
{
  for (guint i = 1; i < column->order->len; i++)
    if (g_array_index (column->order, guint, i) < g_array_index (column->order, guint, i - 1))
      return TRUE;

  return FALSE;
}

static void
store_column (PergolaTidy *t, const TidyColumn *column)
{
  g_auto (GStrv) ranks = list_ranks (t, column);

  for (guint i = 0; i < column->order->len; i++)
    {
      PergolaItem *item = TIDY_CARD (t, g_array_index (column->order, guint, i))->item;

      if (g_strcmp0 (pergola_item_get_rank (item), ranks[i]) != 0)
        pergola_project_set (t->project, pergola_item_get_id (item), "@rank", ranks[i], NULL);
    }
}

static gboolean
store (PergolaTidy *t)
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
  PergolaTidy t = {
    .project = project,
    .cards = g_array_new (FALSE, FALSE, sizeof (TidyCard)),
    .columns = g_ptr_array_new_with_free_func (column_free),
    .lines = g_array_new (FALSE, FALSE, sizeof (TidyLine)),
    .band_lines = g_array_new (FALSE, FALSE, sizeof (TidyLine)),
    .index = g_hash_table_new (g_str_hash, g_str_equal),
  };
  gboolean moved;

  collect_cards (&t, board, "start", FALSE);
  collect_cards (&t, board, "middle", FALSE);
  collect_cards (&t, board, "end", FALSE);
  collect_cards (&t, board, "top", TRUE);
  collect_cards (&t, board, "bottom", TRUE);
  collect_links (&t);
  improve (&t);
  moved = store (&t);

  for (guint i = 0; i < t.cards->len; i++)
    g_array_unref (TIDY_CARD (&t, i)->neighbours);
  g_array_unref (t.cards);
  g_ptr_array_unref (t.columns);
  g_array_unref (t.lines);
  g_array_unref (t.band_lines);
  g_hash_table_unref (t.index);

  return moved;
}
