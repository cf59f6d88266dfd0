/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is selected in a window: ids of items and links, in the order they were selected. Every view of the window
 * shares it. An id whose item is removed leaves it by itself. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_SELECTION (pergola_selection_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSelection, pergola_selection, PERGOLA, SELECTION, GObject)

/* Signal: changed (). */

PergolaSelection *pergola_selection_new (PergolaProject *project);
/* (transfer full): all of it, NULL-terminated. */
GStrv pergola_selection_get_ids (PergolaSelection *self);
guint pergola_selection_get_size (PergolaSelection *self);
/* (nullable): the one thing that is selected; NULL when there is none or more than one. */
const char *pergola_selection_get_single (PergolaSelection *self);
/* (nullable): the one selected last. */
const char *pergola_selection_get_last (PergolaSelection *self);
gboolean pergola_selection_contains (PergolaSelection *self, const char *id);
void pergola_selection_set_one (PergolaSelection *self, const char *id);                 /* NULL clears */
void pergola_selection_set (PergolaSelection *self, const char *const *ids);
void pergola_selection_toggle (PergolaSelection *self, const char *id);
void pergola_selection_clear (PergolaSelection *self);

G_END_DECLS
