/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files that draw over a board's scene share. */

#pragma once

#include "pergola-board-canvas.h"

G_BEGIN_DECLS

GdkRGBA pergola_board_canvas_get_color (PergolaBoardCanvas *self, PergolaTone tone, double alpha);
/* (nullable): the node of an id, which may be NULL. */
const PergolaNode *pergola_board_canvas_get_node (PergolaBoardCanvas *self, const char *id);
/* A node's edge in pixels, @offset pixels farther out. */
GskRoundedRect pergola_board_canvas_get_outline (PergolaBoardCanvas *self, const PergolaNode *node, double offset);
void pergola_board_canvas_append_border (GtkSnapshot *snapshot, const GskRoundedRect *outline, double width, const GdkRGBA *color);
void pergola_board_canvas_append_fill (GtkSnapshot *snapshot, const GskRoundedRect *outline, const GdkRGBA *color);
/* (transfer full): a context over @bounds, in scene units as they are. */
cairo_t *pergola_board_canvas_append_cairo (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaRect *bounds);

/* The number of its step on the story that is followed, and the mark that it was changed in two ways. */
void pergola_board_canvas_snapshot_badge (PergolaBoardCanvas *self, GtkSnapshot *snapshot, const PergolaNode *node);

/* pergola-board-canvas-draw-drag.c */
void pergola_board_canvas_snapshot_drag (PergolaBoardCanvas *self, GtkSnapshot *snapshot);
/* A zone that would take what is dragged. */
void pergola_board_canvas_snapshot_zone (PergolaBoardCanvas *self, GtkSnapshot *snapshot, int index);

/* pergola-board-canvas-drop.c */
void pergola_board_canvas_snapshot_drop (PergolaBoardCanvas *self, GtkSnapshot *snapshot);

/* pergola-board-canvas-draw-link.c: a link that is being made, with the pointer, or with the keyboard */
void pergola_board_canvas_snapshot_dragged_link (PergolaBoardCanvas *self, GtkSnapshot *snapshot);
void pergola_board_canvas_snapshot_started_link (PergolaBoardCanvas *self, GtkSnapshot *snapshot);

G_END_DECLS
