/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a community is, as circles and as sentences that can be written there. */

#pragma once

#include "pergola-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_OVERVIEW_STATEMENTS (pergola_overview_statements_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOverviewStatements, pergola_overview_statements, PERGOLA, OVERVIEW_STATEMENTS, GtkBox)

GtkWidget *pergola_overview_statements_new (void);
/* Shows what a project says now (nullable: none). */
void pergola_overview_statements_update (PergolaOverviewStatements *self, PergolaEditor *editor);
/* What stands where the circles meet. */
void pergola_overview_statements_set_centre (PergolaOverviewStatements *self, const char *title);

G_END_DECLS
