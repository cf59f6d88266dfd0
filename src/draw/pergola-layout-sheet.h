/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the parts of the layout "sheet" share; private to it. A page is set from the top down, as text is: what is set
 * moves the pen, and says where a sheet of paper may end. What a page says comes from the kinds: their sections and
 * fields, in order. */

#pragma once

#include "pergola-layout-common.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaProject *project;
  const PergolaBoardDef *board; /* (nullable): a page of one item */
  PergolaFonts *fonts;
  const PergolaLayoutOptions *options;
  PergolaScene *scene;
  double width;   /* of the page */
  double x, room; /* of the column that is set now */
  double y;       /* the pen */
  guint left_out;
  gboolean within; /* what is set now rather stays on one sheet */
  gboolean headed; /* a heading was set, which stays with what comes next */
} Sheet;

#define SHEET_BODY 14.0
#define SHEET_SMALL 12.5
#define SHEET_LABEL 11.5
#define SHEET_TITLE 20.0
#define SHEET_DISC 22.0

gboolean pergola_sheet_may_show (Sheet *self, PergolaItem *item);

/* --- text: each moves the pen below what it set --- */

/* Leaves a gap, in which a sheet may end. */
void pergola_sheet_add_gap (Sheet *self, double gap);
/* One shape, on as many lines as it takes. */
PergolaShape *pergola_sheet_add_words (Sheet *self, PergolaShapeRole role, const char *item, const char *text, double size, gboolean bold, PergolaColor color);
/* Text of any length; a sheet may end between its paragraphs and, but for a line or two, within them. */
void pergola_sheet_add_paragraphs (Sheet *self, PergolaShapeRole role, const char *item, const char *text, double size, PergolaColor color);
/* Small words above what they are about: a sheet does not end below them. */
void pergola_sheet_add_label (Sheet *self, const char *item, const char *text);
void pergola_sheet_add_rule (Sheet *self);

/* A small picture or disc with words beside it, on one run. */
typedef struct
{
  const char *badge; /* (nullable) */
  const char *glyph; /* (nullable): where there is no badge */
  PergolaHue hue;
} SheetMark;

void pergola_sheet_add_mark (Sheet *self, const char *item, const SheetMark *mark, double x, double y, double size);

/* --- facts: short things with their names, side by side --- */

typedef struct
{
  char *label;
  char *text;
} SheetFact;

GArray *pergola_sheet_facts_new (void);
void pergola_sheet_facts_add (GArray *facts, const char *label, const char *text);
/* Sets what was collected, and empties it. */
void pergola_sheet_add_facts (Sheet *self, const char *item, GArray *facts);

/* --- fields --- */

/* (transfer full) (nullable): what a field of an item says, in words, to this audience. */
char *pergola_sheet_describe (Sheet *self, PergolaItem *item, const PergolaFieldDef *field);
/* The fields of an item but its title, in order, with the titles of their sections; those with a role in @skip
 * (nullable) are left out. */
void pergola_sheet_add_fields (Sheet *self, PergolaItem *item, const char *const *skip);
/* The links that start or end at an item and that no figure draws, under their titles. */
void pergola_sheet_add_links (Sheet *self, PergolaItem *item);
/* Where the fields of others name it: the stories that a person told. */
void pergola_sheet_add_mentions (Sheet *self, PergolaItem *item);

/* --- items --- */

/* Any item: its title, its fields, what it is linked to, and what lives in it. */
void pergola_sheet_add_item (Sheet *self, PergolaItem *item, int zone);
/* Begins the node of an item at the pen; its end takes what was set since. Returns its index. */
guint pergola_sheet_begin_node (Sheet *self, PergolaItem *item, const char *name, int zone);
void pergola_sheet_end_node (Sheet *self, guint node);

/* --- stories --- */

/* A step with what may be said of it to this audience. */
typedef struct
{
  PergolaItem *step;
  PergolaItem *value;         /* (nullable): what it tells of */
  const PergolaChoice *type;  /* (nullable): of the value, else the teller's tag */
  PergolaHue hue;
} SheetStep;

/* (transfer full) (element-type SheetStep) */
GArray *pergola_sheet_list_steps (Sheet *self, PergolaItem *story);
void pergola_sheet_add_story (Sheet *self, PergolaItem *story, int zone);
/* The path of a story as a row of small cards. */
void pergola_sheet_add_path (Sheet *self, PergolaItem *story, GArray *steps);
/* overview: what a community holds, below what it says of itself. */
void pergola_sheet_add_overview (Sheet *self);
/* What a card of the path is called. */
const char *pergola_sheet_get_step_title (Sheet *self, const SheetStep *step);

G_END_DECLS
