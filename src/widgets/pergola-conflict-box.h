/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What of one item was changed in two ways, to be decided there: each choice is made at once, as a step of undo. Seen
 * only while there is something to decide. */

#pragma once

#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_CONFLICT_BOX (pergola_conflict_box_get_type ())
G_DECLARE_FINAL_TYPE (PergolaConflictBox, pergola_conflict_box, PERGOLA, CONFLICT_BOX, AdwBin)

/* @id (nullable): of an item or link; NULL for the project itself. */
GtkWidget *pergola_conflict_box_new (PergolaEditor *editor, const char *id);

G_END_DECLS
