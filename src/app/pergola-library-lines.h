/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list of projects cut into lines of so many columns, below one line for what stands above them. So one list view
 * scrolls all of it, and makes widgets only for what is seen. A line stays the same object while what it shows changes.
 */

#pragma once

#include "pergola-library-model.h"

G_BEGIN_DECLS

/* Signal: changed (): it shows other projects. */
#define PERGOLA_TYPE_LIBRARY_LINE (pergola_library_line_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryLine, pergola_library_line, PERGOLA, LIBRARY_LINE, GObject)

#define PERGOLA_TYPE_LIBRARY_LINES (pergola_library_lines_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryLines, pergola_library_lines, PERGOLA, LIBRARY_LINES, GObject)

PergolaLibraryLines *pergola_library_lines_new (PergolaLibraryModel *model);
void pergola_library_lines_set_columns (PergolaLibraryLines *self, guint columns);
guint pergola_library_lines_get_columns (PergolaLibraryLines *self);

gboolean pergola_library_line_is_top (PergolaLibraryLine *self);
/* The position of its first project in the model. */
guint pergola_library_line_get_first (PergolaLibraryLine *self);
/* (transfer none) (nullable) */
PergolaLibraryItem *pergola_library_line_get (PergolaLibraryLine *self, guint column);
guint pergola_library_line_get_columns (PergolaLibraryLine *self);

G_END_DECLS
