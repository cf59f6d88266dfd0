/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Where cards go: to which zone, to which part of it, and after which card. */

#include "pergola-editor-private.h"

#include "pergola-board-items.h"

#include <glib/gi18n-lib.h>

/* --- The card --- */

void
pergola_editor_set_fresh (PergolaEditor *self, const char *id, const char *key)
{
  pergola_editor_set_str (&self->fresh, id);
  pergola_editor_set_str (&self->fresh_key, key);
}

/* A new card, (nullable) after another and (nullable) with a link from another, to be named: one step. */
static PergolaItem *
add_card (PergolaEditor *self,
          const PergolaZone *zone,
          const PergolaCards *cards,
          const char *after,
          const char *from,
          const PergolaPosition *position)
{
  const PergolaBoardDef *plane = pergola_editor_get_plane (self);
  g_autofree char *key = g_strdup_printf ("add %u", self->serial++);
  const PergolaKind *kind = pergola_project_get_kind (self->project, cards->kind);
  /* Translators: a step to undo; %s is a kind of item, such as Aspiration. */
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), kind != NULL ? kind->title : cards->kind);
  const PergolaLinkKind *link = NULL;
  const char *ids[] = { NULL, NULL };
  PergolaItem *item;

  pergola_project_begin_merging (self->project, name, key);
  item = pergola_edit_add (self->project, zone, cards, "", after);
  if (item != NULL && from != NULL)
    link = pergola_editor_guess_link (self, from, pergola_item_get_id (item));
  if (item != NULL && plane != NULL)
    pergola_position_set (self->project, plane, pergola_item_get_id (item),
                          position != NULL ? *position : pergola_editor_get_new_position (self, plane, item, after));
  if (link != NULL)
    pergola_project_link (self->project, link->id, from, pergola_item_get_id (item), NULL);
  pergola_project_commit (self->project);
  if (item == NULL)
    return NULL;

  /* What is new is to be seen, whatever was looked for. */
  if (!pergola_filter_matches (pergola_editor_get_filter (self), self->project, item))
    pergola_editor_set_filter (self, NULL);
  ids[0] = pergola_item_get_id (item);
  pergola_editor_set_fresh (self, ids[0], key);
  pergola_editor_select_and_reveal (self, ids);
  pergola_editor_emit_rename (self, ids[0]);

  return item;
}

PergolaItem *
pergola_editor_add_card (PergolaEditor *self, const PergolaZone *zone, const PergolaCards *cards, const char *after)
{
  return add_card (self, zone, cards, after, NULL, NULL);
}

PergolaItem *
pergola_editor_add_card_at (PergolaEditor *self,
                            const PergolaZone *zone,
                            const PergolaCards *cards,
                            PergolaPosition position)
{
  return add_card (self, zone, cards, NULL, NULL, &position);
}

PergolaItem *
pergola_editor_add_linked_card (PergolaEditor *self,
                                const PergolaZone *zone,
                                const PergolaCards *cards,
                                const char *from)
{
  return add_card (self, zone, cards, NULL, from, NULL);
}

/* --- Its place --- */

static GPtrArray *
get_part (const PergolaZone *zone, PergolaPart part)
{
  return part == PERGOLA_PART_ABOVE ? zone->above : part == PERGOLA_PART_BELOW ? zone->below : zone->cards;
}

static gboolean
has_part (const PergolaZone *zone, PergolaPart part)
{
  GPtrArray *list = get_part (zone, part);

  return list != NULL && list->len > 0;
}

/* The zone by its id; without one that of the selection, else the first in the middle, else the first of all. */
static const PergolaZone *
choose_zone (PergolaEditor *self, const char *id, PergolaPart part)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  const char *last = pergola_selection_get_last (self->selection);
  const PergolaZone *zone = NULL;

  if (board == NULL)
    return NULL;
  if (id[0] != '\0')
    return pergola_board_def_get_zone (board, id);
  if (last != NULL)
    zone = pergola_editor_find_zone (self, last, NULL);
  else if (self->zone != NULL)
    zone = pergola_board_def_get_zone (board, self->zone);
  if (zone != NULL && has_part (zone, part))
    return zone;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < board->zones->len; i++)
      {
        zone = board->zones->pdata[i];
        if (pergola_editor_shows_zone (self, zone) && has_part (zone, part) &&
            (pass == 1 || g_strcmp0 (zone->place, "middle") == 0))
          return zone;
      }

  return NULL;
}

/* Where stories stand in rows, a new card would be seen nowhere: a story is told. FALSE where cards can be added. */
static gboolean
tell_instead (PergolaEditor *self, guint part)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  if (part != PERGOLA_PART_CARDS || board == NULL || !pergola_board_has_rows (board))
    return FALSE;

  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "tell-story", g_variant_new_string (""));
  return TRUE;
}

/* After the selected card where that one stands in the same place; of its kind where the zone has several. */
void
pergola_editor_add (PergolaEditor *self, const char *zone_id, guint part)
{
  const PergolaZone *zone = choose_zone (self, zone_id, part);
  const char *last = pergola_selection_get_last (self->selection);
  g_autofree char *after = NULL;
  const PergolaCards *cards = NULL;

  if (tell_instead (self, part) || zone == NULL || !has_part (zone, part))
    return;

  if (last != NULL && pergola_editor_find_zone (self, last, &cards) == zone &&
      g_ptr_array_find (get_part (zone, part), cards, NULL))
    after = g_strdup (last);
  else
    cards = get_part (zone, part)->pdata[0];
  pergola_editor_add_card (self, zone, cards, after);
}

const PergolaCards *
pergola_editor_find_cards (PergolaEditor *self, const PergolaZone *zone, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);

  for (guint part = PERGOLA_PART_CARDS; item != NULL && part <= PERGOLA_PART_BELOW; part++)
    {
      GPtrArray *list = get_part (zone, part);

      for (guint i = 0; list != NULL && i < list->len; i++)
        if (pergola_project_is_a (self->project, item, ((const PergolaCards *) list->pdata[i])->kind))
          return list->pdata[i];
    }

  return NULL;
}
