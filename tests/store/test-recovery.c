/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What is offered after a crash, and what comes of it. */

#include <glib/gstdio.h>
#include <string.h>

#include "pergola-versions.h"
#include "random-edits.h"
#include "safety.h"

static const PergolaRecovered *
get_step (PergolaRecovery *recovery, guint index)
{
  return g_ptr_array_index (pergola_recovery_get_steps (recovery), index);
}

static PergolaHistory *
get_history (PergolaFile *file)
{
  return pergola_project_get_history (pergola_file_get_project (file));
}

static void
test_recovers (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (GBytes) end = NULL;
  g_autoptr (PergolaFile) again = NULL;
  gint64 before = g_get_real_time ();

  safety_set_title (file, "One");
  safety_set_title (file, "Two");
  end = safety_crash (file);

  recovery = safety_find (self);
  g_assert_cmpstr (pergola_recovery_get_path (recovery), ==, path);
  g_assert_cmpstr (pergola_recovery_get_title (recovery), ==, "Zero");
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_UNCHANGED);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 2);
  g_assert_cmpstr (get_step (recovery, 1)->name, ==, "Title Two");
  g_assert_cmpint (get_step (recovery, 0)->time, >=, before);
  g_assert_cmpint (get_step (recovery, 0)->time, <=, pergola_recovery_get_ended (recovery));
  safety_assert_nothing (self); /* it is held */

  again = safety_recover (self, recovery);
  safety_assert_holds (again, end);
  g_assert_false (pergola_history_is_clean (get_history (again)));
  g_assert_true (pergola_history_undo (get_history (again)));
  g_assert_cmpstr (safety_get_title (again), ==, "One");
  g_assert_true (pergola_history_undo (get_history (again)));
  g_assert_true (pergola_history_is_clean (get_history (again)));
  g_assert_true (pergola_history_redo (get_history (again)));
  g_assert_true (pergola_file_save (again, NULL, FALSE, NULL));
  g_clear_object (&again);
  safety_assert_nothing (self);
}

static void
test_again_and_again (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (PergolaRecovery) recovery = NULL;
      g_autoptr (GBytes) end = NULL;
      g_autofree char *title = g_strdup_printf ("Round %u", round);

      for (guint step = 0; step < 20; step++)
        {
          random_edits_step (pergola_file_get_project (file));
          if (g_test_rand_int_range (0, 10) == 0)
            g_assert_true (pergola_file_save (file, NULL, FALSE, NULL));
        }
      /* What no step before it can have led back to: else there would be nothing to recover. */
      safety_set_title (file, title);
      end = safety_crash (file);
      recovery = safety_find (self);
      file = safety_recover (self, recovery);
      safety_assert_holds (file, end);
      g_assert_cmpstr (pergola_history_get_undo_name (get_history (file)), ==,
                       get_step (recovery, pergola_recovery_get_steps (recovery)->len - 1)->name);
    }
  pergola_file_give_up (file, FALSE);
  g_object_unref (file);
}

/* What another program wrote, and we have taken in, is in its file already. */
static void
test_taken_in (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autoptr (GBytes) theirs = NULL;

  safety_set_title (file, "Theirs");
  theirs = pergola_writer_write (pergola_file_get_project (file));
  g_assert_true (pergola_file_write_bytes (path, theirs, NULL));
  pergola_file_set_base (file, theirs);
  pergola_file_note_same (file, theirs);
  g_bytes_unref (safety_crash (file));
  safety_assert_nothing (self);
}

/* What we do after that is not. */
static void
test_after_taken_in (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;
  g_autoptr (GBytes) theirs = NULL, end = NULL;

  safety_set_title (file, "Theirs");
  theirs = pergola_writer_write (pergola_file_get_project (file));
  g_assert_true (pergola_file_write_bytes (path, theirs, NULL));
  pergola_file_set_base (file, theirs);
  pergola_file_note_same (file, theirs);
  safety_set_title (file, "Ours");
  end = safety_crash (file);
  recovery = safety_find (self);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 1);
  again = safety_recover (self, recovery);
  safety_assert_holds (again, end);
  pergola_file_give_up (again, FALSE);
}

