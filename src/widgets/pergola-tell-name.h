/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A button that says which card a step tells of, where it can be called otherwise, or be another one. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

/* (transfer floating): a menu button. */
GtkWidget *pergola_tell_name_new (PergolaEditor *editor);
/* @step (nullable) */
void pergola_tell_name_show (GtkWidget *button, PergolaItem *step);

G_END_DECLS
