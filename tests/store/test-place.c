/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names for projects to which nobody gave one. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pergola-file.h"
#include "pergola-place.h"
#include "tmp-folder.h"

static void
assert_stem (const char *title, const char *expected)
{
  g_autofree char *stem = pergola_place_make_stem (title);

  g_assert_cmpstr (stem, ==, expected);
}

static void
test_stem (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *words = g_strnfill (400, 'x');
  g_autofree char *long_title = g_strconcat ("é", words, NULL);
  g_autofree char *stem = NULL;

  assert_stem ("Value study", "Value study");
  assert_stem ("Réseau: eau/air?", "Réseau- eau-air-");
  assert_stem ("..hidden", "--hidden");
  assert_stem ("  two\nlines. ", "two lines");
  assert_stem ("", "Untitled project");
  assert_stem (" . ", "Untitled project");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *shifted = g_strconcat ("xxx" + i % 4,
                                              "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
                                              "ééééééééééééééééééééééééééééééééééééééééééééééééééé",
                                              NULL);
      g_autofree char *cut = pergola_place_make_stem (shifted);

      g_assert_true (g_utf8_validate (cut, -1, NULL));
      g_assert_cmpuint (strlen (cut), <=, 160);
    }
  stem = pergola_place_make_stem (long_title);
  g_assert_cmpuint (strlen (stem), ==, 160);
}

static void
assert_choice (TmpFolder *tmp, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = tmp_folder_path (tmp, "new/folder");
  g_autofree char *path = pergola_place_choose (folder, "A", &error);
  g_autofree char *full = g_build_filename (folder, expected, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, full);
  g_assert_true (pergola_place_is_for (path, "A"));
}

static void
test_choose (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *dangling = tmp_folder_path (tmp, "new/folder/A 2.pergola");
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  assert_choice (tmp, "A.pergola");
  tmp_folder_put (tmp, "new/folder/A.pergola", "theirs");
  assert_choice (tmp, "A 2.pergola");
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  assert_choice (tmp, "A 3.pergola");

  g_assert_false (pergola_place_is_for ("/x/A 2 b.pergola", "A"));
  g_assert_false (pergola_place_is_for ("/x/A .pergola", "A"));
  g_assert_false (pergola_place_is_for ("/x/AB.pergola", "A"));

  file = tmp_folder_path (tmp, "new/folder/A.pergola");
  g_assert_null (pergola_place_choose (file, "A", &error));
  g_assert_nonnull (error);
}

static void
test_rename (TmpFolder *tmp, gconstpointer data)
{
  g_autofree char *a = tmp_folder_write (tmp, "a", "one");
  g_autofree char *b = tmp_folder_write (tmp, "b", "two");
  g_autofree char *c = tmp_folder_path (tmp, "c");
  g_autoptr (GError) error = NULL;

  g_assert_false (pergola_place_rename (a, b, &error));
  g_assert_nonnull (error);
  tmp_folder_assert_content (tmp, "a", "one");
  tmp_folder_assert_content (tmp, "b", "two");
  g_clear_error (&error);
  g_assert_true (pergola_place_rename (a, c, &error));
  g_assert_no_error (error);
  tmp_folder_assert_content (tmp, "c", "one");
  tmp_folder_assert_count (tmp, 2);
}

/* What came to the place meanwhile stays there. */
static void
test_claim (TmpFolder *tmp, gconstpointer data)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  g_autoptr (PergolaFile) file = pergola_file_new (project);
  g_autofree char *path = tmp_folder_path (tmp, "a.pergola");
  g_autofree char *other = tmp_folder_path (tmp, "b.pergola");
  g_autoptr (GError) error = NULL;

  pergola_file_claim (file, path);
  g_assert_null (pergola_file_get_path (file));
  tmp_folder_put (tmp, "a.pergola", "theirs");
  g_assert_false (pergola_file_save (file, path, FALSE, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED);
  g_clear_error (&error);
  tmp_folder_assert_content (tmp, "a.pergola", "theirs");
  g_assert_null (pergola_file_get_path (file));

  pergola_file_claim (file, other);
  g_assert_true (pergola_file_save (file, other, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (pergola_file_get_path (file), ==, other);
}

#define ADD(path, func) g_test_add (path, TmpFolder, NULL, tmp_folder_set_up, func, tmp_folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/place/stem", test_stem);
  ADD ("/store/place/choose", test_choose);
  ADD ("/store/place/rename", test_rename);
  ADD ("/store/place/claim", test_claim);

  return g_test_run ();
}
