/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window that closes saves first. Only where it may not, or cannot, it asks. */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

static void
response_cb (PergolaWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    {
      pergola_file_give_up (self->file);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_str_equal (response, "as"))
    pergola_window_save_as (self);
  else if (g_str_equal (response, "save"))
    {
      self->closing = TRUE;
      pergola_window_save (self);
    }
}

void
pergola_window_ask_unsaved (PergolaWindow *self, const char *cause)
{
  g_autofree char *lost = g_strdup_printf (_ ("“%s” has changes that are not saved. What is not saved is lost."),
                                           adw_window_title_get_title (self->title));
  g_autofree char *body = cause != NULL ? g_strconcat (cause, "\n\n", lost, NULL) : g_strdup (lost);
  GtkWidget *widget =
    adw_message_dialog_new (GTK_WINDOW (self), cause != NULL ? _ ("Not saved") : _ ("Save changes?"), body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), NULL);
  if (cause != NULL)
    adw_message_dialog_add_response (dialog, "as", _ ("Save _As…"));
  adw_message_dialog_add_response (dialog, "save", cause != NULL ? _ ("_Try Again") : _ ("_Save"));
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
pergola_window_ask_close (PergolaWindow *self)
{
  PergolaHistory *history = pergola_project_get_history (pergola_file_get_project (self->file));

  if (self->save_cancellable != NULL)
    {
      self->closing = TRUE;
      return TRUE;
    }
  if (pergola_history_is_clean (history))
    return FALSE;
  if (pergola_window_saves_itself (self) && !pergola_window_is_gone (self))
    {
      self->closing = TRUE;
      pergola_window_save_quietly (self);
    }
  else
    pergola_window_ask_unsaved (self, NULL);
  return TRUE;
}
