/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-folders.h"
#include "tmp-folder.h"

#include <glib/gstdio.h>

static void
assert_list (PergolaFolders *folders, const char *expected)
{
  g_auto (GStrv) list = pergola_folders_list (folders);
  g_autofree char *text = g_strjoinv (" ", list);

  g_assert_cmpstr (text, ==, expected);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_list (TmpFolder *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_path (self, "config/pergola/folders");
  g_autoptr (PergolaFolders) folders = pergola_folders_new (path);
  g_autoptr (PergolaFolders) other = NULL;
  g_autofree char *first = pergola_folders_get_default ();
  guint n = 0;

  assert_list (folders, first);
  g_signal_connect_swapped (folders, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (pergola_folders_add (folders, "/a//b/./c/", NULL));
  g_assert_true (pergola_folders_add (folders, "/a/b/c", NULL));
  g_assert_true (pergola_folders_remove (folders, first, NULL));
  g_assert_true (pergola_folders_remove (folders, "/nowhere", NULL));
  assert_list (folders, "/a/b/c");
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (pergola_folders_contains (folders, "/a/b/c/"));

  /* Another one keeps what this one wrote; none at all stays none. */
  other = pergola_folders_new (path);
  assert_list (other, "/a/b/c");
  g_assert_true (pergola_folders_add (other, "/d", NULL));
  g_assert_true (pergola_folders_remove (folders, "/a/b/c", NULL));
  assert_list (folders, "/d");
  g_assert_true (pergola_folders_remove (folders, "/d", NULL));
  assert_list (folders, "");
}

static void
test_any_content (TmpFolder *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (self, "folders", "# mine\n/a\r\n\nrelative\n/a/\n/b\xff");
  g_autoptr (PergolaFolders) folders = pergola_folders_new (path);

  assert_list (folders, "/a /b\xff");
}

static void
test_fault (TmpFolder *self, gconstpointer data)
{
  g_autoptr (PergolaFolders) folders = pergola_folders_new ("/proc/none/folders");
  g_autoptr (GError) error = NULL;

  g_assert_false (pergola_folders_add (folders, "/a", &error));
  g_assert_nonnull (error);
  g_assert_false (pergola_folders_contains (folders, "/a"));
}

/* A list that cannot be read just now is not written over. */
static void
test_unreadable (TmpFolder *self, gconstpointer data)
{
  g_autofree char *path = tmp_folder_write (self, "folders", "# mine\n/a\n");
  g_autoptr (PergolaFolders) folders = pergola_folders_new (path);
  g_autofree char *aside = tmp_folder_path (self, "aside");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (pergola_folders_add (folders, "/b", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  assert_list (folders, "/a");

  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  g_assert_true (pergola_folders_add (folders, "/b", NULL));
  tmp_folder_assert_content (self, "folders", "# mine\n/a\n/b\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/folders/list", TmpFolder, NULL, tmp_folder_set_up, test_list, tmp_folder_tear_down);
  g_test_add ("/folders/any-content", TmpFolder, NULL, tmp_folder_set_up, test_any_content, tmp_folder_tear_down);
  g_test_add ("/folders/fault", TmpFolder, NULL, tmp_folder_set_up, test_fault, tmp_folder_tear_down);
  g_test_add ("/folders/unreadable", TmpFolder, NULL, tmp_folder_set_up, test_unreadable, tmp_folder_tear_down);
  return g_test_run ();
}
