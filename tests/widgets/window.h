/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window with nothing in it but a board view. */

#pragma once

#include "fixture.h"
#include "pergola-board-view.h"

#include <adwaita.h>

typedef struct
{
  Fixture fixture;
  PergolaFonts *fonts;
  GtkWidget *window;
  PergolaBoardView *view;
} BoardWindow;

void board_window_set_up (BoardWindow *self, gconstpointer data);
void board_window_tear_down (BoardWindow *self, gconstpointer data);

/* Shows the project in a file instead. */
void board_window_open (BoardWindow *self, const char *path);

/* Lets the main loop run until the board has drawn and its nodes are there. */
void board_window_settle (BoardWindow *self);
/* (nullable): the accessible child for an item. */
GtkWidget *board_window_find_node (BoardWindow *self, const char *id);
/* The inside of the view. */
GtkWidget *board_window_get_canvas (BoardWindow *self);
/* (nullable): the field in which a title is typed just now. */
GtkWidget *board_window_find_entry (BoardWindow *self);
