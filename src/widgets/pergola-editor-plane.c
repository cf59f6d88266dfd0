/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* On a board with axes, a place has a meaning: moving changes the values that it stands for. */

#include "pergola-editor-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NUDGE 0.02 /* of an axis: what a key moves */

const PergolaBoardDef *
pergola_editor_get_plane (PergolaEditor *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  return board != NULL && board->across != NULL ? board : NULL;
}

/* (transfer full): those that are selected and stand on the plane. */
static GStrv
list_standing (PergolaEditor *self, const PergolaBoardDef *board)
{
  g_auto (GStrv) ids = pergola_selection_get_ids (self->selection);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaItem *item = pergola_project_get (self->project, ids[i]);

      if (item != NULL && !pergola_item_is_link (item) &&
          pergola_project_get_field (self->project, item, board->across) != NULL)
        g_strv_builder_add (builder, ids[i]);
    }

  return g_strv_builder_end (builder);
}

static PergolaPosition
get_step (PergolaMove move)
{
  switch (move)
    {
    case PERGOLA_MOVE_BEFORE:
      return (PergolaPosition){ 0, -NUDGE };
    case PERGOLA_MOVE_AFTER:
      return (PergolaPosition){ 0, NUDGE };
    case PERGOLA_MOVE_START:
      return (PergolaPosition){ -NUDGE, 0 };
    case PERGOLA_MOVE_END:
    default:
      return (PergolaPosition){ NUDGE, 0 };
    }
}

/* Together, as far as the first of them can go. */
static gboolean
can_go (PergolaPosition from, PergolaPosition step)
{
  const double room = NUDGE / 4;

  return from.across + step.across > -NUDGE + room && from.across + step.across < 1 + NUDGE - room &&
         from.down + step.down > -NUDGE + room && from.down + step.down < 1 + NUDGE - room;
}

guint
pergola_editor_list_nudges (PergolaEditor *self)
{
  const PergolaBoardDef *board = pergola_editor_get_plane (self);
  g_auto (GStrv) ids = list_standing (self, board);
  guint moves = 0;

  for (guint move = PERGOLA_MOVE_BEFORE; move <= PERGOLA_MOVE_END; move++)
    for (guint i = 0; ids[i] != NULL; i++)
      if (can_go (pergola_position_of (self->project, board, pergola_project_get (self->project, ids[i])),
                  get_step (move)))
        moves |= 1 << move;

  return moves;
}

void
pergola_editor_nudge (PergolaEditor *self, PergolaMove move)
{
  const PergolaBoardDef *board = pergola_editor_get_plane (self);
  PergolaPosition step = get_step (move);
  g_auto (GStrv) ids = list_standing (self, board);
  g_autofree char *key = g_strjoinv (" ", ids);
  g_autofree char *merge_key = g_strconcat ("position ", key, NULL);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (PergolaPosition));

  if (ids[0] == NULL)
    return;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      PergolaPosition position =
        pergola_position_of (self->project, board, pergola_project_get (self->project, ids[i]));

      position.across += step.across;
      position.down += step.down;
      g_array_append_val (positions, position);
    }
  pergola_edit_position (self->project, board, ids, (PergolaPosition *) positions->data, merge_key);
  pergola_editor_reveal (self, ids[0]);
}

/* Where something new stands: beside what it was added after, else where the name of its zone belongs. */
PergolaPosition
pergola_editor_get_new_position (PergolaEditor *self,
                                 const PergolaBoardDef *board,
                                 PergolaItem *item,
                                 const char *after)
{
  PergolaItem *other = after != NULL ? pergola_project_get (self->project, after) : NULL;
  PergolaPosition position;

  if (other == NULL)
    return pergola_position_of (self->project, board, item);

  position = pergola_position_of (self->project, board, other);
  position.down = MIN (position.down + NUDGE, 1);
  return position;
}
