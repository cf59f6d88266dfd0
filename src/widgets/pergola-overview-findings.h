/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What one discipline found, in the place of the cards: each finding with what explains it, who could help, and what to
 * do about it. However many there are, only those in sight are widgets. */

#pragma once

#include "pergola-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_OVERVIEW_FINDINGS (pergola_overview_findings_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOverviewFindings, pergola_overview_findings, PERGOLA, OVERVIEW_FINDINGS, GtkBox)

GtkWidget *pergola_overview_findings_new (void);
/* What is the same as before stays where it is. */
void pergola_overview_findings_show (PergolaOverviewFindings *self, const PergolaDiscipline *discipline);

G_END_DECLS
