/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-paint.h"

G_BEGIN_DECLS

/* How carefully curves are drawn when a unit takes @scale device pixels. */
void pergola_paint_set_detail (cairo_t *cr, double scale);
/* Paints a shape in a way that takes less time and looks the same at this scale, which is nothing where there would
 * be nothing to see. FALSE where there is no such way. */
gboolean pergola_paint_on_screen (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme, double scale);

G_END_DECLS
