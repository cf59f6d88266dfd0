/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing into the index. */

#include "config.h"

#include <string.h>

#include "pergola-index-private.h"

#define PICTURES_MAX 2000

void
pergola_index_begin (PergolaIndex *self)
{
  if (self->writing)
    return;
  self->writing = pergola_index_run (self, "BEGIN IMMEDIATE");
  /* What others wrote until now is to be known, for it is not seen later. */
  if (self->writing)
    pergola_index_ensure_rows (self);
  if (self->failure != SQLITE_OK)
    pergola_index_mend (self);
}

void
pergola_index_commit (PergolaIndex *self)
{
  if (self->writing && self->failure == SQLITE_OK)
    pergola_index_run (self, "COMMIT");
  self->writing = FALSE;
  if (self->failure != SQLITE_OK)
    pergola_index_mend (self);
}

/* --- Items --- */

static void
remove_words (PergolaIndex *self, gint64 id, const char *title, const char *words)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_REMOVE_WORDS);
  g_autofree char *folded_title = pergola_index_fold (title);
  g_autofree char *folded_words = pergola_index_words_fold (words);

  sqlite3_bind_int64 (statement, 1, id);
  pergola_index_bind_text (statement, 2, folded_title);
  pergola_index_bind_text (statement, 3, folded_words);
  pergola_index_finish (self, statement);
}

static void
remove_item (PergolaIndex *self, gint64 id)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_REMOVE_ITEM);

  sqlite3_bind_int64 (statement, 1, id);
  pergola_index_finish (self, statement);
  pergola_index_rows_set (self->rows, id, NULL);
}

/* (transfer full) (element-type gint64): the rows that are free now, to be used again. */
static GArray *
remove_items (PergolaIndex *self, gint64 file)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_LIST_ITEMS_OF);

  sqlite3_bind_int64 (statement, 1, file);
  while (pergola_index_step (self, statement))
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      remove_words (self, id, pergola_index_get_text (statement, 1), pergola_index_get_text (statement, 2));
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    remove_item (self, g_array_index (ids, gint64, i));
  return ids;
}

static void
bind_kind (sqlite3_stmt *statement, const PergolaIndexItem *item)
{
  pergola_index_bind_text (statement, 1, item->kind);
  pergola_index_bind_text (statement, 2, item->kind_title);
  pergola_index_bind_text (statement, 3, item->kind_plural);
  pergola_index_bind_text (statement, 4, item->kind_icon);
}

static gint64
ensure_kind (PergolaIndex *self, const PergolaIndexItem *item)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_FIND_KIND);
  gint64 id = 0;

  bind_kind (statement, item);
  if (pergola_index_step (self, statement))
    id = sqlite3_column_int64 (statement, 0);
  pergola_index_finish (self, statement);
  if (id == 0)
    {
      statement = pergola_index_prepare (self, STATEMENT_ADD_KIND);
      bind_kind (statement, item);
      pergola_index_finish (self, statement);
      id = sqlite3_last_insert_rowid (self->db);
    }
  return id;
}

/* @id: 0: a new one. */
static gint64
add_row (PergolaIndex *self, gint64 id, gint64 file, gint64 kind, guint day, const PergolaIndexItem *item)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_ADD_ITEM);

  if (id > 0)
    sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, file);
  pergola_index_bind_text (statement, 3, item->item);
  sqlite3_bind_int64 (statement, 4, kind);
  sqlite3_bind_int (statement, 5, item->is_private);
  sqlite3_bind_int (statement, 6, item->outdone);
  sqlite3_bind_int64 (statement, 7, day);
  pergola_index_bind_text (statement, 8, item->people);
  pergola_index_bind_text (statement, 9, item->date);
  pergola_index_bind_text (statement, 10, item->icon);
  pergola_index_bind_text (statement, 11, item->hue);
  pergola_index_bind_text (statement, 12, item->board);
  pergola_index_bind_text (statement, 13, item->board_title);
  pergola_index_bind_text (statement, 14, item->title);
  pergola_index_bind_text (statement, 15, item->words);
  pergola_index_finish (self, statement);
  return id > 0 ? id : sqlite3_last_insert_rowid (self->db);
}

