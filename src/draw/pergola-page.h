/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a scene is put on paper. Sizes in scene units, 1/96 inch. */

#pragma once

#include "pergola-output.h"

G_BEGIN_DECLS

#define PERGOLA_POINTS_PER_UNIT 0.75
#define PERGOLA_MIN_POINTS 8.0 /* the smallest text on paper */

typedef struct
{
  double width, height; /* of the sheet */
  double scale;         /* of the scene on it */
  double x, y;          /* where the scene's origin is on the sheet */
  PergolaRect clip;     /* the part of the scene that is shown */
  double room_width;    /* the most of the scene that a sheet can show */
  double room_height;
  double repeat;        /* how much of its top, in the scene's units, shows again what the scene repeats; 0 for none */
  int number, count;    /* this sheet of all of them */
} PergolaPage;

/* One page that shows the whole scene: of the scene's size, or in the proportions of the paper with the scene fitted
 * in: of the paper's size, or larger where words would become too small. */
PergolaPage pergola_page_whole (const PergolaScene *scene, PergolaPaper paper);

/* (transfer full) (element-type PergolaPage): the sheets that the scene takes on a paper: one where all text stays
 * readable on it, else several. Each card, pill and label is whole on one of them at least. A typeset page goes on over
 * upright sheets; where the paper fits the scene, each of its parts has a sheet of its own. */
GArray *pergola_page_list_sheets (const PergolaScene *scene, PergolaPaper paper);

/* The widest scene that fits on one sheet with all text readable; 0 where the paper fits every scene. */
double pergola_page_get_room (const PergolaScene *scene, PergolaPaper paper, gboolean landscape);

/* Whether the scene is a typeset page, which goes on over sheets from the top down. */
gboolean pergola_page_flows (const PergolaScene *scene);
/* (transfer full) (element-type PergolaRect): the parts of it that sheets of a height show; @each: each part that it
 * says stays together on one of its own. */
GArray *pergola_page_cut (const PergolaScene *scene, double height, gboolean each);

/* What must not be split between two sheets: rectangles, and to which of them each shape of the scene belongs. */
typedef struct
{
  GArray *rects; /* PergolaRect */
  int *of_shape; /* index into rects, or -1 */
} PergolaPageBlocks;

PergolaPageBlocks *pergola_page_blocks_new (const PergolaScene *scene);
void pergola_page_blocks_free (PergolaPageBlocks *self);
/* Whether a shape is painted on a sheet: not where only a part of its block would be seen, unless the block is larger
 * than any sheet. */
gboolean pergola_page_blocks_shows (const PergolaPageBlocks *self, guint shape, const PergolaPage *page);

/* (transfer full) (element-type PergolaRect): windows of at most this size that show all of the scene. */
GArray *pergola_page_tile (const PergolaScene *scene, const PergolaPageBlocks *blocks, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaPageBlocks, pergola_page_blocks_free)

G_END_DECLS
