/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-one.h"

#include "pergola-copies.h"

typedef struct
{
  PergolaIndexThread *thread;
  PergolaFrameworks *frameworks;
  char *path;
} One;

static void
one_free (One *self)
{
  pergola_index_thread_unref (self->thread);
  g_object_unref (self->frameworks);
  g_free (self->path);
  g_free (self);
}

/* --- Writing --- */

static gboolean
put_cb (PergolaIndex *index, gpointer data)
{
  PergolaIndexFile *file = data;

  gboolean seen;

  if (!pergola_index_take_turn (index, file->path, file->looked))
    return FALSE;
  seen = pergola_index_put (index, file);
  return pergola_index_forget_copies (index, file->path) || seen;
}

typedef struct
{
  char *path;
  gint64 looked;
} Gone;

static void
gone_free (gpointer data)
{
  g_free (((Gone *) data)->path);
  g_free (data);
}

static gboolean
forget_cb (PergolaIndex *index, gpointer data)
{
  Gone *gone = data;

  return pergola_index_take_turn (index, gone->path, gone->looked) &&
         pergola_index_forget (index, gone->path, gone->looked);
}

static void
forget (One *self, gint64 looked)
{
  Gone *gone = g_new0 (Gone, 1);

  gone->path = g_strdup (self->path);
  gone->looked = looked;
  pergola_index_thread_write_now (self->thread, forget_cb, gone, gone_free);
}

/* --- Reading --- */

static void
refresh_copies (One *self)
{
  g_autoptr (GPtrArray) copies = pergola_copies_list (self->path);

  for (guint i = 0; i < copies->len; i++)
    {
      const char *path = ((PergolaCopy *) copies->pdata[i])->path;

      if (g_str_has_suffix (path, ".pergola"))
        pergola_index_one_refresh (self->thread, self->frameworks, path);
    }
}

static void
refresh (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  One *self = data;
  gint64 looked = g_get_monotonic_time ();
  PergolaIndexFile *file = pergola_copy_has_original (self->path) ? NULL : pergola_index_file_look (self->path);

  if (file != NULL)
    {
      pergola_index_file_read (file, NULL, self->frameworks);
      pergola_index_thread_write_now (self->thread, put_cb, file, (GDestroyNotify) pergola_index_file_free);
      return;
    }
  forget (self, looked);
  refresh_copies (self);
}

void
pergola_index_one_refresh (PergolaIndexThread *thread, PergolaFrameworks *frameworks, const char *path)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  One *self = g_new0 (One, 1);

  self->thread = pergola_index_thread_ref (thread);
  self->frameworks = g_object_ref (frameworks);
  self->path = g_strdup (path);
  g_task_set_task_data (task, self, (GDestroyNotify) one_free);
  g_task_run_in_thread (task, refresh);
}
