/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-sift.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-library-recent.h"

/* A project on its way into the list. Its item may still have the facts of before. */
typedef struct
{
  PergolaLibraryItem *item;
  PergolaLibraryFacts facts;
  gint64 opened;
  const char *key; /* (nullable): only where it is sorted by */
} Row;

typedef struct
{
  PergolaLibrarySieve sieve;
  GArray *rows;       /* (element-type Row) */
  GHashTable *opened; /* path → PergolaRecent */
  GStringChunk *keys; /* of titles that are another */
  PergolaLibrarySifted *sifted;
} Sifting;

/* --- Order --- */

static int
compare_numbers (gint64 a, gint64 b)
{
  return a > b ? -1 : a < b;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *one = a, *other = b;
  PergolaLibrarySort sort = *(PergolaLibrarySort *) data;
  int order = 0;

  if (sort == PERGOLA_LIBRARY_SORT_OPENED)
    order = compare_numbers (one->opened, other->opened);
  else if (sort == PERGOLA_LIBRARY_SORT_NAME)
    order = strcmp (one->key, other->key);
  if (order == 0)
    order = compare_numbers (one->facts.modified, other->facts.modified);
  return order != 0 ? order
                    : strcmp (pergola_library_item_get_path (one->item), pergola_library_item_get_path (other->item));
}

static Row
make_row (PergolaLibraryItem *item, PergolaLibrarySort sort)
{
  return (Row){ .item = item,
                .facts.modified = pergola_library_item_get_modified (item),
                .opened = pergola_library_item_get_opened (item),
                .key = sort == PERGOLA_LIBRARY_SORT_NAME ? pergola_library_item_get_key (item) : NULL };
}

int
pergola_library_compare (PergolaLibraryItem *one, PergolaLibraryItem *other, PergolaLibrarySort sort)
{
  Row a = make_row (one, sort), b = make_row (other, sort);

  return compare_rows (&a, &b, &sort);
}

/* --- Sifting --- */

static const char *
find_key (Sifting *self, const Row *row)
{
  g_autofree char *title = pergola_library_item_make_title (row->item, &row->facts);
  g_autofree char *key = NULL;

  if (g_str_equal (title, pergola_library_item_get_title (row->item)))
    return pergola_library_item_get_key (row->item);
  key = g_utf8_collate_key (title, -1);
  return g_string_chunk_insert (self->keys, key);
}

static void
take (Sifting *self, const char *path, const PergolaLibraryFacts *facts)
{
  PergolaLibraryItem *item = g_hash_table_lookup (self->sieve.by_path, path);
  const PergolaRecent *recent = g_hash_table_lookup (self->opened, path);
  Row row = { .facts = *facts, .opened = recent != NULL ? recent->opened : 0 };

  row.item = item != NULL ? g_object_ref (item) : pergola_library_item_new (path);
  if (item == NULL)
    pergola_library_item_set_facts (row.item, facts);
  else if (pergola_library_item_has_other_facts (item, facts))
    g_array_append_val (self->sifted->changes, row);
  if (self->sieve.sort == PERGOLA_LIBRARY_SORT_NAME)
    row.key = find_key (self, &row);
  g_hash_table_replace (self->sifted->by_path, (char *) pergola_library_item_get_path (row.item), row.item);
  g_array_append_val (self->rows, row);
}

static void
take_entry (Sifting *self, const PergolaLibraryEntry *entry)
{
  PergolaLibraryFacts facts = { entry->title, entry->summary, entry->error, entry->modified, entry->size };

  if (entry->away)
    {
      facts.summary = _ ("Not there now");
      facts.error = _ ("Its folder is not there now. Plug in or connect what it lies on.");
    }
  else if (entry->error != NULL)
    facts.summary = _ ("Cannot be read");
  g_hash_table_add (self->sifted->listed, entry->path);
  take (self, entry->path, &facts);
}

