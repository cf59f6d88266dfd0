/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing into the index: files and what they say. What is known of them in memory is brought up to date with it, where
 * it has been read. */

#include "config.h"

#include <string.h>

#include "pergola-index-private.h"

/* What is known of a file until now. */
typedef struct
{
  gint64 id; /* 0: nothing */
  char *hash;
  gint64 mtime;
  gboolean away;
} Stored;

static void
stored_clear (Stored *self)
{
  g_free (self->hash);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stored, stored_clear)

static Stored
find_file (PergolaIndex *self, const char *path)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_FIND_FILE);
  Stored stored = { 0 };

  pergola_index_bind_text (statement, 1, path);
  if (pergola_index_step (self, statement))
    {
      stored.id = sqlite3_column_int64 (statement, 0);
      stored.hash = g_strdup (pergola_index_get_text (statement, 1));
      stored.mtime = sqlite3_column_int64 (statement, 2);
      stored.away = sqlite3_column_int64 (statement, 3) != 0;
    }
  pergola_index_finish (self, statement);
  return stored;
}

void
pergola_index_begin (PergolaIndex *self)
{
  if (self->writing)
    return;
  self->writing = pergola_index_run (self, "BEGIN IMMEDIATE");
  /* What others wrote until now is to be known, for it is not seen later. */
  if (self->writing && self->rows != NULL)
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

/* --- Who looked last --- */

gboolean
pergola_index_is_outdated (PergolaIndex *self, const char *path, gint64 looked)
{
  const gint64 *last = g_hash_table_lookup (self->turns, path);

  return last != NULL && *last > looked;
}

gboolean
pergola_index_take_turn (PergolaIndex *self, const char *path, gint64 looked)
{
  if (pergola_index_is_outdated (self, path, looked))
    return FALSE;
  g_hash_table_replace (self->turns, g_strdup (path), g_memdup2 (&looked, sizeof looked));
  return TRUE;
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
  if (self->rows != NULL)
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

/* @id: 0: a new one. */
static gint64
add_row (PergolaIndex *self, gint64 id, gint64 file, gint64 kind, guint day, const PergolaIndexItem *item)
{
  const gint64 numbers[] = { file, kind, item->is_private, item->outdone, day };
  const char *const texts[] = { item->item,  item->people,      item->date,  item->icon, item->hue,
                                item->board, item->board_title, item->title, item->words };
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_ADD_ITEM);

  if (id > 0)
    sqlite3_bind_int64 (statement, 1, id);
  pergola_index_bind_numbers (statement, 2, numbers, G_N_ELEMENTS (numbers));
  pergola_index_bind_texts (statement, 2 + G_N_ELEMENTS (numbers), texts, G_N_ELEMENTS (texts));
  pergola_index_finish (self, statement);
  return id > 0 ? id : sqlite3_last_insert_rowid (self->db);
}

static void
add_words (PergolaIndex *self, gint64 id, const PergolaIndexItem *item)
{
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_ADD_WORDS);

  sqlite3_bind_int64 (statement, 1, id);
  pergola_index_bind_text (statement, 2, item->folded_title);
  pergola_index_bind_text (statement, 3, item->folded_words);
  pergola_index_finish (self, statement);
}

/* @position: of its file in memory. */
static void
show_item (PergolaIndex *self, gint64 id, guint32 position, gint64 kind, guint day, const PergolaIndexItem *item)
{
  Rows *rows = self->rows;
  Row row = {
    .file = position,
    .day = day,
    .people = pergola_index_rows_add_people (rows, item->people),
    .kind = pergola_index_rows_set_kind (rows, kind, item->kind, item->kind_title, item->kind_plural, item->kind_icon),
    .is_private = (guint8) item->is_private,
    .outdone = (guint8) item->outdone,
  };

  pergola_index_rows_set (rows, id, &row);
}

static void
add_item (PergolaIndex *self, gint64 id, gint64 file, guint32 position, const PergolaIndexItem *item)
{
  gint64 kind = pergola_index_ensure_kind (self, item);
  guint day = item->date != NULL ? pergola_index_day (item->date, FALSE) : 0;

  id = add_row (self, id, file, kind, day, item);
  add_words (self, id, item);
  if (self->rows != NULL)
    show_item (self, id, position, kind, day, item);
}

/* --- Files --- */

/* @id: 0: a new one. Two statements, for one that does both has a savepoint of its own, before each of which FTS5
 * writes all that it still holds. */
static gint64
set_file (PergolaIndex *self, gint64 id, const PergolaIndexFile *file)
{
  const gint64 numbers[] = { file->size,    file->mtime,   (gint64) file->inode, (gint64) file->device,
                             file->n_items, file->n_people };
  const char *const texts[] = { file->path, file->hash, file->error, file->project, file->title, file->figure };
  sqlite3_stmt *statement = pergola_index_prepare (self, id > 0 ? STATEMENT_SET_FILE : STATEMENT_ADD_FILE);

  if (id > 0)
    sqlite3_bind_int64 (statement, 1, id);
  pergola_index_bind_numbers (statement, 2, numbers, G_N_ELEMENTS (numbers));
  pergola_index_bind_texts (statement, 2 + G_N_ELEMENTS (numbers), texts, G_N_ELEMENTS (texts));
  pergola_index_finish (self, statement);
  return id > 0 ? id : sqlite3_last_insert_rowid (self->db);
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
  entry->modified = file->mtime / PERGOLA_INDEX_SECOND;
  entry->size = file->size;
  entry->n_items = file->n_items;
  return entry;
}

