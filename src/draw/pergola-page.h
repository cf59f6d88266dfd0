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
  int number, count;    /* this sheet of all of them */
} PergolaPage;

/* One page that shows the whole scene: of the scene's size, or of the paper's with the scene fitted in. */
PergolaPage pergola_page_whole (const PergolaScene *scene, PergolaPaper paper);

/* (transfer full) (element-type PergolaPage): the sheets that the scene takes on a paper: one where all text stays
 * readable on it, else several, cut where no card is. */
GArray *pergola_page_list_sheets (const PergolaScene *scene, PergolaPaper paper);

/* The pixels or units that a paper has, portrait. FALSE for PERGOLA_PAPER_FIT. */
gboolean pergola_paper_get_size (PergolaPaper paper, double *width, double *height);

G_END_DECLS
