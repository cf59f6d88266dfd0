/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is behind what, and what is grounded. This is the one place that says so: the audit counts by it and the tracer
 * walks along it.
 *
 * A way leads from the activity that a story is about to its first step, from one step to the next, from a value to the
 * next over a flow, and from an activity over what it is listed to have made. A step stands for what it tells of; one
 * that tells of nothing stands for itself, by the type that its teller gave it, and is passed over where it has none.
 * What a way leads to from an activity, or from something whose type is where value starts, is grounded.
 *
 * One pass over the project; nothing of it is good once the project has changed. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* One step of a story. */
typedef struct
{
  PergolaItem *story;
  PergolaItem *step;
  PergolaItem *card;         /* (nullable): what it tells of */
  const PergolaChoice *tag;  /* (nullable): the type that the teller gave it */
  const PergolaChoice *type; /* (nullable): the card's type; where it tells of nothing, the tag */
} PergolaTold;

/* What leads to what; both stand in the project. */
typedef struct
{
  PergolaItem *from, *to;
} PergolaWay;

typedef struct _PergolaGround PergolaGround;

PergolaGround *pergola_ground_new (PergolaProject *project);
void pergola_ground_free (PergolaGround *self);

/* (transfer none) (element-type PergolaTold): all steps of all stories, story by story, each in its order. */
const GArray *pergola_ground_get_told (PergolaGround *self);
/* (transfer none) (element-type PergolaWay): in no order; those that are there twice come twice, none leads to itself.
 */
const GArray *pergola_ground_get_ways (PergolaGround *self);
/* Whether ways lead from an activity to a value, or to a step that stands for itself. An activity is its own ground. */
gboolean pergola_ground_is_grounded (PergolaGround *self, const char *id);
/* Whether anything comes before it at all: a step, a flow or an activity. */
gboolean pergola_ground_has_before (PergolaGround *self, const char *id);

/* (nullable): what a step stands for. */
PergolaItem *pergola_told_get_node (const PergolaTold *told);
gboolean pergola_ground_is_activity (PergolaProject *project, PergolaItem *item);
/* Whether its type is where value starts. */
gboolean pergola_ground_is_start (PergolaProject *project, PergolaItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaGround, pergola_ground_free)

G_END_DECLS
