/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What leaves the program, in which format, and for whom.
 *
 * Signal: export (): the person has decided; pergola_export_dialog_get_export says how. */

#pragma once

#include <adwaita.h>

#include "pergola-export-job.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_EXPORT_DIALOG (pergola_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PergolaExportDialog, pergola_export_dialog, PERGOLA, EXPORT_DIALOG, AdwWindow)

/* @board: the one that is shown. */
GtkWidget *pergola_export_dialog_new (GtkWindow *parent, PergolaProject *project, const char *board);

/* What it starts with, in place of the board's size and everyone. */
void pergola_export_dialog_set_defaults (PergolaExportDialog *self, PergolaPaper paper, PergolaAudience audience);

/* @overlay (nullable): the narrative that is told over the board. */
void pergola_export_dialog_set_overlay (PergolaExportDialog *self, const char *overlay);
/* @until: the day whose state is shown, as in PergolaLayoutOptions: offered beside all that is there. */
void pergola_export_dialog_set_until (PergolaExportDialog *self, guint32 until);
/* Whether the figure is read from the result back. */
void pergola_export_dialog_set_retrospective (PergolaExportDialog *self, gboolean retrospective);

/* What was chosen; its board is the dialog's. */
PergolaExport pergola_export_dialog_get_export (PergolaExportDialog *self);

G_END_DECLS
