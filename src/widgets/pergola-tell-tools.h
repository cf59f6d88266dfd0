/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be said of the step that an answer made: its card's name and kind, whether it is one that is there already,
 * what it did, and what shows it. */

#pragma once

#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_TELL_TOOLS (pergola_tell_tools_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTellTools, pergola_tell_tools, PERGOLA, TELL_TOOLS, AdwBin)

GtkWidget *pergola_tell_tools_new (PergolaEditor *editor);
/* @step (nullable): nothing; @form (nullable): what it asks for is not asked for here. */
void pergola_tell_tools_show (PergolaTellTools *self, PergolaItem *step, const PergolaForm *form);

G_END_DECLS
