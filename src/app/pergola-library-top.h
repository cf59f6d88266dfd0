/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands above the projects: what was worked on last, what a new one can begin with, and the order of the list.
 * Its buttons run actions of the page: library.continue, library.sort, library.view, library.stop. */

#pragma once

#include "pergola-application.h"
#include "pergola-library-item.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_TOP (pergola_library_top_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryTop, pergola_library_top, PERGOLA, LIBRARY_TOP, GtkWidget)

GtkWidget *pergola_library_top_new (PergolaApplication *app);
/* (nullable): what to continue with. */
void pergola_library_top_set_latest (PergolaLibraryTop *self, PergolaLibraryItem *item);
PergolaLibraryItem *pergola_library_top_get_latest (PergolaLibraryTop *self);
void pergola_library_top_set_columns (PergolaLibraryTop *self, guint columns);
/* @sort: "changed", "name" or "opened". */
void pergola_library_top_set_sort (PergolaLibraryTop *self, const char *sort);
/* What is going on, or NULL. */
void pergola_library_top_set_progress (PergolaLibraryTop *self, const char *words);

G_END_DECLS
