/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-index-watch.h"

#include <string.h>

#define WATCHED_MAX 1000 /* folders: beyond them one looks now and then */
#define REST 250         /* ms */
#define NOW_AND_THEN 120 /* s */
#define FILES_MAX 100    /* told one by one */

struct _PergolaIndexWatch
{
  GObject parent_instance;

  GHashTable *monitors; /* folder → GFileMonitor */
  GHashTable *files;    /* path: those that changed */
  gboolean all;         /* the folders, too */
  guint rest_timeout;
  guint then_timeout;
};

G_DEFINE_FINAL_TYPE (PergolaIndexWatch, pergola_index_watch, G_TYPE_OBJECT)

enum
{
  FILE_CHANGED,
  FOLDERS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
rest_cb (gpointer data)
{
  g_autoptr (PergolaIndexWatch) self = g_object_ref (data);
  g_autoptr (GHashTable) files = g_steal_pointer (&self->files);
  gboolean all = self->all || g_hash_table_size (files) > FILES_MAX;
  GHashTableIter iter;
  gpointer path;

  self->rest_timeout = 0;
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->all = FALSE;
  if (all)
    {
      g_signal_emit (self, signals[FOLDERS_CHANGED], 0);
      return G_SOURCE_REMOVE;
    }
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_signal_emit (self, signals[FILE_CHANGED], 0, path);
  return G_SOURCE_REMOVE;
}

static gboolean
then_cb (gpointer data)
{
  g_signal_emit (data, signals[FOLDERS_CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
take (PergolaIndexWatch *self, GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;

  if (name == NULL || name[0] == '.')
    return;
  if (g_str_has_suffix (name, ".pergola"))
    g_hash_table_add (self->files, g_steal_pointer (&path));
  else if (g_hash_table_contains (self->monitors, path) || g_file_test (path, G_FILE_TEST_IS_DIR))
    self->all = TRUE;
  else
    return;
  if (self->rest_timeout == 0)
    self->rest_timeout = g_timeout_add (REST, rest_cb, self);
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, PergolaIndexWatch *self)
{
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || event == G_FILE_MONITOR_EVENT_CHANGED)
    return;
  take (self, file);
  take (self, other);
}

static void
monitor_free (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static GFileMonitor *
monitor_new (PergolaIndexWatch *self, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (changed_cb), self, 0);
  return monitor;
}

void
pergola_index_watch_set_folders (PergolaIndexWatch *self, GPtrArray *folders)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->monitors);
  gboolean complete = folders->len <= WATCHED_MAX;

  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
  for (guint i = 0; i < MIN (folders->len, WATCHED_MAX); i++)
    {
      gpointer key = NULL, monitor = NULL;

      if (g_hash_table_steal_extended (old, folders->pdata[i], &key, &monitor))
        g_free (key);
      else
        monitor = monitor_new (self, folders->pdata[i]);
      if (monitor != NULL)
        g_hash_table_replace (self->monitors, g_strdup (folders->pdata[i]), monitor);
      else
        complete = FALSE;
    }
  if (complete)
    g_clear_handle_id (&self->then_timeout, g_source_remove);
  else if (self->then_timeout == 0)
    self->then_timeout = g_timeout_add_seconds (NOW_AND_THEN, then_cb, self);
}

static void
pergola_index_watch_finalize (GObject *object)
{
  PergolaIndexWatch *self = PERGOLA_INDEX_WATCH (object);

  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  g_clear_handle_id (&self->then_timeout, g_source_remove);
  g_hash_table_unref (self->monitors);
  g_hash_table_unref (self->files);

  G_OBJECT_CLASS (pergola_index_watch_parent_class)->finalize (object);
}

static void
pergola_index_watch_class_init (PergolaIndexWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_index_watch_finalize;
  signals[FILE_CHANGED] = g_signal_new ("file", PERGOLA_TYPE_INDEX_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FOLDERS_CHANGED] =
    g_signal_new ("folders", PERGOLA_TYPE_INDEX_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_index_watch_init (PergolaIndexWatch *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

PergolaIndexWatch *
pergola_index_watch_new (void)
{
  return g_object_new (PERGOLA_TYPE_INDEX_WATCH, NULL);
}
