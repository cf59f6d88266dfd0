/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-example.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "pergola-durable.h"
#include "pergola-file.h"
#include "pergola-place.h"

/* A symlink that leads nowhere is a name that is taken too. */
static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

char *
pergola_example_place (PergolaFrameworks *frameworks, const char *name, GError **error)
{
  g_autofree char *folder = pergola_place_dup_folder ();
  g_autofree char *file_name = g_strconcat (name, ".pergola", NULL);
  g_autofree char *path = g_build_filename (folder, file_name, NULL);
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (PergolaFile) file = NULL;

  if (is_there (path))
    return g_steal_pointer (&path);

  project = pergola_template_create (frameworks, name, NULL, error);
  if (project == NULL)
    return NULL;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      pergola_durable_fail (error, errno);
      return NULL;
    }
  file = pergola_file_new (project);
  return pergola_file_save (file, path, FALSE, error) ? g_steal_pointer (&path) : NULL;
}

/* --- On a thread --- */

static void
place (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = pergola_example_place (source, data, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
pergola_example_place_async (PergolaFrameworks *frameworks,
                             const char *name,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (frameworks, cancellable, callback, data);

  g_task_set_source_tag (task, pergola_example_place_async);
  g_task_set_task_data (task, g_strdup (name), g_free);
  g_task_run_in_thread (task, place);
}

char *
pergola_example_place_finish (PergolaFrameworks *frameworks, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, frameworks), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
