/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a search over all projects found, as the lines of a list: under a heading for each project, some of what it
 * holds, and the rest when it is asked for. A list makes rows for two hundred lines at once, seen or not: so the first
 * ones are there at once, and more when they come into sight. */

#pragma once

#include "pergola-library.h"

G_BEGIN_DECLS

/* A line says "changed" when it has become another one: rows are brought up to date, and not made anew with every
 * letter that is typed. */
#define PERGOLA_TYPE_FIND_LINE (pergola_find_line_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindLine, pergola_find_line, PERGOLA, FIND_LINE, GObject)

/* The heading of a project in which something was found, or something in it. */
struct _PergolaFindLine
{
  GObject parent_instance;

  char *key;                    /* the same for the same thing in every result */
  PergolaLibraryEntry *entry;   /* the project */
  PergolaLibraryResult *result; /* of which these are parts: */
  PergolaLibraryGroup *group;   /* (nullable): nothing but the project itself was found */
  PergolaLibraryHit *hit;       /* (nullable): what was found; NULL: a heading */
  guint n_more;                 /* of a heading: how many are not under it yet */
  gboolean titled;              /* of a heading: the project itself was found, and can be opened */
  gboolean first;               /* under its heading… */
  gboolean last;                /* …or the last one there */
};

/* Whether it can be selected and opened. */
gboolean pergola_find_line_is_hit (PergolaFindLine *self);
/* How much was found in its project. */
guint pergola_find_line_count_hits (PergolaFindLine *self);

#define PERGOLA_TYPE_FIND_MODEL (pergola_find_model_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindModel, pergola_find_model, PERGOLA, FIND_MODEL, GObject)

PergolaFindModel *pergola_find_model_new (void);

/* @result (nullable): only some of each project are shown, if there is more than one. @same: it answers the same
 * question as the one before: lines that say the same stay. */
void pergola_find_model_set_result (PergolaFindModel *self, PergolaLibraryResult *result, gboolean same);
/* All that is known of a project is shown: what @result says of it. */
void pergola_find_model_widen (PergolaFindModel *self, PergolaLibraryResult *result);

/* More lines; FALSE: there are no more. */
gboolean pergola_find_model_show_more (PergolaFindModel *self);

/* (nullable) (transfer none) */
PergolaFindLine *pergola_find_model_get_line (PergolaFindModel *self, guint position);
/* Where a line is: G_MAXUINT: nowhere. It is there then. */
guint pergola_find_model_find (PergolaFindModel *self, const char *key);
/* The hit @step from that at @position, as far as there are any; from G_MAXUINT the first. G_MAXUINT: there is none. */
guint pergola_find_model_step (PergolaFindModel *self, guint position, int step);
/* The first hit of the next project (or that before), round and round. */
guint pergola_find_model_step_project (PergolaFindModel *self, guint position, int step);

G_END_DECLS
