/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-versions-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-board-texture.h"
#include "pergola-core.h"
#include "pergola-output.h"

typedef struct
{
  PergolaState *state;           /* (nullable) */
  PergolaFrameworks *frameworks; /* (nullable) */
  GPtrArray *entries;            /* (nullable) */
  guint index;
  char *id;    /* (nullable) */
  char *path;  /* (nullable) */
  char *board; /* (nullable) */
  PergolaTheme theme;
  GBytes *bytes;       /* (nullable): what the project is now… */
  PergolaProject *now; /* (nullable): …once it was read */
  PergolaVersionsFound found;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->state);
  g_clear_object (&job->frameworks);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_free (job->id);
  g_free (job->path);
  g_free (job->board);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->now);
  g_free (job);
}

static void
run (GObject *source,
     Job *job,
     GTaskThreadFunc func,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);

  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, func);
}

/* (transfer full) (nullable) */
static GBytes *
read_entry (const Job *job, GError **error)
{
  const PergolaVersionEntry *entry = job->entries->pdata[job->index];

  return pergola_versions_read (entry->version, error);
}

/* (transfer full) (nullable) */
static PergolaProject *
read_project (const Job *job, GError **error)
{
  g_autoptr (GBytes) bytes = read_entry (job, error);

  return bytes != NULL ? pergola_reader_read_bytes (bytes, _ ("Earlier version"), job->frameworks, error) : NULL;
}

/* --- The list --- */

static void
entry_free (gpointer data)
{
  PergolaVersionEntry *entry = data;

  pergola_version_free (entry->version);
  g_free (entry);
}

/* Takes what is in @versions, newest first. */
static GPtrArray *
fold (GPtrArray *versions)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  while (versions->len > 0)
    {
      PergolaVersion *version = g_ptr_array_steal_index (versions, 0);
      PergolaVersionEntry *entry = g_hash_table_lookup (known, version->digest);

      if (entry == NULL)
        {
          entry = g_new0 (PergolaVersionEntry, 1);
          entry->version = version;
          g_hash_table_insert (known, version->digest, entry);
          g_ptr_array_add (entries, entry);
        }
      entry->since = version->time;
      entry->n++;
      if (entry->version != version)
        pergola_version_free (version);
    }
  return entries;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  g_autoptr (GPtrArray) versions = job->id != NULL ? pergola_versions_list (job->state, job->id, job->path)
                                                   : pergola_versions_find (job->state, job->path);

  g_task_return_pointer (task, fold (versions), (GDestroyNotify) g_ptr_array_unref);
}

void
pergola_versions_list_async (GObject *source,
                             PergolaState *state,
                             const char *id,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->state = g_object_ref (state);
  job->id = g_strdup (id);
  job->path = g_strdup (path);
  run (source, job, list_in_thread, cancellable, callback, data);
}

GPtrArray *
pergola_versions_list_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What is different --- */

static char *
describe (Job *job)
{
  g_autoptr (PergolaProject) then = read_project (job, NULL);

  if (then == NULL)
    return g_strdup (_ ("cannot be read"));
  if (job->now == NULL && job->bytes != NULL)
    job->now = pergola_reader_read_bytes (job->bytes, "", job->frameworks, NULL);
  if (job->now == NULL)
    return pergola_comparison_describe_content (then);
  return pergola_comparison_describe (job->now, then);
}

static void
describe_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, describe (data), g_free);
}

static void describe_next (GObject *source, Job *job, GCancellable *cancellable);

static void
described_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  const Job *done = g_task_get_task_data (G_TASK (result));
  g_autofree char *words = g_task_propagate_pointer (G_TASK (result), NULL);
  Job *job;

  if (words == NULL || g_cancellable_is_cancelled (cancellable))
    return;
  done->found (source, done->index, words);
  if (done->index + 1 >= done->entries->len)
    return;
  job = g_new0 (Job, 1);
  job->frameworks = g_object_ref (done->frameworks);
  job->entries = g_ptr_array_ref (done->entries);
  job->index = done->index + 1;
  job->bytes = done->bytes != NULL ? g_bytes_ref (done->bytes) : NULL;
  job->now = done->now != NULL ? g_object_ref (done->now) : NULL;
  job->found = done->found;
  describe_next (source, job, cancellable);
}

static void
describe_next (GObject *source, Job *job, GCancellable *cancellable)
{
  run (source, job, describe_in_thread, cancellable, described_cb, NULL);
}

void
pergola_versions_describe (GObject *source,
                           PergolaFrameworks *frameworks,
                           GPtrArray *entries,
                           GBytes *now,
                           GCancellable *cancellable,
                           PergolaVersionsFound found)
{
  Job *job;

  if (entries->len == 0)
    return;
  job = g_new0 (Job, 1);
  job->frameworks = g_object_ref (frameworks);
  job->entries = g_ptr_array_ref (entries);
  job->bytes = now != NULL ? g_bytes_ref (now) : NULL;
  job->found = found;
  describe_next (source, job, cancellable);
}

/* --- One of them --- */

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = read_entry (data, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
pergola_versions_read_async (GObject *source,
                             GPtrArray *entries,
                             guint index,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->entries = g_ptr_array_ref (entries);
  job->index = index;
  run (source, job, read_in_thread, cancellable, callback, data);
}

GBytes *
pergola_versions_read_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Its picture --- */

/* (transfer full) (nullable): what there is to be seen. */
static char *
choose_board (const Job *job, PergolaProject *project)
{
  g_autoptr (GPtrArray) boards = pergola_output_list_boards (project, PERGOLA_AUDIENCE_ME);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  if (job->board != NULL && pergola_project_get_board (project, job->board) != NULL)
    return g_strdup (job->board);
  if (boards->len > 0)
    return g_strdup (boards->pdata[0]);
  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = frameworks->pdata[i];

      if (framework->boards->len > 0)
        return g_strdup (((PergolaBoardDef *) framework->boards->pdata[0])->id);
    }
  return NULL;
}

static GdkTexture *
draw (const Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (PergolaProject) project = read_project (job, error);
  g_autofree char *board = project != NULL ? choose_board (job, project) : NULL;

  if (project == NULL)
    return NULL;
  if (board == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no board in this version."));
      return NULL;
    }
  return pergola_board_texture_draw (project, board, job->theme, cancellable, error);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = draw (data, cancellable, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
pergola_versions_draw_async (GObject *source,
                             PergolaFrameworks *frameworks,
                             GPtrArray *entries,
                             guint index,
                             const char *board,
                             PergolaTheme theme,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->frameworks = g_object_ref (frameworks);
  job->entries = g_ptr_array_ref (entries);
  job->index = index;
  job->board = g_strdup (board);
  job->theme = theme;
  run (source, job, draw_in_thread, cancellable, callback, data);
}

GdkTexture *
pergola_versions_draw_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
