/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The boards of a project, under the headings of their frameworks.
 *
 * Signals: "chosen": somebody chose a board, the one that is shown already or another one. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_SIDEBAR (pergola_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSidebar, pergola_sidebar, PERGOLA, SIDEBAR, AdwBin)

void pergola_sidebar_set_editor (PergolaSidebar *self, PergolaEditor *editor); /* (nullable) */

/* What the entry of the board that is shown is called; never NULL. */
const char *pergola_sidebar_get_title (PergolaEditor *editor);

G_END_DECLS
