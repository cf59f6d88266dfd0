/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of a card of the overview: a picture, a title with a line below it, and something at its end. It leads to what
 * it is about. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_OVERVIEW_ROW (pergola_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOverviewRow, pergola_overview_row, PERGOLA, OVERVIEW_ROW, GtkButton)

GtkWidget *pergola_overview_row_new (void);

/* Whether it does not show this yet, of which @said says all; from now on it is taken to. What stands there already is
 * not to be made anew with every letter that somebody types. */
gboolean pergola_overview_row_needs (PergolaOverviewRow *self, const char *said);

/* @subtitle (nullable). It is read out as both. */
void pergola_overview_row_set_words (PergolaOverviewRow *self, const char *title, const char *subtitle);
/* What it is read out as, where that is more than its words. */
void pergola_overview_row_set_name (PergolaOverviewRow *self, const char *name);
/* (nullable): widgets that cannot be used, before and after the words. */
void pergola_overview_row_set_lead (PergolaOverviewRow *self, GtkWidget *lead);
void pergola_overview_row_set_tail (PergolaOverviewRow *self, GtkWidget *tail);
/* What it does, with a string for its target. */
void pergola_overview_row_set_target (PergolaOverviewRow *self, const char *action, const char *target);

G_END_DECLS
