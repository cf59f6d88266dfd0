/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The strip below a board that has a catalogue: everything that can be put onto it. Hidden where there is none.
 *
 * Properties: "revealed" (whether it is more than its title). */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_CATALOGUE_STRIP (pergola_catalogue_strip_get_type ())
G_DECLARE_FINAL_TYPE (PergolaCatalogueStrip, pergola_catalogue_strip, PERGOLA, CATALOGUE_STRIP, AdwBin)

GtkWidget *pergola_catalogue_strip_new (void);
void pergola_catalogue_strip_set_editor (PergolaCatalogueStrip *self, PergolaEditor *editor); /* (nullable) */
gboolean pergola_catalogue_strip_get_revealed (PergolaCatalogueStrip *self);
void pergola_catalogue_strip_set_revealed (PergolaCatalogueStrip *self, gboolean revealed);

G_END_DECLS
