/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was done in one step, in words for someone who did it a while ago. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_STEP_ADDED,
  PERGOLA_STEP_REMOVED,
  PERGOLA_STEP_LINKED,
  PERGOLA_STEP_MOVED,
  PERGOLA_STEP_CHANGED,
  PERGOLA_STEP_SETTING, /* of the project */
} PergolaStepKind;

typedef struct
{
  PergolaStepKind kind;
  char *title;  /* "Changed the note of “Night-flow trial”" */
  char *detail; /* (nullable): "“8 weeks” to “9 weeks”", "Value · Applied" */
  char *hue;    /* (nullable): of what it was done to */
} PergolaStep;

/* (transfer full): the items are called as they are called now. */
PergolaStep *pergola_step_describe (PergolaProject *project, const PergolaTransaction *transaction);
void pergola_step_free (PergolaStep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaStep, pergola_step_free)

G_END_DECLS
