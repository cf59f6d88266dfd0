/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Asking the index's thread. */

#include "config.h"

#include "pergola-library-private.h"

#include "pergola-digest.h"

static gboolean
list_cb (PergolaIndex *index, gpointer task)
{
  g_task_return_pointer (task, pergola_index_list (index), (GDestroyNotify) g_ptr_array_unref);
  return FALSE;
}

static gboolean
unref_cb (gpointer task)
{
  g_object_unref (task);
  return G_SOURCE_REMOVE;
}

/* A task holds the library, which must not end on the index's thread, for whose end it waits. */
static void
end_task (gpointer task)
{
  g_idle_add (unref_cb, task);
}

static void
ask (PergolaLibrary *self, GTask *task, PergolaIndexFunc func)
{
  pergola_index_thread_ask (pergola_library_get_thread (self), func, task, end_task);
}

void
pergola_library_list_async (PergolaLibrary *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  ask (self, g_task_new (self, cancellable, callback, data), list_cb);
}

GPtrArray *
pergola_library_list_finish (PergolaLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
search_cb (PergolaIndex *index, gpointer task)
{
  PergolaLibraryResult *result = NULL;

  if (!g_task_return_error_if_cancelled (task))
    result = pergola_index_search (index, g_task_get_task_data (task), g_task_get_cancellable (task));
  else
    return FALSE;
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) pergola_library_result_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "");
  return FALSE;
}

void
pergola_library_search_async (PergolaLibrary *self,
                              const PergolaLibraryQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_task_data (task, pergola_library_query_copy (query), (GDestroyNotify) pergola_library_query_free);
  ask (self, task, search_cb);
}

PergolaLibraryResult *
pergola_library_search_finish (PergolaLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Pictures --- */

typedef struct
{
  char *path;
  char *style;
  char *hash;     /* (nullable) */
  GBytes *source; /* (nullable) */
  GBytes *png;    /* (nullable) */
} Picture;

static void
picture_free (gpointer data)
{
  Picture *self = data;

  g_free (self->path);
  g_free (self->style);
  g_free (self->hash);
  g_clear_pointer (&self->source, g_bytes_unref);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_free (self);
}

static void
bytes_free (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static gboolean
load_picture_cb (PergolaIndex *index, gpointer task)
{
  Picture *picture = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, pergola_index_get_picture (index, picture->path, picture->style), bytes_free);
  return FALSE;
}

void
pergola_library_load_picture_async (PergolaLibrary *self,
                                    const char *path,
                                    const char *style,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Picture *picture = g_new0 (Picture, 1);

  picture->path = g_strdup (path);
  picture->style = g_strdup (style);
  g_task_set_task_data (task, picture, picture_free);
  ask (self, task, load_picture_cb);
}

GBytes *
pergola_library_load_picture_finish (PergolaLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
put_picture_cb (PergolaIndex *index, gpointer data)
{
  Picture *picture = data;

  if (picture->source != NULL)
    picture->hash =
      pergola_digest_compute (g_bytes_get_data (picture->source, NULL), g_bytes_get_size (picture->source));
  else
    picture->hash = pergola_index_get_hash (index, picture->path);
  if (picture->hash != NULL && *picture->hash != '\0')
    pergola_index_put_picture (index, picture->hash, picture->style, picture->png);
  return FALSE;
}

/* Not a write from here: that may wait for others. */
static gboolean
store_picture_cb (PergolaIndex *index, gpointer data)
{
  pergola_index_begin (index);
  put_picture_cb (index, data);
  pergola_index_commit (index);
  return FALSE;
}

void
pergola_library_store_picture (PergolaLibrary *self, const char *path, const char *style, GBytes *source, GBytes *png)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->path = g_strdup (path);
  picture->style = g_strdup (style);
  picture->source = source != NULL ? g_bytes_ref (source) : NULL;
  picture->png = g_bytes_ref (png);
  pergola_index_thread_flush (pergola_library_get_thread (self), store_picture_cb, picture, picture_free);
}
