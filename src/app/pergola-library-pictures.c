/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-pictures.h"

#include "pergola-library-picture-job.h"

#define AT_ONCE 2     /* threads */
#define PATIENCE 4000 /* ms until one that takes long does not count any more */
#define WAITING 80    /* those asked for before that are out of sight by now */
#define KEPT 240      /* pictures in memory */

struct _PergolaLibraryPictures
{
  GObject parent_instance;

  PergolaApplication *app; /* (nullable), weak */
  GCancellable *cancellable;
  gboolean dark;
  int scale;
  GQueue waiting;      /* PergolaLibraryItem: the latest first */
  GQueue kept;         /* PergolaLibraryItem with a picture: the latest first */
  GHashTable *running; /* (element-type PergolaLibraryItem) */
  int n_running;
};

typedef struct
{
  PergolaLibraryPictures *self;
  PergolaLibraryItem *item;
  gint64 stamp;
  gboolean dark;
  int scale;
  guint patience; /* source, 0 once it is over */
} Run;

G_DEFINE_FINAL_TYPE (PergolaLibraryPictures, pergola_library_pictures, G_TYPE_OBJECT)

static void start (PergolaLibraryPictures *self);

/* --- What is kept in memory --- */

static void
keep (PergolaLibraryPictures *self, PergolaLibraryItem *item)
{
  GList *link = g_queue_find (&self->kept, item);

  if (link != NULL)
    {
      g_queue_unlink (&self->kept, link);
      g_queue_push_head_link (&self->kept, link);
      return;
    }
  g_queue_push_head (&self->kept, g_object_ref (item));
  if (self->kept.length > KEPT)
    {
      g_autoptr (PergolaLibraryItem) oldest = g_queue_pop_tail (&self->kept);

      pergola_library_item_set_picture (oldest, NULL, 0);
    }
}

/* --- Running --- */

static void
end_patience (Run *run)
{
  if (run->patience == 0)
    return;
  g_source_remove (run->patience);
  run->patience = 0;
  run->self->n_running--;
}

static gboolean
patience_cb (gpointer data)
{
  Run *run = data;

  run->patience = 0;
  run->self->n_running--;
  start (run->self);
  return G_SOURCE_REMOVE;
}

static void
run_free (Run *run)
{
  end_patience (run);
  g_hash_table_remove (run->self->running, run->item);
  g_object_unref (run->item);
  g_object_unref (run->self);
  g_free (run);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (PergolaLibraryPictures) self = g_object_ref (run->self);
  g_autoptr (PergolaLibraryItem) item = g_object_ref (run->item);
  g_autoptr (GdkTexture) texture = pergola_library_picture_job_finish (result, NULL);
  gboolean stale =
    run->dark != self->dark || run->scale != self->scale || run->stamp != pergola_library_item_get_stamp (item);

  /* One that cannot be drawn is not tried again until it changes. */
  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      pergola_library_item_set_picture (item, texture != NULL ? GDK_PAINTABLE (texture) : NULL, run->stamp);
      keep (self, item);
    }
  run_free (run);
  if (stale)
    pergola_library_pictures_want (self, item);
  else
    start (self);
}

static void
run (PergolaLibraryPictures *self, PergolaLibraryItem *item)
{
  Run *run = g_new0 (Run, 1);

  run->self = g_object_ref (self);
  run->item = g_object_ref (item);
  run->stamp = pergola_library_item_get_stamp (item);
  run->dark = self->dark;
  run->scale = self->scale;
  run->patience = g_timeout_add (PATIENCE, patience_cb, run);
  self->n_running++;
  g_hash_table_add (self->running, item);
  pergola_library_picture_job_run_async (self->app, pergola_library_item_get_path (item), self->dark, self->scale,
                                         self->cancellable, made_cb, run);
}

static void
start (PergolaLibraryPictures *self)
{
  while (self->app != NULL && self->n_running < AT_ONCE && self->waiting.length > 0)
    {
      g_autoptr (PergolaLibraryItem) item = g_queue_pop_head (&self->waiting);

      if (!g_hash_table_contains (self->running, item))
        run (self, item);
    }
}

/* --- Object --- */

static void
pergola_library_pictures_dispose (GObject *object)
{
  PergolaLibraryPictures *self = PERGOLA_LIBRARY_PICTURES (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_queue_clear_full (&self->kept, g_object_unref);
  g_clear_weak_pointer (&self->app);

  G_OBJECT_CLASS (pergola_library_pictures_parent_class)->dispose (object);
}

static void
pergola_library_pictures_finalize (GObject *object)
{
  PergolaLibraryPictures *self = PERGOLA_LIBRARY_PICTURES (object);

  g_hash_table_unref (self->running);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (pergola_library_pictures_parent_class)->finalize (object);
}

static void
pergola_library_pictures_class_init (PergolaLibraryPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_library_pictures_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_library_pictures_finalize;
}

static void
pergola_library_pictures_init (PergolaLibraryPictures *self)
{
  self->cancellable = g_cancellable_new ();
  self->scale = 1;
  self->running = g_hash_table_new (NULL, NULL);
}

PergolaLibraryPictures *
pergola_library_pictures_new (PergolaApplication *app)
{
  PergolaLibraryPictures *self = g_object_new (PERGOLA_TYPE_LIBRARY_PICTURES, NULL);

  g_set_weak_pointer (&self->app, app);
  return self;
}

void
pergola_library_pictures_set_style (PergolaLibraryPictures *self, gboolean dark, int scale)
{
  if (self->dark == dark && self->scale == scale)
    return;
  self->dark = dark;
  self->scale = scale;
  /* They are shown until the others are there. */
  for (GList *l = self->kept.head; l != NULL; l = l->next)
    pergola_library_item_set_picture (l->data, pergola_library_item_get_picture (l->data), 0);
}

void
pergola_library_pictures_want (PergolaLibraryPictures *self, PergolaLibraryItem *item)
{
  GList *link;

  if (pergola_library_item_get_error (item) != NULL)
    return;
  if (pergola_library_item_get_picture_stamp (item) == pergola_library_item_get_stamp (item))
    {
      keep (self, item);
      return;
    }
  link = g_queue_find (&self->waiting, item);
  if (link != NULL)
    {
      g_queue_unlink (&self->waiting, link);
      g_queue_push_head_link (&self->waiting, link);
    }
  else
    g_queue_push_head (&self->waiting, g_object_ref (item));
  if (self->waiting.length > WAITING)
    g_object_unref (g_queue_pop_tail (&self->waiting));
  start (self);
}
