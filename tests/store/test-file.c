/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pergola-file.h"
#include "tmp-folder.h"

typedef struct
{
  TmpFolder tmp;
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaHistory *history;
  PergolaFile *file;
  char *path;
  guint saved; /* of the asynchronous saves that came back */
} Fixture;

static void
rename_project (Fixture *fixture, const char *title)
{
  pergola_project_begin (fixture->project, "Rename");
  pergola_project_set_property (fixture->project, "title", title, NULL);
  pergola_project_commit (fixture->project);
}

static void
save (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;

  pergola_file_save (fixture->file, path, FALSE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  tmp_folder_set_up (&fixture->tmp, NULL);
  fixture->path = tmp_folder_path (&fixture->tmp, "a.pergola");
  fixture->frameworks = pergola_frameworks_new ();
  fixture->project = pergola_project_new (fixture->frameworks);
  fixture->history = pergola_project_get_history (fixture->project);
  fixture->file = pergola_file_new (fixture->project);
  rename_project (fixture, "One");
  save (fixture, fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->file);
  g_assert_finalize_object (fixture->project);
  g_object_unref (fixture->frameworks);
  g_free (fixture->path);
  tmp_folder_tear_down (&fixture->tmp, NULL);
}

/* What a reader of the file would find there now. */
static void
assert_title_on_disk (Fixture *fixture, const char *path, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFile) file = pergola_file_open (path, fixture->frameworks, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pergola_project_get_title (pergola_file_get_project (file)), ==, title);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (pergola_file_get_path (fixture->file), ==, fixture->path);
  g_assert_true (pergola_history_is_clean (fixture->history));
  assert_title_on_disk (fixture, fixture->path, "One");

  rename_project (fixture, "Two");
  g_assert_false (pergola_history_is_clean (fixture->history));
  save (fixture, NULL);
  g_assert_true (pergola_history_is_clean (fixture->history));
  assert_title_on_disk (fixture, fixture->path, "Two");
  tmp_folder_assert_count (&fixture->tmp, 1);
}

static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = tmp_folder_write (&fixture->tmp, "b.pergola", "something else");

  /* The person was asked before: what is there is replaced. */
  rename_project (fixture, "Two");
  save (fixture, other);
  g_assert_cmpstr (pergola_file_get_path (fixture->file), ==, other);
  assert_title_on_disk (fixture, fixture->path, "One");
  assert_title_on_disk (fixture, other, "Two");

  rename_project (fixture, "Three");
  save (fixture, NULL);
  assert_title_on_disk (fixture, other, "Three");
}

static void
test_byte_identical (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = tmp_folder_read (&fixture->tmp, "a.pergola");
  g_autofree char *other = tmp_folder_path (&fixture->tmp, "b.pergola");
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFile) file = pergola_file_open (fixture->path, fixture->frameworks, &error);

  g_assert_no_error (error);
  pergola_file_save (file, other, FALSE, &error);
  g_assert_no_error (error);
  tmp_folder_assert_content (&fixture->tmp, "b.pergola", before);
}

static void
test_changed_behind_our_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tmp_folder_put (&fixture->tmp, "a.pergola", "theirs");
  rename_project (fixture, "Two");
  g_assert_false (pergola_file_save (fixture->file, NULL, FALSE, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED);
  g_clear_error (&error);
  /* The same file by another name is the same file. */
  {
    g_autofree char *link = tmp_folder_path (&fixture->tmp, "link");

    g_assert_cmpint (symlink ("a.pergola", link), ==, 0);
    g_assert_false (pergola_file_save (fixture->file, link, FALSE, &error));
    g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED);
    g_clear_error (&error);
    g_assert_cmpint (g_unlink (link), ==, 0);
  }
  g_assert_false (pergola_history_is_clean (fixture->history));
  tmp_folder_assert_content (&fixture->tmp, "a.pergola", "theirs");
  tmp_folder_assert_count (&fixture->tmp, 1);

  pergola_file_save (fixture->file, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (pergola_history_is_clean (fixture->history));
  assert_title_on_disk (fixture, fixture->path, "Two");
}

static void
test_taken_away (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  rename_project (fixture, "Two");
  save (fixture, NULL);
  assert_title_on_disk (fixture, fixture->path, "Two");
}