/* A card that came with its title can be taken back alone, after a crash as before it. */
static void
test_take_back (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  PergolaProject *project = pergola_file_get_project (file);
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;
  g_autoptr (GBytes) before = pergola_writer_write (project), after = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;

  pergola_project_begin (project, "Add card");
  id = pergola_item_get_id (pergola_project_add (project, "value", NULL));
  pergola_project_set (project, id, "type", "immediate", NULL);
  pergola_project_set (project, id, "title", "Leak clinic", NULL);
  pergola_project_commit (project);
  g_bytes_unref (safety_crash (file));
  recovery = safety_find (self);
  again = safety_recover (self, recovery);
  pergola_revert (pergola_file_get_project (again), pergola_history_get_done (get_history (again), 0), &error);
  g_assert_no_error (error);
  after = pergola_writer_write (pergola_file_get_project (again));
  g_assert_true (g_bytes_equal (before, after));
  pergola_file_give_up (again, FALSE);
}

/* After a save only what came after it is offered. */
static void
test_after_a_save (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;

  safety_set_title (file, "One");
  g_assert_true (pergola_file_save (file, NULL, FALSE, NULL));
  safety_set_title (file, "Two");
  g_bytes_unref (safety_crash (file));
  recovery = safety_find (self);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 1);
  again = safety_recover (self, recovery);
  g_assert_true (pergola_history_undo (get_history (again)));
  g_assert_true (pergola_history_is_clean (get_history (again)));
  g_assert_cmpstr (safety_get_title (again), ==, "One");
}

/* The process ends after the rename and before the journal begins anew. */
static void
test_between (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *journal = safety_find_journal (self);
  g_autofree char *before = NULL;
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;
  g_autoptr (GBytes) saved = NULL;
  gsize length;

  safety_set_title (file, "One");
  safety_set_title (file, "Two");
  /* Saving fails where the file is not as we know it, so what it noted stays. */
  tmp_folder_put (&self->tmp, "a.pergola", "something else");
  g_assert_false (pergola_file_save (file, NULL, FALSE, NULL));
  saved = pergola_writer_write (pergola_file_get_project (file));
  safety_set_title (file, "Three");
  g_assert_true (g_file_get_contents (journal, &before, &length, NULL));
  g_bytes_unref (safety_crash (file));
  g_assert_true (g_file_set_contents (journal, before, length, NULL));

  {
    g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");

    g_assert_true (g_file_set_contents (path, g_bytes_get_data (saved, NULL), g_bytes_get_size (saved), NULL));
  }
  recovery = safety_find (self);
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_UNCHANGED);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 1);
  again = safety_recover (self, recovery);
  g_assert_cmpstr (safety_get_title (again), ==, "Three");
  g_assert_true (pergola_file_save (again, NULL, FALSE, NULL));
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Another program wrote to the file meanwhile: it is not written over, and is found as what is to be merged. */
static void
test_changed (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *base = tmp_folder_read (&self->tmp, "a.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;
  g_autoptr (GBytes) known = NULL;
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  safety_set_title (file, "Ours");
  g_bytes_unref (safety_crash (file));
  tmp_folder_put (&self->tmp, "a.pergola", "theirs");

  recovery = safety_find (self);
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_CHANGED);
  again = safety_recover (self, recovery);
  known = pergola_file_dup_base (again);
  g_assert_cmpmem (g_bytes_get_data (known, NULL), g_bytes_get_size (known), base, strlen (base));
  g_assert_false (pergola_file_save (again, NULL, FALSE, &error));
  g_assert_error (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED);
  g_clear_error (&error);
  tmp_folder_assert_content (&self->tmp, "a.pergola", "theirs");

  pergola_file_look_async (again, NULL, on_looked, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  theirs = pergola_file_look_finish (again, result, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs), "theirs", 6);

  /* It is taken in, and the next crash knows that. */
  safety_set_title (again, "Both");
  pergola_file_set_base (again, theirs);
  g_clear_object (&result);
  g_clear_object (&recovery);
  g_bytes_unref (safety_crash (g_steal_pointer (&again)));
  recovery = safety_find (self);
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_UNCHANGED);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 2);
  again = safety_recover (self, recovery);
  g_assert_cmpstr (safety_get_title (again), ==, "Both");
  g_assert_true (pergola_file_save (again, NULL, FALSE, &error));
  g_assert_no_error (error);
}

