/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a search leaves out, as pills: each goes with a click. And, where there is no room for the panel, the kinds as
 * pills, of which one is chosen. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-find-filter.h"
#include "pergola-library.h"

G_BEGIN_DECLS

/* Empties @box and fills it anew. @all: also what other parts of the page show where there is room for them. FALSE: the
 * focus was on a pill, and there is none any more. */
gboolean pergola_find_pills_show_filter (GtkBox *box, PergolaFindFilter *filter, gboolean all);
/* @result (nullable). Pills that are the same stay. */
void pergola_find_pills_show_kinds (GtkBox *box, PergolaFindFilter *filter, PergolaLibraryResult *result);

G_END_DECLS
