/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window that closes saves first. Only where it may not, or cannot, it asks. */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

static gboolean
destroy_cb (gpointer self)
{
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The dialog that was answered still stands above the window. */
static void
give_up (PergolaWindow *self)
{
  pergola_application_give_up (PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), self->file,
                               !pergola_window_is_saved (self));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self), g_object_unref);
}

static void
response_cb (PergolaWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    give_up (self);
  else if (g_str_equal (response, "as"))
    {
      self->closing = TRUE;
      pergola_window_save_as (self);
    }
  else if (g_str_equal (response, "save"))
    {
      self->closing = TRUE;
      pergola_window_save_again (self);
    }
}

/* @as (nullable): the label of another place to save to. */
static void
ask (PergolaWindow *self, const char *heading, const char *body, const char *discard, const char *as, const char *save)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", discard, NULL);
  if (as != NULL)
    adw_message_dialog_add_response (dialog, "as", as);
  adw_message_dialog_add_response (dialog, "save", save);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
pergola_window_ask_unsaved (PergolaWindow *self, const char *cause)
{
  g_autofree char *after = pergola_window_describe_given_up (self);
  g_autofree char *body = cause != NULL ? g_strconcat (cause, "\n\n", after, NULL) : g_strdup (after);
  gboolean never = pergola_file_get_path (self->file) == NULL;
  const char *discard = never ? _ ("_Discard Project") : _ ("_Discard");

  if (cause != NULL)
    ask (self, _ ("Not saved"), body, discard, _ ("Save _As…"), _ ("_Try Again"));
  else if (never)
    ask (self, _ ("Save the project?"), body, discard, NULL, _ ("_Save…"));
  else
    ask (self, _ ("Save changes?"), body, discard, NULL, _ ("_Save"));
}

void
pergola_window_ask_apart (PergolaWindow *self)
{
  const char *cause =
    pergola_window_is_damaged (self) ? pergola_window_describe_whole () : pergola_window_get_outside_fault (self);
  g_autofree char *after = pergola_window_describe_left (self);
  g_autofree char *body = g_strconcat (cause != NULL ? cause : "", "\n\n", after, NULL);

  ask (self, _ ("Close without saving?"), body, _ ("Close _Without Saving"), _ ("Save _As…"), _ ("_Save Again"));
}

gboolean
pergola_window_ask_close (PergolaWindow *self)
{
  PergolaHistory *history = pergola_project_get_history (pergola_file_get_project (self->file));

  pergola_window_leave_pages (self);
  if (self->save_cancellable != NULL)
    {
      self->closing = TRUE;
      return TRUE;
    }
  if (pergola_window_get_apart (self) != NULL)
    pergola_window_ask_apart (self);
  else if (pergola_history_is_clean (history))
    return !pergola_window_check_to_close (self);
  else if (pergola_window_saves_itself (self))
    {
      self->closing = TRUE;
      pergola_window_save_quietly (self);
    }
  else
    pergola_window_ask_unsaved (self, NULL);
  return TRUE;
}