/* What was opened lately and lies outside the folders belongs to the library too. */
static void
take_recent (Sifting *self, const PergolaRecent *recent)
{
  PergolaLibraryFacts facts = { recent->title, recent->error != NULL ? _ ("Cannot be read") : recent->summary,
                                recent->error, recent->modified, recent->size };

  if (recent->there && !g_hash_table_contains (self->sifted->by_path, recent->path))
    take (self, recent->path, &facts);
}

static void
sort (Sifting *self)
{
  GPtrArray *sorted = self->sifted->sorted;

  g_array_sort_with_data (self->rows, compare_rows, &self->sieve.sort);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_array_index (self->rows, Row, i).item));
}

static void
sift (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sifting *self = data;
  GPtrArray *entries = self->sieve.entries, *recent = self->sieve.recent;

  for (guint i = 0; recent != NULL && i < recent->len; i++)
    g_hash_table_insert (self->opened, ((PergolaRecent *) recent->pdata[i])->path, recent->pdata[i]);
  for (guint i = 0; i < entries->len; i++)
    take_entry (self, entries->pdata[i]);
  for (guint i = 0; recent != NULL && i < recent->len; i++)
    take_recent (self, recent->pdata[i]);
  sort (self);
  g_task_return_pointer (task, g_steal_pointer (&self->sifted), (GDestroyNotify) pergola_library_sifted_free);
}

/* --- Life --- */

static PergolaLibrarySifted *
sifted_new (const PergolaLibrarySieve *sieve)
{
  PergolaLibrarySifted *self = g_new0 (PergolaLibrarySifted, 1);

  self->sorted = g_ptr_array_new_full (sieve->entries->len, g_object_unref);
  self->by_path = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->listed = g_hash_table_new (g_str_hash, g_str_equal);
  self->changes = g_array_new (FALSE, FALSE, sizeof (Row));
  self->entries = g_ptr_array_ref (sieve->entries);
  self->recent = sieve->recent != NULL ? g_ptr_array_ref (sieve->recent) : NULL;
  return self;
}

void
pergola_library_sifted_free (PergolaLibrarySifted *self)
{
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->by_path, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_hash_table_unref);
  g_array_unref (self->changes);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_free (self);
}

static void
sifting_free (gpointer data)
{
  Sifting *self = data;

  g_hash_table_unref (self->sieve.by_path);
  g_ptr_array_unref (self->sieve.entries);
  g_clear_pointer (&self->sieve.recent, g_ptr_array_unref);
  g_hash_table_unref (self->opened);
  g_array_unref (self->rows);
  g_string_chunk_free (self->keys);
  g_clear_pointer (&self->sifted, pergola_library_sifted_free);
  g_free (self);
}

void
pergola_library_sift_async (const PergolaLibrarySieve *sieve, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Sifting *self = g_new0 (Sifting, 1);

  self->sieve = *sieve;
  g_ptr_array_ref (sieve->entries);
  g_hash_table_ref (sieve->by_path);
  if (sieve->recent != NULL)
    g_ptr_array_ref (sieve->recent);
  self->opened = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), sieve->entries->len);
  self->keys = g_string_chunk_new (4096);
  self->sifted = sifted_new (sieve);
  g_task_set_source_tag (task, pergola_library_sift_async);
  g_task_set_task_data (task, self, sifting_free);
  g_task_run_in_thread (task, sift);
}

PergolaLibrarySifted *
pergola_library_sift_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
pergola_library_sifted_take_facts (PergolaLibrarySifted *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const Row *row = &g_array_index (self->changes, Row, i);

      pergola_library_item_set_facts (row->item, &row->facts);
    }
  for (guint i = 0; self->recent != NULL && i < self->recent->len; i++)
    {
      const PergolaRecent *recent = self->recent->pdata[i];
      PergolaLibraryItem *item = g_hash_table_lookup (self->by_path, recent->path);

      if (item != NULL)
        pergola_library_item_set_opened (item, recent->opened);
    }
}
