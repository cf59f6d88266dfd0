/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One line of what a search found: a heading, or something with its picture, its title, why it was found and where it
 * is. A click on it activates the action "search.open" with its target. */

#pragma once

#include <adwaita.h>

#include "pergola-query.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_SEARCH_ROW (pergola_search_row_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSearchRow, pergola_search_row, PERGOLA, SEARCH_ROW, AdwBin)

/* What was found, in words. */
typedef struct
{
  const char *target; /* what "search.open" is asked for */
  const char *glyph;  /* (nullable) */
  const char *hue;    /* (nullable) */
  const char *title;
  const char *line;    /* (nullable): below the title */
  const char *where;   /* (nullable): at the end */
  const char *person;  /* (nullable): whose it is */
  gboolean is_private; /* nobody else's */
  gboolean first;      /* under its heading… */
  gboolean last;       /* …or the last one there */
  gboolean narrow;     /* where it is goes below */
  gboolean leads_away; /* to another window */
} PergolaSearchWords;

GtkWidget *pergola_search_row_new (void);
void pergola_search_row_show_heading (PergolaSearchRow *self, const char *title, guint count);
/* With what matches marked. */
void pergola_search_row_show_hit (PergolaSearchRow *self,
                                  const PergolaSearchWords *words,
                                  const PergolaQuery *query,
                                  PergolaQueryReach reach);

/* Words in a label, with what matches marked; @query (nullable): nothing is. */
void
pergola_search_row_show_marked (GtkLabel *label, const char *text, const PergolaQuery *query, PergolaQueryReach reach);

/* A name for screen readers. In a list it is the list's own widget around the row that has the focus. */
void pergola_search_row_set_name (GtkWidget *row, const char *name);

G_END_DECLS
