/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Each call on the way of a save, a record, a version, a recovery fails in turn. Afterwards the old file or the new one
 * is whole, nothing half-written stays, what went wrong is said, and trying again works. */

#include <errno.h>
#include <glib/gstdio.h>

#include "faults.h"
#include "pergola-versions.h"
#include "safety.h"

static const int codes[] = { ENOSPC, EIO, EACCES, FAULTS_SHORT };

#define MANY 500 /* calls: more than anything here makes */

/* What is said of a failure of a kind. */
static PergolaFileError
get_expected (int code)
{
  if (code == ENOSPC || code == FAULTS_SHORT)
    return PERGOLA_FILE_ERROR_NO_SPACE;
  return code == EACCES ? PERGOLA_FILE_ERROR_READ_ONLY : PERGOLA_FILE_ERROR_FAILED;
}

typedef gboolean (*Trial) (Safety *self, guint nth, int code, gboolean lasting);

/* Until nothing fails any more. */
static void
run (Trial trial)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (codes); i++)
    {
      gboolean hit = TRUE;
      guint nth;

      for (nth = 1; nth < MANY && hit; nth++)
        {
          Safety safety;

          safety_set_up (&safety, NULL);
          g_test_message ("call %u, code %d, lasting %u", nth, codes[i / 2], i % 2);
          hit = trial (&safety, nth, codes[i / 2], i % 2);
          safety_tear_down (&safety, NULL);
        }
      g_assert_false (hit);
      g_assert_cmpuint (nth, >, 2);
    }
}

static guint
count_names (const char *folder)
{
  g_autoptr (GPtrArray) paths = safety_list_folder (folder);
  return paths->len;
}

/* --- A save --- */

static gboolean
fail_save (Safety *self, const char *folder, guint nth, int code, gboolean lasting)
{
  g_autofree char *projects = tmp_folder_path (&self->tmp, "projects");
  g_autofree char *path = g_build_filename (projects, "a.pergola", NULL);
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, "blank", "One", NULL);
  PergolaFile *file = pergola_file_new (project);
  g_autoptr (GBytes) one = pergola_writer_write (project);
  g_autoptr (GBytes) two = NULL;
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length;
  gboolean hit, ok;

  g_assert_cmpint (g_mkdir (projects, 0700), ==, 0);
  g_assert_true (pergola_file_save (file, path, FALSE, NULL));
  pergola_file_start_journal (file, self->state);
  safety_set_title (file, "Two");
  two = pergola_writer_write (project);

  faults_arm (folder, nth, code, lasting);
  ok = pergola_file_save (file, NULL, FALSE, &error);
  hit = faults_disarm ();

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  there = g_bytes_new (data, length);
  g_assert_cmpuint (count_names (projects), ==, 1);
  g_assert_true (ok || hit);
  if (ok)
    g_assert_true (g_bytes_equal (there, two));
  else
    {
      g_assert_error (error, PERGOLA_FILE_ERROR, get_expected (code));
      g_assert_true (g_bytes_equal (there, one));
      g_assert_true (pergola_file_save (file, NULL, FALSE, NULL));
    }
  g_assert_true (pergola_history_is_clean (pergola_project_get_history (project)));

  /* Whatever became of the journal: the next commit is in it. */
  safety_set_title (file, "Three");
  g_assert_no_error (pergola_file_get_journal_error (file));
  g_bytes_unref (safety_crash (file));
  {
    g_autoptr (PergolaRecovery) recovery = safety_find (self);
    g_autoptr (PergolaFile) again = safety_recover (self, recovery);

    g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 1);
    g_assert_cmpstr (safety_get_title (again), ==, "Three");
    g_assert_true (pergola_file_save (again, NULL, FALSE, NULL));
  }
  safety_assert_nothing (self);
  return hit;
}

static gboolean
try_save (Safety *self, guint nth, int code, gboolean lasting)
{
  g_autofree char *projects = tmp_folder_path (&self->tmp, "projects");
  return fail_save (self, projects, nth, code, lasting);
}

static gboolean
try_save_state (Safety *self, guint nth, int code, gboolean lasting)
{
  return fail_save (self, self->state_folder, nth, code, lasting);
}

static void
test_save (void)
{
  run (try_save);
}

static void
test_state_in_save (void)
{
  run (try_save_state);
}

/* --- Records --- */

