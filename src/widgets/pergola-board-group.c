/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-group.h"

static gboolean
is_in_group_of (const PergolaBoardDef *board, const PergolaBoardDef *other)
{
  return board == other || (board->group != NULL && g_strcmp0 (board->group, other->group) == 0);
}

const PergolaBoardDef *
pergola_board_group_get_first (PergolaFramework *framework, const PergolaBoardDef *board)
{
  for (guint i = 0; i < framework->boards->len; i++)
    if (is_in_group_of (framework->boards->pdata[i], board))
      return framework->boards->pdata[i];

  return board;
}

GPtrArray *
pergola_board_group_list (PergolaFramework *framework)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < framework->boards->len; i++)
    if (pergola_board_group_get_first (framework, framework->boards->pdata[i]) == framework->boards->pdata[i])
      g_ptr_array_add (list, framework->boards->pdata[i]);

  return list;
}

static void
add_choice (GArray *choices, const PergolaBoardDef *board, const PergolaVariant *variant)
{
  PergolaBoardChoice choice = { board, variant, variant != NULL ? variant->title : board->title, board->zones->len };

  if (variant != NULL && variant->hides != NULL)
    choice.n_zones -= g_strv_length (variant->hides);
  g_array_append_val (choices, choice);
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const PergolaBoardChoice *one = a, *other = b;

  if (one->board != other->board)
    return (int) one->board->zones->len - (int) other->board->zones->len;
  return (int) one->n_zones - (int) other->n_zones;
}

GArray *
pergola_board_group_list_choices (PergolaFramework *framework, const PergolaBoardDef *board)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (PergolaBoardChoice));

  for (guint i = 0; i < framework->boards->len; i++)
    {
      const PergolaBoardDef *other = framework->boards->pdata[i];

      if (!is_in_group_of (other, board))
        continue;
      if (other->variants->len == 0)
        add_choice (choices, other, NULL);
      for (guint j = 0; j < other->variants->len; j++)
        add_choice (choices, other, other->variants->pdata[j]);
    }
  g_array_sort (choices, compare_choices);

  return choices;
}

static gboolean
stands_on (PergolaProject *project, const PergolaBoardDef *board, PergolaItem *item, const char *kind)
{
  for (guint i = 0; i < board->zones->len; i++)
    {
      GPtrArray *cards = ((const PergolaZone *) board->zones->pdata[i])->cards;

      for (guint k = 0; k < cards->len; k++)
        if (g_str_equal (((const PergolaCards *) cards->pdata[k])->kind, kind) &&
            pergola_project_stands_in (project, item, cards->pdata[k]))
          return TRUE;
    }

  return FALSE;
}

guint
pergola_board_group_count (PergolaProject *project, const PergolaBoardDef *board)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  guint count = 0;

  for (guint i = 0; i < board->zones->len; i++)
    {
      GPtrArray *cards = ((const PergolaZone *) board->zones->pdata[i])->cards;

      for (guint k = 0; k < cards->len; k++)
        {
          char *kind = ((const PergolaCards *) cards->pdata[k])->kind;
          g_autoptr (GPtrArray) items = NULL;

          if (!g_hash_table_add (kinds, kind))
            continue;
          items = pergola_project_list_items_as (project, kind);
          for (guint n = 0; n < items->len; n++)
            count += stands_on (project, board, items->pdata[n], kind);
        }
    }

  return count;
}
