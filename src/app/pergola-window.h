/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project in a window: sidebar, board or outline, inspector. */

#pragma once

#include "pergola-application.h"
#include "pergola-editor.h"
#include "pergola-merge.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_WINDOW (pergola_window_get_type ())
G_DECLARE_FINAL_TYPE (PergolaWindow, pergola_window, PERGOLA, WINDOW, AdwApplicationWindow)

GtkWidget *pergola_window_new (PergolaApplication *app, PergolaFile *file);
PergolaFile *pergola_window_get_file (PergolaWindow *self);
PergolaEditor *pergola_window_get_editor (PergolaWindow *self);

/* Our side of a merge that Git left in the file is shown: takes in the other one, whose name is @other (nullable). */
void pergola_window_join_sides (PergolaWindow *self, PergolaMerge *merge, const char *other);

/* Shows a board, fitted; an id that the project does not have is said in a toast. */
void pergola_window_show_board (PergolaWindow *self, const char *board);

/* Goes to an item or link, wherever it is to be seen, and selects it; one that is not there is said in a toast. */
void pergola_window_show_item (PergolaWindow *self, const char *id);

/* Says something in passing. */
void pergola_window_say_notice (PergolaWindow *self, const char *notice);

G_END_DECLS
