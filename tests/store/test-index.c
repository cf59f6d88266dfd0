/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#include "library-fixture.h"

/* Whatever becomes of the database: nobody is told of it, and everything is found. */

#define ITEM                                                                                                           \
  "  <item id=\"aaaa2222\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n    <field id=\"title\">Night</field>\n " \
  " </item>\n"

static void
begin (LibraryFixture *self)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%d", i);

      library_fixture_put (self, name, ITEM);
    }
  library_fixture_refresh (self);
  library_fixture_stop (self);
}

/* With the database as it is now. @kept: it is one that lasts, then. */
static void
assert_works (LibraryFixture *self, gboolean kept)
{
  PergolaLibraryQuery query = { .text = (char *) "night" };

  library_fixture_start (self);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (PergolaLibraryResult) result = NULL;

      library_fixture_refresh (self);
      result = library_fixture_search (self, &query);
      if (result->incomplete)
        continue;
      g_assert_cmpuint (result->n_hits, ==, 20);
      if (kept)
        library_fixture_assert_as_fresh (self);
      return;
    }
  g_assert_not_reached ();
}

static void
write_over (LibraryFixture *self, gsize from, gsize length, int byte)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->database, &content, &size, NULL));
  g_assert_cmpuint (size, >, from);
  memset (content + from, byte, MIN (length, size - from));
  g_assert_true (g_file_set_contents (self->database, content, (gssize) size, NULL));
}

static void
test_modes (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->database);
  struct stat info;

  begin (self);
  g_assert_no_errno (g_stat (folder, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_no_errno (g_stat (self->database, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  assert_works (self, TRUE);
}

static void
test_missing (LibraryFixture *self, gconstpointer data)
{
  begin (self);
  g_assert_no_errno (g_unlink (self->database));
  assert_works (self, TRUE);
}

static void
test_not_one (LibraryFixture *self, gconstpointer data)
{
  begin (self);
  g_assert_true (g_file_set_contents (self->database, "This is a letter, and no database at all.\n", -1, NULL));
  assert_works (self, TRUE);
}

static void
test_zeroed (LibraryFixture *self, gconstpointer data)
{
  begin (self);
  write_over (self, 0, G_MAXSIZE / 2, 0);
  assert_works (self, TRUE);
}

static void
test_garbled (LibraryFixture *self, gconstpointer data)
{
  begin (self);
  write_over (self, 4096, G_MAXSIZE / 2, 0x5a);
  assert_works (self, TRUE);
}

static void
test_truncated (LibraryFixture *self, gconstpointer data)
{
  static const int sizes[] = { 0, 50, 100, 4096, 9000, 20000 };

  begin (self);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *content = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (self->database, &content, &size, NULL));
      g_assert_true (g_file_set_contents (self->database, content, MIN ((gssize) size, sizes[i]), NULL));
      assert_works (self, TRUE);
      library_fixture_stop (self);
    }
  library_fixture_start (self);
}

static void
run_sql (LibraryFixture *self, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (self->database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_versions (LibraryFixture *self, gconstpointer data)
{
  static const char *const changes[] = { "PRAGMA user_version = 999", "PRAGMA user_version = 0",
                                         "DROP TABLE items",          "DROP TABLE words",
                                         "DELETE FROM kinds",         "UPDATE items SET file = 999" };

  begin (self);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      run_sql (self, changes[i]);
      assert_works (self, TRUE);
      library_fixture_stop (self);
    }
  library_fixture_start (self);
}

static void
test_locked (LibraryFixture *self, gconstpointer data)
{
  sqlite3 *db = NULL;

  begin (self);
  g_assert_cmpint (sqlite3_open (self->database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  assert_works (self, FALSE);
  sqlite3_close (db);
}

static void
test_nowhere (LibraryFixture *self, gconstpointer data)
{
  begin (self);
  g_free (self->database);
  self->database = g_strdup ("/proc/none/library.db");
  assert_works (self, FALSE);
}

/* Two of them write into one index at the same time. */
static void
test_two (LibraryFixture *self, gconstpointer data)
{
  LibraryFixture other = *self;
  PergolaLibraryQuery query = { .text = (char *) "night" };
  g_autoptr (PergolaLibraryResult) one = NULL;
  g_autoptr (PergolaLibraryResult) two = NULL;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%d", i);

      library_fixture_put (self, name, ITEM);
    }
  other.library = pergola_library_new (self->database, self->folders, self->frameworks);
  other.result = NULL;
  pergola_library_refresh_async (self->library, NULL, NULL, NULL);
  library_fixture_refresh (&other);
  library_fixture_refresh (self);
  one = library_fixture_search (self, &query);
  two = library_fixture_search (&other, &query);
  g_assert_cmpuint (one->n_hits, ==, 200);
  g_assert_cmpuint (two->n_hits, ==, 200);
  library_fixture_stop (&other);
  library_fixture_assert_as_fresh (self);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/index/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("modes", test_modes);
  ADD ("missing", test_missing);
  ADD ("not-one", test_not_one);
  ADD ("zeroed", test_zeroed);
  ADD ("garbled", test_garbled);
  ADD ("truncated", test_truncated);
  ADD ("versions", test_versions);
  ADD ("locked", test_locked);
  ADD ("nowhere", test_nowhere);
  ADD ("two", test_two);
  return g_test_run ();
}