static gboolean
try_records (Safety *self, guint nth, int code, gboolean lasting)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, "blank", "One", NULL);
  PergolaFile *file = pergola_file_new (project);
  g_autoptr (GBytes) end = NULL;
  gboolean hit;

  g_assert_true (pergola_file_save (file, path, FALSE, NULL));
  faults_arm (self->journals, nth, code, lasting);
  pergola_file_start_journal (file, self->state);
  for (guint i = 0; i < 5; i++)
    safety_set_title (file, i % 2 ? "Odd" : "Even");
  if (pergola_file_get_journal_error (file) != NULL)
    g_assert_error (pergola_file_get_journal_error (file), PERGOLA_FILE_ERROR, get_expected (code));
  hit = faults_disarm ();

  safety_set_title (file, "Six");
  g_assert_no_error (pergola_file_get_journal_error (file));
  end = safety_crash (file);
  {
    g_autoptr (PergolaRecovery) recovery = safety_find (self);
    g_autoptr (PergolaFile) again = safety_recover (self, recovery);

    g_assert_cmpuint (pergola_recovery_get_steps (recovery)->len, ==, 6);
    safety_assert_holds (again, end);
    g_assert_true (pergola_file_save (again, NULL, FALSE, NULL));
  }
  g_assert_cmpuint (count_names (self->journals), ==, 0);
  return hit;
}

static void
test_records (void)
{
  run (try_records);
}

/* --- Recovery --- */

static gboolean
try_recovery (Safety *self, guint nth, int code, gboolean lasting)
{
  PergolaFile *file = safety_open_new (self);
  g_autoptr (GBytes) end = NULL;
  gboolean hit;

  safety_set_title (file, "One");
  safety_set_title (file, "Two");
  end = safety_crash (file);

  faults_arm (self->tmp.path, nth, code, lasting);
  {
    g_autoptr (GPtrArray) list = pergola_recovery_list (self->state);
    PergolaFile *again =
      list->len > 0 ? pergola_recovery_open (g_ptr_array_index (list, 0), self->frameworks, NULL) : NULL;

    hit = faults_disarm ();
    if (again != NULL)
      {
        safety_assert_holds (again, end);
        safety_set_title (again, "Three");
        g_assert_no_error (pergola_file_get_journal_error (again));
        g_bytes_unref (g_steal_pointer (&end));
        end = safety_crash (again);
      }
  }
  {
    g_autoptr (PergolaRecovery) recovery = safety_find (self);
    g_autoptr (PergolaFile) again = safety_recover (self, recovery);

    safety_assert_holds (again, end);
    g_assert_true (pergola_file_save (again, NULL, TRUE, NULL));
  }
  safety_assert_nothing (self);
  return hit;
}

static void
test_recovery (void)
{
  run (try_recovery);
}

/* --- Versions --- */

static void
assert_readable (Safety *self, GPtrArray *versions)
{
  for (guint i = 0; i < versions->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pergola_versions_read (g_ptr_array_index (versions, i), &error);
      g_autoptr (PergolaProject) project = NULL;

      g_assert_no_error (error);
      project = pergola_reader_read_bytes (bytes, "version", self->frameworks, &error);
      g_assert_no_error (error);
    }
}

static gboolean
try_version (Safety *self, guint nth, int code, gboolean lasting)
{
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, "blank", "One", NULL);
  const char *id = pergola_project_get_id (project);
  g_autoptr (GBytes) bytes = pergola_writer_write (project);
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *folder = g_build_filename (self->state_folder, "versions", id, NULL);
  gboolean hit, ok;

  g_assert_true (pergola_versions_keep (self->state, id, NULL, bytes, PERGOLA_VERSION_SAVED, 1000, NULL));
  pergola_project_begin (project, "Title");
  pergola_project_set_property (project, "title", "Two", NULL);
  pergola_project_commit (project);
  other = pergola_writer_write (project);

  faults_arm (self->state_folder, nth, code, lasting);
  ok = pergola_versions_keep (self->state, id, NULL, other, PERGOLA_VERSION_SAVED, 3000, NULL);
  hit = faults_disarm ();
  g_assert_true (ok || hit);

  versions = pergola_versions_list (self->state, id, NULL);
  g_assert_cmpuint (versions->len, ==, ok ? 2 : 1);
  assert_readable (self, versions);
  g_assert_cmpuint (count_names (folder), ==, versions->len);
  g_assert_true (pergola_versions_keep (self->state, id, NULL, other, PERGOLA_VERSION_SAVED, 3000, NULL));
  return hit;
}

static void
test_version (void)
{
  run (try_version);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/save", test_save);
  g_test_add_func ("/faults/state-in-save", test_state_in_save);
  g_test_add_func ("/faults/records", test_records);
  g_test_add_func ("/faults/recovery", test_recovery);
  g_test_add_func ("/faults/version", test_version);
  return g_test_run ();
}
