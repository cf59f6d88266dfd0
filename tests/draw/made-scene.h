/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Scenes built by hand, for tests of what works on any scene. */

#pragma once

#include "pergola-draw.h"

G_BEGIN_DECLS

/* (transfer full): a zone per column with @rows cards each; the id of a card is "cROW-COLUMN", its title as given,
 * and a link "link" from the first card to the last. */
PergolaScene *make_scene (PergolaFonts *fonts, guint columns, guint rows, const char *title);

PergolaRect get_node_bounds (PergolaScene *scene, const char *id);

G_END_DECLS
