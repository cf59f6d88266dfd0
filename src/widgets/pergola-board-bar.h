/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tools above a board: its variants, the story that is followed, diagram, outline or table, and a new card. Where
 * there is little room, these three come first and the rest moves into a menu. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_BOARD_BAR (pergola_board_bar_get_type ())
G_DECLARE_FINAL_TYPE (PergolaBoardBar, pergola_board_bar, PERGOLA, BOARD_BAR, AdwBin)

void pergola_board_bar_set_editor (PergolaBoardBar *self, PergolaEditor *editor); /* (nullable) */

G_END_DECLS
