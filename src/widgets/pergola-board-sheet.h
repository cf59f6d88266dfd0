/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A part of a scene on its ground of dots, painted in one go and then cut into square tiles. */

#pragma once

#include <gtk/gtk.h>

#include "pergola-draw.h"

G_BEGIN_DECLS

#define PERGOLA_BOARD_TILE 256 /* the side of a tile, in pixels of the toolkit */

/* What is shown, and how. All sizes in pixels of the toolkit. */
typedef struct
{
  PergolaScene *scene;
  PergolaTheme theme;
  double zoom;
  gboolean moving;   /* the zoom is, and will soon be another: what was painted may be stretched for a while */
  gboolean cairo;    /* drawn by cairo, not by a graphics card */
  int scale;         /* pixels of the screen in one of the toolkit */
  int x, y;          /* where the scene's origin is */
  int width, height; /* of what is in sight */
} PergolaBoardPicture;

/* A rectangle of tiles; the scene's origin is the corner of 0, 0. */
typedef struct
{
  int column, row, columns, rows;
} PergolaBoardBlock;

/* In scene units. */
PergolaRect pergola_board_block_get_area (const PergolaBoardBlock *self, double zoom);

typedef struct _PergolaBoardSheet PergolaBoardSheet;

/* Paints a block of a picture: a long line is then drawn once, not once a tile. */
PergolaBoardSheet *pergola_board_sheet_new (const PergolaBoardPicture *picture, const PergolaBoardBlock *block);
void pergola_board_sheet_free (PergolaBoardSheet *self);
/* (transfer full): one of its tiles, where it is in pixels from the scene's origin. */
GskRenderNode *pergola_board_sheet_cut (PergolaBoardSheet *self, int column, int row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaBoardSheet, pergola_board_sheet_free)

G_END_DECLS
