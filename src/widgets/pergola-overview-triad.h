/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Three circles that overlap, and one where they meet. It says what it shows to those who do not see it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_OVERVIEW_TRIAD (pergola_overview_triad_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOverviewTriad, pergola_overview_triad, PERGOLA, OVERVIEW_TRIAD, GtkWidget)

GtkWidget *pergola_overview_triad_new (void);

/* The circle @index, from 0: above, below at the start, below at the end. @hue (nullable): as definitions name it. */
void pergola_overview_triad_set_circle (PergolaOverviewTriad *self, guint index, const char *title, const char *hue);
void pergola_overview_triad_set_centre (PergolaOverviewTriad *self, const char *title);

G_END_DECLS
