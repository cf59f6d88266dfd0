/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-aspect.h"

/* The icon of the choice that a field holds. */
static const char *
get_choice_icon (PergolaProject *project, PergolaItem *item, const PergolaFieldDef *field)
{
  const PergolaChoice *choice = NULL;

  if (field->type == PERGOLA_FIELD_CHOICE && pergola_project_field_applies (project, item, field))
    choice = pergola_project_get_choice (project, item, field->id);
  return choice != NULL ? choice->icon : NULL;
}

/* What it did comes before what it is. */
const char *
pergola_aspect_get_glyph (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const char *icon = NULL;

  for (int pass = 0; kind != NULL && icon == NULL && pass < 2; pass++)
    for (guint i = 0; icon == NULL && i < kind->fields->len; i++)
      {
        const PergolaFieldDef *field = kind->fields->pdata[i];
        gboolean telling = g_strcmp0 (field->role, "polarity") == 0 || g_strcmp0 (field->role, "state") == 0;

        if (telling == (pass == 0))
          icon = get_choice_icon (project, item, field);
      }
  return icon != NULL ? icon : kind != NULL ? kind->icon : NULL;
}

static gboolean
shows (const PergolaVariant *variant, const PergolaZone *zone)
{
  return zone != NULL && (variant == NULL || !pergola_variant_hides (variant, zone->id));
}

/* In the variant of the moment, or in @other ones. */
static gboolean
shows_zone (PergolaProject *project, const PergolaBoardDef *board, const PergolaZone *zone, gboolean other)
{
  if (zone == NULL)
    return FALSE;
  if (!other)
    return shows (pergola_project_get_variant (project, board), zone);
  for (guint i = 0; i < board->variants->len; i++)
    if (shows (board->variants->pdata[i], zone))
      return TRUE;
  return FALSE;
}

typedef gboolean (*BoardFunc) (PergolaProject *project,
                               const PergolaBoardDef *board,
                               PergolaItem *item[2],
                               gboolean other,
                               const PergolaZone **zone);

static gboolean
has_both (
  PergolaProject *project, const PergolaBoardDef *board, PergolaItem *item[2], gboolean other, const PergolaZone **zone)
{
  *zone = pergola_project_find_zone (project, board, item[0], NULL);
  return shows_zone (project, board, *zone, other) &&
         (item[1] == NULL ||
          shows_zone (project, board, pergola_project_find_zone (project, board, item[1], NULL), other));
}

static gboolean
follows (
  PergolaProject *project, const PergolaBoardDef *board, PergolaItem *item[2], gboolean other, const PergolaZone **zone)
{
  *zone = NULL;
  return g_strcmp0 (board->path_kind, pergola_item_get_kind (item[0])) == 0;
}

static const PergolaBoardDef *
find_board (PergolaProject *project, BoardFunc func, PergolaItem *item[2], gboolean other, const PergolaZone **zone)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        if (!((PergolaBoardDef *) boards->pdata[j])->gathers && func (project, boards->pdata[j], item, other, zone))
          return boards->pdata[j];
    }
  *zone = NULL;
  return NULL;
}

static const PergolaBoardDef *
find_board_of (PergolaProject *project, PergolaItem *first, PergolaItem *second, const PergolaZone **zone)
{
  PergolaItem *items[2] = { first, second };
  const PergolaBoardDef *board = find_board (project, has_both, items, FALSE, zone);

  return board != NULL ? board : find_board (project, has_both, items, TRUE, zone);
}

const PergolaBoardDef *
pergola_aspect_find_board (PergolaProject *project, PergolaItem *item, const PergolaZone **zone)
{
  const PergolaBoardDef *board;
  const PergolaZone *where = NULL;
  PergolaItem *items[2] = { item, NULL };

  if (pergola_item_is_link (item))
    {
      PergolaItem *from = pergola_project_get (project, pergola_item_get_from (item));
      PergolaItem *to = pergola_project_get (project, pergola_item_get_to (item));

      board = from != NULL && to != NULL ? find_board_of (project, from, to, &where) : NULL;
      if (board == NULL && from != NULL)
        board = find_board_of (project, from, NULL, &where);
      where = NULL;
    }
  else
    {
      board = find_board_of (project, item, NULL, &where);
      if (board == NULL)
        board = find_board (project, follows, items, FALSE, &where);
    }
  if (zone != NULL)
    *zone = where;
  return board;
}
