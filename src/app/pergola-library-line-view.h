/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tiles of one line of the library, while it is near to what is seen; else only the room for them.
 *
 * Signals, of one of its tiles:
 *   activated (PergolaLibraryTile *)
 *   menu (PergolaLibraryTile *, GdkRectangle *)
 *   seen (PergolaLibraryTile *): it shows a project, or another state of it
 * And:
 *   slipped (PergolaLibraryItem *): the tile that has the focus shows another project now than this one */

#pragma once

#include "pergola-library-lines.h"
#include "pergola-library-tile.h"

G_BEGIN_DECLS

#define PERGOLA_LIBRARY_SPACING 14 /* between tiles */

#define PERGOLA_TYPE_LIBRARY_LINE_VIEW (pergola_library_line_view_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryLineView, pergola_library_line_view, PERGOLA, LIBRARY_LINE_VIEW, GtkWidget)

GtkWidget *pergola_library_line_view_new (void);
void pergola_library_line_view_set_line (PergolaLibraryLineView *self, PergolaLibraryLine *line); /* (nullable) */
PergolaLibraryLine *pergola_library_line_view_get_line (PergolaLibraryLineView *self);            /* (nullable) */
/* Whether it has its tiles; at first it has not. */
void pergola_library_line_view_set_near (PergolaLibraryLineView *self, gboolean near);
gboolean pergola_library_line_view_is_near (PergolaLibraryLineView *self);
/* What it takes without them, in pixels. */
void pergola_library_line_view_set_far_height (PergolaLibraryLineView *self, int height);
/* Its tiles are rows of a list. */
void pergola_library_line_view_set_row (PergolaLibraryLineView *self, gboolean row);
/* (transfer none) (nullable): the tile that shows the project at a position of the model, while it has one. */
PergolaLibraryTile *pergola_library_line_view_get_tile (PergolaLibraryLineView *self, guint position);

G_END_DECLS
