/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a button beside a gap does: a question with what can be its answer, or the story, where the missing words go. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-editor.h"
#include "pergola-trace.h"

G_BEGIN_DECLS

/* @keeper, above @widget, the button. */
void pergola_trace_remedy (GtkWidget *keeper, GtkWidget *widget, PergolaEditor *editor, const PergolaGap *gap);

G_END_DECLS
