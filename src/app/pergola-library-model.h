/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every project that is known, as a list model of PergolaLibraryItem in the order of the moment: those in the folders
 * of the library, and those elsewhere that were opened lately. An item stays the same object for as long as its file is
 * known, and only what moved is said to have changed.
 *
 * Signals:
 *   loaded ()   what is known was read; the first time, the list is whole now */

#pragma once

#include "pergola-application.h"
#include "pergola-library-sift.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_MODEL (pergola_library_model_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryModel, pergola_library_model, PERGOLA, LIBRARY_MODEL, GObject)

PergolaLibraryModel *pergola_library_model_new (PergolaApplication *app);

void pergola_library_model_set_sort (PergolaLibraryModel *self, PergolaLibrarySort sort);

guint pergola_library_model_get_size (PergolaLibraryModel *self);
/* (transfer none) (nullable) */
PergolaLibraryItem *pergola_library_model_get (PergolaLibraryModel *self, guint position);
/* (transfer none) (nullable) */
PergolaLibraryItem *pergola_library_model_find (PergolaLibraryModel *self, const char *path);
/* G_MAXUINT where it is not there. */
guint pergola_library_model_find_position (PergolaLibraryModel *self, PergolaLibraryItem *item);
/* (transfer none) (nullable): what was worked on last. */
PergolaLibraryItem *pergola_library_model_get_latest (PergolaLibraryModel *self);

/* Leaves a file out, as if it were gone, or not any more. */
void pergola_library_model_hide (PergolaLibraryModel *self, const char *path, gboolean hide);
/* Which ones have changes that were not saved: @paths (element-type utf8). */
void pergola_library_model_mark_unsaved (PergolaLibraryModel *self, GPtrArray *paths);
/* There is a file of which the library may not know yet. */
void pergola_library_model_note (PergolaLibraryModel *self, const char *path);
/* Reads again what is known, soon. */
void pergola_library_model_reload (PergolaLibraryModel *self);

G_END_DECLS
