/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-scene.h"

G_BEGIN_DECLS

/* Paints the shapes of a scene that touch @clip (nullable: all) at the current transformation. @scale is how many
 * device pixels a unit takes: below some sizes words become bars, then nothing (level of detail); 0 paints all. */
void pergola_paint_scene (cairo_t *cr, PergolaScene *scene, PergolaTheme theme, const PergolaRect *clip, double scale);
void pergola_paint_shape (cairo_t *cr, const PergolaShape *shape, PergolaTheme theme);
void pergola_paint_set_color (cairo_t *cr, PergolaTheme theme, PergolaColor color);

G_END_DECLS
