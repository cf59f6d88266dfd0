/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "safety.h"

#define LONGEST_WAIT 5000 /* milliseconds */

void
safety_set_up (Safety *self, gconstpointer data)
{
  tmp_folder_set_up (&self->tmp, data);
  self->state_folder = tmp_folder_path (&self->tmp, "state");
  self->journals = g_build_filename (self->state_folder, "journals", NULL);
  self->state = pergola_state_new (self->state_folder);
  self->frameworks = pergola_frameworks_new ();
}

void
safety_wait_for_threads (Safety *self)
{
  while (g_atomic_int_get ((int *) &G_OBJECT (self->state)->ref_count) > 1)
    g_usleep (1000);
}

void
safety_tear_down (Safety *self, gconstpointer data)
{
  safety_wait_for_threads (self);
  g_clear_object (&self->state);
  g_clear_object (&self->frameworks);
  g_clear_pointer (&self->state_folder, g_free);
  g_clear_pointer (&self->journals, g_free);
  tmp_folder_tear_down (&self->tmp, data);
}

/* It is made by another thread. */
static gboolean
has_journal (Safety *self)
{
  g_autoptr (GPtrArray) paths = safety_list_folder (self->journals);

  for (guint i = 0; i < paths->len; i++)
    if (g_str_has_suffix (g_ptr_array_index (paths, i), ".journal"))
      return TRUE;
  return FALSE;
}

PergolaFile *
safety_open_new (Safety *self)
{
  g_autofree char *path = tmp_folder_path (&self->tmp, "a.pergola");
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, "blank", "Zero", NULL);
  PergolaFile *file = pergola_file_new (project);
  g_autoptr (GError) error = NULL;

  pergola_file_save (file, path, FALSE, &error);
  g_assert_no_error (error);
  pergola_file_start_journal (file, self->state);
  while (!g_file_test (self->journals, G_FILE_TEST_IS_REGULAR) && !has_journal (self))
    g_usleep (1000);
  return file;
}

void
safety_set_title (PergolaFile *file, const char *title)
{
  PergolaProject *project = pergola_file_get_project (file);
  g_autofree char *name = g_strdup_printf ("Title %s", title);

  pergola_project_begin (project, name);
  pergola_project_set_property (project, "title", title, NULL);
  pergola_project_commit (project);
}

const char *
safety_get_title (PergolaFile *file)
{
  return pergola_project_get_title (pergola_file_get_project (file));
}

GBytes *
safety_crash (PergolaFile *file)
{
  GBytes *bytes = pergola_writer_write (pergola_file_get_project (file));

  pergola_history_mark_clean_at (pergola_project_get_history (pergola_file_get_project (file)), G_MAXUINT64);
  g_assert_finalize_object (file);
  return bytes;
}

/* A thread of the file that crashed here may still hold its journal, which a real crash takes with it. */
PergolaRecovery *
safety_find (Safety *self)
{
  g_autoptr (GPtrArray) list = pergola_recovery_list (self->state);

  for (guint i = 0; i < LONGEST_WAIT && list->len == 0; i++)
    {
      g_usleep (1000);
      g_ptr_array_unref (list);
      list = pergola_recovery_list (self->state);
    }
  g_assert_cmpuint (list->len, ==, 1);
  return g_object_ref (g_ptr_array_index (list, 0));
}

void
safety_assert_nothing (Safety *self)
{
  g_autoptr (GPtrArray) list = pergola_recovery_list (self->state);

  g_assert_cmpuint (list->len, ==, 0);
}

PergolaFile *
safety_recover (Safety *self, PergolaRecovery *recovery)
{
  g_autoptr (GError) error = NULL;
  PergolaFile *file = pergola_recovery_open (recovery, self->frameworks, &error);

  g_assert_no_error (error);
  g_assert_no_error (pergola_file_get_journal_error (file));
  return file;
}

void
safety_assert_holds (PergolaFile *file, GBytes *bytes)
{
  g_autoptr (GBytes) there = pergola_writer_write (pergola_file_get_project (file));

  g_assert_cmpmem (g_bytes_get_data (there, NULL), g_bytes_get_size (there), g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
}

GPtrArray *
safety_list_folder (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

char *
safety_find_journal (Safety *self)
{
  g_autoptr (GPtrArray) paths = safety_list_folder (self->journals);

  g_assert_cmpuint (paths->len, ==, 1);
  return g_strdup (g_ptr_array_index (paths, 0));
}
