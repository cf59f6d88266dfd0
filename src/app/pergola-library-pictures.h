/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Gives projects their pictures: from the library's store, else made from the file, on threads. Only what is asked for
 * is made, the latest first; a project that takes long, or cannot be drawn, holds nobody up. */

#pragma once

#include "pergola-application.h"
#include "pergola-library-item.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_PICTURES (pergola_library_pictures_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryPictures, pergola_library_pictures, PERGOLA, LIBRARY_PICTURES, GObject)

PergolaLibraryPictures *pergola_library_pictures_new (PergolaApplication *app);

/* Pictures are as of now for this style and so many pixels a unit. */
void pergola_library_pictures_set_style (PergolaLibraryPictures *self, gboolean dark, int scale);
/* Sees to it that @item has its picture, as it stands in its file now. */
void pergola_library_pictures_want (PergolaLibraryPictures *self, PergolaLibraryItem *item);

G_END_DECLS
