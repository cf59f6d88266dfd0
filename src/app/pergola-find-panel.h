/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a search can leave out, with how much there is of each: kinds, months, people, what is private. */

#pragma once

#include <adwaita.h>

#include "pergola-find-filter.h"
#include "pergola-library.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_PANEL (pergola_find_panel_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindPanel, pergola_find_panel, PERGOLA, FIND_PANEL, AdwBin)

void pergola_find_panel_set_filter (PergolaFindPanel *self, PergolaFindFilter *filter);
/* Where kinds are chosen by pills instead. */
void pergola_find_panel_hide_kinds (PergolaFindPanel *self);
void pergola_find_panel_show (PergolaFindPanel *self, PergolaLibraryResult *result /* (nullable) */);

G_END_DECLS
