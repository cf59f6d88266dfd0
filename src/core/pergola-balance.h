/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How what stands on a board with axes is spread: over the quarters of the plane, over its zones, and over the choices
 * by which it can be told apart; and in a few sentences what is missing. What was dropped does not count. */

#pragma once

#include "pergola-filter.h"

G_BEGIN_DECLS

typedef struct
{
  const PergolaZone *zone;     /* (nullable): of a zone… */
  const PergolaChoice *choice; /* (nullable): …or of a choice */
  guint count;
} PergolaBalanceCount;

typedef struct
{
  const PergolaFieldDef *field;
  GArray *counts; /* (element-type PergolaBalanceCount): one for each choice, in the definition's order */
  guint unset;
} PergolaBalanceField;

typedef struct
{
  const PergolaFieldDef *across;
  const PergolaFieldDef *down;
  guint total;
  guint placed;         /* those of the total that have both values */
  guint quarters[2][2]; /* [down][across], 0 where the value is below the middle of its range, 1 from the middle on */
  GArray *zones;        /* (element-type PergolaBalanceCount): in the board's order */
  GPtrArray *fields;    /* (element-type PergolaBalanceField): those of the board's filters */
} PergolaBalance;

/* (transfer full) (nullable): NULL for a board without axes. Only what @filter (nullable) lets through counts.
 * It points into the definitions, which the project keeps. */
PergolaBalance *
pergola_balance_new (PergolaProject *project, const PergolaBoardDef *board, const PergolaFilter *filter);
void pergola_balance_free (PergolaBalance *self);

/* (nullable): the counts of the field with this role. */
const PergolaBalanceField *pergola_balance_get_field (const PergolaBalance *self, const char *role);

/* (transfer full): what is worth saying, one sentence a string, the weightiest first and never more than three. When:
 *   nothing there               what to do
 *   1 to 3                      that they are too few to speak of balance; nothing else
 *   from 4 on
 *     all wanted, none done     that
 *     zones with nothing        which, while they are not more than half of them; else in how many there is something
 *     all in one quarter        which
 *     two thirds in one half    which half of which axis, and how many; both axes if need be
 *     an empty quarter          which, from 8 on, where no half was named
 *     well spread               where each quarter has at least half of its fair share
 *     none, or all, from outside  that
 * Numbers of quarters and halves are of what has a place. */
GStrv pergola_balance_describe (const PergolaBalance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaBalance, pergola_balance_free)

G_END_DECLS