static void
test_gone (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;

  safety_set_title (file, "One");
  g_bytes_unref (safety_crash (file));
  g_unlink (path);
  recovery = safety_find (self);
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_GONE);
  again = safety_recover (self, recovery);
  g_assert_cmpstr (safety_get_title (again), ==, "One");
  g_assert_true (pergola_history_undo (get_history (again)));
  g_assert_false (pergola_history_is_clean (get_history (again)));
  g_assert_true (pergola_file_save (again, NULL, FALSE, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_file_yet (Safety *self, gconstpointer data)
{
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, "journey", NULL, NULL);
  PergolaFile *file = pergola_file_new (project);
  g_autofree char *path = tmp_folder_path (&self->tmp, "b.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;
  g_autoptr (GBytes) end = NULL;

  pergola_file_start_journal (file, self->state);
  safety_set_title (file, "One");
  end = safety_crash (file);
  recovery = safety_find (self);
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_NEW);
  g_assert_null (pergola_recovery_get_path (recovery));
  again = safety_recover (self, recovery);
  g_assert_null (pergola_file_get_path (again));
  safety_assert_holds (again, end);
  g_assert_true (pergola_file_save (again, path, FALSE, NULL));
}

static void
test_moved (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autofree char *other = tmp_folder_path (&self->tmp, "b.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (PergolaFile) again = NULL;

  safety_set_title (file, "One");
  g_assert_cmpint (g_rename (path, other), ==, 0);
  pergola_file_moved (file, other);
  safety_set_title (file, "Two");
  g_bytes_unref (safety_crash (file));
  recovery = safety_find (self);
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_UNCHANGED);
  g_assert_cmpstr (pergola_recovery_get_path (recovery), ==, other);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 2);
  again = safety_recover (self, recovery);
  g_assert_true (pergola_file_save (again, NULL, FALSE, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What was typed is one step, and one that ends where it began is none. */
static void
test_typing (Safety *self, gconstpointer data)
{
  static const char *const words[] = { "W", "Wa", "Wat", "Wate", "Water" };
  PergolaFile *file = safety_open_new (self);
  PergolaProject *project = pergola_file_get_project (file);
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autofree char *id = NULL;

  pergola_project_begin (project, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (project, "value", NULL)));
  pergola_project_commit (project);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    pergola_edit_set (project, id, "title", words[i], TRUE, NULL);
  pergola_edit_set (project, id, "detail", "x", TRUE, NULL);
  pergola_edit_set (project, id, "detail", "", TRUE, NULL);
  g_bytes_unref (safety_crash (file));
  recovery = safety_find (self);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 2);
  g_assert_cmpstr (get_step (recovery, 0)->name, ==, "Add");
}

static void
test_discarded (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);
  g_autofree char *before = tmp_folder_read (&self->tmp, "a.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) end = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  const PergolaVersion *newest;

  safety_set_title (file, "One");
  end = safety_crash (file);
  recovery = safety_find (self);
  file = safety_recover (self, recovery);
  g_assert_true (pergola_file_give_up (file, FALSE));
  versions = pergola_versions_list (self->state, pergola_recovery_get_id (recovery), NULL);
  newest = g_ptr_array_index (versions, 0);
  for (guint i = 0; i < versions->len && newest->reason != PERGOLA_VERSION_DISCARDED; i++)
    newest = g_ptr_array_index (versions, i);
  g_assert_cmpint (newest->reason, ==, PERGOLA_VERSION_DISCARDED);
  kept = pergola_versions_read (newest, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, end));
  g_object_unref (file);
  g_clear_object (&recovery);
  safety_assert_nothing (self);
  tmp_folder_assert_content (&self->tmp, "a.pergola", before);
}

/* A recovery that is looked at and left is offered again. */
static void
test_left (Safety *self, gconstpointer data)
{
  PergolaFile *file = safety_open_new (self);

  safety_set_title (file, "One");
  g_bytes_unref (safety_crash (file));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PergolaRecovery) recovery = safety_find (self);

      g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/recovery/" name, Safety, NULL, safety_set_up, function, safety_tear_down)
  ADD ("recovers", test_recovers);
  ADD ("again-and-again", test_again_and_again);
  ADD ("after-a-save", test_after_a_save);
  ADD ("taken-in", test_taken_in);
  ADD ("after-taken-in", test_after_taken_in);
  ADD ("take-back", test_take_back);
  ADD ("between", test_between);
  ADD ("changed", test_changed);
  ADD ("gone", test_gone);
  ADD ("no-file-yet", test_no_file_yet);
  ADD ("moved", test_moved);
  ADD ("typing", test_typing);
  ADD ("discarded", test_discarded);
  ADD ("left", test_left);
  return g_test_run ();
}
