/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of two versions: what was changed in two ways, and the choice between them. Nothing happens until the
 * versions are joined; then all that was chosen is one step of undo.
 *
 * Signals:
 *   joined ()   all that was shown is decided, and in the project */

#pragma once

#include "pergola-window.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_JOIN_DIALOG (pergola_join_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PergolaJoinDialog, pergola_join_dialog, PERGOLA, JOIN_DIALOG, AdwWindow)

GtkWidget *pergola_join_dialog_new (PergolaWindow *parent);

G_END_DECLS
