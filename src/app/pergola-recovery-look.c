/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-recovery-look.h"

static void
look (GTask *task, gpointer app, gpointer state, GCancellable *cancellable)
{
  GMutex *lock = pergola_application_get_recovery_lock (app);

  g_mutex_lock (lock);
  g_task_return_pointer (task, pergola_recovery_list (state), (GDestroyNotify) g_ptr_array_unref);
  g_mutex_unlock (lock);
}

static void
look_for_paths (GTask *task, gpointer app, gpointer state, GCancellable *cancellable)
{
  GMutex *lock = pergola_application_get_recovery_lock (app);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *found;

  g_mutex_lock (lock);
  found = pergola_recovery_list (state);
  for (guint i = 0; i < found->len; i++)
    {
      const char *path = pergola_recovery_get_path (found->pdata[i]);

      g_ptr_array_add (paths, g_strdup (path != NULL ? path : ""));
    }
  g_ptr_array_unref (found);
  g_mutex_unlock (lock);
  g_task_return_pointer (task, paths, (GDestroyNotify) g_ptr_array_unref);
}

static void
run (PergolaApplication *app, GTaskThreadFunc func, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (app, NULL, callback, data);

  g_task_set_task_data (task, g_object_ref (pergola_application_get_state (app)), g_object_unref);
  g_task_run_in_thread (task, func);
}

void
pergola_recovery_look_async (PergolaApplication *app, GAsyncReadyCallback callback, gpointer data)
{
  run (app, look, callback, data);
}

GPtrArray *
pergola_recovery_look_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
pergola_recovery_look_paths_async (PergolaApplication *app, GAsyncReadyCallback callback, gpointer data)
{
  run (app, look_for_paths, callback, data);
}

GPtrArray *
pergola_recovery_look_paths_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
