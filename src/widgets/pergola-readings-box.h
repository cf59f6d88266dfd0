/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The readings of an indicator, for the inspector: the chart, a line to add the next one, the last ones to change or
 * delete, and ways to take in many. It keeps up with the project by itself. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_READINGS_BOX (pergola_readings_box_get_type ())
G_DECLARE_FINAL_TYPE (PergolaReadingsBox, pergola_readings_box, PERGOLA, READINGS_BOX, GtkBox)

GtkWidget *pergola_readings_box_new (PergolaEditor *editor, const char *indicator);

G_END_DECLS
