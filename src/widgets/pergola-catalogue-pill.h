/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An entry of the catalogue as it is seen in the strip: the badge of where it would stand, its title, and a check where
 * something has been made of it already. It can be dragged; what is dropped is the pill itself.
 *
 * Signals:
 *   looked-at ()   it has the focus, or was clicked
 *   activated ()   Enter, or a double click
 *   menu (GdkRectangle *)  (nullable): where its menu was asked for
 *   hover (boolean)        the pointer comes, or goes */

#pragma once

#include <gtk/gtk.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_CATALOGUE_PILL (pergola_catalogue_pill_get_type ())
G_DECLARE_FINAL_TYPE (PergolaCataloguePill, pergola_catalogue_pill, PERGOLA, CATALOGUE_PILL, GtkWidget)

/* @zone (nullable): where it would stand on the board that is shown. */
GtkWidget *pergola_catalogue_pill_new (const PergolaCatalogueEntry *entry, const PergolaZone *zone);
const PergolaCatalogueEntry *pergola_catalogue_pill_get_entry (PergolaCataloguePill *self);
const PergolaZone *pergola_catalogue_pill_get_zone (PergolaCataloguePill *self); /* (nullable) */
/* Its edge included, in its own pixels. */
graphene_rect_t pergola_catalogue_pill_get_bounds (PergolaCataloguePill *self);
gboolean pergola_catalogue_pill_is_placed (PergolaCataloguePill *self);
void pergola_catalogue_pill_set_placed (PergolaCataloguePill *self, gboolean placed);
/* Whether its page is the one that is shown. */
void pergola_catalogue_pill_set_selected (PergolaCataloguePill *self, gboolean selected);

G_END_DECLS
