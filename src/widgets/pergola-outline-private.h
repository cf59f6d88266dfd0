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
  GHashTable *rows;              /* id of an item → PergolaOutlineRow that shows it */
  char *board;                   /* (nullable): what the lines are of */
  char *search;                  /* (nullable): folded */
  char *renaming;                /* (nullable): named as soon as its row is there… */
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

/* pergola-outline-actions.c: keys, menu, dragging, linking. */
void pergola_outline_install_actions (GtkWidgetClass *klass);
void pergola_outline_add_keys (PergolaOutline *self);
void pergola_outline_add_row_controllers (PergolaOutline *self, PergolaOutlineRow *row);
void pergola_outline_begin_link (PergolaOutline *self, const char *kind);
void pergola_outline_end_link (PergolaOutline *self);
gboolean pergola_outline_finish_link (PergolaOutline *self, const char *to);

G_END_DECLS
