/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-gather.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pergola-index-walk.h"

#define READERS_MAX 4
#define READERS_NICE 10
#define AWAY_MAX (60 * 24 * 60 * 60) /* seconds for which what is away is remembered */

struct _PergolaIndexGather
{
  gatomicrefcount ref_count;
  PergolaIndexThread *thread;
  PergolaFrameworks *frameworks;
  GStrv folders;
  GCancellable *cancellable;
  GFunc done;
  gpointer data;

  GHashTable *known; /* path → PergolaIndexKnown: not changed while folders are looked through */
  PergolaIndexVisited visited;
  GThreadPool *readers;

  GMutex lock;
  GHashTable *seen;  /* path */
  GPtrArray *below;  /* (element-type filename): folders */
  GPtrArray *closed; /* (element-type filename): folders that cannot be looked into */

  gint64 began; /* monotonic */
  int n_done;
  int n_total;
};

static PergolaIndexGather *
gather_ref (PergolaIndexGather *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pergola_index_gather_unref (PergolaIndexGather *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  pergola_index_thread_unref (self->thread);
  g_clear_object (&self->frameworks);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_strfreev (self->folders);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->below);
  g_ptr_array_unref (self->closed);
  pergola_index_visited_clear (&self->visited);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* --- Writing --- */

static gboolean
put_cb (PergolaIndex *index, gpointer file)
{
  return pergola_index_put (index, file);
}

static gboolean
touch_cb (PergolaIndex *index, gpointer file)
{
  return pergola_index_touch (index, file);
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

  return pergola_index_forget (index, gone->path, gone->looked);
}

static gboolean
away_cb (PergolaIndex *index, gpointer data)
{
  return pergola_index_set_away (index, ((Gone *) data)->path, g_get_real_time () / G_USEC_PER_SEC);
}

/* Reads @file (transfer full). */
static void
read_file (PergolaIndexGather *self, PergolaIndexFile *file)
{
  const PergolaIndexKnown *known = g_hash_table_lookup (self->known, file->path);
  const char *hash = known != NULL && *known->hash != '\0' ? known->hash : NULL;
  gboolean other = pergola_index_file_read (file, hash, self->frameworks);

  pergola_index_thread_write (self->thread, other ? put_cb : touch_cb, file, (GDestroyNotify) pergola_index_file_free);
}

static void
reader_cb (gpointer path, gpointer data)
{
  PergolaIndexGather *self = data;
  PergolaIndexFile *file = g_cancellable_is_cancelled (self->cancellable) ? NULL : pergola_index_file_look (path);

  pergola_index_thread_give_way (READERS_NICE);
  if (file != NULL)
    read_file (self, file);
  g_atomic_int_inc (&self->n_done);
  g_free (path);
}

/* --- Looking --- */

static gboolean
is_unchanged (const PergolaIndexKnown *known, const char *path)
{
  GStatBuf info;

  if (known == NULL || known->away != 0 || g_stat (path, &info) != 0)
    return FALSE;
  return S_ISREG (info.st_mode) && known->size == info.st_size && known->inode == info.st_ino &&
         known->device == info.st_dev && *known->hash != '\0' &&
         known->mtime == (gint64) info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
}

static void
file_cb (const char *path, gpointer data)
{
  PergolaIndexGather *self = data;

  g_mutex_lock (&self->lock);
  g_hash_table_add (self->seen, g_strdup (path));
  g_mutex_unlock (&self->lock);
  g_atomic_int_inc (&self->n_total);
  if (is_unchanged (g_hash_table_lookup (self->known, path), path))
    g_atomic_int_inc (&self->n_done);
  else
    g_thread_pool_push (self->readers, g_strdup (path), NULL);
}

static void
below_cb (const char *folder, gpointer data)
{
  PergolaIndexGather *self = data;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->below, g_strdup (folder));
  g_mutex_unlock (&self->lock);
}

static void
closed_cb (const char *folder, gpointer data)
{
  PergolaIndexGather *self = data;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->closed, g_strdup (folder));
  g_mutex_unlock (&self->lock);
}

typedef struct
{
  PergolaIndexGather *gather;
  const char *folder;
  GThread *thread;
} Walker;

static gpointer
walk (gpointer data)
{
  Walker *self = data;

  pergola_index_walk (self->folder, &self->gather->visited, self->gather->cancellable, file_cb, below_cb, closed_cb,
                      self->gather);
  return NULL;
}

gboolean
pergola_index_is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return g_str_has_prefix (path, folder) && (path[length] == '/' || path[length - 1] == '/');
}

/* A folder in another one, too: that one may not lead to it, where it is hidden or closed. No folder is looked through
 * twice. */
static void
walk_all (PergolaIndexGather *self)
{
  guint n = g_strv_length (self->folders);
  g_autofree Walker *walkers = g_new0 (Walker, n + 1);

  for (guint i = 0; i < n; i++)
    {
      walkers[i] = (Walker){ self, self->folders[i] };
      walkers[i].thread = g_thread_new ("pergola-walk", walk, &walkers[i]);
    }
  for (guint i = 0; i < n; i++)
    g_thread_join (walkers[i].thread);
}

