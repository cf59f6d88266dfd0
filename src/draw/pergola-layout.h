/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A layout turns a board of a project into a scene. Layouts are pure and deterministic. They guarantee: no label
 * overlaps another, every line touches both its ends and runs over no card, everything lies on the page. */

#pragma once

#include "pergola-scene.h"

G_BEGIN_DECLS

typedef struct
{
  double width;             /* wanted, in scene units; 0 for the natural one. A figure is never narrower than it must be. */
  double height;            /* wanted; 0 for the natural one. A figure grows to it, never shrinks. */
  gboolean paper;           /* for an output: a heading, strips and a legend; cards grow instead of ellipsising; no hints */
  PergolaAudience audience; /* what is meant for a narrower one is left out */
  gboolean retrospective;   /* read from the result back: its strip is lit, and steps count from the last */
  guint32 until;            /* a day (Julian): what comes later is not drawn, in its place; 0: all is… */
  gboolean keep_later;      /* …it is, but numbers are as they were on that day: see pergola_layout_cut */
  const PergolaFilter *filter; /* (nullable): items that do not match stand back; links stand back with either end */
  const char *overlay;      /* (nullable): the id of the board's overlay that is told over the figure */
  const char *story;        /* (nullable): the story to follow; NULL: the property BOARD/story; "": none */
  const char *const *chain; /* (nullable): ids: a figure lights these, one after the other, instead of the story */
} PergolaLayoutOptions;

#define PERGOLA_LAYOUT_OPTIONS_SCREEN ((PergolaLayoutOptions) { .audience = PERGOLA_AUDIENCE_ME })
#define PERGOLA_LAYOUT_OPTIONS_PAPER ((PergolaLayoutOptions) { .paper = TRUE, .audience = PERGOLA_AUDIENCE_EVERYONE })

/* (transfer full): never NULL; a board whose layout is unknown gives a page that says so. */
PergolaScene *pergola_layout_run (PergolaProject *project, const PergolaBoardDef *board, PergolaFonts *fonts, const PergolaLayoutOptions *options);

/* (transfer full): what of a scene is there on a day, without laying it out anew. */
PergolaScene *pergola_layout_cut (PergolaScene *scene, const PergolaTimeline *timeline, guint32 until);

/* One function a layout, registered in pergola-layout.c by the name that definitions use. */
typedef PergolaScene *(*PergolaLayoutFunc) (PergolaProject *project, const PergolaBoardDef *board, PergolaFonts *fonts, const PergolaLayoutOptions *options);

PergolaScene *pergola_layout_cycles (PergolaProject *project, const PergolaBoardDef *board, PergolaFonts *fonts, const PergolaLayoutOptions *options);
PergolaScene *pergola_layout_plane (PergolaProject *project, const PergolaBoardDef *board, PergolaFonts *fonts, const PergolaLayoutOptions *options);
PergolaScene *pergola_layout_sheet (PergolaProject *project, const PergolaBoardDef *board, PergolaFonts *fonts, const PergolaLayoutOptions *options);
PergolaScene *pergola_layout_table (PergolaProject *project, const PergolaBoardDef *board, PergolaFonts *fonts, const PergolaLayoutOptions *options);

/* A typeset page of one item: what it says, what is in it, and where others name it: of a person the stories that were
 * told. Nothing but the page's margins where it is not for the audience. */
PergolaScene *pergola_layout_sheet_item (PergolaProject *project, PergolaItem *item, PergolaFonts *fonts, const PergolaLayoutOptions *options);

/* A new order for the cards of a board that straightens its lines, as one transaction: cards with reframing loops
 * rise, those with improving loops sink, neighbours face each other. FALSE when nothing had to move. */
gboolean pergola_layout_tidy (PergolaProject *project, const PergolaBoardDef *board);

G_END_DECLS