static void
add_item (PergolaIndex *self, gint64 id, gint64 file, guint32 position, const PergolaIndexItem *item)
{
  gint64 kind = ensure_kind (self, item);
  guint day = item->date != NULL ? pergola_index_day (item->date, FALSE) : 0;
  Row row = {
    .file = position,
    .day = day,
    .people = pergola_index_rows_add_people (self->rows, item->people),
    .kind =
      pergola_index_rows_set_kind (self->rows, kind, item->kind, item->kind_title, item->kind_plural, item->kind_icon),
    .is_private = (guint8) item->is_private,
    .outdone = (guint8) item->outdone,
  };
  sqlite3_stmt *statement;

  id = add_row (self, id, file, kind, day, item);
  statement = pergola_index_prepare (self, STATEMENT_ADD_WORDS);
  sqlite3_bind_int64 (statement, 1, id);
  pergola_index_bind_text (statement, 2, item->folded_title);
  pergola_index_bind_text (statement, 3, item->folded_words);
  pergola_index_finish (self, statement);
  pergola_index_rows_set (self->rows, id, &row);
}

/* --- Files --- */

/* 0: there is none. @hash (out) (transfer full) (optional) */
static gint64
find_file (PergolaIndex *self, const char *path, char **hash)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_FIND_FILE);
  gint64 id = 0;

  pergola_index_bind_text (statement, 1, path);
  if (pergola_index_step (self, statement))
    {
      id = sqlite3_column_int64 (statement, 0);
      if (hash != NULL)
        *hash = g_strdup (pergola_index_get_text (statement, 1));
    }
  pergola_index_finish (self, statement);
  return id;
}

static gint64
ensure_file (PergolaIndex *self, const char *path)
{
  gint64 id = find_file (self, path, NULL);
  sqlite3_stmt *statement;

  if (id != 0)
    return id;
  statement = pergola_index_prepare (self, STATEMENT_ADD_FILE);
  pergola_index_bind_text (statement, 1, path);
  pergola_index_finish (self, statement);
  return sqlite3_last_insert_rowid (self->db);
}

static void
bind_times (sqlite3_stmt *statement, gint64 id, const PergolaIndexFile *file)
{
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, file->size);
  sqlite3_bind_int64 (statement, 3, file->mtime);
  sqlite3_bind_int64 (statement, 4, (gint64) file->inode);
  sqlite3_bind_int64 (statement, 5, (gint64) file->device);
}

static void
set_file (PergolaIndex *self, gint64 id, const PergolaIndexFile *file)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_SET_FILE);

  bind_times (statement, id, file);
  pergola_index_bind_text (statement, 6, file->hash);
  pergola_index_bind_text (statement, 7, file->error);
  pergola_index_bind_text (statement, 8, file->project);
  pergola_index_bind_text (statement, 9, file->title);
  pergola_index_bind_text (statement, 10, file->figure);
  sqlite3_bind_int64 (statement, 11, file->n_items);
  sqlite3_bind_int64 (statement, 12, file->n_people);
  pergola_index_finish (self, statement);
}

static PergolaLibraryEntry *
make_entry (const PergolaIndexFile *file)
{
  PergolaLibraryEntry *entry = g_new0 (PergolaLibraryEntry, 1);

  entry->path = g_strdup (file->path);
  entry->id = g_strdup (file->project);
  entry->title = g_strdup (file->title);
  entry->error = g_strdup (file->error);
  if (file->error == NULL)
    entry->summary = pergola_index_describe_file (file->figure, file->n_items, file->n_people);
  entry->modified = file->mtime / G_GINT64_CONSTANT (1000000000);
  entry->size = file->size;
  entry->n_items = file->n_items;
  return entry;
}

