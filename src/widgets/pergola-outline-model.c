/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-private.h"

#include <string.h>

/* --- What is to be there --- */

static gboolean
matches (PergolaOutline *self, PergolaItem *item)
{
  g_autoptr (GPtrArray) fields = NULL;

  if (self->search == NULL)
    return TRUE;
  fields = pergola_item_list_fields (item);
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *folded = g_utf8_casefold (pergola_item_get (item, fields->pdata[i]), -1);

      if (strstr (folded, self->search) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
collect (PergolaOutline *self, const GPtrArray *list, GPtrArray *ids)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GPtrArray) items = pergola_project_list_cards (project, list->pdata[i]);

      for (guint j = 0; j < items->len; j++)
        if (matches (self, items->pdata[j]))
          g_ptr_array_add (ids, (char *) pergola_item_get_id (items->pdata[j]));
    }
}

/* id → its step on the story that is followed. */
static GHashTable *
list_steps (PergolaOutline *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  g_autofree char *key = g_strdup_printf ("%s/story", pergola_editor_get_board (self->editor));
  const char *story = pergola_project_get_property (project, key);
  GHashTable *steps = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) values = NULL;

  if (story == NULL || pergola_project_get (project, story) == NULL)
    return steps;
  values = pergola_story_list_values (project, story);
  for (guint i = 0; i < values->len; i++)
    g_hash_table_insert (steps, (char *) pergola_item_get_id (values->pdata[i]), GUINT_TO_POINTER (i + 1));
  return steps;
}

/* --- Making it so --- */

static const char *
get_id (GListStore *store, guint position)
{
  g_autoptr (PergolaOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (store), position);

  return node != NULL ? node->id : NULL;
}

/* Lines that stay are not touched, so that focus and what is typed stay with them. */
static void
sync_items (GListStore *store, const PergolaZone *zone, GPtrArray *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0, tail = 0;
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  while (head < n && head < ids->len && g_str_equal (get_id (store, head), ids->pdata[head]))
    head++;
  while (tail < n - head && tail < ids->len - head &&
         g_str_equal (get_id (store, n - 1 - tail), ids->pdata[ids->len - 1 - tail]))
    tail++;
  if (head + tail == n && n == ids->len)
    return;

  for (guint i = head; i < n - tail; i++)
    {
      PergolaOutlineNode *node = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_hash_table_insert (old, node->id, node);
    }
  for (guint i = head; i < ids->len - tail; i++)
    {
      PergolaOutlineNode *node = g_hash_table_lookup (old, ids->pdata[i]);

      g_ptr_array_add (fresh, node != NULL ? g_object_ref (node) : pergola_outline_node_new_item (zone, ids->pdata[i]));
    }
  g_list_store_splice (store, head, n - tail - head, fresh->pdata, fresh->len);
}

static void
sync_zone (PergolaOutline *self, PergolaOutlineNode *node, const PergolaZone *zone, GHashTable *steps)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint cards;

  collect (self, zone->cards, ids);
  cards = ids->len;
  collect (self, zone->above, ids);
  collect (self, zone->below, ids);
  sync_items (node->children, zone, ids);
  pergola_outline_node_update_zone (node, zone, cards);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PergolaOutlineNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);
      guint step = GPOINTER_TO_UINT (g_hash_table_lookup (steps, child->id));

      pergola_outline_node_update_item (child, self->editor, zone, step);
    }
}

static GPtrArray *
list_zones (PergolaOutline *self)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (self->editor);
  const PergolaVariant *variant =
    board != NULL ? pergola_project_get_variant (pergola_editor_get_project (self->editor), board) : NULL;
  GPtrArray *zones = g_ptr_array_new ();

  for (guint i = 0; board != NULL && i < board->zones->len; i++)
    {
      const PergolaZone *zone = board->zones->pdata[i];

      if (variant == NULL || !pergola_variant_hides (variant, zone->id))
        g_ptr_array_add (zones, (gpointer) zone);
    }
  return zones;
}

/* Zones are known by their ids: their definitions are others in another language. */
static gboolean
has_zones (PergolaOutline *self, GPtrArray *zones)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->zones)) != zones->len)
    return FALSE;
  for (guint i = 0; i < zones->len; i++)
    {
      g_autoptr (PergolaOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (self->zones), i);

      if (!g_str_equal (node->zone->id, ((const PergolaZone *) zones->pdata[i])->id))
        return FALSE;
    }
  return TRUE;
}

void
pergola_outline_sync (PergolaOutline *self)
{
  g_autoptr (GPtrArray) zones = list_zones (self);
  g_autoptr (GHashTable) steps = list_steps (self);
  const char *board = pergola_editor_get_board (self->editor);

  if (g_strcmp0 (self->board, board) != 0 || !has_zones (self, zones))
    {
      g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);

      g_free (self->board);
      self->board = g_strdup (board);
      for (guint i = 0; i < zones->len; i++)
        {
          g_ptr_array_add (nodes, pergola_outline_node_new_zone (zones->pdata[i]));
          sync_zone (self, nodes->pdata[i], zones->pdata[i], steps);
        }
      g_list_store_splice (self->zones, 0, g_list_model_get_n_items (G_LIST_MODEL (self->zones)), nodes->pdata,
                           nodes->len);
      return;
    }

  for (guint i = 0; i < zones->len; i++)
    {
      g_autoptr (PergolaOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (self->zones), i);

      sync_zone (self, node, zones->pdata[i], steps);
    }
}

/* --- Finding --- */

PergolaOutlineNode *
pergola_outline_get_node (PergolaOutline *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

guint
pergola_outline_find (PergolaOutline *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PergolaOutlineNode) node = pergola_outline_get_node (self, i);

      if (node->id != NULL && g_str_equal (node->id, id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}
