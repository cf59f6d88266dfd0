/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is looked for on a board: a button with a popover that offers the choices of the fields that the board names. It
 * is not seen on a board that names none. */

#pragma once

#include "pergola-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_FILTER_BUTTON (pergola_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFilterButton, pergola_filter_button, PERGOLA, FILTER_BUTTON, AdwBin)

void pergola_filter_button_set_editor (PergolaFilterButton *self, PergolaEditor *editor /* (nullable) */);

G_END_DECLS
