/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "editor.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pergola-durable.h"
#include "pergola-recovery.h"
#include "random-edits.h"

typedef struct
{
  char *projects;
  PergolaFrameworks *frameworks;
  PergolaFile *file;
  int report;
  guint64 number;
} Editor;

static void
say (Editor *self, char what, const char *more)
{
  g_autofree char *line = g_strdup_printf ("%c %" G_GUINT64_FORMAT " %s\n", what, self->number, more);
  ssize_t length = (ssize_t) strlen (line);

  g_assert_cmpint (write (self->report, line, length), ==, length);
}

static void
say_done (Editor *self)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (pergola_file_get_project (self->file));
  g_autofree char *digest = pergola_durable_digest (bytes);

  say (self, EDITOR_DONE, digest);
}

/* --- What a person does --- */

static void
type (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  PergolaItem *item = items->len > 0 ? g_ptr_array_index (items, g_test_rand_int_range (0, items->len)) : NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  text = g_strdup_printf ("%.300s%c", pergola_item_get_title (item), 'a' + g_test_rand_int_range (0, 26));
  pergola_edit_set (project, pergola_item_get_id (item), "title", text, TRUE, NULL);
}

static void
edit (Editor *self)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  g_autofree char *title = g_strdup_printf ("Edit %" G_GUINT64_FORMAT, self->number);
  gboolean merges = g_test_rand_int_range (0, 3) == 0;

  say (self, EDITOR_EDITS, "");
  pergola_project_begin_merging (project, title, merges ? "typing" : NULL);
  if (merges)
    type (project);
  else
    for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
      random_edits_one (project);
  pergola_project_set_property (project, "title", title, NULL);
  pergola_project_commit (project);
  say_done (self);
}

static void
step (Editor *self)
{
  PergolaHistory *history = pergola_project_get_history (pergola_file_get_project (self->file));

  say (self, EDITOR_STEPS, "");
  if (g_test_rand_int_range (0, 3) == 0)
    pergola_history_redo (history);
  else
    pergola_history_undo (history);
  say_done (self);
}

static void
save (Editor *self)
{
  g_autofree char *name = g_strdup_printf ("%d.pergola", g_test_rand_int_range (0, 3));
  g_autofree char *path = g_build_filename (self->projects, name, NULL);
  gboolean elsewhere = pergola_file_get_path (self->file) == NULL || g_test_rand_int_range (0, 8) == 0;

  if (g_test_rand_int_range (0, 4) == 0)
    pergola_file_save (self->file, elsewhere ? path : NULL, TRUE, NULL);
  else
    pergola_file_save_async (self->file, elsewhere ? path : NULL, TRUE, NULL, NULL, NULL);
}

/* --- Beginning --- */

/* (transfer full) (nullable): the project that was written last. */
static char *
find_newest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  char *newest = NULL;
  struct stat best = { 0 };

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat info;

      if (!g_str_has_suffix (name, ".pergola") || stat (path, &info) != 0)
        continue;
      if (newest != NULL &&
          (info.st_mtim.tv_sec < best.st_mtim.tv_sec ||
           (info.st_mtim.tv_sec == best.st_mtim.tv_sec && info.st_mtim.tv_nsec < best.st_mtim.tv_nsec)))
        continue;
      best = info;
      g_free (newest);
      newest = g_steal_pointer (&path);
    }
  return newest;
}

static PergolaFile *
open_or_make (Editor *self, PergolaState *state)
{
  g_autofree char *path = find_newest (self->projects);
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GError) error = NULL;
  PergolaFile *file;

  if (path != NULL)
    file = pergola_file_open (path, self->frameworks, &error);
  else
    {
      project = pergola_template_create (self->frameworks, "journey", NULL, &error);
      file = pergola_file_new (project);
    }
  g_assert_no_error (error);
  pergola_file_start_journal (file, state);
  return file;
}

static PergolaFile *
begin (Editor *self, PergolaState *state)
{
  g_autoptr (GPtrArray) list = pergola_recovery_list (state);
  g_autoptr (GError) error = NULL;
  PergolaFile *file;

  if (list->len == 0)
    return open_or_make (self, state);
  file = pergola_recovery_open (g_ptr_array_index (list, 0), self->frameworks, &error);
  g_assert_no_error (error);
  return file;
}

int
editor_run (const char *folder)
{
  g_autofree char *state_folder = g_build_filename (folder, EDITOR_STATE, NULL);
  g_autofree char *report = g_build_filename (folder, EDITOR_REPORT, NULL);
  g_autoptr (PergolaState) state = pergola_state_new (state_folder);
  Editor self = { 0 };

  self.projects = g_build_filename (folder, EDITOR_PROJECTS, NULL);
  self.frameworks = pergola_frameworks_new ();
  self.report = g_open (report, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  g_assert_cmpint (self.report, >=, 0);
  self.number = (guint64) g_get_real_time ();
  self.file = begin (&self, state);
  say_done (&self);

  for (;;)
    {
      int what = g_test_rand_int_range (0, 20);

      self.number++;
      if (what < 4)
        step (&self);
      else if (what < 6)
        save (&self);
      else
        edit (&self);
      g_main_context_iteration (NULL, FALSE);
    }
}
