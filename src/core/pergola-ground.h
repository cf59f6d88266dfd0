/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an activity is behind. A chain goes from the activity that a story is about to its first step, from one step to the
 * next, from a value to the next over a flow, and from an activity over what it is listed to have made. It is grounded where it begins at an activity, or at a value whose
 * type is where value starts.
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

typedef struct _PergolaGround PergolaGround;

PergolaGround *pergola_ground_new (PergolaProject *project);
void pergola_ground_free (PergolaGround *self);

/* (transfer none) (element-type PergolaTold): all steps of all stories, story by story, each in its order. */
const GArray *pergola_ground_get_told (PergolaGround *self);
/* Whether a chain leads from an activity to a value, or to a step that tells of nothing. An activity is its own ground. */
gboolean pergola_ground_is_grounded (PergolaGround *self, const char *id);
/* Whether anything comes before it at all: a step, a flow or an activity. */
gboolean pergola_ground_has_before (PergolaGround *self, const char *id);

/* (nullable): the choice of the field with this role, for any kind of item. */
const PergolaChoice *pergola_ground_get_choice (PergolaProject *project, PergolaItem *item, const char *role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaGround, pergola_ground_free)

G_END_DECLS
