/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Another program emptied or damaged the file of a window: there is nothing to reload. What is here is whole, and goes
 * over it once it is kept beside. */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-restore.h"

/* --- The question --- */

static void
response_cb (PergolaWindow *self, const char *response)
{
  if (g_str_equal (response, "as"))
    pergola_window_save_as (self);
  else if (g_str_equal (response, "save"))
    pergola_window_save_again (self);
}

void
pergola_window_ask_damaged (PergolaWindow *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (self), _ ("The file is damaged"), pergola_window_describe_whole ()));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "as", _ ("Save _As…"), "save", _ ("_Save Again"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Keeping it --- */

static void
keep_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *kept = NULL;

  if (pergola_restore_keep (data, &kept, &error))
    g_task_return_pointer (task, kept, g_free);
  else
    g_task_return_error (task, error);
}

void
pergola_window_keep_damaged_async (PergolaWindow *self, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_source_tag (task, pergola_window_keep_damaged_async);
  g_task_set_task_data (task, g_strdup (pergola_file_get_path (self->file)), g_free);
  g_task_run_in_thread (task, keep_in_thread);
}

gboolean
pergola_window_keep_damaged_finish (PergolaWindow *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *kept = g_task_propagate_pointer (G_TASK (result), &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (kept != NULL && self->editor != NULL)
    {
      g_autofree char *name = g_filename_display_basename (kept);
      g_autofree char *notice = g_strdup_printf (_ ("The damaged file is kept as “%s”"), name);

      pergola_window_toast (self, notice, NULL, NULL);
    }
  return TRUE;
}
