/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One project in the library: its picture above its name, or, as a row, beside it.
 *
 * Signals:
 *   activated ()          it was pressed
 *   menu (GdkRectangle *) its menu is asked for; (nullable) where */

#pragma once

#include "pergola-library-item.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_TILE (pergola_library_tile_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryTile, pergola_library_tile, PERGOLA, LIBRARY_TILE, GtkWidget)

GtkWidget *pergola_library_tile_new (void);
void pergola_library_tile_set_item (PergolaLibraryTile *self, PergolaLibraryItem *item); /* (nullable) */
PergolaLibraryItem *pergola_library_tile_get_item (PergolaLibraryTile *self);            /* (nullable) */
void pergola_library_tile_set_row (PergolaLibraryTile *self, gboolean row);

G_END_DECLS
