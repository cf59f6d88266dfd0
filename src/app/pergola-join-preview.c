/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-join-preview.h"

#include "pergola-board-texture.h"
#include "pergola-core.h"

PergolaChosen *
pergola_chosen_new (const char *id, const char *key, PergolaDecision decision)
{
  PergolaChosen *self = g_new0 (PergolaChosen, 1);

  self->id = g_strdup (id);
  self->key = g_strdup (key);
  self->decision = decision;
  return self;
}

void
pergola_chosen_free (PergolaChosen *self)
{
  g_free (self->id);
  g_free (self->key);
  g_free (self);
}

static gboolean
is_there (PergolaProject *project, PergolaItem *item, const char *key)
{
  return (item != NULL ? pergola_item_get (item, key) : pergola_project_get_property (project, key)) != NULL;
}

/* From the last one on: a decision moves up those of the same field that come after it. */
gboolean
pergola_chosen_apply (GPtrArray *chosen, PergolaProject *project, const char *name, GError **error)
{
  gboolean ok = TRUE;

  pergola_project_begin (project, name);
  for (guint i = chosen->len; ok && i-- > 0;)
    {
      const PergolaChosen *one = chosen->pdata[i];
      PergolaItem *item = one->id != NULL ? pergola_project_get (project, one->id) : NULL;

      if ((one->id == NULL || item != NULL) && is_there (project, item, one->key))
        ok = pergola_conflict_decide (project, item, one->key, one->decision, error);
    }
  if (ok)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);
  return ok;
}

typedef struct
{
  PergolaFrameworks *frameworks;
  GBytes *bytes; /* the project */
  GPtrArray *chosen;
  char *board;
  PergolaTheme theme;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->frameworks);
  g_bytes_unref (work->bytes);
  g_ptr_array_unref (work->chosen);
  g_free (work->board);
  g_free (work);
}

static GdkTexture *
draw (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (work->bytes, "project", work->frameworks, error);

  if (project == NULL || !pergola_chosen_apply (work->chosen, project, "", error))
    return NULL;
  return pergola_board_texture_draw (project, work->board, work->theme, cancellable, error);
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
pergola_join_preview_async (PergolaProject *project,
                            GPtrArray *chosen,
                            const char *board,
                            PergolaTheme theme,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (project, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->frameworks = g_object_ref (pergola_project_get_frameworks (project));
  work->bytes = pergola_writer_write (project);
  work->chosen = g_ptr_array_ref (chosen);
  work->board = g_strdup (board);
  work->theme = theme;
  g_task_set_source_tag (task, pergola_join_preview_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, draw_in_thread);
}

GdkTexture *
pergola_join_preview_finish (PergolaProject *project, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
