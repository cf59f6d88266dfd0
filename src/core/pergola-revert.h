/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Taking back one thing that was done, and not what was done after it. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* Takes back what @step changed, as a step of its own. FALSE with PERGOLA_PROJECT_ERROR_INVALID, and nothing changed,
 * where something done later builds on it: the message says what. */
gboolean pergola_revert (PergolaProject *project, const PergolaTransaction *step, GError **error);

G_END_DECLS
