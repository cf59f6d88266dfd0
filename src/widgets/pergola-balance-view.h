/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How what stands on a board with axes is spread: the four quarters with their counts, a bar for each zone, where
 * things come from, and what is missing in a sentence or two. Keeps up with the project and with what is looked for. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_BALANCE_VIEW (pergola_balance_view_get_type ())
G_DECLARE_FINAL_TYPE (PergolaBalanceView, pergola_balance_view, PERGOLA, BALANCE_VIEW, AdwBin)

/* (nullable): NULL where the board has no axes. It is about the board that the editor shows now. */
GtkWidget *pergola_balance_view_new (PergolaEditor *editor);

G_END_DECLS
