/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Random things done to a project, by GLib's seeded numbers (--seed). */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* One edit, inside a transaction. */
void random_edits_one (PergolaProject *project);
/* One transaction of a few edits, now and then cancelled or continuing the one before; or one undo or redo. */
void random_edits_step (PergolaProject *project);

G_END_DECLS
