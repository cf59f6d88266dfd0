/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Finding items: by id, by kind in order, by end of a link, by parent, by board. */

#include "pergola-project-struct.h"

#include <string.h>

/* Removes from the end: what was added last often goes first. */
static void
remove_from (GHashTable *table, const char *key, PergolaItem *item)
{
  GPtrArray *items = key != NULL ? g_hash_table_lookup (table, key) : NULL;

  for (guint i = items != NULL ? items->len : 0; i > 0; i--)
    if (g_ptr_array_index (items, i - 1) == item)
      {
        g_ptr_array_remove_index (items, i - 1);
        return;
      }
}

static void
add_to (GHashTable *table, const char *key, PergolaItem *item)
{
  GPtrArray *items;

  if (key == NULL)
    return;

  items = g_hash_table_lookup (table, key);
  if (items == NULL)
    {
      items = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), items);
    }
  g_ptr_array_add (items, item);
}

PergolaBucket *
pergola_project_get_bucket (PergolaProject *self, const char *kind, gboolean is_link)
{
  GHashTable *buckets = is_link ? self->link_buckets : self->item_buckets;
  PergolaBucket **last = &self->last_buckets[is_link ? 1 : 0];
  PergolaBucket *bucket;

  if (*last != NULL && strcmp ((*last)->kind, kind) == 0)
    return *last;

  bucket = g_hash_table_lookup (buckets, kind);
  if (bucket == NULL)
    {
      char *key = g_strdup (kind);

      bucket = g_new0 (PergolaBucket, 1);
      bucket->kind = key;
      bucket->items = g_ptr_array_new ();
      bucket->sorted = TRUE;
      g_hash_table_insert (buckets, key, bucket);
    }

  *last = bucket;
  return bucket;
}

static void
index_ends (PergolaProject *self, PergolaItem *link)
{
  const char *from = pergola_item_get_from (link);
  const char *to = pergola_item_get_to (link);

  add_to (self->links_of, from, link);
  if (g_strcmp0 (from, to) != 0)
    add_to (self->links_of, to, link);
}

/* Joins links and items all over the project, which is most of the cost of opening it: hence not before it is needed.
 */
static void
ensure_links_of (PergolaProject *self)
{
  GHashTableIter iter;
  gpointer value;

  if (self->links_of != NULL)
    return;

  self->links_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_iter_init (&iter, self->link_buckets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PergolaBucket *bucket = value;

      for (guint i = 0; i < bucket->items->len; i++)
        index_ends (self, g_ptr_array_index (bucket->items, i));
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (pergola_item_get_id (*(PergolaItem *const *) a), pergola_item_get_id (*(PergolaItem *const *) b));
}

/* What comes at the end leaves the order as it is: many are added one after the other. */
static gboolean
stands_last (const PergolaBucket *bucket, gboolean is_link)
{
  gpointer *last = bucket->items->pdata + bucket->items->len - 1;

  return bucket->items->len == 1 ||
         (is_link ? compare_ids (last - 1, last) : pergola_item_compare_rank (last - 1, last)) <= 0;
}

void
pergola_project_index (PergolaProject *self, PergolaItem *item)
{
  const char *id = pergola_item_get_id (item);
  gboolean is_link = pergola_item_is_link (item);
  PergolaBucket *bucket = pergola_project_get_bucket (self, pergola_item_get_kind (item), is_link);

  g_hash_table_insert (self->items, (char *) id, g_object_ref (item));
  g_ptr_array_add (bucket->items, item);
  bucket->sorted = bucket->sorted && stands_last (bucket, is_link);

  if (!is_link)
    add_to (self->children, pergola_item_get_parent (item), item);
  else if (self->links_of != NULL)
    index_ends (self, item);
}

void
pergola_project_unindex (PergolaProject *self, PergolaItem *item)
{
  gboolean is_link = pergola_item_is_link (item);
  PergolaBucket *bucket = pergola_project_get_bucket (self, pergola_item_get_kind (item), is_link);

  g_ptr_array_remove (bucket->items, item);
  if (!is_link)
    {
      remove_from (self->children, pergola_item_get_parent (item), item);
    }
  else if (self->links_of != NULL)
    {
      remove_from (self->links_of, pergola_item_get_from (item), item);
      remove_from (self->links_of, pergola_item_get_to (item), item);
    }
  g_hash_table_remove (self->items, pergola_item_get_id (item)); /* last: it may hold the only reference */
}

gboolean
pergola_project_has (PergolaProject *self, const char *id)
{
  return id != NULL && g_hash_table_contains (self->items, id);
}

PergolaItem *
pergola_project_get (PergolaProject *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
}

guint
pergola_project_count (PergolaProject *self, const char *kind)
{
  return pergola_project_get_bucket (self, kind, FALSE)->items->len;
}

static void
add_all (GPtrArray *list, GPtrArray *items)
{
  if (items != NULL)
    for (guint i = 0; i < items->len; i++)
      g_ptr_array_add (list, g_ptr_array_index (items, i));
}

static GPtrArray *
list_bucket (PergolaProject *self, const char *kind, gboolean is_link)
{
  PergolaBucket *bucket = pergola_project_get_bucket (self, kind, is_link);
  GPtrArray *list = g_ptr_array_sized_new (bucket->items->len);

  if (!bucket->sorted)
    g_ptr_array_sort (bucket->items, is_link ? compare_ids : pergola_item_compare_rank);
  bucket->sorted = TRUE;
  add_all (list, bucket->items);

  return list;
}

GPtrArray *
pergola_project_list_unsorted (PergolaProject *self, gboolean links)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer bucket;

  g_hash_table_iter_init (&iter, links ? self->link_buckets : self->item_buckets);
  while (g_hash_table_iter_next (&iter, NULL, &bucket))
    add_all (list, ((PergolaBucket *) bucket)->items);

  return list;
}

