/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where anything is to be seen, and how to get there. */

#include "config.h"

#include "pergola-editor-private.h"

/* (element-type PergolaBoardDef): the one that is shown first. */
static GPtrArray *
list_boards (PergolaEditor *self)
{
  const PergolaBoardDef *shown = pergola_editor_get_board_def (self);
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);
  GPtrArray *boards = g_ptr_array_new ();

  if (shown != NULL)
    g_ptr_array_add (boards, (gpointer) shown);
  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *all = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < all->len; j++)
        if (all->pdata[j] != shown)
          g_ptr_array_add (boards, all->pdata[j]);
    }
  return boards;
}

static gboolean
shows (const PergolaVariant *variant, const PergolaZone *const *zones)
{
  for (int i = 0; variant != NULL && zones[i] != NULL; i++)
    if (pergola_variant_hides (variant, zones[i]->id))
      return FALSE;
  return TRUE;
}

/* Whether @board shows all of @zones, in another variant if @other. */
static gboolean
take_board (PergolaEditor *self,
            const PergolaBoardDef *board,
            const PergolaZone *const *zones,
            gboolean other,
            PergolaWhere *where)
{
  const PergolaVariant *variant = NULL;
  gboolean found = FALSE;

  if (!other)
    found = shows (pergola_project_get_variant (self->project, board), zones);
  for (guint i = 0; other && !found && i < board->variants->len; i++)
    {
      variant = board->variants->pdata[i];
      found = shows (variant, zones);
    }
  if (found)
    *where = (PergolaWhere){ board, variant, zones[0] };
  return found;
}

/* Up to two items that must be on the board: the second is nullable. */
static gboolean
find_board (PergolaEditor *self, PergolaItem *first, PergolaItem *second, PergolaWhere *where)
{
  g_autoptr (GPtrArray) boards = list_boards (self);

  for (int other = 0; first != NULL && other < 2; other++)
    for (guint i = 0; i < boards->len; i++)
      {
        const PergolaBoardDef *board = boards->pdata[i];
        const PergolaZone *zones[] = {
          pergola_project_find_zone (self->project, board, first, NULL),
          second != NULL ? pergola_project_find_zone (self->project, board, second, NULL) : NULL,
          NULL,
        };

        if (!board->gathers && zones[0] != NULL && (second == NULL || zones[1] != NULL) &&
            take_board (self, board, zones, other == 1, where))
          return TRUE;
      }
  return FALSE;
}

/* A board on which it can be followed as a path. */
static gboolean
find_path_board (PergolaEditor *self, PergolaItem *item, PergolaWhere *where)
{
  g_autoptr (GPtrArray) boards = list_boards (self);

  for (guint i = 0; i < boards->len; i++)
    if (g_strcmp0 (((const PergolaBoardDef *) boards->pdata[i])->path_kind, pergola_item_get_kind (item)) == 0)
      {
        where->board = boards->pdata[i];
        return TRUE;
      }
  return FALSE;
}

PergolaWhere
pergola_editor_find_where (PergolaEditor *self, const char *id)
{
  PergolaItem *item = pergola_project_get (self->project, id);
  PergolaWhere where = { NULL, NULL, NULL };
  const PergolaOverlay *overlay;

  if (item == NULL)
    return where;
  if (!pergola_item_is_link (item))
    {
      if (!find_board (self, item, NULL, &where) && !pergola_editor_find_overlay (self, item, &where, &overlay))
        find_path_board (self, item, &where);
      return where;
    }

  if (!find_board (self, pergola_project_get (self->project, pergola_item_get_from (item)),
                   pergola_project_get (self->project, pergola_item_get_to (item)), &where))
    find_board (self, pergola_project_get (self->project, pergola_item_get_from (item)), NULL, &where);
  where.zone = NULL;
  return where;
}

void
pergola_editor_go_to (PergolaEditor *self, const char *id)
{
  g_autofree char *target = g_strdup (id);
  PergolaWhere where = pergola_editor_find_where (self, target);
  PergolaItem *item = pergola_project_get (self->project, target);
  const PergolaOverlay *overlay = NULL;
  PergolaWhere told;
  const char *ids[] = { target, NULL };

  if (where.board != NULL)
    pergola_editor_set_board (self, where.board->id);
  if (where.variant != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "variant",
                                    g_variant_new_string (where.variant->id));
  if (item != NULL && where.zone == NULL && pergola_editor_find_overlay (self, item, &told, &overlay))
    pergola_editor_set_overlay (self, overlay->id);
  pergola_editor_select_and_reveal (self, ids);
}
