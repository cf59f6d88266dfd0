/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pills side by side, each as wide as it is, in as many lines as they need. The Tab key comes in and leaves again, the
 * arrow keys go from one to the next; children that are hidden take no room. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_CATALOGUE_FLOW (pergola_catalogue_flow_get_type ())
G_DECLARE_FINAL_TYPE (PergolaCatalogueFlow, pergola_catalogue_flow, PERGOLA, CATALOGUE_FLOW, GtkWidget)

void pergola_catalogue_flow_append (PergolaCatalogueFlow *self, GtkWidget *child);
void pergola_catalogue_flow_remove (PergolaCatalogueFlow *self, GtkWidget *child);
/* The height (pixels) that it asks for even where fewer lines would do, so that what is around it stays in place. */
void pergola_catalogue_flow_set_least_height (PergolaCatalogueFlow *self, int height);

G_END_DECLS
