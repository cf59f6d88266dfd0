/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-place.h"
#include "pergola-wait.h"

char *
pergola_window_suggest_name (PergolaWindow *self, const char *part, const char *extension)
{
  const char *path = pergola_file_get_path (self->file);
  g_autofree char *end = part != NULL ? pergola_place_make_stem (part) : NULL;
  g_autofree char *stem = NULL;

  if (path != NULL)
    {
      stem = g_path_get_basename (path);
      if (g_str_has_suffix (stem, ".pergola"))
        stem[strlen (stem) - strlen (".pergola")] = '\0';
    }
  else
    stem = pergola_place_make_stem (pergola_project_get_title (pergola_file_get_project (self->file)));
  return g_strconcat (stem, end != NULL ? " - " : "", end != NULL ? end : "", ".", extension, NULL);
}

void
pergola_window_start_beside (PergolaWindow *self, GtkFileChooserNative *dialog)
{
  const char *path = pergola_file_get_path (self->file);

  if (path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), file, NULL);
    }
}

char *
pergola_window_get_chosen (PergolaWindow *self, GtkNativeDialog *dialog, const char *extension, const char *again)
{
  g_autoptr (GError) error = NULL;
  char *path = pergola_application_get_chosen (dialog, extension, &error);

  if (path == NULL)
    pergola_window_say (self, PERGOLA_MATTER_REQUEST, error->message, _ ("Choose _Again…"), again);
  return path;
}

/* --- Saving under another name --- */

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaWindow *self)
{
  g_autofree char *path =
    response == GTK_RESPONSE_ACCEPT ? pergola_window_get_chosen (self, dialog, "pergola", "win.save-as") : NULL;

  if (path != NULL)
    pergola_window_save_to (self, path, TRUE);
  else
    self->closing = FALSE;
  g_object_unref (dialog);
}

void
pergola_window_save_as (PergolaWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save Project"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autoptr (GtkFileFilter) filter = pergola_application_create_filter ();
  g_autofree char *name = pergola_window_suggest_name (self, NULL, "pergola");

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  pergola_window_start_beside (self, dialog);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- Reloading --- */

typedef struct
{
  PergolaApplication *app;
  PergolaWindow *window; /* (nullable), weak */
  PergolaWait *wait;
} Reloading;

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reloading *reloading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFile) file = pergola_file_open_finish (result, &error);
  PergolaWindow *self = reloading->window;

  pergola_wait_end (reloading->wait);
  if (self != NULL && file != NULL)
    {
      pergola_application_give_up (reloading->app, self->file, FALSE);
      pergola_file_start_journal (file, pergola_application_get_state (reloading->app));
      pergola_window_set_file (self, file);
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pergola_window_say (self, PERGOLA_MATTER_REQUEST, error->message, _ ("Save _As…"), "win.save-as");
  g_object_unref (reloading->app);
  g_clear_weak_pointer (&reloading->window);
  g_free (reloading);
}

void
pergola_window_reload (PergolaWindow *self)
{
  PergolaApplication *app = PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  Reloading *reloading = g_new0 (Reloading, 1);

  reloading->app = g_object_ref (app);
  g_set_weak_pointer (&reloading->window, self);
  reloading->wait = pergola_wait_begin (GTK_WINDOW (self), _ ("Reloading…"));
  pergola_file_open_async (pergola_file_get_path (self->file), pergola_application_get_frameworks (app),
                           pergola_wait_get_cancellable (reloading->wait), reloaded_cb, reloading);
}
