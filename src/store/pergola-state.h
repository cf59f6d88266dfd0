/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The folder for what the program keeps for a person besides the projects themselves: journals, earlier versions.
 * It and the folders in it are the person's alone (0700). */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_STATE (pergola_state_get_type ())
G_DECLARE_FINAL_TYPE (PergolaState, pergola_state, PERGOLA, STATE, GObject)

/* @folder (nullable): NULL for the XDG state folder's "pergola". Nothing is made yet. */
PergolaState *pergola_state_new (const char *folder);

/* (transfer full): the path of a folder in it, such as "journals"; any thread. */
char *pergola_state_get_path (PergolaState *self, const char *name);
/* The same, and makes it, with the folders above, where it is not there. NULL with a GFileError where it cannot be. */
char *pergola_state_make_folder (PergolaState *self, const char *name, GError **error);

G_END_DECLS
