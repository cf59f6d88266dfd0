/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The details of what is selected, made from its kind: nothing here knows a figure's words. With nothing selected,
 * the board itself; with several, what they share.
 *
 * Property: "editor".
 *
 * Signal:
 *   left   what it was about has gone, and the focus with it: it belongs to the view now, not to the project's title */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_INSPECTOR (pergola_inspector_get_type ())
G_DECLARE_FINAL_TYPE (PergolaInspector, pergola_inspector, PERGOLA, INSPECTOR, AdwBin)

GtkWidget *pergola_inspector_new (void);
void pergola_inspector_set_editor (PergolaInspector *self, PergolaEditor *editor); /* (nullable) */
/* Puts the cursor into the first field of what is selected. */
void pergola_inspector_edit_title (PergolaInspector *self);
/* Goes to what of it was changed in two ways; FALSE where nothing was. */
gboolean pergola_inspector_decide (PergolaInspector *self);

G_END_DECLS
