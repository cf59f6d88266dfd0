/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the index says besides what is searched for. */

#include "config.h"

#include <string.h>

#include "pergola-index-private.h"

static void
known_free (gpointer data)
{
  g_free (((PergolaIndexKnown *) data)->hash);
  g_free (data);
}

GHashTable *
pergola_index_list_known (PergolaIndex *self)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
  sqlite3_stmt *files = pergola_index_prepare (self, STATEMENT_LIST_FILES);

  while (pergola_index_step (self, files))
    {
      PergolaIndexKnown *known = g_new0 (PergolaIndexKnown, 1);

      known->size = sqlite3_column_int64 (files, 2);
      known->mtime = sqlite3_column_int64 (files, 3);
      known->inode = (guint64) sqlite3_column_int64 (files, 4);
      known->device = (guint64) sqlite3_column_int64 (files, 5);
      known->hash = g_strdup (pergola_index_get_text (files, 6));
      known->away = sqlite3_column_int64 (files, 7);
      g_hash_table_replace (all, g_strdup (pergola_index_get_text (files, 1)), known);
    }
  return all;
}

char *
pergola_index_get_hash (PergolaIndex *self, const char *path)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_FIND_FILE);
  char *hash = NULL;

  pergola_index_bind_text (statement, 1, path);
  if (pergola_index_step (self, statement))
    hash = g_strdup (pergola_index_get_text (statement, 1));
  pergola_index_finish (self, statement);
  return hash;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PergolaLibraryEntry *one = *(gconstpointer *) a, *other = *(gconstpointer *) b;

  if (one->modified != other->modified)
    return one->modified > other->modified ? -1 : 1;
  return strcmp (one->path, other->path);
}

GPtrArray *
pergola_index_list (PergolaIndex *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_library_entry_free);
  sqlite3_stmt *files = pergola_index_prepare (self, STATEMENT_LIST_FILES);

  /* Not through what is known of all items, which takes ten times as long to be read. */
  while (pergola_index_step (self, files))
    {
      PergolaLibraryEntry *entry = pergola_index_read_entry (files);

      if (entry != NULL)
        g_ptr_array_add (list, entry);
    }
  g_ptr_array_sort (list, compare_entries);
  return list;
}

static void
dump (PergolaIndex *self, GString *text, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        for (int i = 0; i < sqlite3_column_count (statement); i++)
          g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, i));
        g_string_append_c (text, '\n');
      }
  else
    g_string_append (text, sqlite3_errmsg (self->db));
  sqlite3_finalize (statement);
}

char *
pergola_index_dump (PergolaIndex *self)
{
  GString *text = g_string_new (NULL);

  dump (self, text,
        "SELECT path, size, hash, away, error, project, title, figure, n_items, n_people FROM files ORDER BY path");
  dump (self, text,
        "SELECT path, item, kinds.kind, kinds.title, kinds.plural, kinds.icon, is_private, outdone, day, people,"
        " date, items.icon, hue, board, board_title, items.title, words FROM items JOIN files ON"
        " items.file = files.id JOIN kinds ON items.kind = kinds.id ORDER BY path, item, is_private");
  dump (self, text, "SELECT count(*) FROM items");
  dump (self, text, "SELECT term, doc, cnt FROM terms ORDER BY term");
  return g_string_free (text, FALSE);
}
