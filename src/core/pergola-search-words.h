/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which words an item is found by, for whoever searches: in one project or in many. */

#pragma once

#include "pergola-audience.h"
#include "pergola-query.h"

G_BEGIN_DECLS

/* Words of an item besides its title. */
typedef struct
{
  char *label; /* (nullable): what they are, where they do not say it themselves: "Kind" */
  char *text;
  gboolean own; /* of the item itself, not of what lives in it */
} PergolaWords;

/* (transfer none): what is found instead of @item: what it lives in, or itself. */
PergolaItem *pergola_search_get_host (PergolaProject *project, PergolaItem *item);
/* (transfer full) (element-type PergolaWords): texts first, and in the order of the fields. What lives in it, and whom
 * it names, only where they are meant for @audience too. */
GArray *pergola_search_list_words (PergolaProject *project, PergolaItem *item, PergolaAudience audience);
/* (transfer full) (nullable): a line of @words (element-type PergolaWords) that says best why an item of this title was
 * found, or, where its title says it all, what it is; NULL where there is none. */
char *pergola_search_choose_line (GArray *words, const char *title, const PergolaQuery *query, PergolaQueryReach reach);
/* Clears one of PergolaWords. */
void pergola_search_clear_words (PergolaWords *words);

G_END_DECLS
