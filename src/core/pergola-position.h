/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where items stand on the axes of a board. An axis is a number field with a range; a position is said in fractions of
 * it, from 0 at the lower end to 1 at the upper one, so that drawing and dragging know no ranges. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

typedef struct
{
  double across; /* in reading direction */
  double down;
} PergolaPosition;

/* Where an item stands: by its fields; where they are not set, where the name of its zone stands; else in the middle. */
PergolaPosition pergola_position_of (PergolaProject *project, const PergolaBoardDef *board, PergolaItem *item);

/* Gives the item (inside a transaction) the values of the axes for a position, which is brought into their range. */
void pergola_position_set (PergolaProject *project, const PergolaBoardDef *board, const char *id, PergolaPosition position);

/* One step, "Move Leak clinic": items and their new positions, one each. Steps with the same @merge_key (nullable)
 * that follow each other join. */
void pergola_edit_position (
  PergolaProject *project, const PergolaBoardDef *board, GStrv ids, const PergolaPosition *positions, const char *merge_key);

G_END_DECLS
