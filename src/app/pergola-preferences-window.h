/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The preferences, to be looked at and changed. A change takes effect at once. */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_PREFERENCES_WINDOW (pergola_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
  PergolaPreferencesWindow, pergola_preferences_window, PERGOLA, PREFERENCES_WINDOW, AdwPreferencesWindow)

/* @parent (nullable) */
void pergola_preferences_window_present (PergolaApplication *app, GtkWindow *parent);

G_END_DECLS
