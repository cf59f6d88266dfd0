/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the style sheet the colours of the figures (@amber_marker, @amber_tint, …) from the one place that knows
 * them, light or dark as the desktop wants it. */
void pergola_style_install (GdkDisplay *display);

G_END_DECLS
