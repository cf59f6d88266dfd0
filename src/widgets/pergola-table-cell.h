/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One cell of the table: words; a badge before those of a zone; and in that of the title an entry, while it is typed.
 *
 * Signal: edited (): typing is over.
 */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_TABLE_CELL (pergola_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTableCell, pergola_table_cell, PERGOLA, TABLE_CELL, AdwBin)

/* @column must outlive it; NULL item unbinds. */
GtkWidget *pergola_table_cell_new (const PergolaColumn *column);
void pergola_table_cell_bind (PergolaTableCell *self, PergolaEditor *editor, PergolaItem *item);
void pergola_table_cell_unbind (PergolaTableCell *self);
PergolaItem *pergola_table_cell_get_item (PergolaTableCell *self); /* (nullable) */

/* Shows what its item says now. */
void pergola_table_cell_update (PergolaTableCell *self);

/* (nullable): the list's own widget around all cells of the row, which can have the focus. */
GtkWidget *pergola_table_cell_get_row (PergolaTableCell *self);

/* The title becomes an entry until Enter, Esc or leaving it. */
void pergola_table_cell_edit (PergolaTableCell *self);
gboolean pergola_table_cell_is_editing (PergolaTableCell *self);

G_END_DECLS
