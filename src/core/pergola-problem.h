/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is wrong with a project that could be read: kept as it is, reported, and repairable. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_PROBLEM_DANGLING_LINK, /* an end that is not in the project */
  PERGOLA_PROBLEM_LINK_ENDS,     /* an end of a kind that the link does not join */
  PERGOLA_PROBLEM_UNKNOWN_FRAMEWORK,
  PERGOLA_PROBLEM_UNKNOWN_KIND,
  PERGOLA_PROBLEM_UNKNOWN_FIELD,
  PERGOLA_PROBLEM_UNKNOWN_CHOICE,
  PERGOLA_PROBLEM_VALUE,         /* out of range, not a number, not a date */
  PERGOLA_PROBLEM_PARENT,        /* a parent that is missing, or a circle of parents */
  PERGOLA_PROBLEM_PLACE,         /* a place for an item or on a board that is not there */
  PERGOLA_PROBLEM_CONFLICT,      /* two versions of something, and nobody has decided */
  PERGOLA_PROBLEM_UNKNOWN_XML,   /* elements or attributes that this version does not know */
  PERGOLA_PROBLEM_NEWER,         /* written by a newer version */
} PergolaProblemType;

typedef struct
{
  PergolaProblemType type;
  char *id;      /* (nullable): the item or link */
  char *key;     /* (nullable): the field */
  int line;      /* of the file, or 0 */
  char *message; /* says what is wrong and what can be done */
} PergolaProblem;

/* (transfer full) (element-type PergolaProblem): in the order of the file. */
GPtrArray *pergola_project_check (PergolaProject *project);

/* Why @value does not fit @field, as a sentence (transfer full), or NULL when it fits. */
char *pergola_field_def_explain (const PergolaFieldDef *field, const char *value);

G_END_DECLS
