/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-wait.h"

#define TICK 100         /* ms */
#define TICKS_TO_BAR 10  /* a second */
#define TICKS_TO_STOP 50 /* five */

/* (transfer full): @title as the name of a file on any system. */
char *
pergola_window_suggest_name (PergolaWindow *self, const char *extension)
{
  const char *path = pergola_file_get_path (self->file);
  g_autofree char *stem = NULL;

  if (path != NULL)
    {
      stem = g_path_get_basename (path);
      if (g_str_has_suffix (stem, ".pergola"))
        stem[strlen (stem) - strlen (".pergola")] = '\0';
    }
  else
    {
      stem = g_strdup (pergola_project_get_title (pergola_file_get_project (self->file)));
      g_strdelimit (stem, "/\\:*?\"<>|\n\t", '-');
      if (*stem == '\0')
        {
          g_free (stem);
          stem = g_strdup (_ ("Untitled project"));
        }
    }
  return g_strconcat (stem, ".", extension, NULL);
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
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  g_autofree char *suffix = g_strconcat (".", extension, NULL);
  g_autofree char *full = NULL;
  g_autofree char *message = NULL;

  if (path != NULL)
    {
      gboolean whole = g_str_has_suffix (path, suffix);

      full = whole ? g_strdup (path) : g_strconcat (path, suffix, NULL);
      /* The dialog asked about overwriting, but only for the name as it was given. */
      if (whole || !g_file_test (full, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&full);
      message = g_strdup_printf (_ ("A file of that name exists. Choose another name, or the whole name "
                                    "with %s at its end."),
                                 suffix);
    }
  else
    message = g_strdup (_ ("That place is not a folder of this computer. Choose another."));

  pergola_banner_show (self->banner, TRUE, message, _ ("Choose _Again…"), again);
  return NULL;
}

/* --- Saving --- */

static gboolean
save_tick_cb (gpointer data)
{
  PergolaWindow *self = data;

  self->save_ticks++;
  gtk_widget_set_visible (self->saving, self->save_ticks >= TICKS_TO_BAR);
  gtk_widget_set_visible (self->saving_cancel, self->save_ticks >= TICKS_TO_STOP);
  gtk_progress_bar_pulse (self->saving_bar);
  return G_SOURCE_CONTINUE;
}

static void
end_saving (PergolaWindow *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_object (&self->save_cancellable);
  gtk_widget_set_visible (self->saving, FALSE);
  gtk_widget_set_visible (self->saving_cancel, FALSE);
}

static void
conflict_cb (PergolaWindow *self, const char *response)
{
  if (g_str_equal (response, "reload"))
    pergola_window_reload (self);
  else if (g_str_equal (response, "as"))
    pergola_window_save_as (self);
  else if (g_str_equal (response, "save"))
    pergola_window_save_anyway (self);
}

static void
ask_about_conflict (PergolaWindow *self)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("The file has changed"),
                            _ ("Another program or person changed this file since it was opened. Saving now would "
                               "overwrite what they wrote. Reloading gives up what you did since the last save."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "reload", _ ("_Reload"), "as",
                                    _ ("Save _As…"), "save", _ ("_Save Anyway"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reload", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
report_save_error (PergolaWindow *self, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED))
    {
      ask_about_conflict (self);
      return;
    }
  pergola_banner_show (self->banner, TRUE, error->message, _ ("Save _As…"), "win.save-as");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = pergola_file_save_finish (PERGOLA_FILE (source), result, &error);
  gboolean closing = self->closing;

  self->closing = FALSE;
  if (self->editor == NULL) /* the window is gone */
    return;

  end_saving (self);
  if (ok)
    {
      pergola_application_remember (pergola_file_get_path (self->file));
      pergola_banner_hide (self->banner);
    }
  pergola_window_update_title (self);
  if (!ok)
    report_save_error (self, error);
  else if (closing)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_to (PergolaWindow *self, const char *path, gboolean force)
{
  if (self->save_cancellable != NULL)
    return;

  self->save_cancellable = g_cancellable_new ();
  self->save_ticks = 0;
  self->save_timer = g_timeout_add (TICK, save_tick_cb, self);
  pergola_file_save_async (self->file, path, force, self->save_cancellable, saved_cb, g_object_ref (self));
  pergola_window_update_title (self);
}

void
pergola_window_save (PergolaWindow *self)
{
  if (pergola_file_get_path (self->file) == NULL)
    pergola_window_save_as (self);
  else
    save_to (self, NULL, FALSE);
}

void
pergola_window_save_anyway (PergolaWindow *self)
{
  save_to (self, NULL, TRUE);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaWindow *self)
{
  g_autofree char *path =
    response == GTK_RESPONSE_ACCEPT ? pergola_window_get_chosen (self, dialog, "pergola", "win.save-as") : NULL;

  if (path != NULL)
    save_to (self, path, TRUE);
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
  g_autofree char *name = pergola_window_suggest_name (self, "pergola");

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
    pergola_window_set_file (self, file);
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pergola_banner_show (self->banner, TRUE, error->message, _ ("Save _As…"), "win.save-as");
  g_clear_weak_pointer (&reloading->window);
  g_free (reloading);
}

void
pergola_window_reload (PergolaWindow *self)
{
  PergolaApplication *app = PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  Reloading *reloading = g_new0 (Reloading, 1);

  g_set_weak_pointer (&reloading->window, self);
  reloading->wait = pergola_wait_begin (GTK_WINDOW (self), _ ("Reloading…"));
  pergola_file_open_async (pergola_file_get_path (self->file), pergola_application_get_frameworks (app),
                           pergola_wait_get_cancellable (reloading->wait), reloaded_cb, reloading);
}

/* --- Closing --- */

static void
close_response_cb (PergolaWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (g_str_equal (response, "save"))
    {
      self->closing = TRUE;
      pergola_window_save (self);
    }
}

gboolean
pergola_window_ask_close (PergolaWindow *self)
{
  PergolaHistory *history = pergola_project_get_history (pergola_file_get_project (self->file));
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (self->save_cancellable != NULL)
    {
      self->closing = TRUE;
      return TRUE;
    }
  if (pergola_history_is_clean (history))
    return FALSE;

  body = g_strdup_printf (_ ("“%s” has changes that are not saved. What is not saved is lost."),
                          adw_window_title_get_title (self->title));
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save changes?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}
