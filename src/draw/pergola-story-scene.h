/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The path of one story while it is told: a stair of cards, from what made it possible to what came of it, with what is
 * still to be told dotted, and the loops beside it. */

#pragma once

#include "pergola-scene.h"

G_BEGIN_DECLS

/* (transfer full): @width in scene units, at least that of a card and its gutters. @form (nullable): what is still to be
 * told; @current (nullable): the key of the answer that is being written. */
PergolaScene *pergola_story_scene_new (PergolaProject *project,
                                       const char *story,
                                       const PergolaForm *form,
                                       const char *current,
                                       PergolaFonts *fonts,
                                       double width);
/* (transfer full): the same in words. */
char *pergola_story_scene_describe (PergolaProject *project, const char *story, const PergolaForm *form);

G_END_DECLS
