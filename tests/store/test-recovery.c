/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pergola-file.h"
#include "pergola-recovery.h"
#include "pergola-versions.h"
#include "random-edits.h"
#include "tmp-folder.h"

typedef struct
{
  TmpFolder tmp;
  char *folder; /* for the state */
  PergolaState *state;
  PergolaFrameworks *frameworks;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  tmp_folder_set_up (&self->tmp, data);
  self->folder = tmp_folder_path (&self->tmp, "state");
  self->state = pergola_state_new (self->folder);
  self->frameworks = pergola_frameworks_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->state);
  g_clear_object (&self->frameworks);
  g_clear_pointer (&self->folder, g_free);
  tmp_folder_tear_down (&self->tmp, data);
}

/* A file in the folder, open, with a journal. */
static PergolaFile *
open_new (Fixture *self, const char *name)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, name);
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, "water-utilities", NULL, NULL);
  PergolaFile *file = pergola_file_new (project);
  g_autoptr (GError) error = NULL;

  pergola_file_save (file, path, FALSE, &error);
  g_assert_no_error (error);
  pergola_file_start_journal (file, self->state);
  g_assert_no_error (pergola_file_get_journal_error (file));
  return file;
}

static void
set_title (PergolaFile *file, const char *title)
{
  PergolaProject *project = pergola_file_get_project (file);
  g_autofree char *name = g_strdup_printf ("Title %s", title);

  pergola_project_begin (project, name);
  pergola_project_set_property (project, "title", title, NULL);
  pergola_project_commit (project);
}

/* What the lock of a process that was killed does: the journal is let go, but stays. */
static GBytes *
crash (PergolaFile *file)
{
  GBytes *bytes = pergola_writer_write (pergola_file_get_project (file));

  pergola_history_mark_clean_at (pergola_project_get_history (pergola_file_get_project (file)), G_MAXUINT64);
  g_object_unref (file);
  return bytes;
}

static PergolaRecovery *
find_one (Fixture *self)
{
  g_autoptr (GPtrArray) list = pergola_recovery_list (self->state);

  g_assert_cmpuint (list->len, ==, 1);
  return g_object_ref (g_ptr_array_index (list, 0));
}

static void
assert_nothing (Fixture *self)
{
  g_autoptr (GPtrArray) list = pergola_recovery_list (self->state);

  g_assert_cmpuint (list->len, ==, 0);
}

static void
assert_holds (PergolaFile *file, GBytes *bytes)
{
  g_autoptr (GBytes) there = pergola_writer_write (pergola_file_get_project (file));

  g_assert_cmpmem (g_bytes_get_data (there, NULL), g_bytes_get_size (there), g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
}

static PergolaFile *
reopen (Fixture *self, PergolaRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  PergolaFile *file = pergola_recovery_open (recovery, self->frameworks, &error);

  g_assert_no_error (error);
  g_assert_no_error (pergola_file_get_journal_error (file));
  return file;
}

static void
test_recovers (Fixture *self, gconstpointer data)
{
  PergolaFile *file = open_new (self, "a.pergola");
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (GBytes) end = NULL;
  g_autoptr (PergolaFile) again = NULL;
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  PergolaHistory *history;

  set_title (file, "One");
  set_title (file, "Two");
  end = crash (file);

  recovery = find_one (self);
  g_assert_cmpstr (pergola_recovery_get_path (recovery), ==, path);
  g_assert_cmpint (pergola_recovery_get_file (recovery), ==, PERGOLA_RECOVERY_UNCHANGED);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 2);
  g_assert_cmpstr (((PergolaRecovered *) pergola_recovery_get_steps (recovery)->pdata[1])->name, ==, "Title Two");
  assert_nothing (self); /* it is held */

  again = reopen (self, recovery);
  assert_holds (again, end);
  history = pergola_project_get_history (pergola_file_get_project (again));
  g_assert_false (pergola_history_is_clean (history));
  g_assert_true (pergola_history_undo (history));
  g_assert_cmpstr (pergola_project_get_title (pergola_file_get_project (again)), ==, "One");
  g_assert_true (pergola_file_save (again, NULL, FALSE, NULL));
  g_clear_object (&again);
  assert_nothing (self);
}

static void
test_recovers_again (Fixture *self, gconstpointer data)
{
  PergolaFile *file = open_new (self, "a.pergola");
  g_autoptr (PergolaFile) last = NULL;
  g_autoptr (PergolaRecovery) recovery = NULL;
  g_autoptr (GBytes) end = NULL;

  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (PergolaRecovery) found = NULL;
      g_autoptr (GBytes) now = NULL;

      set_title (file, round % 2 ? "Odd" : "Even");
      for (guint step = 0; step < 20; step++)
        random_edits_step (pergola_file_get_project (file));
      set_title (file, "Last");
      now = crash (file);
      found = find_one (self);
      file = reopen (self, found);
      assert_holds (file, now);
    }
  g_assert_true (pergola_file_save (file, NULL, FALSE, NULL));
  set_title (file, "After");
  end = crash (file);
  recovery = find_one (self);
  g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 1);
  last = reopen (self, recovery);
  assert_holds (last, end);
  g_assert_true (pergola_file_save (last, NULL, FALSE, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/recovery/recovers", Fixture, NULL, set_up, test_recovers, tear_down);
  g_test_add ("/recovery/recovers-again", Fixture, NULL, set_up, test_recovers_again, tear_down);
  return g_test_run ();
}
