/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Boards that a definition puts in one group are one entry of the sidebar; beside each other they are offered, with
 * their variants, above the board. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* One way to look at a group: a board in one of its variants. */
typedef struct
{
  const PergolaBoardDef *board;
  const PergolaVariant *variant; /* (nullable): where the board has none */
  const char *title;
  guint n_zones;
} PergolaBoardChoice;

/* (transfer container) (element-type PergolaBoardDef): the first board of each group of a framework, and each board
 * that is in none. */
GPtrArray *pergola_board_group_list (PergolaFramework *framework);

/* The first board of the group that @board is in. */
const PergolaBoardDef *pergola_board_group_get_first (PergolaFramework *framework, const PergolaBoardDef *board);

/* (transfer full) (element-type PergolaBoardChoice): every way to look at the group of @board, the simpler boards
 * and variants, those with fewer zones, first. */
GArray *pergola_board_group_list_choices (PergolaFramework *framework, const PergolaBoardDef *board);

/* How many items stand on a board: its cards, without what is pinned to the edges of its zones. */
guint pergola_board_group_count (PergolaProject *project, const PergolaBoardDef *board);

G_END_DECLS
