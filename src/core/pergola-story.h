/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A story is a path through values: an item with the role "story", its steps (children with the role "step", by
 * rank), and from each step a link with the role "tells" to the value it tells of. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* (transfer container) (element-type PergolaItem): the values on the path, in order. Steps that tell of nothing are skipped. */
GPtrArray *pergola_story_list_values (PergolaProject *project, const char *story);
/* (transfer container) (element-type PergolaItem): the stories in which @value is a step. */
GPtrArray *pergola_story_list_of (PergolaProject *project, const char *value);
/* (nullable): the id of the story that @board follows, if it is there. */
const char *pergola_story_get_followed (PergolaProject *project, const char *board);
/* One transaction: @board follows @story (nullable: none), and so does every board on which the same kind of path can be
 * followed, so that it stays in sight from one to the next. Following another just after is the same step of undo. */
gboolean pergola_story_follow (PergolaProject *project, const PergolaBoardDef *board, const char *story, GError **error);
/* (transfer none) (nullable): a new story without steps, which @board follows at once, as one transaction; NULL where
 * the board follows none. */
PergolaItem *pergola_story_add (PergolaProject *project, const PergolaBoardDef *board);
/* One transaction: @value becomes a step of @story, just after the value @after (nullable) where that one is a step, else
 * the last. */
void pergola_story_insert (PergolaProject *project, const char *story, const char *value, const char *after);
/* The same, as the last step. */
void pergola_story_append (PergolaProject *project, const char *story, const char *value);
/* One transaction: @value stops being a step of @story. */
void pergola_story_remove (PergolaProject *project, const char *story, const char *value);
/* One transaction: @value becomes a step earlier or later on the path, unless it is the first or the last. */
void pergola_story_shift (PergolaProject *project, const char *story, const char *value, gboolean later);
/* One transaction: @value becomes the step at @position, from 0, among those on the path. */
void pergola_story_move (PergolaProject *project, const char *story, const char *value, guint position);

G_END_DECLS
