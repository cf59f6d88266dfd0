/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An earlier version comes back: into the project in a window, over a file that cannot be read, or into another file.
 */

#include "config.h"

#include "pergola-versions-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-durable.h"
#include "pergola-joining.h"
#include "pergola-place.h"
#include "pergola-restore.h"
#include "pergola-start-window.h"
#include "pergola-versions-job.h"

/* --- Into the project in a window --- */

/* What stands there now is what both grew out of: so all that differs is taken, and nothing collides. */
static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaVersionsDialog) self = data;
  PergolaProject *project = PERGOLA_PROJECT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaJoining) joining = pergola_joining_prepare_finish (project, result, &error);

  if (self->app == NULL || self->window == NULL)
    return;
  self->busy = FALSE;
  if (joining != NULL && pergola_joining_apply (joining, project, NULL, _ ("Bring back an earlier version"), &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    pergola_versions_dialog_say (self, error->message);
}

static void
take_in (PergolaVersionsDialog *self, GBytes *then)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  g_autoptr (GBytes) now = pergola_writer_write (project);
  PergolaJoiningSource source = { .base = now, .theirs = then, .name = _ ("Earlier version") };

  pergola_versions_keep_later (self->state, pergola_project_get_id (project), pergola_file_get_path (self->file), now,
                               PERGOLA_VERSION_REPLACED);
  pergola_joining_prepare_async (project, &source, self->cancellable, prepared_cb, g_object_ref (self));
}

/* --- Over a file that cannot be read --- */

typedef struct
{
  char *path;
  GBytes *bytes;
  char *kept; /* (nullable) */
} Writing;

static void
writing_free (Writing *writing)
{
  g_free (writing->path);
  g_bytes_unref (writing->bytes);
  g_free (writing->kept);
  g_free (writing);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  if (pergola_restore_write (writing->path, writing->bytes, &writing->kept, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = writing->kept != NULL ? g_filename_display_basename (writing->kept) : NULL;
  g_autofree char *notice =
    name != NULL ? g_strdup_printf (_ ("The damaged file is kept as “%s”"), name) : g_strdup (_ ("Brought back"));
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->app == NULL)
    return;
  self->busy = FALSE;
  if (!ok)
    {
      pergola_versions_dialog_say (self, error->message);
      return;
    }
  pergola_application_open_restored (self->app, writing->path, notice,
                                     gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_close (GTK_WINDOW (self));
}

static Writing *
writing_new (const char *path, GBytes *bytes)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->path = g_strdup (path);
  writing->bytes = g_bytes_ref (bytes);
  return writing;
}

static void
write_over (PergolaVersionsDialog *self, GBytes *then)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);

  g_task_set_task_data (task, writing_new (self->path, then), (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_versions_read_finish (source, result, &error);

  if (self->app == NULL)
    return;
  if (bytes == NULL)
    {
      self->busy = FALSE;
      pergola_versions_dialog_say (self, error->message);
    }
  else if (self->file != NULL)
    take_in (self, bytes);
  else
    write_over (self, bytes);
}

void
pergola_versions_dialog_restore (PergolaVersionsDialog *self, guint index)
{
  if (self->busy)
    return;
  self->busy = TRUE;
  pergola_versions_dialog_say (self, NULL);
  pergola_versions_read_async (G_OBJECT (self), self->entries, index, self->cancellable, read_cb, NULL);
}

/* --- Into another file --- */

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  GError *error = NULL;

  /* Notes to oneself may be in it. */
  if (pergola_durable_write_private (writing->path, writing->bytes, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);
  g_autoptr (GError) error = NULL;

  g_application_release (g_application_get_default ());
  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->app != NULL)
    pergola_versions_dialog_say (self, error->message);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaVersionsDialog *self)
{
  GBytes *bytes = g_object_get_data (G_OBJECT (dialog), "bytes");
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
    response == GTK_RESPONSE_ACCEPT ? pergola_application_get_chosen (dialog, "pergola", &error) : NULL;

  if (path != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);

      /* Quitting waits until it is written. */
      g_application_hold (g_application_get_default ());
      g_task_set_task_data (task, writing_new (path, bytes), (GDestroyNotify) writing_free);
      g_task_run_in_thread (task, write_in_thread);
    }
  else if (error != NULL)
    pergola_versions_dialog_say (self, error->message);
  g_object_unref (dialog);
}

/* (transfer full) */
static char *
make_stem (PergolaVersionsDialog *self)
{
  char *stem;

  if (self->file != NULL)
    return pergola_place_make_stem (pergola_project_get_title (pergola_file_get_project (self->file)));
  stem = g_filename_display_basename (self->path);
  if (g_str_has_suffix (stem, ".pergola"))
    stem[strlen (stem) - strlen (".pergola")] = '\0';
  return stem;
}

static void
copy_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaVersionsDialog *self = PERGOLA_VERSIONS_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_versions_read_finish (source, result, &error);
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;
  GtkFileChooserNative *dialog;

  if (self->app == NULL)
    return;
  pergola_versions_dialog_say (self, error != NULL ? error->message : NULL);
  if (bytes == NULL)
    return;
  stem = make_stem (self);
  name = g_strdup_printf (_ ("%s (earlier)"), stem);
  full = g_strconcat (name, ".pergola", NULL);
  dialog =
    gtk_file_chooser_native_new (_ ("Save a Copy"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), full);
  g_object_set_data_full (G_OBJECT (dialog), "bytes", g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
pergola_versions_dialog_copy (PergolaVersionsDialog *self, guint index)
{
  pergola_versions_read_async (G_OBJECT (self), self->entries, index, self->cancellable, copy_read_cb, NULL);
}
