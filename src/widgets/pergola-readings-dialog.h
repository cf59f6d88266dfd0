/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Many readings at once, from the clipboard or a file: first it shows what the text says, line by line, and what is
 * wrong with it; then what is good is added as one step. */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

/* @indicator (nullable): the one that they are of, unless the text names several. @widget is where it was asked for. */
void pergola_readings_dialog_paste (GtkWidget *widget, PergolaEditor *editor, const char *indicator);
void pergola_readings_dialog_import (GtkWidget *widget, PergolaEditor *editor, const char *indicator);

G_END_DECLS
