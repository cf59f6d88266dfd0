/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search in one project: what its lines have in common, and what each of them says. */

#pragma once

#include "pergola-editor.h"
#include "pergola-search-model.h"
#include "pergola-search-row.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaEditor *editor;
  PergolaSearch *search;
  PergolaQuery *query;
  PergolaQueryReach reach;
  gboolean narrow; /* where it is goes below */
} PergolaSearchView;

/* Lets a row show a line. */
void pergola_search_view_bind (const PergolaSearchView *view, PergolaSearchRow *row, PergolaSearchLine *line);

/* (transfer full): what it is, and where, in words: "Night-flow trial, Framework · 3 Applied". */
char *pergola_search_view_describe (const PergolaSearchView *view, PergolaItem *item);

G_END_DECLS
