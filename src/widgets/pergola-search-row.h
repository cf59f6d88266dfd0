/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One line of what a search found: a heading, or something with its picture, its title, why it was found and where it
 * is. A click on it activates the action "search.open" with its id. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"
#include "pergola-search-model.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_SEARCH_ROW (pergola_search_row_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSearchRow, pergola_search_row, PERGOLA, SEARCH_ROW, AdwBin)

/* What the lines of one search have in common. */
typedef struct
{
  PergolaEditor *editor;
  PergolaSearch *search;
  PergolaQuery *query;
  PergolaQueryReach reach;
  gboolean narrow; /* where it is goes below */
} PergolaSearchView;

GtkWidget *pergola_search_row_new (void);
void pergola_search_row_bind (PergolaSearchRow *self, const PergolaSearchView *view, PergolaSearchLine *line);

/* (transfer full): what it is, and where, in words: "Night-flow trial, Framework · 3 Applied". */
char *pergola_search_row_describe (const PergolaSearchView *view, PergolaItem *item);

G_END_DECLS
