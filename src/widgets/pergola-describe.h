/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How lists show items: their small picture, the badge of where they stand, and their links in words. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

/* (nullable): the glyph of an item, as its card shows it. */
const char *pergola_describe_glyph (PergolaProject *project, PergolaItem *item);

/* (transfer full): the title, or the kind in brackets where there is none. */
char *pergola_describe_title (PergolaProject *project, PergolaItem *item);

/* (transfer full): where an item leads: "to 2: Night-flow checklist, and 1 more. Improving 1: Leak clinic"; may be
 * empty. */
char *pergola_describe_links (PergolaEditor *editor, PergolaItem *item);

/* (transfer full): the class that colours a widget as a zone: "hue-amber". */
char *pergola_describe_hue_class (const char *hue);

/* A tooltip that may be the one that is there already: GTK asks the screen where the pointer is whenever it is set. */
void pergola_describe_tooltip (GtkWidget *widget, const char *text); /* (nullable) text */

/* A round badge of a zone, or an empty label where it has none. */
GtkWidget *pergola_badge_new (const PergolaZone *zone);

/* A glyph in the colour of its text. */
#define PERGOLA_TYPE_GLYPH_IMAGE (pergola_glyph_image_get_type ())
G_DECLARE_FINAL_TYPE (PergolaGlyphImage, pergola_glyph_image, PERGOLA, GLYPH_IMAGE, GtkWidget)

GtkWidget *pergola_glyph_image_new (const char *name);
void pergola_glyph_image_set_name (PergolaGlyphImage *self, const char *name); /* (nullable) */

G_END_DECLS
