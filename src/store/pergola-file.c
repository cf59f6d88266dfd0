/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-file.h"

#include "pergola-contents.h"
#include "pergola-disk.h"
#include "pergola-durable.h"

struct _PergolaFile
{
  GObject parent_instance;

  PergolaProject *project;
  PergolaDisk *disk; /* what the saving threads share; they never hold the file itself */
  char *path;        /* (nullable): where it lives, absolute */
  guint64 last_turn; /* of the saves that were begun */
  guint64 done_turn; /* of the saves that have come back */
};

G_DEFINE_FINAL_TYPE (PergolaFile, pergola_file, G_TYPE_OBJECT)
G_DEFINE_QUARK (pergola_file_error, pergola_file_error)

static void
pergola_file_finalize (GObject *object)
{
  PergolaFile *self = PERGOLA_FILE (object);

  g_clear_object (&self->project);
  g_free (self->path);
  pergola_disk_unref (self->disk);

  G_OBJECT_CLASS (pergola_file_parent_class)->finalize (object);
}

static void
pergola_file_class_init (PergolaFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_file_finalize;
}

static void
pergola_file_init (PergolaFile *self)
{
  self->disk = pergola_disk_new ();
}

PergolaFile *
pergola_file_new (PergolaProject *project)
{
  PergolaFile *self = g_object_new (PERGOLA_TYPE_FILE, NULL);

  self->project = g_object_ref (project);
  return self;
}

/* Not g_canonicalize_filename: "a/.." is not the folder of a where a is a symlink. */
static char *
make_absolute (const char *path)
{
  g_autofree char *folder = NULL;

  if (g_path_is_absolute (path))
    return g_strdup (path);
  folder = g_get_current_dir ();
  return g_build_filename (folder, path, NULL);
}

PergolaFile *
pergola_file_open (const char *path, PergolaFrameworks *frameworks, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = pergola_contents_read (path, error);
  g_autoptr (PergolaProject) project = NULL;
  PergolaFile *self;

  if (bytes == NULL)
    return NULL;
  project = pergola_reader_read_bytes (bytes, name, frameworks, error);
  if (project == NULL)
    return NULL;

  self = pergola_file_new (project);
  self->path = make_absolute (path);
  pergola_disk_know (self->disk, self->path, bytes);
  return self;
}

typedef struct
{
  char *path;
  PergolaFrameworks *frameworks;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_object_unref (opening->frameworks);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  PergolaFile *file = pergola_file_open (opening->path, opening->frameworks, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
pergola_file_open_async (const char *path,
                         PergolaFrameworks *frameworks,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->frameworks = g_object_ref (frameworks);
  g_task_set_source_tag (task, pergola_file_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

PergolaFile *
pergola_file_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

PergolaProject *
pergola_file_get_project (PergolaFile *self)
{
  return self->project;
}

const char *
pergola_file_get_path (PergolaFile *self)
{
  return self->path;
}

/* What one save writes: the project as it stood when it was asked for. */
typedef struct
{
  PergolaDisk *disk;
  GBytes *bytes;
  char *path;
  gboolean force;
  guint64 turn;
  guint64 mark; /* where the history stood */
} Saving;

static void
saving_free (Saving *saving)
{
  pergola_disk_unref (saving->disk);
  g_bytes_unref (saving->bytes);
  g_free (saving->path);
  g_free (saving);
}

static Saving *
saving_new (PergolaFile *self, const char *path, gboolean force)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->disk = pergola_disk_ref (self->disk);
  saving->bytes = pergola_writer_write (self->project);
  saving->path = make_absolute (path != NULL ? path : self->path);
  saving->force = force;
  saving->turn = ++self->last_turn;
  saving->mark = pergola_history_get_mark (pergola_project_get_history (self->project));
  return saving;
}

/* Any thread. */
static gboolean
saving_write (Saving *self, GCancellable *cancellable, GError **error)
{
  return pergola_disk_write (self->disk, self->path, self->bytes, self->turn, self->force, cancellable, error);
}

/* Main thread: it is on the disk. What was edited since then is not. */
static void
note_saved (PergolaFile *self, const Saving *saving)
{
  if (saving->turn < self->done_turn)
    return;
  self->done_turn = saving->turn;
  g_free (self->path);
  self->path = g_strdup (saving->path);
  pergola_history_mark_clean_at (pergola_project_get_history (self->project), saving->mark);
}

gboolean
pergola_file_save (PergolaFile *self, const char *path, gboolean force, GError **error)
{
  Saving *saving;
  gboolean ok;

  g_return_val_if_fail (PERGOLA_IS_FILE (self), FALSE);
  g_return_val_if_fail (path != NULL || self->path != NULL, FALSE);

  saving = saving_new (self, path, force);
  ok = saving_write (saving, NULL, error);
  if (ok)
    note_saved (self, saving);
  saving_free (saving);
  return ok;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (saving_write (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Between the thread and the caller, so that the file knows where it stands whether or not the caller asks. */
static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) outer = data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }
  note_saved (g_task_get_source_object (outer), g_task_get_task_data (G_TASK (result)));
  g_task_return_boolean (outer, TRUE);
}

void
pergola_file_save_async (PergolaFile *self,
                         const char *path,
                         gboolean force,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *outer;
  g_autoptr (GTask) writing = NULL;

  g_return_if_fail (PERGOLA_IS_FILE (self));
  g_return_if_fail (path != NULL || self->path != NULL);

  outer = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (outer, pergola_file_save_async);
  writing = g_task_new (NULL, cancellable, on_written, outer);
  /* What has reached the disk is saved, even if someone cancelled just then. */
  g_task_set_check_cancellable (writing, FALSE);
  g_task_set_task_data (writing, saving_new (self, path, force), (GDestroyNotify) saving_free);
  g_task_run_in_thread (writing, save_in_thread);
}

gboolean
pergola_file_save_finish (PergolaFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GBytes *
pergola_file_dup_base (PergolaFile *self)
{
  g_return_val_if_fail (PERGOLA_IS_FILE (self), NULL);

  return pergola_disk_dup_base (self->disk);
}

void
pergola_file_set_base (PergolaFile *self, GBytes *bytes)
{
  g_return_if_fail (PERGOLA_IS_FILE (self));
  g_return_if_fail (self->path != NULL);

  pergola_disk_know (self->disk, self->path, bytes);
}

void
pergola_file_claim (PergolaFile *self, const char *path)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autofree char *absolute = make_absolute (path);

  g_return_if_fail (PERGOLA_IS_FILE (self));

  pergola_disk_know (self->disk, absolute, nothing);
}

void
pergola_file_moved (PergolaFile *self, const char *path)
{
  g_autoptr (GBytes) base = pergola_file_dup_base (self);

  g_return_if_fail (PERGOLA_IS_FILE (self));

  g_free (self->path);
  self->path = make_absolute (path);
  if (base != NULL)
    pergola_disk_know (self->disk, self->path, base);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = pergola_disk_look (data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

void
pergola_file_look_async (PergolaFile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pergola_file_look_async);
  g_task_set_task_data (task, pergola_disk_ref (self->disk), (GDestroyNotify) pergola_disk_unref);
  g_task_run_in_thread (task, look_in_thread);
}

GBytes *
pergola_file_look_finish (PergolaFile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
pergola_file_write_bytes (const char *path, GBytes *bytes, GError **error)
{
  return pergola_durable_write (path, bytes, NULL, NULL, error);
}
