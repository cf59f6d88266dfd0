/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What has to be changed in ours to have what comes out. What others lean on comes first and goes last. */

#include "pergola-merge-private.h"

#include "pergola-kept.h"

#include <string.h>

#define MAX_DEPTH 64

void
pergola_merge_add_change (
  PergolaMerge *self, PergolaChangeType type, PergolaItem *item, const char *id, const char *key, const char *value)
{
  PergolaChange *change = g_new0 (PergolaChange, 1);

  change->type = type;
  change->id = g_strdup (id);
  change->key = g_strdup (key);
  change->new_value = g_strdup (value);
  if (type == PERGOLA_CHANGE_INSERT)
    change->item = pergola_item_copy (item, id);
  g_ptr_array_add (self->changes, change);
}

/* A kind cannot be changed: the item goes, and another one with its id comes. */
static gboolean
is_another (const PergolaJoined *joined)
{
  PergolaItem *ours = joined->sides[PERGOLA_SIDE_OURS];

  return joined->result != NULL && ours != NULL &&
         (strcmp (pergola_item_get_kind (joined->result), pergola_item_get_kind (ours)) != 0 ||
          pergola_item_is_link (joined->result) != pergola_item_is_link (ours));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What only the file knows of it. */
static void
set_kept (PergolaMerge *self, const PergolaJoined *joined)
{
  g_autoptr (GPtrArray) keys = pergola_item_list_kept (joined->result);
  PergolaItem *ours = joined->sides[PERGOLA_SIDE_OURS];

  g_ptr_array_extend_and_steal (keys, pergola_item_list_kept (ours));
  g_ptr_array_sort (keys, compare_names);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const char *value = pergola_item_get_kept (joined->result, key);

      if ((i == 0 || strcmp (g_ptr_array_index (keys, i - 1), key) != 0) &&
          g_strcmp0 (pergola_item_get_kept (ours, key), value) != 0)
        pergola_merge_add_change (self, PERGOLA_CHANGE_SET, NULL, joined->id, key, value);
    }
}

static void
set_values (PergolaMerge *self, const PergolaJoined *joined)
{
  PergolaItem *ours = joined->sides[PERGOLA_SIDE_OURS];
  g_autoptr (GPtrArray) before = pergola_item_list_keys (ours);
  g_autoptr (GPtrArray) after = pergola_item_list_keys (joined->result);

  for (guint i = 0; i < before->len; i++)
    if (pergola_item_get (joined->result, g_ptr_array_index (before, i)) == NULL)
      pergola_merge_add_change (self, PERGOLA_CHANGE_SET, NULL, joined->id, g_ptr_array_index (before, i), NULL);
  for (guint i = 0; i < after->len; i++)
    {
      const char *key = g_ptr_array_index (after, i);
      const char *value = pergola_item_get (joined->result, key);

      if (g_strcmp0 (pergola_item_get (ours, key), value) != 0)
        pergola_merge_add_change (self, PERGOLA_CHANGE_SET, NULL, joined->id, key, value);
    }
  set_kept (self, joined);
}

/* Items that come, parents first. */
static void
insert (PergolaMerge *self, PergolaJoined *joined, GHashTable *done, guint depth)
{
  PergolaJoined *above = pergola_merge_find (self, pergola_item_get (joined->result, "@parent"));

  if (!g_hash_table_add (done, joined))
    return;
  if (depth < MAX_DEPTH && above != NULL && above->result != NULL && above->sides[PERGOLA_SIDE_OURS] == NULL)
    insert (self, above, done, depth + 1);
  if (is_another (joined))
    pergola_merge_add_change (self, PERGOLA_CHANGE_REMOVE, NULL, joined->id, NULL, NULL);
  pergola_merge_add_change (self, PERGOLA_CHANGE_INSERT, joined->result, joined->id, NULL, NULL);
}

/* What comes and what changes, of items or of links. */
static void
add_coming (PergolaMerge *self, gboolean links)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->joined->len; i++)
    {
      PergolaJoined *joined = g_ptr_array_index (self->joined, i);
      PergolaItem *ours = joined->sides[PERGOLA_SIDE_OURS];

      if (joined->result == NULL || joined->result == ours || pergola_item_is_link (joined->result) != links)
        continue;
      if (ours == NULL || is_another (joined))
        insert (self, joined, done, 0);
      else
        set_values (self, joined);
    }
}

static void
add_going (PergolaMerge *self, gboolean links)
{
  for (guint i = 0; i < self->joined->len; i++)
    {
      PergolaJoined *joined = g_ptr_array_index (self->joined, i);
      PergolaItem *ours = joined->sides[PERGOLA_SIDE_OURS];

      if (joined->result == NULL && ours != NULL && pergola_item_is_link (ours) == links)
        pergola_merge_add_change (self, PERGOLA_CHANGE_REMOVE, NULL, joined->id, NULL, NULL);
    }
}

void
pergola_merge_list_item_changes (PergolaMerge *self)
{
  add_going (self, TRUE);
  add_coming (self, FALSE);
  add_coming (self, TRUE);
  add_going (self, FALSE);
}
