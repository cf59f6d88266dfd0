/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-private.h"

/* --- What is to be there --- */

static void
collect (PergolaOutline *self, const GPtrArray *list, GPtrArray *ids)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      g_autoptr (GPtrArray) items = pergola_project_list_cards (project, list->pdata[i]);

      for (guint j = 0; j < items->len; j++)
        g_ptr_array_add (ids, (char *) pergola_item_get_id (items->pdata[j]));
    }
}

/* id → its step on the story that is followed. */
static GHashTable *
list_steps (PergolaOutline *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const char *story = pergola_editor_get_story (self->editor);
  GHashTable *steps = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) values = NULL;

  if (story == NULL)
    return steps;
  values = pergola_story_list_values (project, story);
  for (guint i = 0; i < values->len; i++)
    g_hash_table_insert (steps, (char *) pergola_item_get_id (values->pdata[i]), GUINT_TO_POINTER (i + 1));
  return steps;
}

/* --- Making it so --- */

static gboolean
is_at (GListStore *store, guint position, PergolaOutlineNode *wanted)
{
  g_autoptr (PergolaOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (store), position);

  return g_str_equal (pergola_outline_node_get_key (node), pergola_outline_node_get_key (wanted));
}

/* Lines that stay are not touched, so that focus and what is typed stay with them: of @wanted (transfer full), only
 * those are put in whose like is not there. */
static void
sync_nodes (GListStore *store, GPtrArray *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0, tail = 0;
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  while (head < n && head < wanted->len && is_at (store, head, wanted->pdata[head]))
    head++;
  while (tail < n - head && tail < wanted->len - head &&
         is_at (store, n - 1 - tail, wanted->pdata[wanted->len - 1 - tail]))
    tail++;
  if (head + tail == n && n == wanted->len)
    return;

  for (guint i = head; i < n - tail; i++)
    {
      PergolaOutlineNode *node = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_hash_table_insert (old, (char *) pergola_outline_node_get_key (node), node);
    }
  for (guint i = head; i < wanted->len - tail; i++)
    {
      PergolaOutlineNode *node = g_hash_table_lookup (old, pergola_outline_node_get_key (wanted->pdata[i]));

      if (node != NULL)
        g_set_object ((PergolaOutlineNode **) &wanted->pdata[i], node);
    }
  g_list_store_splice (store, head, n - tail - head, wanted->pdata + head, wanted->len - tail - head);
}

static void
sync_items (GListStore *store, const PergolaZone *zone, GPtrArray *ids)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (nodes, pergola_outline_node_new_item (zone, ids->pdata[i]));
  sync_nodes (store, nodes);
}

/* (transfer full) (nullable): the line of a zone. */
static PergolaOutlineNode *
find_zone (PergolaOutline *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->zones)); i++)
    {
      g_autoptr (PergolaOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (self->zones), i);

      if (g_str_equal (node->zone->id, id))
        return g_steal_pointer (&node);
    }
  return NULL;
}

static guint
count_kind (PergolaOutline *self, const PergolaZone *zone, const char *kind)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  GPtrArray *lists[] = { zone->cards, zone->above, zone->below };
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    collect (self, lists[i], ids);
  for (guint i = 0; i < ids->len; i++)
    if (pergola_project_is_a (project, pergola_project_get (project, ids->pdata[i]), kind))
      n++;
  return n;
}

/* (transfer full): "3 Values · 1 Aspiration": of each kind that there is, and of the cards in any case. */
static char *
describe_count (PergolaOutline *self, const PergolaZone *zone)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  GPtrArray *lists[] = { zone->cards, zone->above, zone->below };
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      {
        const PergolaCards *cards = lists[i]->pdata[j];
        const PergolaKind *kind = pergola_project_get_kind (project, cards->kind);
        guint n;

        if (kind == NULL || g_ptr_array_find (seen, kind, NULL))
          continue;
        g_ptr_array_add (seen, (gpointer) kind);
        n = count_kind (self, zone, kind->id);
        if (n > 0 || seen->len == 1)
          g_string_append_printf (text, "%s%u %s", text->len > 0 ? " · " : "", n, n == 1 ? kind->title : kind->plural);
      }
  return g_string_free (text, FALSE);
}

static void
sync_zone (PergolaOutline *self, PergolaOutlineNode *node, const PergolaZone *zone, GHashTable *steps)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *count = describe_count (self, zone);
  guint cards;

  collect (self, zone->cards, ids);
  cards = ids->len;
  collect (self, zone->above, ids);
  collect (self, zone->below, ids);
  sync_items (node->children, zone, ids);
  pergola_outline_node_update_zone (node, zone, count);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PergolaOutlineNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);
      guint step = GPOINTER_TO_UINT (g_hash_table_lookup (steps, child->id));

      pergola_outline_node_update_item (child, self->editor, zone, i < cards, step);
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

void
pergola_outline_sync (PergolaOutline *self)
{
  g_autoptr (GPtrArray) zones = list_zones (self);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) steps = list_steps (self);
  const char *board = pergola_editor_get_board (self->editor);

  if (g_strcmp0 (self->board, board) != 0)
    g_list_store_remove_all (self->zones);
  g_free (self->board);
  self->board = g_strdup (board);

  for (guint i = 0; i < zones->len; i++)
    {
      PergolaOutlineNode *node = find_zone (self, ((const PergolaZone *) zones->pdata[i])->id);

      if (node == NULL)
        node = pergola_outline_node_new_zone (zones->pdata[i]);
      sync_zone (self, node, zones->pdata[i], steps);
      g_ptr_array_add (nodes, node);
    }
  sync_nodes (self->zones, nodes);
}

/* --- Finding --- */

PergolaOutlineNode *
pergola_outline_get_node (PergolaOutline *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

guint
pergola_outline_find (PergolaOutline *self, const char *key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PergolaOutlineNode) node = pergola_outline_get_node (self, i);

      if (g_str_equal (pergola_outline_node_get_key (node), key))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
pergola_outline_expand_to (PergolaOutline *self, const char *id)
{
  const PergolaZone *zone = pergola_editor_find_zone (self->editor, id, NULL);
  guint position = zone != NULL ? pergola_outline_find (self, zone->id) : GTK_INVALID_LIST_POSITION;
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

const char *
pergola_outline_find_heir (PergolaOutline *self, PergolaOutlineNode *gone, gboolean *is_zone)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  g_autoptr (PergolaOutlineNode) zone = find_zone (self, gone->zone->id);
  const char *before = NULL;
  gboolean passed = FALSE;

  *is_zone = FALSE;
  for (guint i = 0; zone != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (zone->children)); i++)
    {
      g_autoptr (PergolaOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (zone->children), i);

      if (node == gone)
        {
          passed = TRUE;
          /* A card that was never named: back to where it was added from. */
          if (before != NULL && g_strcmp0 (gone->id, self->fresh) == 0)
            return before;
        }
      else if (pergola_project_get (project, node->id) != NULL && passed)
        return node->id;
      else if (pergola_project_get (project, node->id) != NULL)
        before = node->id;
    }
  *is_zone = before == NULL;
  return before != NULL ? before : gone->zone->id;
}
