/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands on a board, all of it. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (transfer container) (element-type PergolaItem): each item of a board once, in the order of the board: by zone, there
 * cards, what is above and what is below, each by rank. Where items have their own place (a board with axes) those
 * of its kinds that stand in no zone come last. Zones that the variant hides are left out. */
GPtrArray *pergola_board_list_items (PergolaProject *project, const PergolaBoardDef *board);

/* Whether what can be followed on a board stands there in rows, below its cards. */
gboolean pergola_board_has_rows (const PergolaBoardDef *board);

/* (transfer container) (element-type PergolaKind): the kinds of item that can stand on a board. */
GPtrArray *pergola_board_list_kinds (PergolaProject *project, const PergolaBoardDef *board);

G_END_DECLS
