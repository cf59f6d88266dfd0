/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of the sidebar: a board with the number of what stands on it, and the one that opens what else there is. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-core.h"

G_BEGIN_DECLS

/* @heading (nullable): what stands above it, where it is the first of a framework that has one. */
GtkListBoxRow *pergola_sidebar_row_new (const char *framework, const PergolaBoardDef *board, const char *heading);
GtkListBoxRow *pergola_sidebar_row_new_more (gboolean expanded);

/* (nullable): NULL for the row that opens more. */
const char *pergola_sidebar_row_get_board (GtkListBoxRow *self);
const char *pergola_sidebar_row_get_framework (GtkListBoxRow *self);

/* How many items stand on it; 0 is not shown. */
void pergola_sidebar_row_set_count (GtkListBoxRow *self, guint count);

/* For gtk_list_box_set_header_func(). */
void pergola_sidebar_row_update_header (GtkListBoxRow *self, GtkListBoxRow *before, gpointer data);

G_END_DECLS
