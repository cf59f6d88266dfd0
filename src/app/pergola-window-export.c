/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-export-dialog.h"
#include "pergola-wait.h"

/* --- Running --- */

typedef struct
{
  PergolaWindow *window; /* (nullable), weak */
  PergolaWait *wait;
  char *path;
  PergolaFormat format;
} Running;

static const char *
get_done_message (PergolaFormat format)
{
  switch (format)
    {
    case PERGOLA_FORMAT_SVG:
      return _ ("SVG saved");
    case PERGOLA_FORMAT_PNG:
      return _ ("PNG saved");
    case PERGOLA_FORMAT_PDF:
    default:
      return _ ("PDF saved");
    }
}

/* (transfer full): a fault of the file in the words of an export; what is wrong with the figure says itself what to do.
 */
static char *
describe_fault (const GError *error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_NO_SPACE))
    return g_strdup (_ ("Could not export: the disk is full. Free some space, then export again."));
  if (g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_READ_ONLY))
    return g_strdup (_ ("Could not export: writing is not allowed there. Export to another folder."));
  if (g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_GONE))
    return g_strdup (_ ("Could not export: the folder is not there. Export to another folder."));
  if (error->domain == PERGOLA_FILE_ERROR)
    return g_strdup_printf (
      _ ("Could not export: “%s” cannot be written. Export under another name or to another folder."), name);
  return g_strdup (error->message);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Running *running = data;
  PergolaWindow *self = running->window;
  g_autoptr (GError) error = NULL;
  gboolean ok = pergola_export_run_finish (result, &error);

  pergola_wait_end (running->wait);
  if (self != NULL && ok)
    {
      g_free (self->exported);
      self->exported = g_steal_pointer (&running->path);
      pergola_window_toast (self, get_done_message (running->format), _ ("_Open"), "win.open-exported");
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *message = describe_fault (error, running->path);

      pergola_window_say (self, PERGOLA_MATTER_REQUEST, message, _ ("_Export…"), "win.export");
    }
  g_clear_weak_pointer (&running->window);
  g_free (running->path);
  g_free (running);
}

void
pergola_window_export_to (PergolaWindow *self, const PergolaExport *export, const char *path)
{
  Running *running = g_new0 (Running, 1);

  g_set_weak_pointer (&running->window, self);
  running->wait = pergola_wait_begin (GTK_WINDOW (self), _ ("Exporting…"));
  running->path = g_strdup (path);
  running->format = export->output.format;
  pergola_export_run_async (pergola_file_get_project (self->file), export, path,
                            pergola_wait_get_cancellable (running->wait), exported_cb, running);
}

void
pergola_window_open_exported (PergolaWindow *self)
{
  g_autofree char *uri = self->exported != NULL ? g_filename_to_uri (self->exported, NULL, NULL) : NULL;

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* --- Asking --- */

#define EXPORT_KEY "pergola-export" /* of a file dialog: what is to be exported */

static void
export_free (gpointer data)
{
  PergolaExport *export = data;

  g_free (export->board);
  g_free (export);
}

/* (transfer full) (nullable) */
static char *
get_folder (GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaWindow *self)
{
  const PergolaExport *export = g_object_get_data (G_OBJECT (dialog), EXPORT_KEY);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      const char *extension = pergola_format_get_extension (export->output.format);
      g_autofree char *path = pergola_export_needs_folder (export)
                                ? get_folder (dialog)
                                : pergola_window_get_chosen (self, dialog, extension, "win.export");

      if (path != NULL)
        pergola_window_export_to (self, export, path);
    }
  g_object_unref (dialog);
}

static void
ask_where (PergolaWindow *self, const PergolaExport *export)
{
  gboolean folder = pergola_export_needs_folder (export);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    folder ? _ ("Export to a Folder") : _ ("Export"), GTK_WINDOW (self),
    folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  const PergolaBoardDef *board =
    export->board != NULL ? pergola_project_get_board (pergola_file_get_project (self->file), export->board) : NULL;
  g_autofree char *name = pergola_window_suggest_name (self, board != NULL ? board->title : NULL,
                                                       pergola_format_get_extension (export->output.format));
  PergolaExport *copy = g_new (PergolaExport, 1);

  *copy = *export;
  copy->board = g_strdup (export->board);
  g_object_set_data_full (G_OBJECT (dialog), EXPORT_KEY, copy, export_free);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  pergola_window_start_beside (self, dialog);
  if (!folder)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
decided_cb (PergolaWindow *self, PergolaExportDialog *dialog)
{
  PergolaExport export = pergola_export_dialog_get_export (dialog);

  ask_where (self, &export);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

void
pergola_window_export (PergolaWindow *self)
{
  PergolaPreferences *preferences =
    pergola_application_get_preferences (PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  GtkWidget *dialog = pergola_export_dialog_new (GTK_WINDOW (self), pergola_file_get_project (self->file),
                                                 pergola_editor_get_board (self->editor));

  pergola_export_dialog_set_defaults (PERGOLA_EXPORT_DIALOG (dialog),
                                      pergola_preferences_get_export_paper (preferences),
                                      pergola_preferences_get_export_audience (preferences));
  pergola_export_dialog_set_overlay (PERGOLA_EXPORT_DIALOG (dialog), pergola_editor_get_overlay (self->editor));
  pergola_export_dialog_set_until (PERGOLA_EXPORT_DIALOG (dialog), pergola_editor_get_until (self->editor));
  pergola_export_dialog_set_retrospective (PERGOLA_EXPORT_DIALOG (dialog),
                                           pergola_editor_get_retrospective (self->editor));
  g_signal_connect_object (dialog, "export", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
