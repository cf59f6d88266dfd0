/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Real files in real folders; nothing of it is measured, and what has to happen is waited for. */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "pergola-watch.h"
#include "tmp-folder.h"

typedef struct
{
  TmpFolder tmp;
  PergolaWatch *watch;
  char *path;
  guint changed;
  guint beside;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->changed++;
}

static void
beside_cb (Fixture *fixture)
{
  fixture->beside++;
}

static gboolean
end_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough for what happened before to have been told. */
static void
settle (Fixture *fixture)
{
  gboolean over = FALSE;

  g_timeout_add (900, end_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  fixture->changed = fixture->beside = 0;
}

static void
watch (Fixture *fixture, const char *path)
{
  g_clear_object (&fixture->watch);
  fixture->watch = pergola_watch_new (path);
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->watch, "beside", G_CALLBACK (beside_cb), fixture);
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  tmp_folder_set_up (&fixture->tmp, NULL);
  fixture->path = tmp_folder_write (&fixture->tmp, "plan.pergola", "one");
  watch (fixture, fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->watch);
  g_free (fixture->path);
  tmp_folder_tear_down (&fixture->tmp, NULL);
}

static void
wait_changed (Fixture *fixture)
{
  while (fixture->changed == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
write_in_place (const char *path, const char *content)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (content, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_renamed_over (Fixture *fixture, gconstpointer data)
{
  tmp_folder_put (&fixture->tmp, "plan.pergola", "two");
  wait_changed (fixture);
}

static void
test_written_in_place (Fixture *fixture, gconstpointer data)
{
  write_in_place (fixture->path, "two");
  wait_changed (fixture);
}

/* Much in little time is one piece of news, or a few. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 200; i++)
    tmp_folder_put (&fixture->tmp, "plan.pergola", "two");
  wait_changed (fixture);
  g_assert_cmpuint (fixture->changed, <=, 5);
}

static void
test_gone_and_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = tmp_folder_path (&fixture->tmp, "elsewhere");

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  wait_changed (fixture);
  settle (fixture);
  tmp_folder_put (&fixture->tmp, "plan.pergola", "back");
  wait_changed (fixture);
  settle (fixture);
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  wait_changed (fixture);
  settle (fixture);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  wait_changed (fixture);
}

static void
test_symlink (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tmp_folder_path (&fixture->tmp, "there");
  g_autofree char *target = g_build_filename (folder, "real.pergola", NULL);
  g_autofree char *other = g_build_filename (folder, "other.pergola", NULL);
  g_autofree char *link = tmp_folder_path (&fixture->tmp, "link.pergola");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_in_place (target, "one");
  write_in_place (other, "one");
  g_assert_cmpint (symlink ("there/../there/real.pergola", link), ==, 0);
  watch (fixture, link);

  write_in_place (target, "two");
  wait_changed (fixture);
  settle (fixture);

  /* Bent elsewhere: that is news, and then what happens there is. */
  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (symlink ("there/other.pergola", link), ==, 0);
  wait_changed (fixture);
  settle (fixture);
  write_in_place (other, "two");
  wait_changed (fixture);
}

static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tmp_folder_path (&fixture->tmp, "there");
  g_autofree char *moved = tmp_folder_path (&fixture->tmp, "away");
  g_autofree char *path = g_build_filename (folder, "a.pergola", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_in_place (path, "one");
  watch (fixture, path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  wait_changed (fixture);
  settle (fixture);

  /* As folders are brought back: whole. */
  g_assert_cmpint (g_mkdir (moved, 0700), ==, 0);
  {
    g_autofree char *copy = g_build_filename (moved, "a.pergola", NULL);

    write_in_place (copy, "back");
  }
  g_assert_cmpint (g_rename (moved, folder), ==, 0);
  pergola_watch_set_interval (fixture->watch, 300);
  wait_changed (fixture);
}

/* Other files are nobody's business, unless they are called like a copy of this one. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  tmp_folder_put (&fixture->tmp, "other.txt", "");
  settle (fixture);
  tmp_folder_put (&fixture->tmp, "other.txt", "again");
  tmp_folder_put (&fixture->tmp, "plan.sync-conflict-20260514-150400-ABCDEFG.pergola", "theirs");
  while (fixture->beside == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->changed, ==, 0);
}

/* Folders of a network say nothing. */
static void
test_unasked (Fixture *fixture, gconstpointer data)
{
  pergola_watch_look (fixture->watch);
  wait_changed (fixture);
  fixture->changed = 0;
  pergola_watch_set_interval (fixture->watch, 50);
  wait_changed (fixture);
}

static void
test_dropped_early (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    {
      PergolaWatch *early = pergola_watch_new (fixture->path);

      pergola_watch_look (early);
      g_object_unref (early);
    }
  settle (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/store/watch/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("renamed-over", test_renamed_over);
  ADD ("written-in-place", test_written_in_place);
  ADD ("many", test_many);
  ADD ("gone-and-back", test_gone_and_back);
  ADD ("symlink", test_symlink);
  ADD ("folder-gone", test_folder_gone);
  ADD ("beside", test_beside);
  ADD ("unasked", test_unasked);
  ADD ("dropped-early", test_dropped_early);

  return g_test_run ();
}
