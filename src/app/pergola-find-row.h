/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of what was found in all projects: the heading of a project, or something in it. */

#pragma once

#include <adwaita.h>

#include "pergola-find-model.h"
#include "pergola-find-pictures.h"
#include "pergola-query.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_ROW (pergola_find_row_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindRow, pergola_find_row, PERGOLA, FIND_ROW, AdwBin)

GtkWidget *pergola_find_row_new (PergolaFindPictures *pictures);
/* @narrow: where it is goes below. */
void pergola_find_row_show (PergolaFindRow *self, PergolaFindLine *line, const PergolaQuery *query, gboolean narrow);

/* (transfer full): what it is and where, in words: "Night-flow trial, Water utilities, Framework · 14 May". */
char *pergola_find_row_describe (PergolaFindLine *line);

G_END_DECLS
