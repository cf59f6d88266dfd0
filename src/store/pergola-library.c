/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-private.h"

#include "pergola-index-gather.h"
#include "pergola-index-one.h"
#include "pergola-index-watch.h"

#define LOOK 100 /* ms between two looks at how far it is */

/* What the index's thread tells, wherever the library is by then. */
typedef struct
{
  gatomicrefcount ref_count;
  GWeakRef library;
  int told; /* that something changed, and nobody has heard it yet */
} Ear;

struct _PergolaLibrary
{
  GObject parent_instance;

  PergolaFolders *folders;
  PergolaFrameworks *frameworks;
  PergolaIndexThread *thread;
  PergolaIndexWatch *watch; /* (nullable) */
  Ear *ear;

  PergolaIndexGather *gather; /* (nullable): looking through the folders */
  gboolean again;             /* and once more after it */
  GPtrArray *waiting;         /* (element-type GTask): for the end of it */
  GPtrArray *waiting_next;    /* …and of the next one */
  guint look_timeout;
  guint n_done, n_total;
};

G_DEFINE_FINAL_TYPE (PergolaLibrary, pergola_library, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_N_DONE,
  PROP_N_TOTAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What the index's thread tells --- */

static void
ear_unref (gpointer data)
{
  Ear *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_weak_ref_clear (&self->library);
  g_free (self);
}

static gboolean
heard_changed_cb (gpointer data)
{
  Ear *ear = data;
  g_autoptr (PergolaLibrary) self = g_weak_ref_get (&ear->library);

  g_atomic_int_set (&ear->told, 0);
  if (self != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (gpointer data, gpointer nothing)
{
  Ear *ear = data;

  if (!g_atomic_int_compare_and_exchange (&ear->told, 0, 1))
    return;
  g_atomic_ref_count_inc (&ear->ref_count);
  g_idle_add_full (G_PRIORITY_DEFAULT, heard_changed_cb, ear, ear_unref);
}

static gboolean
heard_lost_cb (gpointer data)
{
  Ear *ear = data;
  g_autoptr (PergolaLibrary) self = g_weak_ref_get (&ear->library);

  if (self != NULL)
    {
      pergola_library_refresh_async (self, NULL, NULL, NULL);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static void
lost_cb (gpointer data, gpointer nothing)
{
  Ear *ear = data;

  g_atomic_ref_count_inc (&ear->ref_count);
  g_idle_add_full (G_PRIORITY_DEFAULT, heard_lost_cb, ear, ear_unref);
}

static Ear *
ear_new (PergolaLibrary *library)
{
  Ear *self = g_new0 (Ear, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_weak_ref_init (&self->library, library);
  return self;
}

/* --- Looking through the folders --- */

static void
set_counts (PergolaLibrary *self, guint n_done, guint n_total)
{
  if (self->n_total != n_total)
    {
      self->n_total = n_total;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
    }
  if (self->n_done != n_done)
    {
      self->n_done = n_done;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
    }
}

static void
look (PergolaLibrary *self)
{
  guint n_done, n_total;

  pergola_index_gather_count (self->gather, &n_done, &n_total);
  set_counts (self, n_done, n_total);
}

static gboolean
look_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static void gathered_cb (gpointer data, gpointer gather);

static void
gather (PergolaLibrary *self, GCancellable *cancellable)
{
  g_auto (GStrv) folders = pergola_folders_list (self->folders);
  g_autoptr (GCancellable) own = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();

  self->gather = pergola_index_gather_new (self->thread, self->frameworks, folders, own, gathered_cb, self);
  self->look_timeout = g_timeout_add (LOOK, look_cb, self);
  set_counts (self, 0, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
finish_waiting (GPtrArray *waiting)
{
  for (guint i = 0; i < waiting->len; i++)
    if (!g_task_return_error_if_cancelled (waiting->pdata[i]))
      g_task_return_boolean (waiting->pdata[i], TRUE);
  g_ptr_array_unref (waiting);
}

static void
gathered_cb (gpointer data, gpointer gathered)
{
  g_autoptr (PergolaLibrary) self = g_object_ref (data);
  GPtrArray *waiting = self->waiting;
  gboolean again;

  look (self);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  if (self->watch != NULL)
    pergola_index_watch_set_folders (self->watch, pergola_index_gather_get_folders (self->gather));
  g_clear_pointer (&self->gather, pergola_index_gather_unref);
  self->waiting = self->waiting_next;
  self->waiting_next = g_ptr_array_new_with_free_func (g_object_unref);
  again = self->again;
  self->again = FALSE; /* before anybody is told, who may ask for more */
  if (again)
    gather (self, NULL);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  finish_waiting (waiting);
}

void
pergola_library_refresh_async (PergolaLibrary *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pergola_library_refresh_async);
  if (self->gather != NULL)
    {
      self->again = TRUE;
      g_ptr_array_add (self->waiting_next, task);
      return;
    }
  g_ptr_array_add (self->waiting, task);
  gather (self, cancellable);
}

gboolean
pergola_library_refresh_finish (PergolaLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
is_ours (PergolaLibrary *self, const char *path)
{
  g_auto (GStrv) folders = pergola_folders_list (self->folders);

  for (int i = 0; folders[i] != NULL; i++)
    if (pergola_index_is_below (path, folders[i]))
      return TRUE;
  return FALSE;
}

void
pergola_library_refresh_file (PergolaLibrary *self, const char *path)
{
  if (is_ours (self, path))
    pergola_index_one_refresh (self->thread, self->frameworks, path);
}

static void
refresh (PergolaLibrary *self)
{
  pergola_library_refresh_async (self, NULL, NULL, NULL);
}

/* Whoever follows what changes will search, and the first letter is not to wait for it. */
static gboolean
warm_cb (PergolaIndex *index, gpointer nothing)
{
  pergola_index_warm (index);
  return FALSE;
}

void
pergola_library_start_watching (PergolaLibrary *self)
{
  if (self->watch != NULL)
    return;
  self->watch = pergola_index_watch_new ();
  g_signal_connect_object (self->watch, "file", G_CALLBACK (pergola_library_refresh_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "folders", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->folders, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  pergola_index_thread_flush (self->thread, warm_cb, NULL, NULL);
  refresh (self);
}

/* --- Object --- */

static void
pergola_library_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PergolaLibrary *self = PERGOLA_LIBRARY (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->gather != NULL);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, self->n_total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Whoever asks holds the library, so that nobody waits by now. */
static void
pergola_library_finalize (GObject *object)
{
  PergolaLibrary *self = PERGOLA_LIBRARY (object);

  g_clear_object (&self->watch);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  g_clear_pointer (&self->gather, pergola_index_gather_abandon);
  pergola_index_thread_end (self->thread);
  pergola_index_thread_unref (self->thread);
  ear_unref (self->ear);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->waiting_next);
  g_clear_object (&self->folders);
  g_clear_object (&self->frameworks);

  G_OBJECT_CLASS (pergola_library_parent_class)->finalize (object);
}

static void
pergola_library_class_init (PergolaLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pergola_library_get_property;
  object_class->finalize = pergola_library_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_library_init (PergolaLibrary *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting_next = g_ptr_array_new_with_free_func (g_object_unref);
}

PergolaLibrary *
pergola_library_new (const char *database, PergolaFolders *folders, PergolaFrameworks *frameworks)
{
  PergolaLibrary *self = g_object_new (PERGOLA_TYPE_LIBRARY, NULL);
  g_autofree char *own =
    database == NULL ? g_build_filename (g_get_user_data_dir (), "pergola", "library.db", NULL) : NULL;
  PergolaIndexListener listener = { changed_cb, lost_cb, NULL };

  self->folders = g_object_ref (folders);
  self->frameworks = g_object_ref (frameworks);
  self->ear = ear_new (self);
  listener.data = self->ear;
  self->thread = pergola_index_thread_new (database != NULL ? database : own, &listener);
  return self;
}

PergolaFolders *
pergola_library_get_folders (PergolaLibrary *self)
{
  return self->folders;
}

PergolaIndexThread *
pergola_library_get_thread (PergolaLibrary *self)
{
  return self->thread;
}
