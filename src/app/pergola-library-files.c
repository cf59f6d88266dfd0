/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-files.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pergola-contents.h"
#include "pergola-file.h"

#define SUFFIX ".pergola"

typedef struct
{
  PergolaFrameworks *frameworks;
  char *path;
  char *title;   /* (nullable) */
  GBytes *bytes; /* (nullable): what the project holds; NULL: what is in the file */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->frameworks);
  g_free (job->path);
  g_free (job->title);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

static void
run (PergolaFrameworks *frameworks,
     const char *path,
     const char *title,
     GBytes *bytes,
     GTaskThreadFunc func,
     GAsyncReadyCallback callback,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  job->frameworks = g_object_ref (frameworks);
  job->path = g_strdup (path);
  job->title = g_strdup (title);
  job->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* Quitting waits for what is being written. */
  g_application_hold (g_application_get_default ());
  g_task_run_in_thread (task, func);
}

/* --- Another one like it --- */

/* (transfer full): beside @path, where nothing is yet. */
static char *
find_free_path (const char *path)
{
  g_autofree char *stem =
    g_str_has_suffix (path, SUFFIX) ? g_strndup (path, strlen (path) - strlen (SUFFIX)) : g_strdup (path);

  for (guint i = 1;; i++)
    {
      /* Translators: what stands behind the name of a file that is a copy */
      g_autofree char *mark = i == 1 ? g_strdup (_ ("copy")) : g_strdup_printf (_ ("copy %u"), i);
      g_autofree char *free_path = g_strdup_printf ("%s (%s)%s", stem, mark, SUFFIX);

      if (!g_file_test (free_path, G_FILE_TEST_EXISTS) && !g_file_test (free_path, G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&free_path);
    }
}

/* What is for nobody else's eyes stays so, from the first moment on. */
static gboolean
make_as_private (const char *like, const char *path)
{
  GStatBuf info;
  int fd;

  if (g_stat (like, &info) != 0)
    return FALSE;
  fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL, info.st_mode & 0777);
  return fd >= 0 && g_close (fd, NULL);
}

static void
duplicate (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = job->bytes != NULL ? g_bytes_ref (job->bytes) : pergola_contents_read (job->path, &error);
  g_autoptr (PergolaProject) project =
    bytes != NULL ? pergola_template_create_like (job->frameworks, bytes, job->path, &error) : NULL;
  g_autofree char *path = find_free_path (job->path);
  g_autoptr (PergolaFile) file = project != NULL ? pergola_file_new (project) : NULL;
  gboolean made;

  made = file != NULL && make_as_private (job->path, path);
  if (file != NULL && pergola_file_save (file, path, TRUE, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&path), g_free);
      return;
    }
  if (made)
    g_unlink (path);
  g_task_return_error (task, error);
}

void
pergola_library_duplicate_async (
  PergolaFrameworks *frameworks, const char *path, GBytes *bytes, GAsyncReadyCallback callback, gpointer data)
{
  run (frameworks, path, NULL, bytes, duplicate, callback, data);
}

char *
pergola_library_duplicate_finish (GAsyncResult *result, GError **error)
{
  g_application_release (g_application_get_default ());
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Another name --- */

static void
rename_project (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (PergolaFile) file = pergola_file_open (job->path, job->frameworks, &error);
  PergolaProject *project = file != NULL ? pergola_file_get_project (file) : NULL;
  gboolean ok = FALSE;

  if (project != NULL)
    {
      pergola_project_begin (project, _ ("Rename project"));
      ok = pergola_project_set_property (project, "title", job->title, &error);
      pergola_project_commit (project);
    }
  if (ok && pergola_file_save (file, NULL, FALSE, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pergola_library_rename_async (
  PergolaFrameworks *frameworks, const char *path, const char *title, GAsyncReadyCallback callback, gpointer data)
{
  run (frameworks, path, title, NULL, rename_project, callback, data);
}

const char *
pergola_library_rename_get_path (GAsyncResult *result)
{
  return ((Job *) g_task_get_task_data (G_TASK (result)))->path;
}

gboolean
pergola_library_rename_finish (GAsyncResult *result, GError **error)
{
  g_application_release (g_application_get_default ());
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Where it lies --- */

static void
shown_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) folder = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);
  g_autofree char *uri = g_file_get_uri (folder);

  /* A desktop whose file manager cannot be told which file it is. */
  if (answer == NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

void
pergola_library_show_in_files (const char *path)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  const char *uris[] = { uri, NULL };
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, g_steal_pointer (&folder));
}
