/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looking through the folders: quietly, and with a word only where it takes long. */

#include "config.h"

#include "pergola-library-page-private.h"

#include <glib/gi18n-lib.h>

#define WORTH_TELLING 1000 /* ms */

static void
update_progress (PergolaLibraryPage *self)
{
  g_autofree char *words = NULL;
  guint done, total;
  gboolean busy;

  if (self->progress_timer != 0 || self->top == NULL)
    return;
  g_object_get (pergola_application_get_library (self->app), "busy", &busy, "n-done", &done, "n-total", &total, NULL);
  if (busy && self->looking != NULL)
    words = g_strdup_printf (_ ("Looking through the folders: %u of %u"), done, total);
  pergola_library_top_set_progress (PERGOLA_LIBRARY_TOP (self->top), words);
}

static gboolean
timer_cb (gpointer data)
{
  PergolaLibraryPage *self = data;

  self->progress_timer = 0;
  update_progress (self);
  return G_SOURCE_REMOVE;
}

static void
looked_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaLibraryPage) self = data;
  gboolean stopped = self->looking == NULL || g_cancellable_is_cancelled (self->looking);

  pergola_library_refresh_finish (PERGOLA_LIBRARY (library), result, NULL);
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_object (&self->looking);
  if (self->app == NULL)
    return;
  update_progress (self);
  if (!stopped)
    pergola_library_start_watching (PERGOLA_LIBRARY (library));
}

void
pergola_library_page_look (PergolaLibraryPage *self)
{
  PergolaLibrary *library = pergola_application_get_library (self->app);
  static const char *const names[] = { "notify::busy", "notify::n-done", "notify::n-total" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (library, names[i], G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  self->looking = g_cancellable_new ();
  self->progress_timer = g_timeout_add (WORTH_TELLING, timer_cb, self);
  pergola_library_refresh_async (library, self->looking, looked_cb, g_object_ref (self));
}

void
pergola_library_page_stop (PergolaLibraryPage *self)
{
  g_clear_handle_id (&self->progress_timer, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
}