static GPtrArray *
list_all (PergolaProject *self, gboolean links)
{
  GPtrArray *list = pergola_project_list_unsorted (self, links);

  g_ptr_array_sort (list, links ? compare_ids : pergola_item_compare_rank);
  return list;
}

GPtrArray *
pergola_project_list_items (PergolaProject *self, const char *kind)
{
  return kind != NULL ? list_bucket (self, kind, FALSE) : list_all (self, FALSE);
}

GPtrArray *
pergola_project_list_links (PergolaProject *self, const char *kind)
{
  return kind != NULL ? list_bucket (self, kind, TRUE) : list_all (self, TRUE);
}

GPtrArray *
pergola_project_list_links_of (PergolaProject *self, const char *item)
{
  GPtrArray *list = g_ptr_array_new ();

  ensure_links_of (self);
  add_all (list, g_hash_table_lookup (self->links_of, item));
  g_ptr_array_sort (list, compare_ids);

  return list;
}

GPtrArray *
pergola_project_list_children (PergolaProject *self, const char *item)
{
  GPtrArray *list = g_ptr_array_new ();

  add_all (list, g_hash_table_lookup (self->children, item));
  g_ptr_array_sort (list, pergola_item_compare_rank);

  return list;
}

const char *
pergola_project_get_place_text (PergolaProject *self, const char *board, const char *item)
{
  GHashTable *places = g_hash_table_lookup (self->places, board);

  return places != NULL ? g_hash_table_lookup (places, item) : NULL;
}

gboolean
pergola_project_get_place (PergolaProject *self, const char *board, const char *item, double *x, double *y)
{
  const char *value = pergola_project_get_place_text (self, board, item);
  char *end = NULL;

  if (value == NULL)
    return FALSE;

  *x = g_ascii_strtod (value, &end);
  *y = g_ascii_strtod (end, NULL);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  if (table != NULL)
    {
      g_hash_table_iter_init (&iter, table);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (keys, key);
    }
  g_ptr_array_sort (keys, compare_names);

  return keys;
}

GPtrArray *
pergola_project_list_properties (PergolaProject *self)
{
  return list_keys (self->properties);
}

GPtrArray *
pergola_project_list_placed (PergolaProject *self, const char *board)
{
  return list_keys (g_hash_table_lookup (self->places, board));
}

GPtrArray *
pergola_project_list_placed_boards (PergolaProject *self)
{
  g_autoptr (GHashTable) boards = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_hash_table_size (value) > 0)
      g_hash_table_add (boards, (char *) g_intern_string (key));

  g_hash_table_iter_init (&iter, self->properties);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *slash = *(const char *) key != '!' ? strchr (key, '/') : NULL; /* a conflict's is none of a board's */
      g_autofree char *board = slash != NULL ? g_strndup (key, slash - (const char *) key) : NULL;

      if (board != NULL)
        g_hash_table_add (boards, (char *) g_intern_string (board));
    }

  /* A board with nothing but what we do not know about it is still written. */
  g_hash_table_iter_init (&iter, self->extras);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (*(const char *) key != '\0' && strchr (key, ' ') == NULL)
      g_hash_table_add (boards, (char *) g_intern_string (key));

  return list_keys (boards);
}
