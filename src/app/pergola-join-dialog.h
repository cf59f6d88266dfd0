/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of two versions: what was changed in two ways, and the choice between them. Nothing happens until the
 * versions are joined; then all that was chosen is one step of undo.
 *
 * It is about what waits in the project, or about another version that is not in it yet: then it shows a draft, and the
 * project stays as it is until the person joins, or wants to decide later.
 *
 * Signals:
 *   joined ()   the other version is in the project; of what waited there, all that was shown is decided
 *   stale ()    the project was edited while the other version was shown: pergola_join_dialog_set_joining () is due */

#pragma once

#include "pergola-joining.h"
#include "pergola-window.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_JOIN_DIALOG (pergola_join_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PergolaJoinDialog, pergola_join_dialog, PERGOLA, JOIN_DIALOG, AdwWindow)

GtkWidget *pergola_join_dialog_new (PergolaWindow *parent);
/* For another version: @name of the step that takes it in, @other (nullable) whose it is. Takes @joining. */
GtkWidget *pergola_join_dialog_new_for (PergolaWindow *parent, PergolaJoining *joining, const char *name, const char *other);
/* The same version, compared again; what was chosen stays chosen. Takes @joining. */
void pergola_join_dialog_set_joining (PergolaJoinDialog *self, PergolaJoining *joining);

G_END_DECLS
