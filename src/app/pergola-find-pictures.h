/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The pictures of the projects in which something was found. */

#pragma once

#include "pergola-application.h"
#include "pergola-library-item.h"
#include "pergola-library.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_PICTURES (pergola_find_pictures_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindPictures, pergola_find_pictures, PERGOLA, FIND_PICTURES, GObject)

PergolaFindPictures *pergola_find_pictures_new (void);
/* There are none before this. */
void pergola_find_pictures_set_application (PergolaFindPictures *self, PergolaApplication *app);
void pergola_find_pictures_set_style (PergolaFindPictures *self, gboolean dark, int scale);

/* (transfer none): what has the picture of a project, or will have it, and says so. */
PergolaLibraryItem *pergola_find_pictures_get (PergolaFindPictures *self, const PergolaLibraryEntry *entry);

G_END_DECLS
