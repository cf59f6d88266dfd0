/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-marked-open.h"

#include "pergola-contents.h"
#include "pergola-copies.h"
#include "pergola-file-private.h"

#include <string.h>

void
pergola_marked_open_free (PergolaMarkedOpen *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->merge, pergola_merge_free);
  g_free (self->other);
  g_free (self);
}

static PergolaProject *
read_side (GBytes *bytes, const char *name, PergolaFrameworks *frameworks)
{
  return bytes != NULL ? pergola_reader_read_bytes (bytes, name, frameworks, NULL) : NULL;
}

/* (nullable): a branch, which is the same on every machine; HEAD is each one's own. */
static const char *
get_owner (const PergolaMarked *marked)
{
  return *marked->theirs_name != '\0' && strcmp (marked->theirs_name, "HEAD") != 0 ? marked->theirs_name : NULL;
}

/* (transfer full) (nullable): our side, and in @merge what brings the other one. */
static PergolaProject *
compare (
  const PergolaMarked *marked, GBytes *base, const char *name, PergolaFrameworks *frameworks, PergolaMerge **merge)
{
  g_autoptr (PergolaProject) ours = read_side (marked->ours, name, frameworks);
  g_autoptr (PergolaProject) theirs = read_side (marked->theirs, name, frameworks);
  g_autoptr (PergolaProject) origin = read_side (marked->base != NULL ? marked->base : base, name, frameworks);

  if (ours == NULL || theirs == NULL || !pergola_merge_is_same (ours, theirs))
    return NULL;
  *merge = pergola_merge_new_signed (origin, ours, theirs, get_owner (marked), NULL);
  return g_steal_pointer (&ours);
}

PergolaProject *
pergola_marked_join (GBytes *bytes, GBytes *base, const char *name, PergolaFrameworks *frameworks)
{
  g_autoptr (PergolaMarked) marked = pergola_marked_read (bytes);
  g_autoptr (PergolaMerge) merge = NULL;
  g_autoptr (PergolaProject) project = marked != NULL ? compare (marked, base, name, frameworks, &merge) : NULL;

  if (project == NULL || !pergola_merge_apply (merge, project, "", NULL))
    return NULL;
  return g_steal_pointer (&project);
}

typedef struct
{
  char *path;
  PergolaFrameworks *frameworks;
} Work;

static void
work_free (Work *work)
{
  g_free (work->path);
  g_object_unref (work->frameworks);
  g_free (work);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GBytes) bytes = pergola_contents_read (work->path, NULL);
  g_autoptr (PergolaMarked) marked = bytes != NULL ? pergola_marked_read (bytes) : NULL;
  g_autoptr (PergolaMerge) merge = NULL;
  g_autoptr (PergolaProject) project =
    marked != NULL ? compare (marked, NULL, work->path, work->frameworks, &merge) : NULL;
  PergolaMarkedOpen *open = NULL;

  if (project != NULL)
    {
      open = g_new0 (PergolaMarkedOpen, 1);
      open->file = pergola_file_new_at (project, work->path, bytes);
      /* What is in the file is neither side, and no project: a journal is to begin with ours. */
      pergola_history_mark_clean_at (pergola_project_get_history (project), G_MAXUINT64);
      open->merge = g_steal_pointer (&merge);
      open->other = *marked->theirs_name != '\0' ? g_strdup (marked->theirs_name) : NULL;
    }
  g_task_return_pointer (task, open, (GDestroyNotify) pergola_marked_open_free);
}

void
pergola_marked_open_async (const char *path, PergolaFrameworks *frameworks, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (path);
  work->frameworks = g_object_ref (frameworks);
  g_task_set_source_tag (task, pergola_marked_open_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, open_in_thread);
}

PergolaMarkedOpen *
pergola_marked_open_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
