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

/* Shows @problems (element-type PergolaProblem; as from pergola_project_check) above @parent. */
void pergola_problems_present (GtkWindow *parent, GPtrArray *problems);

G_END_DECLS
