/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the table share. */

#pragma once

#include "pergola-table-cell.h"
#include "pergola-table.h"

G_BEGIN_DECLS

/* What rows are sorted by. */
typedef struct
{
  guint column; /* index into columns */
  gboolean descending;
} PergolaTableOrder;

struct _PergolaTable
{
  AdwBin parent_instance;

  PergolaEditor *editor;        /* (nullable) */
  const PergolaBoardDef *board; /* (nullable): what the columns are of */
  GPtrArray *columns;           /* (element-type PergolaColumn) */
  GPtrArray *view_columns;      /* (element-type GtkColumnViewColumn): the same, as the view has them */
  GArray *order;                /* (element-type PergolaTableOrder): as clicks on the headers left it */
  gboolean asking;              /* the view's sorter is asked what it sorts by… */
  guint ask_skip;               /* …after so many columns… */
  guint ask_column;             /* …and answers with this one */
  GListStore *rows;             /* (element-type PergolaItem): in the order that is shown */
  GtkMultiSelection *model;
  GSimpleActionGroup *actions;
  GHashTable *shown;  /* "BOARD COLUMN" → whether the person wants to see it */
  GHashTable *sorted; /* board → "COLUMN" or "COLUMN descending" */
  GHashTable *cells;  /* (element-type PergolaTableCell): those that show an item */
  GHashTable *titles; /* PergolaItem → the PergolaTableCell with its title */

  char *renaming;              /* (nullable): named as soon as its row is there… */
  char *awaited;               /* (nullable): …or else this gets the focus… */
  guint await_tick;            /* …which is looked for in each frame… */
  guint await_frames;          /* …but not for ever */
  PergolaTableCell *await_row; /* where it stood in the frame before; not held */
  guint idle;                  /* an update is due */
  gboolean follow;             /* with it the focus goes to what is selected */
  gboolean resorted;           /* the rows are to come in another order */
  gboolean busy;               /* the selection changes because the editor's did… */
  gboolean leading;            /* …or the editor's because that of the table did */

  GtkStack *stack; /* list, empty */
  GtkColumnView *view;
  GtkMenuButton *menu_button;
  GtkLabel *invitation;
  GtkButton *invitation_button;
};

/* pergola-table.c */
/* The rows may have to come in another order: shows what is selected, or the first of them. */
void pergola_table_queue_sort (PergolaTable *self);

/* Sorts the rows as the headers say now. */
void pergola_table_take_order (PergolaTable *self);

/* pergola-table-columns.c: which there are, and their menu */
/* Makes them anew where they are those of another board, or in another language. */
void pergola_table_sync_columns (PergolaTable *self);
void pergola_table_update_sort_actions (PergolaTable *self);
/* (transfer container) (element-type PergolaColumn): as they stand from the start. */
GPtrArray *pergola_table_list_shown (PergolaTable *self);

/* pergola-table-sort.c */
/* A sorter for the header of a column, with which it can be clicked. */
GtkSorter *pergola_table_create_sorter (PergolaTable *self, guint column);
/* Reads into order what the headers say. */
void pergola_table_read_order (PergolaTable *self);
/* @items (element-type PergolaItem) come in the order of the board. */
void pergola_table_sort (PergolaTable *self, GPtrArray *items);

/* pergola-table-selection.c: the window's is the truth */
void pergola_table_show_selection (PergolaTable *self);
void pergola_table_take_selection (PergolaTable *self);
/* Unless it is selected already. */
void pergola_table_select (PergolaTable *self, PergolaItem *item);
/* The position of the row of an item, or GTK_INVALID_LIST_POSITION. */
guint pergola_table_find (PergolaTable *self, const char *id);

/* pergola-table-focus.c: where the keys go */
gboolean pergola_table_has_focus (PergolaTable *self);
/* (nullable): the part of the view that scrolls. */
GtkWidget *pergola_table_get_list (PergolaTable *self);
/* (nullable): the title of the row that @widget (nullable) is in. */
PergolaTableCell *pergola_table_find_title (PergolaTable *self, GtkWidget *widget);
/* (nullable): that of the row that has the focus. */
PergolaTableCell *pergola_table_get_current (PergolaTable *self);
void pergola_table_focus_selected (PergolaTable *self);
void pergola_table_scroll_to (PergolaTable *self, const char *id);
void pergola_table_queue_rename (PergolaTable *self, const char *id);

/* pergola-table-keys.c: keys, and the menu of a row */
void pergola_table_add_keys (PergolaTable *self);
void pergola_table_add_menu (PergolaTable *self);

G_END_DECLS
