/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A board as a table: which columns its kinds give, what a cell says, and how rows are sorted by it. Numbers are
 * written as the desktop's language writes them, so that they paste into its spreadsheets. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

#define PERGOLA_COLUMN_TITLE "title"
#define PERGOLA_COLUMN_ZONE "@zone" /* where it stands; in place of the field that says so */
#define PERGOLA_COLUMN_KIND "@kind"

typedef struct
{
  char *id; /* one of the above, or the id of a field */
  char *title;
  const PergolaBoardDef *board;
  const PergolaFieldDef *field; /* (nullable): of the first kind that has it; NULL for zone and kind */
  gboolean glance;              /* says what can be told at a glance: shown unless the person decides otherwise */
} PergolaColumn;

/* What rows are sorted by. Empty ones come last whatever the direction. */
typedef struct
{
  gboolean empty;
  double number;
  char *text; /* (nullable): g_utf8_collate_key */
} PergolaColumnKey;

/* (transfer full) (element-type PergolaColumn): the title first, then the zone where there are several, the kind where
 * there are several, and the fields that are short, without those that say where an item comes from. */
GPtrArray *pergola_column_list (PergolaProject *project, const PergolaBoardDef *board);

/* Whether what it says is a number to be lined up. */
gboolean pergola_column_is_numeric (const PergolaColumn *self);

/* (transfer full): what a cell says; "" where there is nothing, a title too. */
char *pergola_column_get_text (const PergolaColumn *self, PergolaProject *project, PergolaItem *item);

/* Fills @key, which holds nothing yet; clear frees what is in it. */
void
pergola_column_get_key (const PergolaColumn *self, PergolaProject *project, PergolaItem *item, PergolaColumnKey *key);
void pergola_column_key_clear (PergolaColumnKey *key);
/* Below 0 where @a comes first. */
int pergola_column_key_compare (const PergolaColumnKey *a, const PergolaColumnKey *b, gboolean descending);

/* (transfer full): rows of cells between tabs, each on a line; @heading: with the columns' titles above. */
char *pergola_column_write_rows (GPtrArray *columns, PergolaProject *project, GPtrArray *items, gboolean heading);

G_END_DECLS
