/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What earlier runs of the program could not save: one project at a time, after a list where there are several. What is
 * left undecided is offered again at the next start. */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_RECOVERY_WINDOW (pergola_recovery_window_get_type ())
G_DECLARE_FINAL_TYPE (PergolaRecoveryWindow, pergola_recovery_window, PERGOLA, RECOVERY_WINDOW, AdwApplicationWindow)

/* Looks for what was left behind, and offers it; TRUE: there is something, and it is shown. @path (nullable): what
 * somebody wants to open; then only unsaved work for just that file counts, and the file is opened once that is
 * decided. @callback (nullable). */
void pergola_recovery_window_offer_async (PergolaApplication *app,
                                          const char *path,
                                          GAsyncReadyCallback callback,
                                          gpointer data);
gboolean pergola_recovery_window_offer_finish (GAsyncResult *result);

G_END_DECLS
