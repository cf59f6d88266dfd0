/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-scene.h"

G_BEGIN_DECLS

/* The spatial index over shapes; made when first asked for, gone when the scene changes. */
typedef struct _PergolaGrid PergolaGrid;

void pergola_grid_free (PergolaGrid *grid);

G_END_DECLS