/* --- What is not there any more --- */

static const char *
find_folder (GPtrArray *folders, const char *path)
{
  for (guint i = 0; i < folders->len; i++)
    if (pergola_index_is_below (path, folders->pdata[i]))
      return folders->pdata[i];
  return NULL;
}

static gboolean
is_ours (PergolaIndexGather *self, const char *path)
{
  for (int i = 0; self->folders[i] != NULL; i++)
    if (pergola_index_is_below (path, self->folders[i]))
      return TRUE;
  return FALSE;
}

/* Where a disk is not plugged in, what is left of the way to the file lies on another device: the folder on which the
 * disk is mounted, or one above it. */
static gboolean
is_away (PergolaIndexGather *self, const char *path, const PergolaIndexKnown *known)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info = { 0 };

  if (find_folder (self->closed, path) != NULL)
    return TRUE;
  if (!is_ours (self, path))
    return FALSE;
  while (g_stat (folder, &info) != 0 && strlen (folder) > 1)
    {
      char *above = g_path_get_dirname (folder);

      g_free (folder);
      folder = above;
    }
  return known->device != info.st_dev;
}

static void
forget_unseen (PergolaIndexGather *self)
{
  GHashTableIter iter;
  gpointer path, value;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      const PergolaIndexKnown *known = value;
      gboolean away;
      Gone *gone;

      if (g_hash_table_contains (self->seen, path))
        continue;
      away = is_away (self, path, known) && (known->away == 0 || now - known->away < AWAY_MAX);
      if (away && known->away != 0)
        continue;
      gone = g_new0 (Gone, 1);
      gone->path = g_strdup (path);
      gone->looked = self->began;
      pergola_index_thread_write (self->thread, away ? away_cb : forget_cb, gone, gone_free);
    }
}

/* --- Life --- */

static gboolean
done_idle (gpointer data)
{
  PergolaIndexGather *self = data;

  if (self->done != NULL)
    self->done (self->data, self);
  return G_SOURCE_REMOVE;
}

static gboolean
flushed_cb (PergolaIndex *index, gpointer data)
{
  return FALSE;
}

/* Also where the index's thread has ended and does not look at it any more. */
static void
tell_done (gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, done_idle, data, (GDestroyNotify) pergola_index_gather_unref);
}

static gpointer
run (gpointer data)
{
  PergolaIndexGather *self = data;

  /* The index's thread works beside them; all give way to the main thread. */
  self->readers =
    g_thread_pool_new (reader_cb, self, (int) CLAMP (g_get_num_processors () - 1, 1, READERS_MAX), TRUE, NULL);
  walk_all (self);
  g_thread_pool_free (g_steal_pointer (&self->readers), FALSE, TRUE);
  if (!g_cancellable_is_cancelled (self->cancellable))
    forget_unseen (self);
  pergola_index_thread_flush (self->thread, flushed_cb, self, tell_done);
  return NULL;
}

static gboolean
known_cb (PergolaIndex *index, gpointer data)
{
  PergolaIndexGather *self = data;

  self->known = pergola_index_list_known (index);
  return FALSE;
}

/* On the index's thread: what it knows is known. */
static void
begin (gpointer data)
{
  PergolaIndexGather *self = data;

  if (self->known == NULL)
    tell_done (self);
  else
    g_thread_unref (g_thread_new ("pergola-gather", run, self));
}

PergolaIndexGather *
pergola_index_gather_new (PergolaIndexThread *thread,
                          PergolaFrameworks *frameworks,
                          GStrv folders,
                          GCancellable *cancellable,
                          GFunc done,
                          gpointer data)
{
  PergolaIndexGather *self = g_new0 (PergolaIndexGather, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->thread = pergola_index_thread_ref (thread);
  self->frameworks = g_object_ref (frameworks);
  self->folders = g_strdupv (folders);
  self->cancellable = g_object_ref (cancellable);
  self->done = done;
  self->data = data;
  self->began = g_get_monotonic_time ();
  g_mutex_init (&self->lock);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->below = g_ptr_array_new_with_free_func (g_free);
  self->closed = g_ptr_array_new_with_free_func (g_free);
  pergola_index_visited_init (&self->visited);
  pergola_index_thread_ask (thread, known_cb, gather_ref (self), begin);
  return self;
}

void
pergola_index_gather_count (PergolaIndexGather *self, guint *n_done, guint *n_total)
{
  *n_done = (guint) g_atomic_int_get (&self->n_done);
  *n_total = (guint) g_atomic_int_get (&self->n_total);
}

GPtrArray *
pergola_index_gather_get_folders (PergolaIndexGather *self)
{
  return self->below;
}

void
pergola_index_gather_abandon (PergolaIndexGather *self)
{
  g_cancellable_cancel (self->cancellable);
  self->done = NULL;
  pergola_index_gather_unref (self);
}
