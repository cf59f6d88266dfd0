/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A scene on its ground of dots, painted in square tiles that are kept: scrolling paints only what comes into sight, a
 * change only where something looks different. */

#pragma once

#include "pergola-board-sheet.h"

G_BEGIN_DECLS

typedef struct _PergolaBoardTiles PergolaBoardTiles;

PergolaBoardTiles *pergola_board_tiles_new (void);
void pergola_board_tiles_free (PergolaBoardTiles *self);
/* Returns whether all of it was painted; else, ask again in the next frame after @picture has come to rest. */
gboolean
pergola_board_tiles_snapshot (PergolaBoardTiles *self, const PergolaBoardPicture *picture, GtkSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaBoardTiles, pergola_board_tiles_free)

G_END_DECLS
