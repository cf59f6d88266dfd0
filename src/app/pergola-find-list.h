/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lines of what was found in all projects, of which one is selected.
 *
 * Signals:
 *   opened (line, beside)   a PergolaFindLine was chosen (gboolean: to be opened, and the search to stay)
 *   selected ()     another one is selected
 *   ended ()        the end of what there is comes into sight */

#pragma once

#include <adwaita.h>

#include "pergola-application.h"
#include "pergola-find-model.h"
#include "pergola-find-search.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_LIST (pergola_find_list_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindList, pergola_find_list, PERGOLA, FIND_LIST, AdwBin)

/* From where pictures come. */
void pergola_find_list_set_application (PergolaFindList *self, PergolaApplication *app);

/* Shows what a search has found. What the person chose stays chosen while it is there; else it is the first. @same: as
 * of pergola_find_model_set_result. */
void pergola_find_list_show (PergolaFindList *self, PergolaFindSearch *search, gboolean same);
/* Where it is goes below what it is. To be shown again after that. */
void pergola_find_list_set_narrow (PergolaFindList *self, gboolean narrow);

/* (nullable) (transfer none) */
PergolaFindLine *pergola_find_list_get_selected (PergolaFindList *self);
void pergola_find_list_move (PergolaFindList *self, int step);
void pergola_find_list_move_project (PergolaFindList *self, int step);

G_END_DECLS
