/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shows a picture in its middle, in a shape that does not depend on the picture, so that nothing moves when it comes.
 *
 * Property: "fixed-width": that wide, and no wider; 0 for as wide as there is room. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_LIBRARY_PICTURE (pergola_library_picture_get_type ())
G_DECLARE_FINAL_TYPE (PergolaLibraryPicture, pergola_library_picture, PERGOLA, LIBRARY_PICTURE, GtkWidget)

/* The shape of all pictures, in units: width and height. */
#define PERGOLA_LIBRARY_PICTURE_WIDTH 320
#define PERGOLA_LIBRARY_PICTURE_HEIGHT 192

void pergola_library_picture_set_paintable (PergolaLibraryPicture *self, GdkPaintable *paintable); /* (nullable) */
void pergola_library_picture_set_fixed_width (PergolaLibraryPicture *self, int width);

G_END_DECLS