gboolean
pergola_index_touch (PergolaIndex *self, const PergolaIndexFile *file)
{
  gint64 id = find_file (self, file->path, NULL);
  FileRow *row = id != 0 && self->rows != NULL ? pergola_index_rows_get_file (self->rows, id) : NULL;
  PergolaLibraryEntry *entry;
  sqlite3_stmt *statement;
  gboolean seen;

  if (row == NULL)
    return FALSE;
  statement = pergola_index_prepare (self, STATEMENT_TOUCH_FILE);
  bind_times (statement, id, file);
  pergola_index_finish (self, statement);
  entry = pergola_library_entry_copy (row->entry);
  entry->modified = file->mtime / G_GINT64_CONSTANT (1000000000);
  entry->size = file->size;
  entry->away = FALSE;
  seen = entry->modified != row->entry->modified || row->entry->away;
  pergola_index_rows_set_file (self->rows, id, entry);
  return seen;
}

gboolean
pergola_index_put (PergolaIndex *self, const PergolaIndexFile *file)
{
  g_autofree char *hash = NULL;
  g_autoptr (GArray) free_rows = NULL;
  gint64 id = find_file (self, file->path, &hash);
  guint32 position;

  if (self->rows == NULL)
    return FALSE;
  if (id != 0 && *file->hash != '\0' && g_strcmp0 (hash, file->hash) == 0)
    return pergola_index_touch (self, file);
  if (id == 0)
    id = ensure_file (self, file->path);
  free_rows = remove_items (self, id);
  set_file (self, id, file);
  position = pergola_index_rows_set_file (self->rows, id, make_entry (file));
  for (guint i = 0; i < file->items->len && self->failure == SQLITE_OK; i++)
    add_item (self, i < free_rows->len ? g_array_index (free_rows, gint64, i) : 0, id, position, file->items->pdata[i]);
  return TRUE;
}

gboolean
pergola_index_forget (PergolaIndex *self, const char *path)
{
  gint64 id = find_file (self, path, NULL);
  sqlite3_stmt *statement;

  if (id == 0 || self->rows == NULL)
    return FALSE;
  g_array_unref (remove_items (self, id));
  statement = pergola_index_prepare (self, STATEMENT_REMOVE_FILE);
  sqlite3_bind_int64 (statement, 1, id);
  pergola_index_finish (self, statement);
  pergola_index_rows_remove_file (self->rows, id);
  return TRUE;
}

gboolean
pergola_index_set_away (PergolaIndex *self, const char *path, gint64 since)
{
  gint64 id = find_file (self, path, NULL);
  FileRow *row = id != 0 && self->rows != NULL ? pergola_index_rows_get_file (self->rows, id) : NULL;
  sqlite3_stmt *statement;

  if (row == NULL || row->entry->away)
    return FALSE;
  statement = pergola_index_prepare (self, STATEMENT_AWAY_FILE);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, since);
  pergola_index_finish (self, statement);
  row->entry->away = TRUE;
  return TRUE;
}

/* --- Pictures --- */

void
pergola_index_put_picture (PergolaIndex *self, const char *hash, const char *style, GBytes *png)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_ADD_PICTURE);
  gint64 count = 0;

  pergola_index_bind_text (statement, 1, hash);
  pergola_index_bind_text (statement, 2, style);
  sqlite3_bind_blob64 (statement, 3, g_bytes_get_data (png, NULL), g_bytes_get_size (png), SQLITE_STATIC);
  pergola_index_finish (self, statement);
  statement = pergola_index_prepare (self, STATEMENT_COUNT_PICTURES);
  if (pergola_index_step (self, statement))
    count = sqlite3_column_int64 (statement, 0);
  pergola_index_finish (self, statement);
  if (count <= PICTURES_MAX)
    return;
  statement = pergola_index_prepare (self, STATEMENT_DROP_PICTURES);
  sqlite3_bind_int64 (statement, 1, count - PICTURES_MAX * 9 / 10);
  pergola_index_finish (self, statement);
}
