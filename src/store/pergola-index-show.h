/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was found, as it is shown. */

#pragma once

#include "pergola-index-private.h"
#include "pergola-library-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 row;
  guint32 file;
  guint32 day;
  float score; /* the lower the better */
} PergolaIndexFound;

/* (transfer full) (nullable): an item with its line. */
PergolaLibraryHit *pergola_index_show (PergolaIndex *self,
                                       const PergolaIndexFound *found,
                                       const PergolaQuery *query,
                                       PergolaQueryReach reach);

/* A place for each month that a day (20260514) may be in. */
#define PERGOLA_INDEX_MONTH(day) ((day) / 10000 % 10000 * 13 + MIN ((day) / 100 % 100, 12))
#define PERGOLA_INDEX_MONTHS (10000 * 13)

/* How many there are of each kind, of each person, in each month. */
void pergola_index_show_counts (
  Rows *rows, const guint32 *n_kinds, const guint32 *n_people, const guint32 *n_months, PergolaLibraryResult *result);

G_END_DECLS
