/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-recent.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "pergola-contents.h"

static void
recent_free (gpointer data)
{
  PergolaRecent *self = data;

  g_free (self->path);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->error);
  g_free (self);
}

GPtrArray *
pergola_recent_list (void)
{
  GPtrArray *recent = g_ptr_array_new_with_free_func (recent_free);
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = all; l != NULL; l = l->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);

      if (path != NULL && g_str_has_suffix (path, ".pergola"))
        {
          PergolaRecent *one = g_new0 (PergolaRecent, 1);

          one->path = g_steal_pointer (&path);
          one->opened = g_date_time_to_unix (gtk_recent_info_get_modified (l->data));
          g_ptr_array_add (recent, one);
        }
    }
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
  return recent;
}

static gboolean
is_same (const PergolaRecent *one, const PergolaRecent *other)
{
  return g_str_equal (one->path, other->path) && one->opened == other->opened && one->known == other->known &&
         one->there == other->there && one->modified == other->modified && one->size == other->size &&
         g_strcmp0 (one->title, other->title) == 0 && g_strcmp0 (one->summary, other->summary) == 0 &&
         g_strcmp0 (one->error, other->error) == 0;
}

gboolean
pergola_recent_equal (GPtrArray *one, GPtrArray *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!is_same (one->pdata[i], other->pdata[i]))
      return FALSE;
  return TRUE;
}

/* --- On a thread --- */

typedef struct
{
  GPtrArray *recent;
  PergolaFrameworks *frameworks;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->recent, g_ptr_array_unref);
  g_object_unref (job->frameworks);
  g_free (job);
}

static void
read_facts (PergolaRecent *one, PergolaFrameworks *frameworks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_contents_read (one->path, &error);
  g_autoptr (PergolaProject) project =
    bytes != NULL ? pergola_reader_read_bytes (bytes, one->path, frameworks, &error) : NULL;
  g_autoptr (GPtrArray) items = project != NULL ? pergola_project_list_items (project, NULL) : NULL;

  if (project == NULL)
    {
      one->error = g_strdup (error->message);
      return;
    }
  one->title = g_strdup (pergola_project_get_title (project));
  one->summary = items->len > 0 ? g_strdup_printf (ngettext ("%u item", "%u items", items->len), items->len)
                                : g_strdup (_ ("Empty so far"));
}

static void
read_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->recent->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      PergolaRecent *one = job->recent->pdata[i];
      GStatBuf info;

      one->there = g_stat (one->path, &info) == 0 && S_ISREG (info.st_mode);
      one->modified = one->there ? info.st_mtime : 0;
      one->size = one->there ? info.st_size : 0;
      if (one->there && !one->known)
        read_facts (one, job->frameworks);
    }
  g_task_return_pointer (task, g_steal_pointer (&job->recent), (GDestroyNotify) g_ptr_array_unref);
}

void
pergola_recent_read_async (GPtrArray *recent,
                           PergolaFrameworks *frameworks,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->recent = recent;
  job->frameworks = g_object_ref (frameworks);
  g_task_set_source_tag (task, pergola_recent_read_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, read_all);
}

GPtrArray *
pergola_recent_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
