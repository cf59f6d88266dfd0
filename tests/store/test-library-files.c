/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "library-fixture.h"

/* Files that come, change and go while the library is there, and those that are none of its projects. */

#define PATIENCE 60 /* s: how long a slow machine may take to notice */
#define VALUE(title)                                                                                                   \
  "  <item id=\"aaaa2222\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n    <field id=\"title\">" title           \
  "</field>\n  </item>\n"
#define COPY "a.sync-conflict-20260514-150412-7ABC2DE"

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full): the files, by name, a space between them. */
static char *
list_names (LibraryFixture *self)
{
  g_autoptr (GPtrArray) list = library_fixture_list (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++)
    {
      const PergolaLibraryEntry *entry = list->pdata[i];
      g_autofree char *name = g_strdup (entry->path + strlen (self->folder) + 1);

      *strstr (name, ".pergola") = '\0';
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_sort (names, compare);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_names (LibraryFixture *self, const char *names)
{
  g_autofree char *all = list_names (self);

  g_assert_cmpstr (all, ==, names);
}

/* --- Waiting --- */

typedef struct
{
  GMainLoop *loop;
  gboolean news;
  gboolean asleep;
} Waiting;

static void
changed_cb (Waiting *self)
{
  self->news = TRUE;
  if (self->asleep)
    g_main_loop_quit (self->loop);
}

static gboolean
patience_cb (gpointer data)
{
  g_error ("The library did not notice it.");
  return G_SOURCE_REMOVE;
}

static void
sleep_until_changed (Waiting *self)
{
  self->asleep = TRUE;
  if (!self->news)
    g_main_loop_run (self->loop);
  self->asleep = self->news = FALSE;
}

/* The main loop turns until these titles are found with @text, or, where that is NULL, these names listed. */
static void
wait_for (LibraryFixture *self, const char *text, const char *expected)
{
  Waiting waiting = { self->loop, FALSE, FALSE };
  guint patience = g_timeout_add_seconds (PATIENCE, patience_cb, NULL);
  gulong handler = g_signal_connect_swapped (self->library, "changed", G_CALLBACK (changed_cb), &waiting);

  for (;;)
    {
      g_autofree char *there = text != NULL ? library_fixture_find (self, text) : list_names (self);

      if (g_str_equal (there, expected))
        break;
      sleep_until_changed (&waiting);
    }
  g_signal_handler_disconnect (self->library, handler);
  g_source_remove (patience);
}

static void
wait_for_names (LibraryFixture *self, const char *names)
{
  wait_for (self, NULL, names);
}

static void
refresh_file (LibraryFixture *self, const char *name, const char *names)
{
  g_autofree char *path = library_fixture_path (self, name);

  pergola_library_refresh_file (self->library, path);
  wait_for_names (self, names);
}

static void
remove_file (LibraryFixture *self, const char *name)
{
  g_autofree char *path = library_fixture_path (self, name);

  g_assert_no_errno (g_unlink (path));
}

static void
rename_file (LibraryFixture *self, const char *name, const char *other)
{
  g_autofree char *path = library_fixture_path (self, name);
  g_autofree char *to = library_fixture_path (self, other);

  g_assert_no_errno (g_rename (path, to));
}

/* --- Conflict copies --- */

static void
test_copies_walk (LibraryFixture *self, gconstpointer data)
{
  library_fixture_put (self, "a", VALUE ("Night"));
  library_fixture_put (self, COPY, VALUE ("Night"));
  library_fixture_put (self, "a (Amina's conflicted copy 2026-05-14)", VALUE ("Night"));
  library_fixture_put (self, "a (copy)", VALUE ("Day"));
  library_fixture_refresh (self);
  assert_names (self, "a a (copy)");
  library_fixture_assert_found (self, "night", "Night");

  remove_file (self, "a");
  library_fixture_refresh (self);
  assert_names (self, "a (Amina's conflicted copy 2026-05-14) a (copy) " COPY);
  library_fixture_put (self, "a", VALUE ("Night"));
  library_fixture_refresh (self);
  assert_names (self, "a a (copy)");
  library_fixture_assert_as_fresh (self);
}

static void
test_copies_one (LibraryFixture *self, gconstpointer data)
{
  library_fixture_put (self, "a", VALUE ("Night"));
  library_fixture_put (self, "ab", VALUE ("Day"));
  library_fixture_refresh (self);
  library_fixture_put (self, COPY, VALUE ("Night"));
  library_fixture_put (self, "b", VALUE ("Day"));
  refresh_file (self, COPY, "a ab");
  refresh_file (self, "b", "a ab b");

  remove_file (self, "a");
  refresh_file (self, "a", COPY " ab b");
  library_fixture_assert_found (self, "night", "Night");
  library_fixture_put (self, "a", VALUE ("Night"));
  refresh_file (self, "a", "a ab b");
  library_fixture_assert_as_fresh (self);
}

/* --- One file --- */

/* While all folders are looked through. */
static void
test_gone (LibraryFixture *self, gconstpointer data)
{
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%d", i);

      library_fixture_put (self, name, VALUE ("Night"));
    }
  library_fixture_put (self, "q", VALUE ("Leaving"));
  pergola_library_refresh_async (self->library, NULL, NULL, NULL);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%d", i);
      g_autofree char *path = library_fixture_path (self, name);

      remove_file (self, name);
      pergola_library_refresh_file (self->library, path);
    }
  wait_for_names (self, "q");
  library_fixture_refresh (self);
  assert_names (self, "q");
  library_fixture_assert_as_fresh (self);
}

