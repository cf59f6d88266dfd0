/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-editor-private.h"

/* Where the selection stands, and who stands there with it. */
typedef struct
{
  const PergolaZone *zone;
  const PergolaCards *cards;
  GPtrArray *moving; /* (element-type utf8): ids, in their order */
  GPtrArray *others; /* (element-type utf8) */
  guint position;    /* how many others stand before the first that moves */
} Standing;

static void
standing_clear (Standing *self)
{
  g_clear_pointer (&self->moving, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Standing, standing_clear)

/* Those that are selected and stand with the one selected last. */
static gboolean
find_standing (PergolaEditor *self, Standing *standing)
{
  const char *last = pergola_selection_get_last (self->selection);
  g_autoptr (GPtrArray) items = NULL;

  *standing = (Standing){ 0 };
  if (last == NULL || (standing->zone = pergola_editor_find_zone (self, last, &standing->cards)) == NULL)
    return FALSE;

  items = pergola_project_list_cards (self->project, standing->cards);
  standing->moving = g_ptr_array_new_with_free_func (g_free);
  standing->others = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    {
      const char *id = pergola_item_get_id (items->pdata[i]);

      if (!pergola_selection_contains (self->selection, id))
        {
          g_ptr_array_add (standing->others, g_strdup (id));
          continue;
        }
      if (standing->moving->len == 0)
        standing->position = standing->others->len;
      g_ptr_array_add (standing->moving, g_strdup (id));
    }

  return standing->moving->len > 0;
}

/* The part of a zone that takes the same kind at the same edge, or NULL. */
static const PergolaCards *
find_counterpart (const Standing *standing, const PergolaZone *zone)
{
  GPtrArray *from[] = { standing->zone->cards, standing->zone->above, standing->zone->below };
  GPtrArray *to[] = { zone->cards, zone->above, zone->below };

  for (guint edge = 0; edge < G_N_ELEMENTS (from); edge++)
    {
      if (from[edge] == NULL || to[edge] == NULL || !g_ptr_array_find (from[edge], standing->cards, NULL))
        continue;
      for (guint i = 0; i < to[edge]->len; i++)
        {
          const PergolaCards *cards = to[edge]->pdata[i];

          if (g_str_equal (cards->kind, standing->cards->kind))
            return cards;
        }
    }

  return NULL;
}

/* The nearest zone in a direction that can take what moves. */
static const PergolaCards *
find_neighbour (PergolaEditor *self, const Standing *standing, int step)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  guint index;

  if (!g_ptr_array_find (board->zones, standing->zone, &index))
    return NULL;

  for (int i = (int) index + step; i >= 0 && i < (int) board->zones->len; i += step)
    {
      const PergolaZone *zone = board->zones->pdata[i];
      const PergolaCards *cards = find_counterpart (standing, zone);

      if (cards != NULL && pergola_editor_shows_zone (self, zone))
        return cards;
    }

  return NULL;
}

guint
pergola_editor_list_moves (PergolaEditor *self)
{
  g_auto (Standing) standing = { 0 };
  guint moves = 0;

  if (pergola_editor_get_plane (self) != NULL)
    return pergola_editor_list_nudges (self);
  if (!find_standing (self, &standing))
    return 0;

  if (standing.position > 0)
    moves |= 1 << PERGOLA_MOVE_BEFORE;
  if (standing.position < standing.others->len)
    moves |= 1 << PERGOLA_MOVE_AFTER;
  if (find_neighbour (self, &standing, -1) != NULL)
    moves |= 1 << PERGOLA_MOVE_START;
  if (find_neighbour (self, &standing, 1) != NULL)
    moves |= 1 << PERGOLA_MOVE_END;

  return moves;
}

/* Puts what moves before the @position-th of @others. */
static void
move_to (PergolaEditor *self, Standing *standing, const PergolaCards *cards, GPtrArray *others, guint position)
{
  const char *before = position > 0 ? others->pdata[position - 1] : NULL;
  const char *after = position < others->len ? others->pdata[position] : NULL;
  g_autofree char *first = g_strdup (standing->moving->pdata[0]);

  g_ptr_array_add (standing->moving, NULL);
  pergola_edit_move (self->project, (GStrv) standing->moving->pdata, cards, before, after);
  pergola_editor_reveal (self, first);
}

/* To another zone, at the same height there. */
static void
move_across (PergolaEditor *self, Standing *standing, int step)
{
  const PergolaCards *cards = find_neighbour (self, standing, step);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  if (cards == NULL)
    return;

  items = pergola_project_list_cards (self->project, cards);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (others, g_strdup (pergola_item_get_id (items->pdata[i])));
  move_to (self, standing, cards, others, MIN (standing->position, others->len));
}

void
pergola_editor_move (PergolaEditor *self, PergolaMove move)
{
  g_auto (Standing) standing = { 0 };

  if (pergola_editor_get_plane (self) != NULL)
    {
      pergola_editor_nudge (self, move);
      return;
    }
  if (!find_standing (self, &standing))
    return;

  if (move == PERGOLA_MOVE_BEFORE && standing.position > 0)
    move_to (self, &standing, standing.cards, standing.others, standing.position - 1);
  else if (move == PERGOLA_MOVE_AFTER && standing.position < standing.others->len)
    move_to (self, &standing, standing.cards, standing.others, standing.position + 1);
  else if (move == PERGOLA_MOVE_START)
    move_across (self, &standing, -1);
  else if (move == PERGOLA_MOVE_END)
    move_across (self, &standing, 1);
}
