/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the cards of the overview show, for the files pergola-overview-*.c only. Actions of the page ("overview"):
 *   go (s: id)          shows an item
 *   page (s: name)      shows the board with a hand-made page, "" for the matrix of values
 *   type (s: choice)    shows where values of a type stand
 *   findings (s: role)  shows what a discipline found
 *   remedy (s: "ROLE INDEX")  does what helps a finding
 *   back                from the findings to the cards */

#pragma once

#include "pergola-core.h"
#include "pergola-editor.h"
#include "pergola-overview-card.h"

G_BEGIN_DECLS

void pergola_overview_show_values (PergolaOverviewCard *card, PergolaEditor *editor, const PergolaAudit *audit);
void pergola_overview_show_evidence (PergolaOverviewCard *card, PergolaEditor *editor, const PergolaAudit *audit);
/* (transfer container): all stories, the latest first. */
GPtrArray *pergola_overview_list_stories (PergolaProject *project);
void pergola_overview_show_stories (PergolaOverviewCard *card, PergolaEditor *editor, GPtrArray *stories);
void pergola_overview_show_promises (PergolaOverviewCard *card, PergolaEditor *editor, GPtrArray *promises);
void pergola_overview_show_readings (PergolaOverviewCard *card, PergolaEditor *editor, GPtrArray *readings);

/* (nullable): a board that is a page of this name; for NULL the matrix of values, which is none. */
const PergolaBoardDef *pergola_overview_find_board (PergolaProject *project, const char *page);
/* (nullable): the zone of a figure in which values of a type stand. @board (out). */
const PergolaZone *
pergola_overview_find_type (PergolaProject *project, const char *type, const PergolaBoardDef **board);

/* (transfer floating): a picture for how something stands; a badge; a picture of a person. */
GtkWidget *pergola_overview_create_state (PergolaAuditState state);
GtkWidget *pergola_overview_create_badge (const PergolaChoice *type);
GtkWidget *pergola_overview_create_person (const char *name);
/* A small round picture of a hue (nullable) with an icon of the theme. */
GtkWidget *pergola_overview_create_dot (const char *icon, const char *hue);
/* A short text in figures that keep their width. */
GtkWidget *pergola_overview_create_count (const char *text, const char *style);

/* Does what helps a finding: @keeper, above @widget, has the actions "overview" and "edit". */
void
pergola_overview_remedy (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaFinding *finding);

G_END_DECLS
