/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-watch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define INTERVAL 60000  /* ms */
#define QUIET 200       /* ms without news before something is said… */
#define MOST_DELAY 1500 /* …unless news never ends */
#define MAX_SYMLINKS 40 /* as the kernel has it */

struct _PergolaWatch
{
  GObject parent_instance;

  char *path;
  char *stem;          /* of its name: what names of copies begin with */
  GPtrArray *places;   /* of char*: the path and what it leads to, link by link */
  GPtrArray *monitors; /* of GFileMonitor: of the folders of those */
  GCancellable *cancellable;
  gboolean arranging; /* a thread is finding the places… */
  gboolean again;     /* …which may be others by now */
  guint interval;
  guint timer;
  guint quiet;
  gint64 first_news; /* of those that nothing was said of yet */
  gboolean changed;
  gboolean beside;
  char *moved_to; /* (nullable) */
};

enum
{
  CHANGED,
  BESIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PergolaWatch, pergola_watch, G_TYPE_OBJECT)

/* --- Where to look, found on a thread: a folder of a network may take its time --- */

typedef struct
{
  GPtrArray *places;
  GPtrArray *monitors;
} Arrangement;

static void
arrangement_free (Arrangement *self)
{
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  g_free (self);
}

/* (transfer full) (nullable): where the symlink at @path leads. */
static char *
follow (const char *path)
{
  g_autofree char *folder = NULL;
  char target[4096];
  ssize_t length = readlink (path, target, sizeof target - 1);

  if (length < 0)
    return NULL;
  target[length] = '\0';
  if (g_path_is_absolute (target))
    return g_strdup (target);
  folder = g_path_get_dirname (path);
  return g_build_filename (folder, target, NULL);
}

/* (transfer full): @path as the monitor of its folder will name it. */
static char *
settle (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *settled = g_build_filename (real != NULL ? real : folder, name, NULL);

  free (real);
  return settled;
}

static GPtrArray *
list_places (const char *path)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *next = g_strdup (path);

  while (next != NULL && places->len < MAX_SYMLINKS)
    {
      char *place = settle (next);

      g_free (next);
      next = follow (place);
      g_ptr_array_add (places, place);
    }
  return places;
}

/* Each of the folders once. What has no thread-default context of its own hears on the main one. */
static GPtrArray *
monitor_folders (GPtrArray *places)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *monitors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < places->len; i++)
    {
      char *folder = g_path_get_dirname (places->pdata[i]);
      g_autoptr (GFile) file = g_file_new_for_path (folder);
      GFileMonitor *monitor = g_hash_table_add (seen, folder)
                                ? g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL)
                                : NULL;

      if (monitor != NULL)
        g_ptr_array_add (monitors, monitor);
    }
  return monitors;
}

static void
arrange_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Arrangement *arrangement = g_new0 (Arrangement, 1);

  arrangement->places = list_places (data);
  arrangement->monitors = monitor_folders (arrangement->places);
  g_task_return_pointer (task, arrangement, (GDestroyNotify) arrangement_free);
}

/* --- News --- */

