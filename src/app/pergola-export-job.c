/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-export-job.h"

typedef struct
{
  GBytes *bytes; /* the project, as a file */
  PergolaFrameworks *frameworks;
  PergolaExport export;
  char *path;
} Job;

static void
job_free (Job *job)
{
  g_bytes_unref (job->bytes);
  g_object_unref (job->frameworks);
  g_free (job->export.board);
  g_free (job->path);
  g_free (job);
}

gboolean
pergola_export_needs_folder (const PergolaExport *self)
{
  return self->board == NULL && self->output.format != PERGOLA_FORMAT_PDF;
}

static gboolean
write_board (Job *job,
             PergolaProject *project,
             PergolaFonts *fonts,
             const char *board,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  guint left_out;
  g_autoptr (GBytes) bytes =
    pergola_output_render (project, board, fonts, &job->export.output, cancellable, &left_out, error);

  return bytes != NULL && pergola_file_write_bytes (path, bytes, error);
}

/* One file a board, named after it. */
static gboolean
write_boards (Job *job, PergolaProject *project, PergolaFonts *fonts, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) boards = pergola_output_need_boards (project, job->export.output.audience, error);

  for (guint i = 0; boards != NULL && i < boards->len; i++)
    {
      const char *board = boards->pdata[i];
      g_autofree char *name = g_strconcat (board, ".", pergola_format_get_extension (job->export.output.format), NULL);
      g_autofree char *path = g_build_filename (job->path, name, NULL);

      if (!write_board (job, project, fonts, board, path, cancellable, error))
        return FALSE;
    }
  return boards != NULL;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (job->bytes, "project", job->frameworks, &error);
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  gboolean ok = project != NULL;

  if (ok && pergola_export_needs_folder (&job->export))
    ok = write_boards (job, project, fonts, cancellable, &error);
  else if (ok)
    ok = write_board (job, project, fonts, job->export.board, job->path, cancellable, &error);

  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pergola_export_run_async (PergolaProject *project,
                          const PergolaExport *export,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->bytes = pergola_writer_write (project);
  job->frameworks = g_object_ref (pergola_project_get_frameworks (project));
  job->export = *export;
  job->export.board = g_strdup (export->board);
  job->path = g_strdup (path);
  g_task_set_source_tag (task, pergola_export_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

gboolean
pergola_export_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
