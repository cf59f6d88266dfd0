/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an item looks like wherever it is listed, and where it is seen. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (nullable): the glyph of an item, as its card shows it. */
const char *pergola_aspect_get_glyph (PergolaProject *project, PergolaItem *item);

/* (nullable): the first board that shows an item, rather as it is shown now than in another variant; or one on which it
 * can be followed as a path. A link is where both its ends are, else where it starts. @zone (out) (optional) (nullable):
 * in which an item stands there. */
const PergolaBoardDef *
pergola_aspect_find_board (PergolaProject *project, PergolaItem *item, const PergolaZone **zone);

G_END_DECLS