static gboolean
say_cb (gpointer data)
{
  PergolaWatch *self = data;
  gboolean changed = self->changed, beside = self->beside;

  self->quiet = 0;
  self->first_news = 0;
  self->changed = self->beside = FALSE;
  g_object_ref (self);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  if (beside)
    g_signal_emit (self, signals[BESIDE], 0);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

/* A program that writes a file makes several events of it: they are one. */
static void
hear (PergolaWatch *self, gboolean changed, gboolean beside)
{
  gint64 now = g_get_monotonic_time ();
  gint64 waited;

  self->changed |= changed;
  self->beside |= beside;
  if (self->first_news == 0)
    self->first_news = now;
  waited = (now - self->first_news) / 1000;
  g_clear_handle_id (&self->quiet, g_source_remove);
  self->quiet = g_timeout_add (CLAMP (MOST_DELAY - waited, 0, QUIET), say_cb, self);
}

static gboolean
is_place (PergolaWatch *self, const char *path)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const char *place = self->places->pdata[i];
      g_autofree char *folder = g_path_get_dirname (place);

      /* The folder itself: it came or went with all that is in it. */
      if (g_str_equal (place, path) || g_str_equal (folder, path))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_beside (PergolaWatch *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_prefix (name, self->stem);
}

/* As far as the system tells: a file that leaves its folder does so without a trace. */
static void
note_move (PergolaWatch *self, const char *path, const char *other_path, GFileMonitorEvent event)
{
  if ((event != G_FILE_MONITOR_EVENT_RENAMED && event != G_FILE_MONITOR_EVENT_MOVED_OUT) || path == NULL ||
      other_path == NULL || !g_str_equal (path, self->places->pdata[0]))
    return;
  g_free (self->moved_to);
  self->moved_to = g_strdup (other_path);
}

static void arrange (PergolaWatch *self);

static void
event_cb (PergolaWatch *self, GFile *file, GFile *other, GFileMonitorEvent event, GFileMonitor *monitor)
{
  const char *path = g_file_peek_path (file);
  const char *other_path = other != NULL ? g_file_peek_path (other) : NULL;

  /* Whether it may be read and written to may have changed, too. */
  gboolean arranged = event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT &&
                      event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED;

  if (event == G_FILE_MONITOR_EVENT_PRE_UNMOUNT)
    return;
  if ((path != NULL && is_place (self, path)) || (other_path != NULL && is_place (self, other_path)))
    {
      note_move (self, path, other_path, event);
      if (arranged)
        arrange (self);
      hear (self, TRUE, FALSE);
    }
  else if ((path != NULL && is_beside (self, path)) || (other_path != NULL && is_beside (self, other_path)))
    hear (self, FALSE, TRUE);
}

static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* What happened before we were listening there has to be asked for. */
static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaWatch *self = data; /* not to be touched before it is known that nobody has cancelled */
  g_autoptr (GError) error = NULL;
  Arrangement *arrangement = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean first;

  if (arrangement == NULL) /* the watch is over */
    return;
  first = self->monitors == NULL;
  self->arranging = FALSE;
  if (first || !is_same (self->places, arrangement->places) || self->monitors->len != arrangement->monitors->len)
    {
      g_clear_pointer (&self->monitors, g_ptr_array_unref);
      self->monitors = g_steal_pointer (&arrangement->monitors);
      g_ptr_array_unref (self->places);
      self->places = g_steal_pointer (&arrangement->places);
      for (guint i = 0; i < self->monitors->len; i++)
        g_signal_connect_object (self->monitors->pdata[i], "changed", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
      hear (self, TRUE, TRUE);
    }
  arrangement_free (arrangement);
  if (self->again)
    arrange (self);
}

static void
arrange (PergolaWatch *self)
{
  g_autoptr (GTask) task = NULL;

  self->again = self->arranging;
  if (self->arranging)
    return;
  self->arranging = TRUE;
  /* The thread never holds the watch: now and then it would be the last to do so, and dispose of it there. */
  task = g_task_new (NULL, self->cancellable, arranged_cb, self);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, arrange_in_thread);
}

static gboolean
timer_cb (gpointer data)
{
  PergolaWatch *self = data;

  arrange (self);
  hear (self, TRUE, TRUE);
  return G_SOURCE_CONTINUE;
}

/* --- Life --- */

static void
pergola_watch_dispose (GObject *object)
{
  PergolaWatch *self = PERGOLA_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->quiet, g_source_remove);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);

  G_OBJECT_CLASS (pergola_watch_parent_class)->dispose (object);
}

static void
pergola_watch_finalize (GObject *object)
{
  PergolaWatch *self = PERGOLA_WATCH (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->places);
  g_free (self->path);
  g_free (self->stem);
  g_free (self->moved_to);

  G_OBJECT_CLASS (pergola_watch_parent_class)->finalize (object);
}

static void
pergola_watch_class_init (PergolaWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_watch_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BESIDE] = g_signal_new ("beside", PERGOLA_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_watch_init (PergolaWatch *self)
{
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
}

/* (transfer full): "plan" of "plan.pergola": what copies of it add comes after that. */
static char *
get_stem (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

PergolaWatch *
pergola_watch_new (const char *path)
{
  PergolaWatch *self;

  g_return_val_if_fail (g_path_is_absolute (path), NULL);

  self = g_object_new (PERGOLA_TYPE_WATCH, NULL);
  self->path = g_strdup (path);
  self->stem = get_stem (path);
  pergola_watch_set_interval (self, INTERVAL);
  arrange (self);
  return self;
}

const char *
pergola_watch_get_path (PergolaWatch *self)
{
  return self->path;
}

const char *
pergola_watch_get_moved_to (PergolaWatch *self)
{
  return self->moved_to;
}

void
pergola_watch_look (PergolaWatch *self)
{
  g_return_if_fail (PERGOLA_IS_WATCH (self));

  hear (self, TRUE, TRUE);
}

void
pergola_watch_set_interval (PergolaWatch *self, guint interval)
{
  g_return_if_fail (PERGOLA_IS_WATCH (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (interval, timer_cb, self);
}
