/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Earlier versions of a project: to be looked at, brought back, or saved as another file. Into a window one comes back as
 * one step of undo; over a file that cannot be read it is written, and what was there is kept beside it.
 *
 * Actions ("versions"): look, restore, copy (u: index); back: to the list; leave: one level back. */

#pragma once

#include "pergola-state.h"
#include "pergola-window.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_VERSIONS_DIALOG (pergola_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PergolaVersionsDialog, pergola_versions_dialog, PERGOLA, VERSIONS_DIALOG, AdwWindow)

/* Of the project in a window. */
GtkWidget *pergola_versions_dialog_new (PergolaWindow *parent, PergolaState *state);
/* Of what was in the file @path, which is damaged or gone. */
GtkWidget *pergola_versions_dialog_new_for_file (PergolaApplication *app, GtkWindow *parent, const char *path);

G_END_DECLS
