/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where cards stand: on which board, in which zone, and in which part of it. */

#include "config.h"

#include "pergola-editor-private.h"

const PergolaVariant *
pergola_editor_get_variant (PergolaEditor *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);

  return board != NULL ? pergola_project_get_variant (self->project, board) : NULL;
}

gboolean
pergola_editor_shows_zone (PergolaEditor *self, const PergolaZone *zone)
{
  const PergolaVariant *variant = pergola_editor_get_variant (self);

  return variant == NULL || !pergola_variant_hides (variant, zone->id);
}

const PergolaZone *
pergola_editor_find_zone (PergolaEditor *self, const char *id, const PergolaCards **cards)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self);
  PergolaItem *item = pergola_project_get (self->project, id);

  if (cards != NULL)
    *cards = NULL;
  if (board == NULL || item == NULL || pergola_item_is_link (item))
    return NULL;

  return pergola_project_find_zone (self->project, board, item, cards);
}

const char *
pergola_editor_get_standing_kind (PergolaEditor *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  const PergolaCards *cards = NULL;

  pergola_editor_find_zone (self, id, &cards);

  return cards != NULL ? cards->kind : item != NULL ? pergola_item_get_kind (item) : "";
}

/* Another board where the item stands, if the one that is shown does not have it. */
static void
show_board_of (PergolaEditor *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  if (item == NULL || pergola_item_is_link (item) || pergola_editor_find_zone (self, id, NULL) != NULL)
    return;

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        if (pergola_project_find_zone (self->project, boards->pdata[j], item, NULL) != NULL)
          {
            pergola_editor_set_board (self, ((PergolaBoardDef *) boards->pdata[j])->id);
            return;
          }
    }
}

void
pergola_editor_select_and_reveal (PergolaEditor *self, const char *const *ids)
{
  if (ids == NULL || ids[0] == NULL)
    return;

  show_board_of (self, ids[0]);
  pergola_selection_set (self->selection, ids);
  pergola_editor_reveal (self, ids[0]);
}
