/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A scene on its ground of dots, painted in square tiles that are kept: scrolling paints only what comes into sight, a
 * change only where something looks different. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-draw.h"

G_BEGIN_DECLS

typedef struct _PergolaBoardTiles PergolaBoardTiles;

/* What is shown, and how. All sizes in pixels of the toolkit. */
typedef struct
{
  PergolaScene *scene;
  PergolaTheme theme;
  double zoom;
  gboolean cairo;    /* drawn by cairo, not by a graphics card */
  int scale;         /* pixels of the screen in one of the toolkit */
  int x, y;          /* where the scene's origin is */
  int width, height; /* of what is in sight */
} PergolaBoardPicture;

PergolaBoardTiles *pergola_board_tiles_new (void);
void pergola_board_tiles_free (PergolaBoardTiles *self);
void pergola_board_tiles_snapshot (PergolaBoardTiles *self, const PergolaBoardPicture *picture, GtkSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaBoardTiles, pergola_board_tiles_free)

G_END_DECLS
