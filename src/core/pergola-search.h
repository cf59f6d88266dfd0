/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finds items and links of a project by their words: titles, texts, numbers and dates as they are written, choices by
 * their words, people by their names. What no board shows of its own but lives in another item, as a step does in its
 * story, is found as that item. What does not apply to an item now is not looked at.
 *
 * Everything is folded once and kept; after a change only what changed is folded again, when next asked. */

#pragma once

#include "pergola-project.h"
#include "pergola-query.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_SEARCH (pergola_search_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSearch, pergola_search, PERGOLA, SEARCH, GObject)

typedef struct
{
  PergolaItem *item; /* (transfer full): an item or a link */
  guint score;       /* of pergola_query_score */
} PergolaHit;

PergolaSearch *pergola_search_new (PergolaProject *project);
PergolaProject *pergola_search_get_project (PergolaSearch *self);

/* Folds some of what is to be folded; FALSE when there is no more. Who finds without having prepared waits for it. */
gboolean pergola_search_prepare (PergolaSearch *self, guint n_items);

/* (transfer full) (element-type PergolaHit): what matches, best first; of equals, in the order of their kinds in the
 * frameworks, then by rank, links last. Where nothing matches at the beginning of words, what matches within them:
 * @reach (out) (optional) says so, for whoever shows the matches. */
GArray *pergola_search_find (PergolaSearch *self, const PergolaQuery *query, PergolaQueryReach *reach);

/* (transfer full) (nullable): a line of an item besides its title that says best why it was found, or, where its title
 * says it all, what it is; NULL where there is none. */
char *pergola_search_describe (PergolaSearch *self, PergolaItem *item, const PergolaQuery *query, PergolaQueryReach reach);

G_END_DECLS
