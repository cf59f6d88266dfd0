/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where a project lives for which nobody has chosen a place: in a folder, under a name made from its title. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* (transfer full): the folder Pergola among one's documents, ~/Documents where the desktop names none. */
char *pergola_place_dup_folder (void);

/* (transfer full): @title as the name of a file on any system, without an extension; "Untitled project" where it says
 * nothing. */
char *pergola_place_make_stem (const char *title);

/* (transfer full) (nullable): a path in @folder, which is made, at which there is nothing: STEM.pergola, else
 * "STEM 2.pergola" and so on. Errors: PERGOLA_FILE_ERROR. Any thread. */
char *pergola_place_choose (const char *folder, const char *stem, GError **error);

/* Whether @path is one that pergola_place_choose would give for @stem, were others taken. */
gboolean pergola_place_is_for (const char *path, const char *stem);

/* Gives a file another name in its folder, never one that is taken. Errors: PERGOLA_FILE_ERROR. Any thread. */
gboolean pergola_place_rename (const char *from, const char *to, GError **error);

G_END_DECLS
