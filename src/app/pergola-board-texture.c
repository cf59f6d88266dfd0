/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-texture.h"

GdkTexture *
pergola_board_texture_draw (
  PergolaProject *project, const char *board, PergolaTheme theme, GCancellable *cancellable, GError **error)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  PergolaOutputOptions options = {
    .format = PERGOLA_FORMAT_PNG,
    .theme = theme,
    .scale = 1,
    .audience = PERGOLA_AUDIENCE_ME,
  };
  g_autoptr (GBytes) png = pergola_output_render (project, board, fonts, &options, cancellable, NULL, error);

  return png != NULL ? gdk_texture_new_from_bytes (png, error) : NULL;
}
