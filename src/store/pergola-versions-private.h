/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What pergola-versions.c and -find.c share. */

#pragma once

#include "pergola-versions.h"

G_BEGIN_DECLS

/* Adds the versions in a folder to @list, in no order, as their names say. */
void pergola_versions_add_folder (GPtrArray *list, const char *folder);
/* What the file of a version says of it: where its project lived, how large that is. */
void pergola_versions_read_around (PergolaVersion *version);
/* A GCompareFunc over PergolaVersion**: newest first. */
int pergola_versions_compare_newest (gconstpointer a, gconstpointer b);
/* (transfer full): the folder with all of them. */
char *pergola_versions_get_folder (PergolaState *state);

G_END_DECLS
