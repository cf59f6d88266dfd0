/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A small picture by which a project is recognised: its figure, without words. */

#pragma once

#include "pergola-layout.h"

G_BEGIN_DECLS

typedef struct
{
  int width, height; /* in units */
  double scale;      /* pixels a unit */
  PergolaTheme theme;
} PergolaThumbnailOptions;

/* (transfer full) (nullable): a PNG with a transparent ground: of the boards on which the project draws, the first one
 * that holds something for the circle; where none does, a pale figure that waits for something. What is meant for oneself
 * alone leaves no trace in it. The same project gives the same bytes. May be called on a thread that has @fonts and the
 * project for itself; it stops between its steps where @cancellable says so. Errors: PERGOLA_OUTPUT_ERROR_FAILED,
 * G_IO_ERROR_CANCELLED. */
GBytes *pergola_thumbnail_render (PergolaProject *project,
                                  PergolaFonts *fonts,
                                  const PergolaThumbnailOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
