/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Earlier versions of a project: to be looked at, brought back as one step of undo, or saved as another file.
 *
 * Actions ("versions", each with the number of a version, the newest first): look, restore, copy. */

#pragma once

#include "pergola-window.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_VERSIONS_DIALOG (pergola_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PergolaVersionsDialog, pergola_versions_dialog, PERGOLA, VERSIONS_DIALOG, AdwWindow)

GtkWidget *pergola_versions_dialog_new (PergolaWindow *parent, PergolaState *state);

G_END_DECLS
