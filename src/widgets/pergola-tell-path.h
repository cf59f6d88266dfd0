/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The path of a story, drawn while it is told. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_TELL_PATH (pergola_tell_path_get_type ())
G_DECLARE_FINAL_TYPE (PergolaTellPath, pergola_tell_path, PERGOLA, TELL_PATH, GtkWidget)

/* @project and @story are nullable: nothing. @current (nullable): the key of the answer that is written. */
void pergola_tell_path_show (
  PergolaTellPath *self, PergolaProject *project, const char *story, const PergolaForm *form, const char *current);

G_END_DECLS
