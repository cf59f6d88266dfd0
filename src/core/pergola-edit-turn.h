/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Turning evaluation into plan, and back: a value that came true becomes an aspiration of its type, an aspiration a
 * value that answers it. What both kinds have fields for goes along; a link with the role "hoped" ties the two. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* Whether an item is of a kind that can be turned: it counts as a value, or is an aspiration. */
gboolean pergola_edit_turn_can (PergolaProject *project, PergolaItem *item);
/* (transfer none) (nullable): what an item was turned into already, or is answered by. */
PergolaItem *pergola_edit_turn_find (PergolaProject *project, PergolaItem *item);
/* (transfer none) (nullable): what the item is turned into, as one step; what is there already is not made again, and
 * leaves no step. NULL where it cannot be. */
PergolaItem *pergola_edit_turn (PergolaProject *project, PergolaItem *item);

/* (transfer container) (element-type PergolaItem): values whose type has the role "result" and that no aspiration is
 * tied to yet. */
GPtrArray *pergola_edit_turn_list_results (PergolaProject *project);
/* (transfer full): the ids of what these items were turned into, as one step. */
GStrv pergola_edit_turn_all (PergolaProject *project, GPtrArray *items);

G_END_DECLS
