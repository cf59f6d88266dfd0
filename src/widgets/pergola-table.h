/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The board as a table: what stands on it in rows, what its kinds say about it in columns, sorted by any of them. Which
 * columns are shown and what they are sorted by is remembered for each board, as long as the window is open.
 *
 * Actions, as "table": show-N (columns), sort (s: id of a column, "" the board's order), descending. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_TABLE (pergola_table_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTable, pergola_table, PERGOLA, TABLE, AdwBin)

GtkWidget *pergola_table_new (void);
void pergola_table_set_editor (PergolaTable *self, PergolaEditor *editor); /* (nullable) */

G_END_DECLS