static void
test_failure_keeps_dirty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = tmp_folder_path (&fixture->tmp, "gone/b.pergola");
  g_autoptr (GError) error = NULL;

  rename_project (fixture, "Two");
  g_assert_false (pergola_file_save (fixture->file, other, FALSE, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_GONE);
  g_assert_false (pergola_history_is_clean (fixture->history));
  g_assert_cmpstr (pergola_file_get_path (fixture->file), ==, fixture->path);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  pergola_file_save_finish (PERGOLA_FILE (source), result, &error);
  g_assert_no_error (error);
  fixture->saved++;
}

static void
wait_for_saves (Fixture *fixture, guint count)
{
  while (fixture->saved < count)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  rename_project (fixture, "Two");
  pergola_file_save_async (fixture->file, NULL, FALSE, NULL, on_saved, fixture);
  g_assert_false (pergola_history_is_clean (fixture->history));
  wait_for_saves (fixture, 1);
  g_assert_true (pergola_history_is_clean (fixture->history));
  assert_title_on_disk (fixture, fixture->path, "Two");
}

static void
test_edit_meanwhile (Fixture *fixture, gconstpointer data)
{
  rename_project (fixture, "Two");
  pergola_file_save_async (fixture->file, NULL, FALSE, NULL, on_saved, fixture);
  rename_project (fixture, "Three");
  wait_for_saves (fixture, 1);
  g_assert_false (pergola_history_is_clean (fixture->history));
  assert_title_on_disk (fixture, fixture->path, "Two");

  g_assert_true (pergola_history_undo (fixture->history));
  g_assert_true (pergola_history_is_clean (fixture->history));
}

/* Where the project was clean before is not where it is clean now. */
static void
test_undo_meanwhile (Fixture *fixture, gconstpointer data)
{
  rename_project (fixture, "Two");
  pergola_file_save_async (fixture->file, NULL, FALSE, NULL, on_saved, fixture);
  g_assert_true (pergola_history_undo (fixture->history));
  wait_for_saves (fixture, 1);
  g_assert_false (pergola_history_is_clean (fixture->history));
  g_assert_true (pergola_history_redo (fixture->history));
  g_assert_true (pergola_history_is_clean (fixture->history));
}

static void
type (Fixture *fixture, const char *title)
{
  pergola_project_begin_merging (fixture->project, "Type", "title");
  pergola_project_set_property (fixture->project, "title", title, NULL);
  pergola_project_commit (fixture->project);
}

/* A save does not cut what is being typed in two, and what is typed after it is not saved. */
static void
test_type_meanwhile (Fixture *fixture, gconstpointer data)
{
  type (fixture, "T");
  pergola_file_save_async (fixture->file, NULL, FALSE, NULL, on_saved, fixture);
  type (fixture, "Tw");
  type (fixture, "Two");
  wait_for_saves (fixture, 1);
  g_assert_false (pergola_history_is_clean (fixture->history));
  type (fixture, "T");
  g_assert_false (pergola_history_is_clean (fixture->history));
  save (fixture, NULL);
  g_assert_true (pergola_history_is_clean (fixture->history));
  type (fixture, "To");
  g_assert_true (pergola_history_undo (fixture->history));
  g_assert_cmpstr (pergola_project_get_title (fixture->project), ==, "One");
  g_assert_false (pergola_history_is_clean (fixture->history));
}

static void
test_in_transaction (Fixture *fixture, gconstpointer data)
{
  pergola_project_begin (fixture->project, "Drag");
  pergola_project_set_property (fixture->project, "title", "Half", NULL);
  save (fixture, NULL);
  pergola_project_set_property (fixture->project, "title", "Whole", NULL);
  pergola_project_commit (fixture->project);
  g_assert_false (pergola_history_is_clean (fixture->history));
  g_assert_true (pergola_history_undo (fixture->history));
  g_assert_false (pergola_history_is_clean (fixture->history));
}

/* The last one asked for is what is there in the end, and none takes another for a stranger. */
static void
test_many_async (Fixture *fixture, gconstpointer data)
{
  const guint count = 20;

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      rename_project (fixture, title);
      pergola_file_save_async (fixture->file, NULL, FALSE, NULL, on_saved, fixture);
    }
  wait_for_saves (fixture, count);
  g_assert_true (pergola_history_is_clean (fixture->history));
  assert_title_on_disk (fixture, fixture->path, "Title 19");
  tmp_folder_assert_count (&fixture->tmp, 1);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PergolaFile **) data = pergola_file_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
