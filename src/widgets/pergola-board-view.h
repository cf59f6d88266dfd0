/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A board on screen: draws the visible part of the scene, with a bare, focusable child for each visible node so that
 * keyboard, screen readers and tests meet real objects. Zoom, pan, select, edit in place, drag, link.
 *
 * Properties: "editor", "zoom" (0.25 to 4), "fit" (whether the zoom follows the size), "dark". */

#pragma once

#include <gtk/gtk.h>

#include "pergola-draw.h"
#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_BOARD_VIEW (pergola_board_view_get_type ())
G_DECLARE_FINAL_TYPE (PergolaBoardView, pergola_board_view, PERGOLA, BOARD_VIEW, GtkWidget)

GtkWidget *pergola_board_view_new (void);
void pergola_board_view_set_fonts (PergolaBoardView *self, PergolaFonts *fonts);
void pergola_board_view_set_editor (PergolaBoardView *self, PergolaEditor *editor); /* (nullable) */
double pergola_board_view_get_zoom (PergolaBoardView *self);
void pergola_board_view_set_zoom (PergolaBoardView *self, double zoom);
void pergola_board_view_zoom_to_fit (PergolaBoardView *self);
/* Forgets a zoom: the board is shown as when one comes to it, where it is narrow no smaller than can be read. */
void pergola_board_view_begin (PergolaBoardView *self);
void pergola_board_view_edit_title (PergolaBoardView *self, const char *id);
void pergola_board_view_reveal (PergolaBoardView *self, const char *id);

/* For tests: the scene that is shown (transfer none), and where a node is in the widget's coordinates. */
PergolaScene *pergola_board_view_get_scene (PergolaBoardView *self);
gboolean pergola_board_view_get_node_bounds (PergolaBoardView *self, const char *id, PergolaRect *bounds);

G_END_DECLS
