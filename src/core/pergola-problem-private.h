/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of the check of a project: pergola-problem.c looks at the whole and its boards, -items.c at items, links and
 * their fields, -evidence.c at what fields mean together, -conflicts.c at what waits for a decision, -extras.c at what no part of the program knows. Core only. */

#pragma once

#include "pergola-problem.h"
#include "pergola-project-private.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaProject *project;
  GPtrArray *problems;
  GStringChunk *names; /* those that had to be shortened */
} PergolaCheck;

/* Takes @message. @item and @key (nullable): what it is about; @line: of the file, or 0 for that of the item. */
void pergola_check_report (PergolaCheck *check, PergolaProblemType type, PergolaItem *item, const char *key, int line, char *message);
/* (transfer none): what a person would call it, not too long for a message. */
const char *pergola_check_name (PergolaCheck *check, PergolaItem *item);

void pergola_check_item (PergolaCheck *check, PergolaItem *item);
/* Of what can be counted: readings that say nothing, targets that are due before they can be reached. */
void pergola_check_evidence (PergolaCheck *check, PergolaItem *item, const PergolaKind *kind);
void pergola_check_link (PergolaCheck *check, PergolaItem *link);

/* What waits for a decision; @item (nullable): NULL for the project itself. */
void pergola_check_conflicts (PergolaCheck *check, PergolaItem *item);

/* @item (nullable): what they belong to. */
void pergola_check_extras (PergolaCheck *check, PergolaItem *item, PergolaExtras *extras);

G_END_DECLS
