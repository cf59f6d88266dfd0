/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Opening the database, and what is in it. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "pergola-index-private.h"

#define APPLICATION_ID 0x50726741 /* "PrgA" */
#define VERSION 1                 /* of the tables, and of how words are folded */
#define WAIT 3000                 /* ms for another process */
#define MENDINGS_MAX 3            /* then the disk is left alone */

static const char *const tables =
  "CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER, mtime INTEGER, inode INTEGER,"
  " device INTEGER, hash TEXT, away INTEGER, error TEXT, project TEXT, title TEXT, figure TEXT, n_items INTEGER,"
  " n_people INTEGER);"
  "CREATE TABLE kinds (id INTEGER PRIMARY KEY, kind TEXT, title TEXT, plural TEXT, icon TEXT);"
  "CREATE TABLE items (id INTEGER PRIMARY KEY, file INTEGER, item TEXT, kind INTEGER, is_private INTEGER,"
  " outdone INTEGER, day INTEGER, people TEXT, date TEXT, icon TEXT, hue TEXT, board TEXT, board_title TEXT,"
  " title TEXT, words TEXT);"
  "CREATE INDEX items_of ON items (file);"
  "CREATE INDEX kinds_of ON kinds (kind);"
  "CREATE TABLE pictures (hash TEXT, style TEXT, png BLOB, PRIMARY KEY (hash, style));"
  /* What it says is in items, so it holds no text itself. */
  "CREATE VIRTUAL TABLE words USING fts5 (title, text, content = '', prefix = '1 2 3',"
  " tokenize = \"unicode61 remove_diacritics 2 categories 'L* N* M* S* Co'\");"
  "CREATE VIRTUAL TABLE terms USING fts5vocab (words, row);"
  /* A batch is written at once, and merged when there are some. */
  "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);"
  "INSERT INTO words (words, rank) VALUES ('automerge', 8);";

typedef enum
{
  OPENED,
  BROKEN,   /* or of another version: to be made anew */
  UNUSABLE, /* now */
} Outcome;

static Outcome
judge (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_OK:
      return OPENED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
      return UNUSABLE;
    default:
      return BROKEN;
    }
}

static void
close_database (PergolaIndex *self)
{
  for (int i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  g_clear_pointer (&self->db, sqlite3_close);
  g_clear_pointer (&self->rows, pergola_index_rows_free);
  g_hash_table_remove_all (self->kinds);
  self->writing = FALSE;
}

static int
read_number (sqlite3 *db, const char *sql, int *number)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    {
      code = sqlite3_step (statement);
      *number = sqlite3_column_int (statement, 0);
    }
  sqlite3_finalize (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* In one transaction, so that of two processes one makes them. */
static int
make_tables (sqlite3 *db)
{
  g_autofree char *marks =
    g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID, VERSION);
  int n_tables = 0, version = 0;
  int code = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = read_number (db, "PRAGMA user_version", &version);
  if (code == SQLITE_OK)
    code = read_number (db, "SELECT count(*) FROM sqlite_master", &n_tables);
  if (code == SQLITE_OK && n_tables == 0)
    code = sqlite3_exec (db, tables, NULL, NULL, NULL);
  if (code == SQLITE_OK && n_tables == 0)
    code = sqlite3_exec (db, marks, NULL, NULL, NULL);
  else if (code == SQLITE_OK && version != VERSION)
    code = SQLITE_MISMATCH;
  if (code == SQLITE_OK)
    return sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return code;
}

static int
set_up (sqlite3 *db)
{
  int code;

  sqlite3_busy_timeout (db, WAIT);
  sqlite3_extended_result_codes (db, 1);
  code = sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;", NULL,
                       NULL, NULL);
  return code == SQLITE_OK ? make_tables (db) : code;
}

/* SQLite would make it readable for others. */
static gboolean
make_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  g_mkdir_with_parents (folder, 0700);
  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    close (fd);
  return fd >= 0;
}

static Outcome
try_to_open (PergolaIndex *self)
{
  int code;

  if (!make_file (self->path))
    return UNUSABLE;
  code = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = set_up (self->db);
  if (code != SQLITE_OK)
    close_database (self);
  return judge (code);
}

static void
remove_files (PergolaIndex *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_unlink (path);
    }
}

static void
open_temporary (PergolaIndex *self)
{
  static const char *const places[] = { "", ":memory:" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (sqlite3_open (places[i], &self->db) == SQLITE_OK && make_tables (self->db) == SQLITE_OK)
        return;
      close_database (self);
    }
  g_critical ("There is no memory for an index.");
}

/* Who counts all memory counts it under one lock. It is too late where someone uses SQLite already, and no harm. */
static void
count_no_memory (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&done, 1);
}

void
pergola_index_open (PergolaIndex *self)
{
  Outcome outcome = self->mendings < MENDINGS_MAX ? try_to_open (self) : UNUSABLE;

  if (outcome == BROKEN)
    {
      remove_files (self);
      outcome = try_to_open (self);
    }
  self->kept = outcome == OPENED;
  if (outcome != OPENED)
    open_temporary (self);
  self->failure = SQLITE_OK;
}

void
pergola_index_mend (PergolaIndex *self)
{
  gboolean broken = judge (self->failure) == BROKEN;

  g_debug ("The index is made anew: %s", sqlite3_errstr (self->failure));
  close_database (self);
  self->mendings++;
  if (broken && self->kept)
    remove_files (self);
  else
    self->mendings = MENDINGS_MAX;
  self->lost = TRUE;
  pergola_index_open (self);
}

PergolaIndex *
pergola_index_new (const char *path)
{
  PergolaIndex *self = g_new0 (PergolaIndex, 1);

  self->path = g_strdup (path);
  self->kinds = pergola_index_kinds_new ();
  self->turns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  count_no_memory ();
  pergola_index_open (self);
  return self;
}

void
pergola_index_free (PergolaIndex *self)
{
  close_database (self);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->turns);
  g_free (self->path);
  g_free (self);
}

void
pergola_index_settle (PergolaIndex *self)
{
  if (self->failure != SQLITE_OK)
    pergola_index_mend (self);
}

gboolean
pergola_index_is_lost (PergolaIndex *self)
{
  gboolean lost = self->lost;

  self->lost = FALSE;
  return lost;
}

gboolean
pergola_index_is_kept (PergolaIndex *self)
{
  return self->kept;
}
