/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What layouts have in common; private to them. */

#pragma once

#include "pergola-layout.h"

G_BEGIN_DECLS

/* Sizes of letters of a page's heading. */
typedef struct
{
  double heading, subheading;
} PergolaHeadingSizes;

/* Whether figures in a language run right to left. */
gboolean pergola_layout_is_right_to_left (const char *language);

/* The size of text set in @width (-1: on one line) in at most @lines (0: as many as needed). */
void pergola_layout_measure_text (PergolaFonts *fonts, const char *text, double size, gboolean bold, double width, int lines, double *out_width, double *out_height);

/* Text that takes as many lines as it needs: its bounds get their height from it. */
PergolaShape *pergola_layout_add_text (PergolaScene *scene, PergolaFonts *fonts, PergolaShapeRole role, const char *text, PergolaRect rect, double size, gboolean bold, PangoAlignment align, PergolaColor color);

/* What a page is called, and below it @subheading (may be empty). Returns the height that both take. */
double pergola_layout_add_heading (PergolaScene *scene, PergolaFonts *fonts, const PergolaBoardDef *board, const char *subheading, double x, double y, double width, const PergolaHeadingSizes *sizes);

/* Whether a drawing says that another version of an item waits for a decision: on screen, and in what is made for those
 * who work on the project; never in what is made for everyone. Where it does, its name says so in words, too. */
gboolean pergola_layout_marks_conflict (PergolaItem *item, const PergolaLayoutOptions *options);
const char *pergola_layout_get_conflict_words (void);
/* The mark itself, around a point. */
void pergola_layout_add_conflict_mark (PergolaScene *scene, const char *item, double x, double y);

/* The last thing a layout does: what the scene is called, and its direction. */
void pergola_layout_finish (PergolaScene *scene, PergolaProject *project, const PergolaBoardDef *board);

G_END_DECLS