/* The first that is asked of an index that was there before. */
static void
test_first (LibraryFixture *self, gconstpointer data)
{
  library_fixture_put (self, "a", VALUE ("Night"));
  library_fixture_put (self, "b", VALUE ("Night"));
  library_fixture_refresh (self);
  library_fixture_stop (self);
  library_fixture_start (self);
  library_fixture_put (self, "c", VALUE ("Flow"));
  refresh_file (self, "c", "a b c");
  library_fixture_assert_found (self, "flow", "Flow");
  library_fixture_assert_found (self, "night", "Night\nNight");
  library_fixture_assert_as_fresh (self);
}

/* --- Folders that are watched --- */

static void
put_below (LibraryFixture *self, const char *folder, const char *name)
{
  g_autofree char *below = g_build_filename (self->folder, folder, NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (below, 0700);
  library_fixture_put (self, file, VALUE ("Night"));
}

static void
test_watch_files (LibraryFixture *self, gconstpointer data)
{
  library_fixture_put (self, "a", VALUE ("Night"));
  pergola_library_start_watching (self->library);
  wait_for_names (self, "a");
  library_fixture_refresh (self);

  library_fixture_put (self, "b", VALUE ("Night"));
  wait_for_names (self, "a b");
  rename_file (self, "b", "c");
  wait_for_names (self, "a c");
  remove_file (self, "a");
  wait_for_names (self, "c");
  library_fixture_assert_as_fresh (self);
}

/* Written to where it is, and replaced. */
static void
test_watch_change (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *path = library_fixture_path (self, "a");
  g_autofree char *text = NULL;
  FILE *file;

  library_fixture_put (self, "a", VALUE ("Night"));
  pergola_library_start_watching (self->library);
  library_fixture_refresh (self);
  library_fixture_put (self, "a", VALUE ("Day"));
  wait_for (self, "day", "Day");

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  memcpy (strstr (text, ">Day<"), ">Sun<", 5);
  file = g_fopen (path, "r+");
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  wait_for (self, "sun", "Sun");
  wait_for (self, "day", "");
}

static void
test_watch_folders (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *x = g_build_filename (self->folder, "x", NULL);
  g_autofree char *y = g_build_filename (self->folder, "y", NULL);
  g_autofree char *a = g_build_filename (y, "a.pergola", NULL);
  g_autofree char *b = g_build_filename (y, "b.pergola", NULL);

  pergola_library_start_watching (self->library);
  library_fixture_refresh (self);
  put_below (self, "x", "a");
  wait_for_names (self, "x/a");
  library_fixture_refresh (self);
  put_below (self, "x", "b");
  wait_for_names (self, "x/a x/b");
  g_assert_no_errno (g_rename (x, y));
  wait_for_names (self, "y/a y/b");
  library_fixture_refresh (self);
  g_assert_no_errno (g_unlink (a));
  wait_for_names (self, "y/b");
  g_assert_no_errno (g_unlink (b));
  g_assert_no_errno (g_rmdir (y));
  wait_for_names (self, "");
}

/* --- Much that is none of ours --- */

/* PERGOLA_TEST_FILES: how many. */
static void
test_unrelated (LibraryFixture *self, gconstpointer data)
{
  const char *count = g_getenv ("PERGOLA_TEST_FILES");
  int n = count != NULL ? (int) g_ascii_strtoll (count, NULL, 10) : 2000;
  g_autofree char *loop = g_build_filename (self->folder, "x", "loop", NULL);
  g_autofree char *dangling = library_fixture_path (self, "dangling");
  gint64 began;

  put_below (self, "x", "a");
  g_assert_no_errno (symlink (self->folder, loop));
  g_assert_no_errno (symlink ("nowhere", dangling));
  for (int i = 0; i < n; i++)
    {
      g_autofree char *path =
        g_strdup_printf ("%s/%s%d%s", self->folder, i % 2 == 0 ? "" : "x/", i, i % 3 == 0 ? ".jpg" : ".pergola.txt");
      int fd = g_creat (path, 0600);

      g_assert_cmpint (fd, >=, 0);
      close (fd);
    }
  began = g_get_monotonic_time ();
  library_fixture_refresh (self);
  g_test_message ("%d files were looked through in %d ms", n, (int) ((g_get_monotonic_time () - began) / 1000));
  assert_names (self, "x/a");
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/library-files/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copies/walk", test_copies_walk);
  ADD ("copies/one", test_copies_one);
  ADD ("gone", test_gone);
  ADD ("first", test_first);
  ADD ("watch/files", test_watch_files);
  ADD ("watch/change", test_watch_change);
  ADD ("watch/folders", test_watch_folders);
  ADD ("unrelated", test_unrelated);
  return g_test_run ();
}
