/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person prefers. It is remembered where the schema is installed; elsewhere it holds until the program ends.
 *
 * Properties, all of them words as the schema has them, and notified:
 *   style           "system", "light" or "dark": of the windows; it takes effect at once
 *   export-paper    "fit", "a4", "a3", "letter" or "screen": what an export starts with
 *   export-audience "everyone", "circle" or "me": for whom an export is made, unless said otherwise */

#pragma once

#include <adwaita.h>

#include "pergola-draw.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_PREFERENCES (pergola_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PergolaPreferences, pergola_preferences, PERGOLA, PREFERENCES, GObject)

PergolaPreferences *pergola_preferences_new (GSettings *settings); /* (nullable) */

/* Whether a project saves itself: property "autosave". */
gboolean pergola_preferences_get_autosave (PergolaPreferences *self);
PergolaPaper pergola_preferences_get_export_paper (PergolaPreferences *self);
PergolaAudience pergola_preferences_get_export_audience (PergolaPreferences *self);

G_END_DECLS
