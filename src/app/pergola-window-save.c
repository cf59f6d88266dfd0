/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A save, from the wish to the disk and what is said of it. One at a time: what is wished meanwhile comes after it. */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

#define TICK 100         /* ms */
#define TICKS_TO_BAR 10  /* a second */
#define TICKS_TO_STOP 50 /* five */

/* --- While it lasts --- */

/* What a person asked for is shown after a second; what goes on by itself, once it takes really long. */
static gboolean
save_tick_cb (gpointer data)
{
  PergolaWindow *self = data;

  self->save_ticks++;
  gtk_widget_set_visible (self->saving, self->save_ticks >= (self->save_quiet ? TICKS_TO_STOP : TICKS_TO_BAR));
  gtk_widget_set_visible (self->saving_cancel, self->save_ticks >= TICKS_TO_STOP);
  gtk_progress_bar_pulse (self->saving_bar);
  if (self->save_ticks == TICKS_TO_BAR)
    pergola_window_update_title (self);
  return G_SOURCE_CONTINUE;
}

gboolean
pergola_window_is_seen_saving (PergolaWindow *self)
{
  return self->save_cancellable != NULL && (!self->save_quiet || self->save_ticks >= TICKS_TO_BAR);
}

static void
begin_saving (PergolaWindow *self, gboolean quiet)
{
  self->save_cancellable = g_cancellable_new ();
  self->save_quiet = quiet;
  self->save_ticks = 0;
  self->save_timer = g_timeout_add (TICK, save_tick_cb, self);
  pergola_window_update_title (self);
}

static void
end_saving (PergolaWindow *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_object (&self->save_cancellable);
  gtk_widget_set_visible (self->saving, FALSE);
  gtk_widget_set_visible (self->saving_cancel, FALSE);
}

/* --- What came of it --- */

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

void
pergola_window_ask_over (PergolaWindow *self)
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
report_failure (PergolaWindow *self, const GError *error, gboolean closing)
{
  gboolean again = pergola_window_saves_itself (self);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED))
    {
      pergola_window_join (self, closing, !self->save_quiet || closing);
      return;
    }
  if (!self->save_quiet)
    pergola_window_unsay_fault (self);
  pergola_window_say_fault (self, error, again);
  pergola_window_autosave_failed (self);
  if (closing)
    pergola_window_ask_unsaved (self, error->message);
}

static void
note_success (PergolaWindow *self)
{
  /* Not each time it saves itself: the list is a file of its own. */
  if (!self->save_quiet || !self->remembered)
    pergola_application_remember (pergola_file_get_path (self->file));
  self->remembered = TRUE;
  pergola_window_watch (self);
  pergola_window_note_written (self);
  pergola_window_unsay_fault (self);
  /* What somebody asked for and did not get is not settled by what nobody asked for. */
  if (!self->save_quiet)
    pergola_window_unsay (self, PERGOLA_MATTER_REQUEST);
  pergola_window_autosave_succeeded (self);
  pergola_window_trash_saved_copy (self);
}

/* TRUE: another save begins that was wished for meanwhile. */
static gboolean
begin_next (PergolaWindow *self)
{
  g_autofree char *path = g_steal_pointer (&self->save_next_path);
  gboolean next = self->save_next;

  self->save_next = FALSE;
  if (path != NULL)
    pergola_window_save_to (self, path, TRUE);
  else if (next)
    pergola_window_save (self);
  return self->save_cancellable != NULL;
}

static void
end (PergolaWindow *self, const GError *error)
{
  gboolean closing = self->closing;

  end_saving (self);
  if (error == NULL)
    note_success (self);
  if (!begin_next (self))
    {
      self->closing = FALSE;
      if (error != NULL)
        report_failure (self, error, closing);
      else if (closing)
        gtk_window_close (GTK_WINDOW (self));
    }
  if (self->editor != NULL)
    pergola_window_update_title (self);
}

/* Between the look and the save another file came to the place that was found for this one. */
static gboolean
is_taken (PergolaWindow *self, const GError *error)
{
  return g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED) &&
         pergola_file_get_path (self->file) == NULL;
}

static void save (PergolaWindow *self, gboolean quiet);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaWindow) self = data;
  g_autoptr (GError) error = NULL;

  pergola_file_save_finish (PERGOLA_FILE (source), result, &error);
  if (self->editor == NULL) /* the window is gone */
    return;
  if (is_taken (self, error))
    {
      end_saving (self);
      save (self, self->save_quiet);
    }
  else
    end (self, error);
}

/* --- The wish --- */

static void
write_file (PergolaWindow *self, const char *path, gboolean force)
{
  pergola_file_save_async (self->file, path, force, self->save_cancellable, saved_cb, g_object_ref (self));
}

static void
placed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaWindow) self = PERGOLA_WINDOW (g_object_ref (source));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pergola_window_place_finish (self, result, &error);

  if (self->editor == NULL)
    return;
  if (error != NULL)
    end (self, error);
  else
    write_file (self, path, FALSE);
}

static void
save (PergolaWindow *self, gboolean quiet)
{
  begin_saving (self, quiet);
  if (pergola_window_needs_place (self))
    pergola_window_place_async (self, placed_cb);
  else
    write_file (self, NULL, FALSE);
}

void
pergola_window_save_quietly (PergolaWindow *self)
{
  if (self->save_cancellable == NULL)
    save (self, TRUE);
}

void
pergola_window_save (PergolaWindow *self)
{
  if (pergola_file_get_path (self->file) == NULL && !pergola_window_saves_itself (self))
    pergola_window_save_as (self);
  else if (self->save_cancellable != NULL)
    self->save_next = TRUE;
  else
    save (self, FALSE);
}

void
pergola_window_save_to (PergolaWindow *self, const char *path, gboolean force)
{
  if (self->save_cancellable != NULL && path != NULL)
    {
      g_free (self->save_next_path);
      self->save_next_path = g_strdup (path);
    }
  if (self->save_cancellable != NULL)
    return;

  /* From now on it is called what its person calls it. */
  if (path != NULL)
    self->placed = FALSE;
  begin_saving (self, FALSE);
  write_file (self, path, force);
}

void
pergola_window_save_anyway (PergolaWindow *self)
{
  pergola_window_save_to (self, NULL, TRUE);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaWindow) self = PERGOLA_WINDOW (g_object_ref (source));
  g_autoptr (GError) error = NULL;
  gboolean kept = pergola_window_keep_damaged_finish (self, result, &error);

  if (self->editor == NULL)
    return;
  if (kept)
    write_file (self, NULL, TRUE);
  else
    end (self, error);
}

void
pergola_window_save_again (PergolaWindow *self)
{
  if (!pergola_window_is_damaged (self) || self->save_cancellable != NULL)
    {
      pergola_window_save (self);
      return;
    }
  begin_saving (self, FALSE);
  pergola_window_keep_damaged_async (self, kept_cb);
}
