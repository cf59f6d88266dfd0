/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Asks the library what is looked for: again with every letter, with every filter, and when the library has changed.
 * The answer that is no longer wanted is not waited for; the last one stays until the next is there.
 *
 * Signals:
 *   found (gboolean same)   there is another answer; @same: to the same question as the one before
 * Properties:
 *   slow                    one waits long enough to be told (read-only, notified) */

#pragma once

#include "pergola-find-filter.h"
#include "pergola-library.h"
#include "pergola-query.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_SEARCH (pergola_find_search_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindSearch, pergola_find_search, PERGOLA, FIND_SEARCH, GObject)

PergolaFindSearch *pergola_find_search_new (PergolaFindFilter *filter);

void pergola_find_search_set_library (PergolaFindSearch *self, PergolaLibrary *library /* (nullable) */);
PergolaLibrary *pergola_find_search_get_library (PergolaFindSearch *self);
void pergola_find_search_set_text (PergolaFindSearch *self, const char *text);
const char *pergola_find_search_get_text (PergolaFindSearch *self);
void pergola_find_search_set_newest (PergolaFindSearch *self, gboolean newest);
/* All of a project's hits: the answer is another one then. */
void pergola_find_search_widen (PergolaFindSearch *self, const char *path);
/* More projects, if there are any. */
void pergola_find_search_ask_more (PergolaFindSearch *self);

/* (nullable): nothing was asked yet, or nothing is. */
PergolaLibraryResult *pergola_find_search_get_result (PergolaFindSearch *self);
/* (nullable): all of a project's hits, where they were asked for. */
PergolaLibraryResult *pergola_find_search_get_wide (PergolaFindSearch *self, const char *path);
/* What the answer is to, for whoever marks it. */
const PergolaQuery *pergola_find_search_get_query (PergolaFindSearch *self);
gboolean pergola_find_search_is_slow (PergolaFindSearch *self);

G_END_DECLS
