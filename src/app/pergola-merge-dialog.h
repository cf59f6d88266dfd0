/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Asks which other item is the same as this one, those first that are likely so. The one that is chosen stays. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_MERGE_DIALOG (pergola_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PergolaMergeDialog, pergola_merge_dialog, PERGOLA, MERGE_DIALOG, AdwWindow)

/* Over @parent, where the action "edit.merge-into" is; for the item @id, which is selected. */
void pergola_merge_dialog_present (GtkWindow *parent, PergolaEditor *editor, const char *id);

G_END_DECLS
