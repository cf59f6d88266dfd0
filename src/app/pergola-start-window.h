/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The start page: three doors, an example, and what was open lately. */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_START_WINDOW (pergola_start_window_get_type ())
G_DECLARE_FINAL_TYPE (PergolaStartWindow, pergola_start_window, PERGOLA, START_WINDOW, AdwApplicationWindow)

GtkWidget *pergola_start_window_new (PergolaApplication *app);

G_END_DECLS
