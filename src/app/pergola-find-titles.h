/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Projects by their titles.
 *
 * Signal: changed (): others may be found now. */

#pragma once

#include "pergola-library.h"
#include "pergola-query.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_TITLES (pergola_find_titles_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindTitles, pergola_find_titles, PERGOLA, FIND_TITLES, GObject)

PergolaFindTitles *pergola_find_titles_new (void);
void pergola_find_titles_set_library (PergolaFindTitles *self, PergolaLibrary *library /* (nullable) */);

/* (transfer full) (element-type PergolaLibraryEntry): what matches, the best first, of equals the newest; not more than
 * @most. */
GPtrArray *pergola_find_titles_find (PergolaFindTitles *self, const PergolaQuery *query, guint most);

G_END_DECLS
