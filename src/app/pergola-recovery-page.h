/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What came back of one project after a crash: when what was done, each thing with an undo, and what is to become of
 * it.
 *
 * Signals:
 *   keep ()      it is to be saved
 *   copy ()      it is to be saved as another file
 *   discard ()   none of it is wanted */

#pragma once

#include <adwaita.h>

#include "pergola-recovery.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_RECOVERY_PAGE (pergola_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (PergolaRecoveryPage, pergola_recovery_page, PERGOLA, RECOVERY_PAGE, AdwBin)

/* @file: what @recovery was opened to. @saved: when the file was written last, in µs since 1970,
 * or 0 where there is none. */
GtkWidget *pergola_recovery_page_new (PergolaFile *file, PergolaRecovery *recovery, gint64 saved);

/* Something could not be done: @message says why and what helps. */
void pergola_recovery_page_say (PergolaRecoveryPage *self, const char *message);

G_END_DECLS
