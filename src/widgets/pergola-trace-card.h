/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of a trace as widgets. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-editor.h"
#include "pergola-trace.h"

G_BEGIN_DECLS

/* A button for a place on a chain: its type above, its title, and below who says so; with an arrow before all but the
 * first. */
GtkWidget *pergola_trace_card_new (PergolaProject *project, const PergolaTracePlace *place, gboolean first);
/* The button of it, to be heard. */
GtkWidget *pergola_trace_card_get_button (GtkWidget *card);
/* A line that says what is open, with a button that helps. @breaks: the chain is not whole for it. */
GtkWidget *pergola_trace_gap_new (const char *words, const char *remedy, gboolean breaks, GtkWidget **button);

G_END_DECLS
