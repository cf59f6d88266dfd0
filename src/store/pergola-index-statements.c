/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The statements of the index, each prepared once. */

#include "config.h"

#include "pergola-index-private.h"

static const char *const sql[N_STATEMENTS] = {
  [STATEMENT_DATA_VERSION] = "PRAGMA data_version",
  [STATEMENT_FIND_FILE] = "SELECT id, hash, mtime, away FROM files WHERE path = ?1",
  [STATEMENT_ADD_FILE] = "INSERT INTO files (id, size, mtime, inode, device, n_items, n_people, path, hash, error,"
                         " project, title, figure, away)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0)",
  [STATEMENT_SET_FILE] =
    "UPDATE files SET size = ?2, mtime = ?3, inode = ?4, device = ?5, n_items = ?6, n_people = ?7, path = ?8,"
    " hash = ?9, error = ?10, project = ?11, title = ?12, figure = ?13, away = 0 WHERE id = ?1",
  [STATEMENT_TOUCH_FILE] = "UPDATE files SET size = ?2, mtime = ?3, inode = ?4, device = ?5, away = 0 WHERE id = ?1",
  [STATEMENT_AWAY_FILE] = "UPDATE files SET away = ?2 WHERE id = ?1",
  [STATEMENT_REMOVE_FILE] = "DELETE FROM files WHERE id = ?1",
  [STATEMENT_LIST_ITEMS_OF] = "SELECT id, title, words FROM items WHERE file = ?1 ORDER BY id",
  [STATEMENT_REMOVE_ITEM] = "DELETE FROM items WHERE id = ?1",
  [STATEMENT_ADD_ITEM] = "INSERT INTO items (id, file, kind, is_private, outdone, day, item, people, date, icon, hue,"
                         " board, board_title, title, words)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
  [STATEMENT_ADD_WORDS] = "INSERT INTO words (rowid, title, text) VALUES (?1, ?2, ?3)",
  [STATEMENT_REMOVE_WORDS] = "INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?1, ?2, ?3)",
  [STATEMENT_FIND_KIND] = "SELECT id FROM kinds WHERE kind = ?1 AND title = ?2 AND plural = ?3 AND icon IS ?4",
  [STATEMENT_ADD_KIND] = "INSERT INTO kinds (kind, title, plural, icon) VALUES (?1, ?2, ?3, ?4)",
  [STATEMENT_ADD_PICTURE] = "INSERT OR REPLACE INTO pictures (hash, style, png) VALUES (?1, ?2, ?3)",
  [STATEMENT_COUNT_PICTURES] = "SELECT count(*) FROM pictures",
  [STATEMENT_DROP_PICTURES] = "DELETE FROM pictures WHERE rowid IN (SELECT rowid FROM pictures ORDER BY"
                              " hash IN (SELECT hash FROM files), rowid LIMIT ?1)",
  [STATEMENT_GET_PICTURE] = "SELECT png FROM pictures WHERE hash = (SELECT hash FROM files WHERE path = ?1)"
                            " AND style = ?2",
  [STATEMENT_LIST_FILES] = "SELECT id, path, size, mtime, inode, device, hash, away, error, project, title, figure,"
                           " n_items, n_people FROM files",
  [STATEMENT_LIST_FILES_FROM] = "SELECT id, path FROM files WHERE path > ?1 AND path < ?2",
  [STATEMENT_LIST_KINDS] = "SELECT id, kind, title, plural, icon FROM kinds",
  [STATEMENT_LIST_ITEMS] = "SELECT id, file, kind, is_private, outdone, day, people FROM items",
  [STATEMENT_GET_ITEM] =
    "SELECT item, date, icon, hue, board, board_title, title, words, people FROM items WHERE id = ?1",
  [STATEMENT_MATCH] = "SELECT rowid FROM words WHERE words MATCH ?1",
  [STATEMENT_RANK] = "SELECT rowid, bm25 (words, 8.0, 1.0) FROM words WHERE words MATCH ?1",
  [STATEMENT_TERMS] = "SELECT term FROM terms WHERE instr (term, ?1) > 0 LIMIT 300",
};

static void
note (PergolaIndex *self, int code)
{
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_INTERRUPT && self->failure == SQLITE_OK)
    self->failure = code;
}

sqlite3_stmt *
pergola_index_prepare (PergolaIndex *self, Statement statement)
{
  sqlite3_stmt **prepared = &self->statements[statement];

  if (self->failure != SQLITE_OK || self->db == NULL)
    return NULL;
  if (*prepared == NULL)
    note (self, sqlite3_prepare_v3 (self->db, sql[statement], -1, SQLITE_PREPARE_PERSISTENT, prepared, NULL));
  if (*prepared != NULL)
    {
      sqlite3_reset (*prepared);
      sqlite3_clear_bindings (*prepared);
    }
  return *prepared;
}

gboolean
pergola_index_step (PergolaIndex *self, sqlite3_stmt *statement)
{
  int code;

  if (statement == NULL)
    return FALSE;
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    note (self, code);
  sqlite3_reset (statement);
  return FALSE;
}

void
pergola_index_finish (PergolaIndex *self, sqlite3_stmt *statement)
{
  while (pergola_index_step (self, statement))
    ;
}

gboolean
pergola_index_run (PergolaIndex *self, const char *text)
{
  int code = self->db != NULL ? sqlite3_exec (self->db, text, NULL, NULL, NULL) : SQLITE_CANTOPEN;

  note (self, code);
  return code == SQLITE_OK;
}

void
pergola_index_bind_text (sqlite3_stmt *statement, int position, const char *text)
{
  sqlite3_bind_text (statement, position, text, -1, SQLITE_STATIC);
}

void
pergola_index_bind_texts (sqlite3_stmt *statement, int first, const char *const *texts, int n)
{
  for (int i = 0; i < n; i++)
    pergola_index_bind_text (statement, first + i, texts[i]);
}

void
pergola_index_bind_numbers (sqlite3_stmt *statement, int first, const gint64 *numbers, int n)
{
  for (int i = 0; i < n; i++)
    sqlite3_bind_int64 (statement, first + i, numbers[i]);
}

const char *
pergola_index_get_text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}
