/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file that cannot be opened: why, and what helps. */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

/* Says above @from (nullable) that @path cannot be opened, for the @reason; shows it among the files, and offers
 * Pergola's own earlier versions of it where there are any. They are looked for first, on a thread. */
void pergola_damaged_dialog_present (PergolaApplication *app, GtkWindow *from, const char *path, const char *reason);

G_END_DECLS
