/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a search must know of every item, in memory: to count tens of thousands of them by kind, person and month takes
 * a few milliseconds so, and a hundred times as long from the disk. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#include "pergola-index-private.h"

#define ROWS_MAX 50000000 /* a row beyond that was never written by us */

/* --- Life --- */

static void
clear_file (gpointer data)
{
  g_clear_pointer (&((FileRow *) data)->entry, pergola_library_entry_free);
}

static void
clear_kind (gpointer data)
{
  KindRow *kind = data;

  g_free (kind->kind);
  g_free (kind->title);
  g_free (kind->plural);
  g_free (kind->icon);
}

static Rows *
rows_new (void)
{
  Rows *self = g_new0 (Rows, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->files = g_array_new (FALSE, TRUE, sizeof (FileRow));
  g_array_set_clear_func (self->files, clear_file);
  g_array_set_size (self->files, 1);
  self->file_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->kinds = g_array_new (FALSE, TRUE, sizeof (KindRow));
  g_array_set_clear_func (self->kinds, clear_kind);
  self->kind_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->name_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->names_of = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_set_size (self->names_of, 1);
  return self;
}

void
pergola_index_rows_free (Rows *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->files);
  g_hash_table_unref (self->file_ids);
  g_array_unref (self->kinds);
  g_hash_table_unref (self->kind_ids);
  g_hash_table_unref (self->name_ids);
  g_ptr_array_unref (self->names);
  g_array_unref (self->names_of);
  g_free (self);
}

/* --- Setting --- */

static guint32
ensure_name (Rows *self, char *name)
{
  gpointer position;

  if (g_hash_table_lookup_extended (self->name_ids, name, NULL, &position))
    {
      g_free (name);
      return GPOINTER_TO_UINT (position);
    }
  g_ptr_array_add (self->names, name);
  g_hash_table_insert (self->name_ids, name, GUINT_TO_POINTER (self->names->len - 1));
  return self->names->len - 1;
}

guint32
pergola_index_rows_add_people (Rows *self, const char *people)
{
  guint32 at = self->names_of->len;
  guint32 n = 0;

  if (people == NULL || *people == '\0')
    return 0;
  g_array_append_val (self->names_of, n);
  for (const char *p = people; *p != '\0'; n++)
    {
      gsize length = strcspn (p, "\n");
      guint32 name = ensure_name (self, g_strndup (p, length));

      g_array_append_val (self->names_of, name);
      p += length + (p[length] == '\n');
    }
  g_array_index (self->names_of, guint32, at) = n;
  return at;
}

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

FileRow *
pergola_index_rows_get_file (Rows *self, gint64 id)
{
  guint32 position = GPOINTER_TO_UINT (g_hash_table_lookup (self->file_ids, &id));

  return position > 0 ? &g_array_index (self->files, FileRow, position) : NULL;
}

