/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The panel below a board that says where a value comes from: its chains as cards, whether they are whole, and what is
 * still open. On a board whose rows are stories it is about what is selected; elsewhere it comes when it is asked for
 * (the editor's action "trace"), and goes when it is closed. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_TRACE_VIEW (pergola_trace_view_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTraceView, pergola_trace_view, PERGOLA, TRACE_VIEW, AdwBin)

GtkWidget *pergola_trace_view_new (void);
void pergola_trace_view_set_editor (PergolaTraceView *self, PergolaEditor *editor); /* (nullable) */

G_END_DECLS
