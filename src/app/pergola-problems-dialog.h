/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a project's file holds that is not understood, one by one, with its line of the file. */

#pragma once

#include <adwaita.h>

#include "pergola-core.h"

G_BEGIN_DECLS

/* (transfer full): how many of them there are, as a sentence that says what becomes of them. */
char *pergola_problems_describe (GPtrArray *problems);

/* Takes what waits for a decision out of @problems, which then holds what is not understood; how many there were. */
guint pergola_problems_take_conflicts (GPtrArray *problems);

/* Shows @problems (element-type PergolaProblem; as from pergola_project_check) above @parent. @n_conflicts: how many
 * things wait for a decision besides; a button leads there. */
void pergola_problems_present (GtkWindow *parent, GPtrArray *problems, guint n_conflicts);

G_END_DECLS
