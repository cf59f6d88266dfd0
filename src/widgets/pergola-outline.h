/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The board as a tree: zones, their cards, what each leads to. Everything the figure offers, without a pointer.
 *
 * Property: "editor". */

#pragma once

#include <adwaita.h>

#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_OUTLINE (pergola_outline_get_type ())
G_DECLARE_FINAL_TYPE (PergolaOutline, pergola_outline, PERGOLA, OUTLINE, AdwBin)

GtkWidget *pergola_outline_new (void);
void pergola_outline_set_editor (PergolaOutline *self, PergolaEditor *editor); /* (nullable) */

G_END_DECLS
