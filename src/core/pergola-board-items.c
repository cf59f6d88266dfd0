/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-items.h"

static void
collect (PergolaProject *project, const GPtrArray *list, GHashTable *seen, GPtrArray *items)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GPtrArray) found = pergola_project_list_cards (project, list->pdata[i]);

      for (guint j = 0; j < found->len; j++)
        if (g_hash_table_add (seen, found->pdata[j]))
          g_ptr_array_add (items, found->pdata[j]);
    }
}

/* What stands in a zone that is hidden stands somewhere all the same. */
static void
collect_loose (PergolaProject *project, const PergolaBoardDef *board, GHashTable *seen, GPtrArray *items)
{
  g_autoptr (GPtrArray) kinds = pergola_board_list_kinds (project, board);

  for (guint i = 0; i < kinds->len; i++)
    {
      const PergolaKind *kind = kinds->pdata[i];
      g_autoptr (GPtrArray) found = pergola_project_list_items_as (project, kind->id);

      for (guint j = 0; j < found->len; j++)
        if (!g_hash_table_contains (seen, found->pdata[j]) &&
            pergola_project_find_zone (project, board, found->pdata[j], NULL) == NULL)
          {
            g_hash_table_add (seen, found->pdata[j]);
            g_ptr_array_add (items, found->pdata[j]);
          }
    }
}

GPtrArray *
pergola_board_list_items (PergolaProject *project, const PergolaBoardDef *board)
{
  const PergolaVariant *variant = pergola_project_get_variant (project, board);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      if (variant != NULL && pergola_variant_hides (variant, zone->id))
        continue;
      collect (project, zone->cards, seen, items);
      collect (project, zone->above, seen, items);
      collect (project, zone->below, seen, items);
    }
  if (board->across != NULL)
    collect_loose (project, board, seen, items);

  return items;
}

gboolean
pergola_board_has_rows (const PergolaBoardDef *board)
{
  return board->path_kind != NULL && board->page == NULL && g_strcmp0 (board->layout, "table") == 0;
}

GPtrArray *
pergola_board_list_kinds (PergolaProject *project, const PergolaBoardDef *board)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];
      const GPtrArray *lists[] = { zone->cards, zone->above, zone->below };

      for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
        for (guint k = 0; lists[j] != NULL && k < lists[j]->len; k++)
          {
            const PergolaKind *kind = pergola_project_get_kind (project, ((PergolaCards *) lists[j]->pdata[k])->kind);

            if (kind != NULL && !g_ptr_array_find (kinds, kind, NULL))
              g_ptr_array_add (kinds, (gpointer) kind);
          }
    }

  return kinds;
}
