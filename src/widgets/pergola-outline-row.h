/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a line of the outline looks like, and where its title is typed. */

#pragma once

#include <adwaita.h>

#include "pergola-outline-node.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_OUTLINE_ROW (pergola_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOutlineRow, pergola_outline_row, PERGOLA, OUTLINE_ROW, AdwBin)

GtkWidget *pergola_outline_row_new (void);
void pergola_outline_row_bind (PergolaOutlineRow *self, PergolaEditor *editor, GtkTreeListRow *row);
void pergola_outline_row_unbind (PergolaOutlineRow *self);
PergolaOutlineNode *pergola_outline_row_get_node (PergolaOutlineRow *self); /* (nullable) */

/* The title becomes an entry until Enter, Esc or leaving it. */
void pergola_outline_row_edit (PergolaOutlineRow *self);

gboolean pergola_outline_row_is_editing (PergolaOutlineRow *self);

/* FALSE where there is nothing below. */
gboolean pergola_outline_row_set_expanded (PergolaOutlineRow *self, gboolean expanded);

G_END_DECLS
