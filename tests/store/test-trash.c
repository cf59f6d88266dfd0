/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "pergola-trash.h"
#include "tmp-folder.h"

/* What is thrown away is written by hand, as other programs leave it: a disk of a test need not have trash. */
static void
leave (const char *name, const char *path, const char *date, const char *content)
{
  g_autofree char *trash = g_build_filename (g_get_user_data_dir (), "Trash", NULL);
  g_autofree char *info = g_strdup_printf ("%s/info/%s.trashinfo", trash, name);
  g_autofree char *file = g_build_filename (trash, "files", name, NULL);
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *text = g_strdup_printf ("[Trash Info]\nPath=%s\nDeletionDate=%s\n", escaped, date);
  g_autofree char *info_folder = g_path_get_dirname (info);
  g_autofree char *file_folder = g_path_get_dirname (file);

  g_assert_cmpint (g_mkdir_with_parents (info_folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (file_folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (info, text, -1, NULL));
  g_assert_true (g_file_set_contents (file, content, -1, NULL));
}

static void
assert_holds (const char *path, const char *content)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, content);
}

/* The latest of those that lay there, and each once. */
static void
test_latest (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "Réseau.pergola", NULL);
  g_autoptr (GError) error = NULL;

  leave ("Réseau.pergola", path, "2026-05-09T10:00:00", "old");
  leave ("Réseau.2.pergola", path, "2026-05-09T10:00:01", "new");
  leave ("Other.pergola", "/nowhere/Other.pergola", "2026-05-10T10:00:00", "other");
  g_assert_true (pergola_trash_take_back (path, &error));
  g_assert_no_error (error);
  assert_holds (path, "new");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (pergola_trash_take_back (path, &error));
  assert_holds (path, "old");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (pergola_trash_take_back (path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What lies there by now stays, and so does what is in the trash. */
static void
test_taken (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "Taken.pergola", NULL);
  g_autoptr (GError) error = NULL;

  leave ("Taken.pergola", path, "2026-05-09T10:00:00", "thrown away");
  g_assert_true (g_file_set_contents (path, "there", -1, NULL));
  g_assert_false (pergola_trash_take_back (path, &error));
  g_assert_nonnull (error);
  assert_holds (path, "there");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (pergola_trash_take_back (path, NULL));
  assert_holds (path, "thrown away");
}

int
main (int argc, char **argv)
{
  TmpFolder folder;
  int status;

  tmp_folder_set_up (&folder, NULL);
  g_setenv ("XDG_DATA_HOME", folder.path, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trash/latest", test_latest);
  g_test_add_func ("/trash/taken", test_taken);
  status = g_test_run ();
  tmp_folder_tear_down (&folder, NULL);
  return status;
}