/* Not GDateTime, which looks for the time zone anew each time. */
static guint32
find_day (gint64 seconds)
{
  time_t time = (time_t) seconds;
  struct tm day;

  if (localtime_r (&time, &day) == NULL || day.tm_year < -1900 || day.tm_year > 8000)
    return 0;
  return (guint32) ((day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday);
}

guint32
pergola_index_rows_set_file (Rows *self, gint64 id, PergolaLibraryEntry *entry)
{
  guint32 position = GPOINTER_TO_UINT (g_hash_table_lookup (self->file_ids, &id));
  FileRow *row;

  if (position == 0)
    {
      position = self->files->len;
      g_array_set_size (self->files, position + 1);
      g_hash_table_insert (self->file_ids, dup_id (id), GUINT_TO_POINTER (position));
    }
  row = &g_array_index (self->files, FileRow, position);
  g_clear_pointer (&row->entry, pergola_library_entry_free);
  *row = (FileRow){ .id = id, .entry = entry, .day = find_day (entry->modified) };
  return position;
}

void
pergola_index_rows_remove_file (Rows *self, gint64 id)
{
  FileRow *row = pergola_index_rows_get_file (self, id);

  if (row == NULL)
    return;
  clear_file (row);
  row->id = 0;
  g_hash_table_remove (self->file_ids, &id);
}

guint16
pergola_index_rows_set_kind (
  Rows *self, gint64 id, const char *kind, const char *title, const char *plural, const char *icon)
{
  gpointer position;
  KindRow row = { id };

  if (g_hash_table_lookup_extended (self->kind_ids, &id, NULL, &position))
    return (guint16) GPOINTER_TO_UINT (position);
  if (self->kinds->len == G_MAXUINT16)
    return G_MAXUINT16 - 1;
  row.kind = g_strdup (kind);
  row.title = g_strdup (title);
  row.plural = g_strdup (plural);
  row.icon = g_strdup (icon);
  g_array_append_val (self->kinds, row);
  g_hash_table_insert (self->kind_ids, dup_id (id), GUINT_TO_POINTER (self->kinds->len - 1));
  return (guint16) (self->kinds->len - 1);
}

gboolean
pergola_index_rows_set (Rows *self, gint64 id, const Row *row)
{
  if (id <= 0 || id > ROWS_MAX)
    return FALSE;
  if (id >= self->rows->len)
    {
      if (row == NULL)
        return TRUE;
      g_array_set_size (self->rows, (guint) id + 1);
    }
  g_array_index (self->rows, Row, id) = row != NULL ? *row : (Row){ 0 };
  return TRUE;
}

/* --- Reading --- */

char *
pergola_index_describe_file (const char *figure, guint n_items, guint n_people)
{
  g_autofree char *count = NULL;

  if (n_items == 0)
    count = g_strdup (_ ("empty so far"));
  else if (n_people > 0)
    count = g_strdup_printf (ngettext ("%u person", "%u people", n_people), n_people);
  else
    count = g_strdup_printf (ngettext ("%u item", "%u items", n_items), n_items);
  return figure != NULL ? g_strdup_printf ("%s · %s", figure, count) : g_steal_pointer (&count);
}

PergolaLibraryEntry *
pergola_index_read_entry (sqlite3_stmt *files)
{
  const char *path = pergola_index_get_text (files, 1), *title = pergola_index_get_text (files, 10);
  PergolaLibraryEntry *entry;

  if (path == NULL || title == NULL)
    return NULL;
  entry = g_new0 (PergolaLibraryEntry, 1);
  entry->path = g_strdup (path);
  entry->title = g_strdup (title);
  entry->size = sqlite3_column_int64 (files, 2);
  entry->modified = sqlite3_column_int64 (files, 3) / PERGOLA_INDEX_SECOND;
  entry->away = sqlite3_column_int64 (files, 7) != 0;
  entry->error = g_strdup (pergola_index_get_text (files, 8));
  entry->id = g_strdup (pergola_index_get_text (files, 9));
  entry->n_items = (guint) sqlite3_column_int64 (files, 12);
  if (entry->error == NULL)
    entry->summary = pergola_index_describe_file (pergola_index_get_text (files, 11), entry->n_items,
                                                  (guint) sqlite3_column_int64 (files, 13));
  return entry;
}

static void
read_files (PergolaIndex *index, Rows *self)
{
  sqlite3_stmt *files = pergola_index_prepare (index, STATEMENT_LIST_FILES);

  while (pergola_index_step (index, files))
    {
      PergolaLibraryEntry *entry = pergola_index_read_entry (files);

      if (entry != NULL)
        pergola_index_rows_set_file (self, sqlite3_column_int64 (files, 0), entry);
    }
}

static void
read_kinds (PergolaIndex *index, Rows *self)
{
  sqlite3_stmt *kinds = pergola_index_prepare (index, STATEMENT_LIST_KINDS);

  while (pergola_index_step (index, kinds))
    pergola_index_rows_set_kind (self, sqlite3_column_int64 (kinds, 0), pergola_index_get_text (kinds, 1),
                                 pergola_index_get_text (kinds, 2), pergola_index_get_text (kinds, 3),
                                 pergola_index_get_text (kinds, 4));
}

static gboolean
read_item (Rows *self, sqlite3_stmt *items)
{
  gint64 file = sqlite3_column_int64 (items, 1), kind = sqlite3_column_int64 (items, 2);
  gpointer position;
  Row row = { 0 };

  row.file = GPOINTER_TO_UINT (g_hash_table_lookup (self->file_ids, &file));
  if (row.file == 0 || !g_hash_table_lookup_extended (self->kind_ids, &kind, NULL, &position))
    return FALSE;
  row.kind = (guint16) GPOINTER_TO_UINT (position);
  row.is_private = sqlite3_column_int (items, 3) != 0;
  row.outdone = sqlite3_column_int (items, 4) != 0;
  row.day = (guint32) sqlite3_column_int64 (items, 5);
  row.people = pergola_index_rows_add_people (self, pergola_index_get_text (items, 6));
  return pergola_index_rows_set (self, sqlite3_column_int64 (items, 0), &row);
}

static void
read_items (PergolaIndex *index, Rows *self)
{
  sqlite3_stmt *items = pergola_index_prepare (index, STATEMENT_LIST_ITEMS);

  while (pergola_index_step (index, items))
    if (!read_item (self, items) && index->failure == SQLITE_OK)
      index->failure = SQLITE_CORRUPT;
}

static gint64
read_version (PergolaIndex *self)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_DATA_VERSION);
  gint64 version = -1;

  if (pergola_index_step (self, statement))
    version = sqlite3_column_int64 (statement, 0);
  pergola_index_finish (self, statement);
  return version;
}

/* What other processes have written shows in the version; what we write ourselves is set as it is written. In one
 * transaction, for they may write between the tables. */
Rows *
pergola_index_ensure_rows (PergolaIndex *self)
{
  gint64 version = read_version (self);
  gboolean alone = self->db != NULL && sqlite3_get_autocommit (self->db);

  if (self->rows != NULL && version == self->version)
    return self->failure == SQLITE_OK ? self->rows : NULL;
  g_clear_pointer (&self->rows, pergola_index_rows_free);
  self->rows = rows_new ();
  if (alone)
    pergola_index_run (self, "BEGIN");
  read_files (self, self->rows);
  read_kinds (self, self->rows);
  read_items (self, self->rows);
  self->version = read_version (self);
  if (alone)
    pergola_index_run (self, "COMMIT");
  if (self->failure != SQLITE_OK)
    g_clear_pointer (&self->rows, pergola_index_rows_free);
  return self->rows;
}
