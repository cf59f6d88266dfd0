/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-picture-job.h"

#include "pergola-contents.h"
#include "pergola-library-picture.h"
#include "pergola-thumbnail.h"

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaLibrary *library;
  char *path;
  char *style;
  gboolean dark;
  int scale;
  GBytes *source; /* (nullable): what it was drawn from */
  GBytes *png;    /* (nullable) */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->frameworks);
  g_clear_object (&job->library);
  g_free (job->path);
  g_free (job->style);
  g_clear_pointer (&job->source, g_bytes_unref);
  g_clear_pointer (&job->png, g_bytes_unref);
  g_free (job);
}

static GBytes *
draw (Job *job, GCancellable *cancellable, GError **error)
{
  PergolaThumbnailOptions options = { PERGOLA_LIBRARY_PICTURE_WIDTH, PERGOLA_LIBRARY_PICTURE_HEIGHT, job->scale,
                                      job->dark ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT };
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (PergolaFonts) fonts = NULL;

  job->source = pergola_contents_read (job->path, error);
  if (job->source != NULL)
    project = pergola_reader_read_bytes (job->source, job->path, job->frameworks, error);
  if (project != NULL)
    fonts = pergola_fonts_new ();

  return project != NULL ? pergola_thumbnail_render (project, fonts, &options, cancellable, error) : NULL;
}

/* Textures may be made on any thread. */
static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = NULL;

  if (job->png == NULL)
    job->png = draw (job, cancellable, &error);
  if (job->png != NULL)
    texture = gdk_texture_new_from_bytes (job->png, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
kept_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);

  job->png = pergola_library_load_picture_finish (PERGOLA_LIBRARY (library), result, NULL);
  if (!g_task_return_error_if_cancelled (task))
    g_task_run_in_thread (task, make);
}

void
pergola_library_picture_job_run_async (PergolaApplication *app,
                                       const char *path,
                                       gboolean dark,
                                       int scale,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->frameworks = g_object_ref (pergola_application_get_frameworks (app));
  job->library = g_object_ref (pergola_application_get_library (app));
  job->path = g_strdup (path);
  job->style = g_strdup_printf ("%s-%dx%d@%d", dark ? "dark" : "light", PERGOLA_LIBRARY_PICTURE_WIDTH,
                                PERGOLA_LIBRARY_PICTURE_HEIGHT, scale);
  job->dark = dark;
  job->scale = scale;
  g_task_set_source_tag (task, pergola_library_picture_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  pergola_library_load_picture_async (job->library, path, job->style, cancellable, kept_cb, task);
}

GdkTexture *
pergola_library_picture_job_finish (GAsyncResult *result, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (job->source != NULL && job->png != NULL)
    pergola_library_store_picture (job->library, job->path, job->style, job->source, job->png);
  return g_task_propagate_pointer (G_TASK (result), error);
}
