/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lays out children in columns of the same width, line by line.
 *
 * Properties: "columns", "spacing". */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_COLUMNS_LAYOUT (pergola_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (PergolaColumnsLayout, pergola_columns_layout, PERGOLA, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *pergola_columns_layout_new (guint columns, int spacing);
void pergola_columns_layout_set_columns (PergolaColumnsLayout *self, guint columns);

G_END_DECLS
