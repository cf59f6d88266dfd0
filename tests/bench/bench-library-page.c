/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-library-page: the program with its start window, while the projects in its folders are read from nothing, or
 * looked through again. Prints the longest time, in ms, in which the main loop could not turn once the window was
 * there, and the most that the main thread worked in a turn; then the time on the wall until all was read, and how
 * many projects the page shows then. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "pergola-library-page-private.h"
#include "pergola-start-window-private.h"

#define SETTLED 700 /* ms of quiet before the first look, and after the last project */

typedef struct
{
  PergolaApplication *app;
  PergolaStartWindow *window; /* (nullable) */
  double began, turned, longest;
  double worked, most; /* by the main thread */
  double quiet;        /* since when nothing is read */
} Bench;

static gboolean
is_busy (Bench *self)
{
  gboolean busy;

  g_object_get (pergola_application_get_library (self->app), "busy", &busy, NULL);
  return busy || !pergola_library_page_is_loaded (self->window->library);
}

static void
report (Bench *self)
{
  guint n = pergola_library_model_get_size (self->window->library->model);

  printf ("%.3f %.3f %.3f %u\n", MAX (self->longest, 0), self->most, self->quiet - self->began, n);
  fflush (stdout);
  _exit (0);
}

/* A turn is asked for each millisecond. */
static gboolean
turn_cb (gpointer data)
{
  Bench *self = data;
  double now = bench_get_wall_time (), worked = bench_get_thread_time ();

  self->longest = MAX (self->longest, now - self->turned - 1);
  self->most = MAX (self->most, worked - self->worked);
  self->turned = now;
  self->worked = worked;
  if (is_busy (self))
    self->quiet = now;
  else if (now - self->quiet > SETTLED)
    report (self);
  return G_SOURCE_CONTINUE;
}

/* The window itself is there. */
static void
after_paint_cb (GdkFrameClock *clock, Bench *self)
{
  g_signal_handlers_disconnect_by_data (clock, self);
  self->began = self->turned = self->quiet = bench_get_wall_time ();
  self->worked = bench_get_thread_time ();
  g_timeout_add (1, turn_cb, self);
}

static void
realize_cb (GtkWidget *window, Bench *self)
{
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), self);
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window, Bench *self)
{
  self->window = PERGOLA_START_WINDOW (window);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), self);
}

int
main (int argc, char **argv)
{
  Bench self = { .app = pergola_application_new () };

  g_application_set_flags (G_APPLICATION (self.app),
                           g_application_get_flags (G_APPLICATION (self.app)) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (self.app, "window-added", G_CALLBACK (window_added_cb), &self);
  return g_application_run (G_APPLICATION (self.app), argc, argv);
}
