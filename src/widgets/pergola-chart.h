/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The last readings of an indicator as a line, with the target as a dotted one. Large, it has a scale, dates and points
 * that the pointer and the arrow keys read; small, it is the line alone. Its accessible name says the numbers. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_CHART (pergola_chart_get_type ())
G_DECLARE_FINAL_TYPE (PergolaChart, pergola_chart, PERGOLA, CHART, GtkWidget)

#define PERGOLA_CHART_SMALL_WIDTH 104 /* pixels */

GtkWidget *pergola_chart_new (gboolean small);
/* @indicator (nullable) is read at once and not kept. */
void pergola_chart_set_indicator (PergolaChart *self, const PergolaIndicator *indicator);

/* (transfer full): a date of a project as people read it: "14 May" in the year of today, else "14 May 2025"; "May",
 * "2026". */
char *pergola_chart_describe_date (const char *date);
/* (transfer full): all of it in one line, for who does not see it. */
char *pergola_chart_describe (const PergolaIndicator *indicator);

G_END_DECLS
