/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the parts of Tidy share; private to it. */

#pragma once

#include "pergola-layout.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaItem *item;
  int column;
  int group;          /* −1 rises, 1 sinks */
  int row;            /* its place now */
  double wish;        /* where its neighbours are */
  GArray *neighbours; /* guint: cards that flow leads to or comes from */
} TidyCard;

/* Cards that may change places with each other: one list of one zone. */
typedef struct
{
  GArray *order; /* guint: indices of cards, from the top; in a wide band along its rows */
  gboolean wide;
  int place; /* of a column: how many lie before it */
} TidyColumn;

typedef struct
{
  int from, to; /* indices of cards */
} TidyLine;

typedef struct
{
  guint64 misplaced, crossings, length;
} TidyCost;

typedef struct
{
  PergolaProject *project;
  GArray *cards;      /* TidyCard */
  GPtrArray *columns; /* TidyColumn: those of the row, then wide bands */
  int n_places;       /* columns of the row */
  GArray *lines;      /* TidyLine, from an earlier column to a later one, by columns */
  GArray *band_lines; /* TidyLine, to a card of a wide band */
  GHashTable *index;  /* id → index + 1 */
} PergolaTidy;

#define TIDY_CARD(t, i) (&g_array_index ((t)->cards, TidyCard, (i)))
#define TIDY_IS_WIDE(t, i) (((TidyColumn *) g_ptr_array_index ((t)->columns, TIDY_CARD (t, i)->column))->wide)

TidyCost pergola_tidy_measure (PergolaTidy *self);
gboolean pergola_tidy_is_less (const TidyCost *a, const TidyCost *b);
/* How far across the board a card stands, in thousandths. */
int pergola_tidy_get_across (PergolaTidy *self, const TidyCard *card);
/* How many of @n cards stand in a row of a wide band. */
int pergola_tidy_count_cells (int n);

G_END_DECLS
