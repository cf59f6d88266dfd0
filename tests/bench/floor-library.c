/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-library DATABASE insert OUTPUT: SQLite takes in, in one transaction, the rows and the text of an index that is
 * there, which are in memory, into tables like its own.
 * floor-library DATABASE search WORD…: FTS5 is asked for each beginning of each word, and gives the best 200.
 * A line each: work, and time on the wall. */

#include "config.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>

#include "bench.h"

typedef struct
{
  char *insert;
  GPtrArray *rows; /* of GPtrArray of sqlite3_value */
} Table;

static sqlite3 *
open_database (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

static Table
read_table (sqlite3 *db, const char *select, const char *insert)
{
  Table table = { g_strdup (insert), g_ptr_array_new_with_free_func (free_row) };
  sqlite3_stmt *statement = prepare (db, select);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);

      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_ptr_array_add (row, sqlite3_value_dup (sqlite3_column_value (statement, i)));
      g_ptr_array_add (table.rows, row);
    }
  sqlite3_finalize (statement);
  return table;
}

static void
write_table (sqlite3 *db, const Table *table)
{
  sqlite3_stmt *statement = prepare (db, table->insert);

  for (guint i = 0; i < table->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->len; j++)
        sqlite3_bind_value (statement, (int) j + 1, g_ptr_array_index (row, j));
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s: %s", table->insert, sqlite3_errmsg (db));
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

/* All tables but those that FTS5 keeps for itself. */
static void
make_tables (sqlite3 *from, sqlite3 *to)
{
  sqlite3_stmt *statement =
    prepare (from, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'words_%'");

  while (sqlite3_step (statement) == SQLITE_ROW)
    run (to, (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
}

static void
insert (sqlite3 *db, const char *output)
{
  Table tables[] = {
    read_table (db, "SELECT * FROM files", "INSERT INTO files VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
    read_table (db, "SELECT * FROM items", "INSERT INTO items VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
    read_table (db, "SELECT id, title, words FROM items", "INSERT INTO words (rowid, title, text) VALUES (?,?,?)"),
  };
  double work = bench_get_process_time (), wall = bench_get_wall_time ();
  sqlite3 *copy = open_database (output);

  run (copy, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;");
  make_tables (db, copy);
  run (copy, "BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    write_table (copy, &tables[i]);
  run (copy, "COMMIT");
  sqlite3_close (copy);
  printf ("%.3f %.3f\n", bench_get_process_time () - work, bench_get_wall_time () - wall);
}

static void
search (sqlite3 *db, const char *word)
{
  sqlite3_stmt *statement =
    prepare (db, "SELECT rowid, bm25 (words, 8.0, 1.0) AS s FROM words WHERE words MATCH ? ORDER BY s LIMIT 200");

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *match = g_strdup_printf ("\"%.*s\" *", (int) (g_utf8_next_char (p) - word), word);
      double work = bench_get_process_time (), wall = bench_get_wall_time ();

      sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
      while (sqlite3_step (statement) == SQLITE_ROW)
        ;
      sqlite3_reset (statement);
      printf ("%.3f %.3f\n", bench_get_process_time () - work, bench_get_wall_time () - wall);
    }
  sqlite3_finalize (statement);
}

int
main (int argc, char **argv)
{
  sqlite3 *db;

  if (argc < 4)
    return 2;
  db = open_database (argv[1]);
  if (g_str_equal (argv[2], "insert"))
    insert (db, argv[3]);
  else
    {
      search (db, "x");
      for (int i = 3; i < argc; i++)
        search (db, argv[i]);
    }
  sqlite3_close (db);

  return 0;
}
