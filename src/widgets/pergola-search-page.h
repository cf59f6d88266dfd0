/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search over everything in a project: what is typed, and what is found while it is typed. It changes nothing, not
 * even the selection.
 *
 * Signals:
 *   opened (id)   something that was found was chosen
 *   cancelled ()  Escape: back to where it began */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_SEARCH_PAGE (pergola_search_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSearchPage, pergola_search_page, PERGOLA, SEARCH_PAGE, AdwBin)

void pergola_search_page_set_editor (PergolaSearchPage *self, PergolaEditor *editor); /* (nullable) */

/* Puts the cursor into the entry, with what was typed before selected. */
void pergola_search_page_start (PergolaSearchPage *self);

/* (nullable) (transfer none): the id of the result @step away from the one that is selected, which is selected now;
 * after the last comes the first. NULL where there is none. */
const char *pergola_search_page_step (PergolaSearchPage *self, int step);

G_END_DECLS
