/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* When a project saves itself: once nothing was edited for two seconds, and where that fails again and again, at
 * longer and longer intervals. By the clock that never jumps. */

#include "config.h"

#include "pergola-window-private.h"

#define PAUSE 2          /* s, after the last edit */
#define FIRST_RETRY 5    /* s… */
#define LAST_RETRY 300   /* …doubled until then */
#define MAX_DOUBLINGS 16 /* beyond which nothing is to be computed */

static PergolaPreferences *
get_preferences (PergolaWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  return app != NULL ? pergola_application_get_preferences (PERGOLA_APPLICATION (app)) : NULL;
}

gboolean
pergola_window_saves_itself (PergolaWindow *self)
{
  PergolaPreferences *preferences = get_preferences (self);

  return preferences != NULL && pergola_preferences_get_autosave (preferences);
}

static gboolean
is_clean (PergolaWindow *self)
{
  return pergola_history_is_clean (pergola_project_get_history (pergola_file_get_project (self->file)));
}

static gboolean
save_cb (gpointer data)
{
  PergolaWindow *self = data;

  /* A drag that is held still, say, is one edit, and not yet made. */
  if (pergola_project_in_transaction (pergola_file_get_project (self->file)) || self->save_cancellable != NULL)
    return G_SOURCE_CONTINUE;

  self->autosave_timer = 0;
  if (!is_clean (self) && pergola_window_get_apart (self) == NULL)
    pergola_window_save_quietly (self);
  return G_SOURCE_REMOVE;
}

static void
save_in (PergolaWindow *self, guint seconds)
{
  g_clear_handle_id (&self->autosave_timer, g_source_remove);
  if (pergola_window_saves_itself (self))
    self->autosave_timer = g_timeout_add (seconds * 1000, save_cb, self);
}

void
pergola_window_autosave_edited (PergolaWindow *self)
{
  save_in (self, PAUSE);
}

void
pergola_window_autosave_failed (PergolaWindow *self)
{
  guint pause = FIRST_RETRY << MIN (self->autosave_failures, MAX_DOUBLINGS);

  self->autosave_failures++;
  save_in (self, MIN (pause, LAST_RETRY));
}

void
pergola_window_autosave_succeeded (PergolaWindow *self)
{
  self->autosave_failures = 0;
  if (is_clean (self))
    g_clear_handle_id (&self->autosave_timer, g_source_remove);
  else if (self->autosave_timer == 0)
    save_in (self, PAUSE);
}

static void
preference_cb (PergolaWindow *self)
{
  if (!is_clean (self))
    save_in (self, PAUSE);
  else
    g_clear_handle_id (&self->autosave_timer, g_source_remove);
  pergola_window_update_title (self);
}

void
pergola_window_init_autosave (PergolaWindow *self)
{
  g_signal_connect_object (get_preferences (self), "notify::autosave", G_CALLBACK (preference_cb), self,
                           G_CONNECT_SWAPPED);
}
