/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-scene.h"

G_BEGIN_DECLS

/* Paints the words of a shape in the current source. @scale: how many device pixels a unit takes on a screen, where
 * the words will be painted again and again; 0 for a file. */
void pergola_paint_text (cairo_t *cr, const PergolaShape *shape, double scale);

G_END_DECLS
