/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One item on a board, as keyboard and screen readers meet it: a bare leaf that takes up its place, can have the
 * focus, says what it is and can be told what to do. It draws nothing: the board does.
 *
 * What was changed in two ways has a button inside, for assistive tools: the board takes the clicks.
 *
 * Signal: command (const char *): one of "rename", "select", "link", "menu", "delete", "decide" was asked of it. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-scene.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_BOARD_NODE (pergola_board_node_get_type ())
G_DECLARE_FINAL_TYPE (PergolaBoardNode, pergola_board_node, PERGOLA, BOARD_NODE, GtkWidget)

PergolaBoardNode *pergola_board_node_new (const char *id);
const char *pergola_board_node_get_id (PergolaBoardNode *self);

/* Where it is, in scene units. */
void pergola_board_node_set_bounds (PergolaBoardNode *self, const PergolaRect *bounds);
const PergolaRect *pergola_board_node_get_bounds (PergolaBoardNode *self);

/* What a screen reader says. Nothing is announced that did not change. */
void pergola_board_node_set_title (PergolaBoardNode *self, const char *title);
void pergola_board_node_set_description (PergolaBoardNode *self, const char *description);
/* What the button in it is called; NULL: there is none. And where it is, in pixels from the node's corner. */
void pergola_board_node_set_mark (PergolaBoardNode *self, const char *words);
void pergola_board_node_allocate_mark (PergolaBoardNode *self, const GdkRectangle *area);
void pergola_board_node_set_selected (PergolaBoardNode *self, gboolean selected);

G_END_DECLS
