/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Fractional ranks: strings over 0-9a-z whose byte order is the order of the items, so that an item can be moved
 * between two others without touching them, and two people's moves merge. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): a rank strictly between two; NULL stands for the end on that side.
 * Where @after is not greater than @before (equal ranks in a merged file), the result is just past @before. */
char *pergola_rank_between (const char *before, const char *after);

/* (transfer full): @count ranks in order, evenly spread and short. */
GStrv pergola_rank_spread (guint count);

gboolean pergola_rank_is_valid (const char *rank);

G_END_DECLS
