/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An indicator as a line of the page: badge, title and what is known or missing, its last readings, baseline, latest
 * and target, and how far it is. Where there is little room columns go; narrow, what is left of them stands in two
 * lines. */

#pragma once

#include "pergola-adaptive.h"
#include "pergola-core.h"

G_BEGIN_DECLS

/* What a list of indicators holds: one of them, as it is now. */
#define PERGOLA_TYPE_INDICATOR_ENTRY (pergola_indicator_entry_get_type ())
G_DECLARE_FINAL_TYPE (PergolaIndicatorEntry, pergola_indicator_entry, PERGOLA, INDICATOR_ENTRY, GObject)

PergolaIndicatorEntry *pergola_indicator_entry_new (const char *id);
const char *pergola_indicator_entry_get_id (PergolaIndicatorEntry *self);
/* Says "changed" to the row that shows it where it looks different. @project is not kept. */
void pergola_indicator_entry_take (PergolaIndicatorEntry *self,
                                   PergolaProject *project,
                                   PergolaIndicator *indicator /* (transfer full) */);

#define PERGOLA_TYPE_INDICATOR_ROW (pergola_indicator_row_get_type ())
G_DECLARE_FINAL_TYPE (PergolaIndicatorRow, pergola_indicator_row, PERGOLA, INDICATOR_ROW, GtkBox)

GtkWidget *pergola_indicator_row_new (void);
/* The line of the columns' names. */
GtkWidget *pergola_indicator_row_new_heading (void);
void pergola_indicator_row_set_entry (PergolaIndicatorRow *self, PergolaIndicatorEntry *entry); /* (nullable) */
PergolaIndicatorEntry *pergola_indicator_row_get_entry (PergolaIndicatorRow *self);             /* (nullable) */
void pergola_indicator_row_set_level (PergolaIndicatorRow *self, PergolaLevel level);

G_END_DECLS
