/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A card of the overview: a heading, something that leads on at its end, and lines. Lines stay when what they say
 * changes, so that what has the focus keeps it. */

#pragma once

#include "pergola-overview-row.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_OVERVIEW_CARD (pergola_overview_card_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOverviewCard, pergola_overview_card, PERGOLA, OVERVIEW_CARD, GtkBox)

GtkWidget *pergola_overview_card_new (void);

void pergola_overview_card_set_title (PergolaOverviewCard *self, const char *title);
/* (nullable): a few words at the end of the heading. */
void pergola_overview_card_set_note (PergolaOverviewCard *self, const char *note);
/* (nullable): a button there instead, with a string for its target. */
void
pergola_overview_card_set_link (PergolaOverviewCard *self, const char *label, const char *action, const char *target);
/* (nullable): what to do first, where there is nothing to show. */
void pergola_overview_card_set_invitation (PergolaOverviewCard *self, const char *words);

/* Above the lines, and below them. */
GtkBox *pergola_overview_card_get_top (PergolaOverviewCard *self);
GtkBox *pergola_overview_card_get_foot (PergolaOverviewCard *self);

/* Makes it have @n lines. */
void pergola_overview_card_set_n_rows (PergolaOverviewCard *self, guint n);
PergolaOverviewRow *pergola_overview_card_get_row (PergolaOverviewCard *self, guint index);

G_END_DECLS
