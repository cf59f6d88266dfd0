/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The picture above a door of the start page: a drawing in the colours of the figures.
 *
 * Property: "drawing": "people", "figure" or "days". */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_DOOR (pergola_door_get_type ())
G_DECLARE_FINAL_TYPE (PergolaDoor, pergola_door, PERGOLA, DOOR, GtkWidget)

G_END_DECLS
