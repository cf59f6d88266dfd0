/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-walk.h"

#include <dirent.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "pergola-copies.h"

#define DEPTH_MAX 32

typedef struct
{
  PergolaIndexVisited *visited;
  GCancellable *cancellable;
  PergolaIndexWalkFunc file;
  PergolaIndexWalkFunc below;
  PergolaIndexWalkFunc closed;
  gpointer data;
  GPtrArray *linked; /* (element-type filename): symlinks to folders, for the end: what is there itself comes first */
} Walk;

void
pergola_index_visited_init (PergolaIndexVisited *self)
{
  g_mutex_init (&self->lock);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
pergola_index_visited_clear (PergolaIndexVisited *self)
{
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->keys, g_hash_table_unref);
}

/* FALSE where someone was there. */
static gboolean
visit (PergolaIndexVisited *self, const struct stat *info)
{
  char *key =
    g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info->st_dev, (guint64) info->st_ino);
  gboolean first;

  g_mutex_lock (&self->lock);
  first = g_hash_table_add (self->keys, key);
  g_mutex_unlock (&self->lock);
  return first;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_project (const char *name)
{
  return g_str_has_suffix (name, ".pergola");
}

/* What an entry is costs a look only where the folder does not say it. */
static unsigned char
find_type (const char *path, unsigned char type)
{
  struct stat info;

  if (type != DT_UNKNOWN)
    return type;
  if (g_lstat (path, &info) != 0)
    return DT_UNKNOWN;
  return S_ISDIR (info.st_mode)   ? DT_DIR
         : S_ISLNK (info.st_mode) ? DT_LNK
         : S_ISREG (info.st_mode) ? DT_REG
                                  : DT_UNKNOWN;
}

/* What programs leave beside a file where two people changed it is offered in its window, and no project of its own. */
static void
take_file (Walk *self, const char *path)
{
  if (!pergola_copy_has_original (path))
    self->file (path, self->data);
}

static void
take_link (Walk *self, const char *path, const char *name)
{
  struct stat info;

  if (g_stat (path, &info) != 0)
    return;
  if (S_ISDIR (info.st_mode))
    g_ptr_array_add (self->linked, g_strdup (path));
  else if (S_ISREG (info.st_mode) && is_project (name))
    take_file (self, path);
}

/* (transfer full) (nullable) (element-type filename): the folders in it. */
static GPtrArray *
read_folder (Walk *self, const char *folder)
{
  DIR *handle = opendir (folder);
  GPtrArray *folders;
  struct dirent *entry;

  if (handle == NULL)
    return NULL;
  folders = g_ptr_array_new_with_free_func (g_free);
  while ((entry = readdir (handle)) != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autofree char *path = NULL;
      unsigned char type;

      if (entry->d_name[0] == '.' || (entry->d_type == DT_REG && !is_project (entry->d_name)))
        continue;
      path = g_build_filename (folder, entry->d_name, NULL);
      type = find_type (path, entry->d_type);
      if (type == DT_DIR)
        g_ptr_array_add (folders, g_steal_pointer (&path));
      else if (type == DT_LNK)
        take_link (self, path, entry->d_name);
      else if (type == DT_REG && is_project (entry->d_name))
        take_file (self, path);
    }
  closedir (handle);
  g_ptr_array_sort (folders, compare_names);
  return folders;
}

static void
walk (Walk *self, const char *folder, int depth)
{
  g_autoptr (GPtrArray) folders = NULL;
  struct stat info;

  if (g_stat (folder, &info) != 0 || !S_ISDIR (info.st_mode))
    {
      self->closed (folder, self->data);
      return;
    }
  if (depth > DEPTH_MAX || g_cancellable_is_cancelled (self->cancellable) || !visit (self->visited, &info))
    return;
  folders = read_folder (self, folder);
  if (folders == NULL)
    {
      self->closed (folder, self->data);
      return;
    }
  self->below (folder, self->data);
  for (guint i = 0; i < folders->len; i++)
    walk (self, folders->pdata[i], depth + 1);
}

void
pergola_index_walk (const char *folder,
                    PergolaIndexVisited *visited,
                    GCancellable *cancellable,
                    PergolaIndexWalkFunc file,
                    PergolaIndexWalkFunc below,
                    PergolaIndexWalkFunc closed,
                    gpointer data)
{
  g_autoptr (GPtrArray) linked = g_ptr_array_new_with_free_func (g_free);
  Walk self = { visited, cancellable, file, below, closed, data, linked };

  walk (&self, folder, 0);
  /* More may be found on the way. */
  for (guint i = 0; i < linked->len; i++)
    {
      g_autofree char *path = g_strdup (linked->pdata[i]);

      walk (&self, path, 1);
    }
}