on_open_failed (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_null (pergola_file_open_finish (result, error));
}

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = tmp_folder_path (&fixture->tmp, "missing.pergola");
  g_autofree char *start = g_strdup_printf ("%s: ", missing);
  g_autoptr (PergolaFile) file = NULL;
  g_autoptr (GError) error = NULL;

  pergola_file_open_async (fixture->path, fixture->frameworks, NULL, on_opened, &file);
  while (file == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pergola_project_get_title (pergola_file_get_project (file)), ==, "One");
  g_assert_true (pergola_history_is_clean (pergola_project_get_history (pergola_file_get_project (file))));

  pergola_file_open_async (missing, fixture->frameworks, NULL, on_open_failed, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE);
  g_assert_true (g_str_has_prefix (error->message, start));
}

/* Refused by its size, not read. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (fixture->path, (goffset) PERGOLA_READER_MAX_BYTES + 1), ==, 0);
  g_assert_null (pergola_file_open (fixture->path, fixture->frameworks, &error));
  g_assert_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_LIMIT);
}

static void
test_a_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pergola_file_open (fixture->tmp.path, fixture->frameworks, &error));
  g_assert_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_object_ref (result);
  *(GAsyncResult **) data = result;
}

/* (transfer full) (nullable): what is there, if it is not what we know. */
static GBytes *
look (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pergola_file_look_async (fixture->file, NULL, on_looked, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pergola_file_look_finish (fixture->file, result, error);
}

static void
assert_unchanged (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (look (fixture, &error));
  g_assert_no_error (error);
}

static void
assert_base (Fixture *fixture, const char *content)
{
  g_autoptr (GBytes) base = pergola_file_dup_base (fixture->file);

  g_assert_cmpmem (g_bytes_get_data (base, NULL), g_bytes_get_size (base), content, strlen (content));
}

/* What is in the file counts, not when it was written. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ours = tmp_folder_read (&fixture->tmp, "a.pergola");
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GError) error = NULL;

  assert_unchanged (fixture);
  assert_base (fixture, ours);
  tmp_folder_put (&fixture->tmp, "a.pergola", ours);
  assert_unchanged (fixture);

  tmp_folder_put (&fixture->tmp, "a.pergola", "theirs");
  theirs = look (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs), "theirs", 6);
  assert_base (fixture, ours);
}

/* What has been taken in may be written over; what came after it may not. */
static void
test_set_base (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) theirs = g_bytes_new_static ("theirs", 6);
  g_autoptr (GError) error = NULL;

  tmp_folder_put (&fixture->tmp, "a.pergola", "theirs");
  pergola_file_set_base (fixture->file, theirs);
  assert_unchanged (fixture);
  assert_base (fixture, "theirs");
  rename_project (fixture, "Two");
  save (fixture, NULL);
  assert_title_on_disk (fixture, fixture->path, "Two");
  assert_unchanged (fixture);

  pergola_file_set_base (fixture->file, theirs);
  tmp_folder_put (&fixture->tmp, "a.pergola", "others");
  g_assert_false (pergola_file_save (fixture->file, NULL, FALSE, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED);
}

static void
test_look_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ours = tmp_folder_read (&fixture->tmp, "a.pergola");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  g_assert_null (look (fixture, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_GONE);
  g_clear_error (&error);

  tmp_folder_put (&fixture->tmp, "a.pergola", ours);
  assert_unchanged (fixture);
}

static void
test_look_new (Fixture *fixture, gconstpointer data)
{
  PergolaFile *saved = fixture->file;

  fixture->file = pergola_file_new (fixture->project);
  g_assert_null (pergola_file_dup_base (fixture->file));
  assert_unchanged (fixture);
  g_assert_finalize_object (fixture->file);
  fixture->file = saved;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/store/file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("save", test_save);
  ADD ("save-as", test_save_as);
  ADD ("byte-identical", test_byte_identical);
  ADD ("changed-behind-our-back", test_changed_behind_our_back);
  ADD ("taken-away", test_taken_away);
  ADD ("failure-keeps-dirty", test_failure_keeps_dirty);
  ADD ("async", test_async);
  ADD ("edit-meanwhile", test_edit_meanwhile);
  ADD ("undo-meanwhile", test_undo_meanwhile);
  ADD ("type-meanwhile", test_type_meanwhile);
  ADD ("in-transaction", test_in_transaction);
  ADD ("many-async", test_many_async);
  ADD ("open-async", test_open_async);
  ADD ("look", test_look);
  ADD ("set-base", test_set_base);
  ADD ("look-gone", test_look_gone);
  ADD ("look-new", test_look_new);
  ADD ("too-large", test_too_large);
  ADD ("a-folder", test_a_folder);

  return g_test_run ();
}
