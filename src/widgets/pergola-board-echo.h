/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A picture of a board that was painted at one zoom, stretched to others: it is shown while the zoom is on the move,
 * and below what is painted anew when that has come to rest. */

#pragma once

#include "pergola-board-sheet.h"

G_BEGIN_DECLS

typedef struct _PergolaBoardEcho PergolaBoardEcho;

/* @node: tiles as they lie in pixels from the scene's origin; @picture: as what they were painted. */
PergolaBoardEcho *pergola_board_echo_new (GskRenderNode *node, const PergolaBoardPicture *picture);
void pergola_board_echo_free (PergolaBoardEcho *self);
/* Whether it still serves at a zoom: too blurred or too small it does not. */
gboolean pergola_board_echo_reaches (PergolaBoardEcho *self, double zoom);
/* (transfer none): in pixels from the scene's origin at that zoom; the same node as long as the zoom is the same. */
GskRenderNode *pergola_board_echo_get_node (PergolaBoardEcho *self, double zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaBoardEcho, pergola_board_echo_free)

G_END_DECLS
