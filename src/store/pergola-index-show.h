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

/* How many there are of each kind, of each person, in each month (202605). */
void pergola_index_show_counts (
  Rows *rows, const guint32 *n_kinds, const guint32 *n_people, GHashTable *n_months, PergolaLibraryResult *result);

G_END_DECLS
