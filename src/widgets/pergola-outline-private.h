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
  GHashTable *rows;             /* id of an item or a zone → PergolaOutlineRow that shows it */
  char *board;                  /* (nullable): what the lines are of */
  char *renaming;               /* (nullable): named as soon as its row is there… */
  char *awaited;                /* (nullable): …or else this gets the focus… */
  guint await_tick;             /* …which is looked for in each frame… */
  guint await_frames;           /* …but not for ever */
  PergolaOutlineRow *await_row; /* where it stood in the frame before; not held */
  char *fresh;                  /* (nullable): what was named last, if it had no title before */
  char *linking;                /* (nullable): a kind of link, or "": what is activated next is its end… */
  char *link_from;              /* (nullable): …and this is where it starts */
  guint idle;                   /* an update is due */
  gboolean follow;              /* with it the focus goes to what is selected */
  gboolean busy;                /* the selection changes because the editor's did… */
  gboolean leading;             /* …or the editor's because that of the list did */

  GtkRevealer *link_revealer;
  GtkListView *view;
};

/* pergola-outline-model.c: from the project to the lines. */
void pergola_outline_sync (PergolaOutline *self);
/* The position of the line of an item or a zone, or GTK_INVALID_LIST_POSITION. */
guint pergola_outline_find (PergolaOutline *self, const char *key);
/* Opens the zone in which an item stands. */
void pergola_outline_expand_to (PergolaOutline *self, const char *id);
PergolaOutlineNode *pergola_outline_get_node (PergolaOutline *self, guint position); /* (transfer full) (nullable) */

/* Which line takes the place of one whose item is gone, before the lines are told: the next of its zone, else the one
 * before, else the zone itself. An id; @is_zone (out): of a zone. */
const char *pergola_outline_find_heir (PergolaOutline *self, PergolaOutlineNode *gone, gboolean *is_zone);

/* pergola-outline-selection.c: the window's is the truth */
void pergola_outline_show_selection (PergolaOutline *self);
void pergola_outline_take_selection (PergolaOutline *self);
/* Unless it is selected already. */
void pergola_outline_select (PergolaOutline *self, PergolaOutlineNode *node);
/* (transfer full) (nullable): the line that has the focus, if its item is gone… */
PergolaOutlineNode *pergola_outline_find_gone (PergolaOutline *self);
/* …and what takes its place in the selection, where nothing else is selected. */
void pergola_outline_select_heir (PergolaOutline *self, PergolaOutlineNode *gone);

/* pergola-outline-focus.c: where the keys go */
gboolean pergola_outline_has_focus (PergolaOutline *self);
/* (transfer full) (nullable): the line that has the focus, and (out) (optional) its row. */
PergolaOutlineNode *pergola_outline_get_current (PergolaOutline *self, GtkWidget **row);
/* To the line of what is selected, or of the zone that is looked at; its row may be still to come. */
void pergola_outline_focus_selected (PergolaOutline *self);
/* The same, if a line has the focus: a key must never mean another line than the one that is highlighted. */
void pergola_outline_follow_selection (PergolaOutline *self);
void pergola_outline_scroll_to (PergolaOutline *self, const char *key);
/* Names an item as soon as its row is there. */
void pergola_outline_queue_rename (PergolaOutline *self, const char *id);

/* pergola-outline-actions.c: the menu of a line */
void pergola_outline_add_row_controllers (PergolaOutlineRow *row);
/* @at (nullable) in coordinates of @row */
void pergola_outline_show_menu (PergolaOutline *self, GtkWidget *row, PergolaOutlineNode *node, const GdkRectangle *at);

/* pergola-outline-drag.c */
void pergola_outline_add_dragging (PergolaOutlineRow *row);

/* pergola-outline-keys.c */
void pergola_outline_add_keys (PergolaOutline *self);

/* pergola-outline-link.c */
void pergola_outline_install_actions (GtkWidgetClass *klass);
void pergola_outline_begin_link (PergolaOutline *self, const char *kind);
void pergola_outline_end_link (PergolaOutline *self);
/* Whether a link was under way. */
gboolean pergola_outline_finish_link (PergolaOutline *self, const char *to);

G_END_DECLS
