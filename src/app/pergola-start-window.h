/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where one begins: the doors for someone who has no project yet, else the library; and the search over all projects,
 * which any typing begins. */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_START_WINDOW (pergola_start_window_get_type ())
G_DECLARE_FINAL_TYPE (PergolaStartWindow, pergola_start_window, PERGOLA, START_WINDOW, AdwApplicationWindow)

GtkWidget *pergola_start_window_new (PergolaApplication *app);

/* (transfer none): says something at its foot. @action (nullable): a detailed action, with the words of its button. */
AdwToast *
pergola_start_window_toast (PergolaStartWindow *self, const char *message, const char *label, const char *action);

G_END_DECLS
