/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The line above what was found in a project: its picture, its title, how many, and how many more there are. Its
 * button activates the action "find.widen" with the project's path. */

#pragma once

#include <adwaita.h>

#include "pergola-find-model.h"
#include "pergola-find-pictures.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_HEADING (pergola_find_heading_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindHeading, pergola_find_heading, PERGOLA, FIND_HEADING, AdwBin)

GtkWidget *pergola_find_heading_new (PergolaFindPictures *pictures);
void pergola_find_heading_show (PergolaFindHeading *self, PergolaFindLine *line, const PergolaQuery *query);
/* (transfer full): "Water utilities, 9 results" */
char *pergola_find_heading_describe (PergolaFindLine *line);

G_END_DECLS
