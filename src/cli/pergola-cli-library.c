/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-library.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#define TRIES 3 /* for an index that breaks while it is asked */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaCliLibrary *self = data;

  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

static void
show_progress (PergolaCliLibrary *self)
{
  guint n_done, n_total;

  g_object_get (self->library, "n-done", &n_done, "n-total", &n_total, NULL);
  fputc ('\r', stderr);
  /* Translators: how many files have been looked at. */
  fprintf (stderr, _ ("%u of %u"), n_done, n_total);
}

void
pergola_cli_library_init (PergolaCliLibrary *self)
{
  g_autoptr (PergolaFolders) folders = pergola_folders_new (NULL);
  g_autoptr (PergolaFrameworks) frameworks = pergola_cli_load_frameworks ();

  self->loop = g_main_loop_new (NULL, FALSE);
  self->library = pergola_library_new (NULL, folders, frameworks);
  self->result = NULL;
}

void
pergola_cli_library_clear (PergolaCliLibrary *self)
{
  g_clear_object (&self->result);
  /* What still holds the library lets it go; then its index is closed. */
  g_object_add_weak_pointer (G_OBJECT (self->library), (gpointer *) &self->library);
  g_object_unref (self->library);
  while (self->library != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

void
pergola_cli_library_refresh (PergolaCliLibrary *self)
{
  gulong handler = 0;

  if (isatty (STDERR_FILENO))
    handler = g_signal_connect_swapped (self->library, "notify::n-done", G_CALLBACK (show_progress), self);
  g_clear_object (&self->result);
  pergola_library_refresh_async (self->library, NULL, done_cb, self);
  g_main_loop_run (self->loop);
  if (handler == 0)
    return;
  g_signal_handler_disconnect (self->library, handler);
  fputs ("\r\033[K", stderr);
}

GPtrArray *
pergola_cli_library_list (PergolaCliLibrary *self)
{
  g_clear_object (&self->result);
  pergola_library_list_async (self->library, NULL, done_cb, self);
  g_main_loop_run (self->loop);
  return pergola_library_list_finish (self->library, self->result, NULL);
}

PergolaLibraryResult *
pergola_cli_library_search (PergolaCliLibrary *self, const PergolaLibraryQuery *query)
{
  for (int try = 1;; try++)
    {
      PergolaLibraryResult *result;

      g_clear_object (&self->result);
      pergola_library_search_async (self->library, query, NULL, done_cb, self);
      g_main_loop_run (self->loop);
      result = pergola_library_search_finish (self->library, self->result, NULL);
      if (!result->incomplete || try == TRIES)
        return result;
      pergola_library_result_unref (result);
      pergola_cli_library_refresh (self);
    }
}
