/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The small pictures of cards: 16×16, drawn in one colour, from data/glyphs. */

#pragma once

#include "pergola-scene.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): the outline of a glyph in a box of 16×16, filled with the even-odd rule. */
const PergolaPath *pergola_glyph_get (const char *name);
/* (transfer container): every name, sorted. */
GPtrArray *pergola_glyph_list (void);

G_END_DECLS