static void
show_touched (PergolaIndex *self, gint64 id, const PergolaIndexFile *file)
{
  FileRow *row = self->rows != NULL ? pergola_index_rows_get_file (self->rows, id) : NULL;
  PergolaLibraryEntry *entry;

  if (row == NULL)
    return;
  entry = pergola_library_entry_copy (row->entry);
  entry->modified = file->mtime / PERGOLA_INDEX_SECOND;
  entry->size = file->size;
  entry->away = FALSE;
  pergola_index_rows_set_file (self->rows, id, entry);
}

static gboolean
touch (PergolaIndex *self, const PergolaIndexFile *file, const Stored *stored)
{
  const gint64 numbers[] = { stored->id, file->size, file->mtime, (gint64) file->inode, (gint64) file->device };
  sqlite3_stmt *statement = pergola_index_prepare (self, STATEMENT_TOUCH_FILE);

  pergola_index_bind_numbers (statement, 1, numbers, G_N_ELEMENTS (numbers));
  pergola_index_finish (self, statement);
  show_touched (self, stored->id, file);
  return stored->away || stored->mtime / PERGOLA_INDEX_SECOND != file->mtime / PERGOLA_INDEX_SECOND;
}

gboolean
pergola_index_touch (PergolaIndex *self, const PergolaIndexFile *file)
{
  g_auto (Stored) stored = find_file (self, file->path);

  return stored.id != 0 && touch (self, file, &stored);
}

gboolean
pergola_index_put (PergolaIndex *self, const PergolaIndexFile *file)
{
  g_auto (Stored) stored = find_file (self, file->path);
  g_autoptr (GArray) free_rows = NULL;
  guint32 position = 0;
  gint64 id;

  if (pergola_index_is_outdated (self, file->path, file->looked))
    return FALSE;
  if (stored.id != 0 && *file->hash != '\0' && g_strcmp0 (stored.hash, file->hash) == 0)
    return touch (self, file, &stored);
  free_rows = remove_items (self, stored.id);
  id = set_file (self, stored.id, file);
  if (self->rows != NULL)
    position = pergola_index_rows_set_file (self->rows, id, make_entry (file));
  for (guint i = 0; i < file->items->len && self->failure == SQLITE_OK; i++)
    add_item (self, i < free_rows->len ? g_array_index (free_rows, gint64, i) : 0, id, position,
              &g_array_index (file->items, PergolaIndexItem, i));
  return TRUE;
}

static gboolean
forget (PergolaIndex *self, gint64 id)
{
  sqlite3_stmt *statement;

  if (id == 0)
    return FALSE;
  g_array_unref (remove_items (self, id));
  statement = pergola_index_prepare (self, STATEMENT_REMOVE_FILE);
  sqlite3_bind_int64 (statement, 1, id);
  pergola_index_finish (self, statement);
  if (self->rows != NULL)
    pergola_index_rows_remove_file (self->rows, id);
  return TRUE;
}

gboolean
pergola_index_forget (PergolaIndex *self, const char *path, gint64 looked)
{
  g_auto (Stored) stored = find_file (self, path);

  return !pergola_index_is_outdated (self, path, looked) && forget (self, stored.id);
}

gboolean
pergola_index_forget_copies (PergolaIndex *self, const char *path)
{
  const char *ending = strrchr (path, '.');
  g_autofree char *from = g_strndup (path, ending != NULL ? (gsize) (ending - path) : strlen (path));
  g_autofree char *to = g_strconcat (from, "\xff", NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *files = pergola_index_prepare (self, STATEMENT_LIST_FILES_FROM);

  pergola_index_bind_text (files, 1, from);
  pergola_index_bind_text (files, 2, to);
  while (pergola_index_step (self, files))
    {
      const char *other = pergola_index_get_text (files, 1);
      gint64 id = sqlite3_column_int64 (files, 0);
      g_autoptr (PergolaCopy) copy = NULL;

      if (strchr (other + strlen (from), '/') == NULL)
        copy = pergola_copy_parse (strrchr (other, '/') + 1, name);
      if (copy != NULL)
        g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    forget (self, g_array_index (ids, gint64, i));
  return ids->len > 0;
}

gboolean
pergola_index_set_away (PergolaIndex *self, const char *path, gint64 since)
{
  g_auto (Stored) stored = find_file (self, path);
  const gint64 numbers[] = { stored.id, since };
  FileRow *row = self->rows != NULL ? pergola_index_rows_get_file (self->rows, stored.id) : NULL;
  sqlite3_stmt *statement;

  if (stored.id == 0 || stored.away)
    return FALSE;
  statement = pergola_index_prepare (self, STATEMENT_AWAY_FILE);
  pergola_index_bind_numbers (statement, 1, numbers, G_N_ELEMENTS (numbers));
  pergola_index_finish (self, statement);
  if (row != NULL)
    row->entry->away = TRUE;
  return TRUE;
}
