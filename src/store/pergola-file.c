/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-file-private.h"

#include "pergola-contents.h"
#include "pergola-durable.h"
#include "pergola-versions.h"

enum
{
  PROP_JOURNAL_ERROR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PergolaFile, pergola_file, G_TYPE_OBJECT)
G_DEFINE_QUARK (pergola_file_error, pergola_file_error)

static void
pergola_file_finalize (GObject *object)
{
  PergolaFile *self = PERGOLA_FILE (object);

  pergola_file_end_journal (self, pergola_history_is_clean (pergola_project_get_history (self->project)));
  g_clear_error (&self->journal_error);
  g_clear_object (&self->state);
  g_clear_object (&self->project);
  g_free (self->path);
  pergola_disk_unref (self->disk);

  G_OBJECT_CLASS (pergola_file_parent_class)->finalize (object);
}

static void
pergola_file_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_JOURNAL_ERROR)
    g_value_set_boxed (value, PERGOLA_FILE (object)->journal_error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pergola_file_class_init (PergolaFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_file_finalize;
  G_OBJECT_CLASS (klass)->get_property = pergola_file_get_property;

  properties[PROP_JOURNAL_ERROR] = g_param_spec_boxed (
    "journal-error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
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

PergolaFile *
pergola_file_new_at (PergolaProject *project, const char *path, GBytes *known)
{
  PergolaFile *self = pergola_file_new (project);

  self->path = g_strdup (path);
  if (path != NULL && known != NULL)
    pergola_disk_know (self->disk, path, known);
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
  g_autofree char *absolute = NULL;

  if (bytes == NULL)
    return NULL;
  project = pergola_reader_read_bytes (bytes, name, frameworks, error);
  if (project == NULL)
    return NULL;

  absolute = make_absolute (path);
  return pergola_file_new_at (project, absolute, bytes);
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
  gboolean private; /* a new file is for its owner alone */
  guint64 turn;
  guint64 mark; /* where the history stood */

  PergolaState *state;     /* (nullable) */
  PergolaJournal *journal; /* (nullable) */
  guint64 count;           /* of the records that led here */
  char *id;
  char *title;
} Saving;

static void
saving_free (Saving *saving)
{
  pergola_disk_unref (saving->disk);
  g_bytes_unref (saving->bytes);
  g_free (saving->path);
  g_clear_object (&saving->state);
  g_clear_pointer (&saving->journal, pergola_journal_unref);
  g_free (saving->id);
  g_free (saving->title);
  g_free (saving);
}

/* A journey, and whatever else is for one person alone. */
static gboolean
is_private (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);

  for (guint i = 0; i < items->len; i++)
    if (pergola_item_get_audience (g_ptr_array_index (items, i)) == PERGOLA_AUDIENCE_ME)
      return TRUE;
  return FALSE;
}

/* What the journal needs to know of it. In the midst of a transaction nothing that was recorded leads here. */
static void
note_journal (Saving *saving, PergolaFile *self)
{
  if (self->journal == NULL || pergola_project_in_transaction (self->project))
    return;
  saving->journal = pergola_journal_ref (self->journal);
  saving->count = pergola_journal_count (self->journal);
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
  saving->private = is_private (self->project);
  saving->id = g_strdup (pergola_project_get_id (self->project));
  saving->title = g_strdup (pergola_project_get_title (self->project));
  g_set_object (&saving->state, self->state);
  note_journal (saving, self);
  return saving;
}

/* Any thread. */
static gboolean
saving_write (Saving *self, GCancellable *cancellable, GError **error)
{
  /* The journal is there for what a save does not reach: what goes wrong with it shows at the next commit. */
  if (self->journal != NULL)
    pergola_journal_note_saving (self->journal, self->count, self->path, self->bytes, NULL);
  if (!pergola_disk_write (self->disk, self->path, self->bytes, self->turn, self->force, self->private, cancellable,
                           error))
    return FALSE;
  if (self->journal != NULL)
    pergola_journal_begin_anew (
      self->journal, pergola_journal_head_new (self->path, self->id, self->title, self->bytes), self->count, NULL);
  if (self->state != NULL)
    pergola_versions_keep (self->state, self->id, self->path, self->bytes, PERGOLA_VERSION_SAVED,
                           g_get_real_time () / G_USEC_PER_SEC, NULL);
  return TRUE;
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
  if (self->journal != NULL)
    {
      GError *error = NULL;

      pergola_journal_note_known (self->journal, self->path, bytes, &error);
      pergola_file_take_journal_error (self, error);
    }
}

void
pergola_file_note_same (PergolaFile *self, GBytes *bytes)
{
  GError *error = NULL;

  g_return_if_fail (PERGOLA_IS_FILE (self));
  g_return_if_fail (self->path != NULL);

  if (self->journal == NULL)
    return;
  /* As if we had saved it ourselves. */
  pergola_journal_note_saving (self->journal, pergola_journal_count (self->journal), self->path, bytes, &error);
  pergola_file_take_journal_error (self, error);
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
  if (base == NULL)
    return;
  pergola_disk_know (self->disk, self->path, base);
  if (self->journal != NULL)
    {
      GError *error = NULL;

      pergola_journal_note_moved (self->journal, self->path, base, &error);
      pergola_file_take_journal_error (self, error);
    }
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

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) outer = data;
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (outer, error);
  else
    g_task_return_pointer (outer, bytes, (GDestroyNotify) g_bytes_unref);
}

void
pergola_file_look_async (PergolaFile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  /* The thread never holds the file: it would be the last to do so, now and then. */
  GTask *outer = g_task_new (self, cancellable, callback, data);
  g_autoptr (GTask) looking = g_task_new (NULL, cancellable, on_looked, outer);

  g_task_set_source_tag (outer, pergola_file_look_async);
  g_task_set_task_data (looking, pergola_disk_ref (self->disk), (GDestroyNotify) pergola_disk_unref);
  g_task_run_in_thread (looking, look_in_thread);
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
