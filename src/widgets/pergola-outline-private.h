/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the outline share. */

#pragma once

#include "pergola-outline-node.h"
#include "pergola-outline-row.h"
#include "pergola-outline.h"

G_BEGIN_DECLS

struct _PergolaOutline
{
  AdwBin parent_instance;

  PergolaEditor *editor; /* (nullable) */
  GListStore *zones;     /* (element-type PergolaOutlineNode) */
  GtkTreeListModel *tree;
  GtkMultiSelection *model;
  GHashTable *rows;              /* id of an item or a zone → PergolaOutlineRow that shows it */
  char *board;                   /* (nullable): what the lines are of */
  char *search;                  /* (nullable): folded */
  char *renaming;                /* (nullable): named as soon as its row is there… */
  char *fresh;                   /* (nullable): what was named last, if it had no title before */
  guint rename_tick;             /* …which is looked for in each frame… */
  guint rename_frames;           /* …but not for ever */
  PergolaOutlineRow *rename_row; /* where it stood in the frame before; not held */
  char *linking;                 /* (nullable): a kind of link, or "": what is activated next is its end… */
  char *link_from;               /* (nullable): …and this is where it starts */
  guint idle;                    /* an update is due */
  gboolean busy;                 /* the selection changes because the editor's did */

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkRevealer *link_revealer;
  GtkStack *stack; /* list, nothing found, empty */
  GtkListView *view;
  GtkLabel *nothing;
};

/* pergola-outline-model.c: from the project to the lines. */
void pergola_outline_sync (PergolaOutline *self);
/* The position of an item's line, or GTK_INVALID_LIST_POSITION. */
guint pergola_outline_find (PergolaOutline *self, const char *id);
PergolaOutlineNode *pergola_outline_get_node (PergolaOutline *self, guint position); /* (transfer full) (nullable) */

/* Which line takes the place of one whose item is gone, before the lines are told: the next of its zone, else the one
 * before, else the zone itself. An id; @is_zone (out): of a zone. */
const char *pergola_outline_find_heir (PergolaOutline *self, PergolaOutlineNode *gone, gboolean *is_zone);

/* pergola-outline-actions.c: the menu of a line */
void pergola_outline_add_row_controllers (PergolaOutlineRow *row);
/* Unless it is selected already. */
void pergola_outline_select (PergolaOutline *self, PergolaOutlineNode *node);
/* @at (nullable) in coordinates of @row */
void
pergola_outline_show_menu (PergolaOutline *self, GtkWidget *row, PergolaOutlineNode *node, const GdkRectangle *at);

/* pergola-outline-drag.c */
void pergola_outline_add_dragging (PergolaOutlineRow *row);

/* pergola-outline-keys.c */
void pergola_outline_add_keys (PergolaOutline *self);
/* (transfer full) (nullable): the line that has the focus, and its row. */
PergolaOutlineNode *pergola_outline_get_current (PergolaOutline *self, GtkWidget **row);

/* pergola-outline-link.c */
void pergola_outline_install_actions (GtkWidgetClass *klass);
void pergola_outline_begin_link (PergolaOutline *self, const char *kind);
void pergola_outline_end_link (PergolaOutline *self);
/* Whether a link was under way. */
gboolean pergola_outline_finish_link (PergolaOutline *self, const char *to);

G_END_DECLS
