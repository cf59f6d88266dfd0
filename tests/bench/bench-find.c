/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-find FOLDER [WORD…]: the start window with the projects of a folder. Each word is typed, letter by letter. A
 * line a letter: the longest time without a pause for which the main thread was held, until all was at rest, and all
 * that it worked for it. */

#include "config.h"

#include <stdio.h>

#include "app-window.h"
#include "bench.h"
#include "pergola-start-window-private.h"

#define QUIET (250 * 1000) /* µs without anything to do */

typedef struct
{
  AppWindow base;
  PergolaStartWindow *start;
} Bench;

static void
refreshed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  pergola_library_refresh_finish (PERGOLA_LIBRARY (library), result, NULL);
  *(gboolean *) data = TRUE;
}

static void
set_up (Bench *self, const char *folder)
{
  gboolean done = FALSE;

  app_window_set_up (&self->base, NULL);
  pergola_folders_add (pergola_application_get_folders (self->base.app), folder, NULL);
  pergola_library_refresh_async (pergola_application_get_library (self->base.app), NULL, refreshed_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  pergola_application_show_start (self->base.app);
  gtk_window_destroy (GTK_WINDOW (self->base.window));
  hands_wait_for (
    (self->start = PERGOLA_START_WINDOW (app_window_find_window (&self->base, PERGOLA_TYPE_START_WINDOW))) != NULL);
  hands_wait_for (g_str_equal (gtk_stack_get_visible_child_name (self->start->pages), "library"));
}

/* Waits until nothing has happened for a while. */
static void
rest (double *longest, double *work)
{
  for (gint64 end = g_get_monotonic_time () + QUIET; g_get_monotonic_time () < end;)
    if (!g_main_context_pending (NULL))
      {
        g_usleep (500);
      }
    else
      {
        double start = bench_get_thread_time ();
        double busy;

        g_main_context_iteration (NULL, FALSE);
        busy = bench_get_thread_time () - start;
        *longest = MAX (*longest, busy);
        *work += busy;
        end = g_get_monotonic_time () + QUIET;
      }
}

static void
type (Bench *self, const char *letter, gboolean count)
{
  int end = (int) g_utf8_strlen (gtk_editable_get_text (self->start->entry), -1);
  double start = bench_get_thread_time ();
  double longest, work;

  gtk_editable_insert_text (self->start->entry, letter, -1, &end);
  longest = work = bench_get_thread_time () - start;
  rest (&longest, &work);
  if (count)
    printf ("%.3f %.3f %s\n", longest, work, gtk_editable_get_text (self->start->entry));
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };

  if (argc < 2)
    return 2;
  adw_init ();
  set_up (&self, argv[1]);
  for (int i = 0; i < 8; i++)
    rest (&(double){ 0 }, &(double){ 0 });
  type (&self, "x", FALSE); /* the page is made when it is first seen */
  for (int i = 2; i < argc; i++)
    {
      gtk_editable_set_text (self.start->entry, "");
      rest (&(double){ 0 }, &(double){ 0 });
      for (const char *p = argv[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

          type (&self, letter, TRUE);
        }
    }
  pergola_folders_remove (pergola_application_get_folders (self.base.app), argv[1], NULL);
  app_window_tear_down (&self.base, NULL);

  return 0;
}
