/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A board as a picture to look at, of a project that no window shows. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-draw.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): @board with all that is on it, for its owner's eyes, at 100 %. Errors: as of
 * pergola_output_render. Takes its time; any thread. */
GdkTexture *pergola_board_texture_draw (
  PergolaProject *project, const char *board, PergolaTheme theme, GCancellable *cancellable, GError **error);

G_END_DECLS
