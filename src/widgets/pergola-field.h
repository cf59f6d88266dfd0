/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One field of one item, or of several, tied to the row that edits it. There is a row for every type of field, made
 * from its definition. Typing goes to the project key by key and is sealed into one step of undo by a pause or by
 * leaving the row; what changes elsewhere shows in the row; what does not fit is said under it. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIELD (pergola_field_get_type ())
G_DECLARE_FINAL_TYPE (PergolaField, pergola_field, PERGOLA, FIELD, GObject)

/* (transfer full): the field with its row for @ids, which share a kind. */
PergolaField *pergola_field_new (PergolaEditor *editor, const char *const *ids, const PergolaFieldDef *def);
/* (transfer full): for whom the items are. */
PergolaField *pergola_field_new_audience (PergolaEditor *editor, const char *const *ids);

/* Puts the row, and the one for its errors, at the end of a list. */
void pergola_field_append_to (PergolaField *self, GtkListBox *list);
/* Shows what the project holds now, and whether the field is asked for at all. */
void pergola_field_refresh (PergolaField *self);
/* Puts the cursor there. */
void pergola_field_grab_focus (PergolaField *self);
/* (transfer none): for tests. */
GtkWidget *pergola_field_get_row (PergolaField *self);

G_END_DECLS
