/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "first-frame.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

#define REST 700 /* ms */

typedef struct
{
  GtkWindow *window;
  FirstFrameReady ready;
  gboolean painted;
  int frames;
  double work, wall;
} Watch;

static gboolean
report_cb (gpointer data)
{
  Watch *self = data;
  double resident, share;

  bench_get_memory (&resident, &share);
  printf ("%.3f %.3f %.2f %.2f %d\n", self->work, self->wall, resident, share, self->frames);
  fflush (stdout);
  _exit (0);
}

static void
paint_cb (Watch *self)
{
  self->painted = TRUE;
}

static void
after_paint_cb (Watch *self, GdkFrameClock *clock)
{
  const char *start = g_getenv ("BENCH_START");

  if (!self->painted || !gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return;
  self->frames++;
  self->painted = FALSE;
  if (self->ready != NULL && !self->ready (self->window))
    return;

  self->work = bench_get_process_time ();
  self->wall = bench_get_wall_time () - (start != NULL ? g_ascii_strtod (start, NULL) * 1000 : 0);
  g_signal_handlers_disconnect_by_data (clock, self);
  g_timeout_add (REST, report_cb, self);
}

static void
realize_cb (GtkWidget *window, Watch *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_swapped (clock, "paint", G_CALLBACK (paint_cb), self);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
first_frame_watch (GtkWindow *window, FirstFrameReady ready)
{
  Watch *self = g_new0 (Watch, 1);

  self->window = window;
  self->ready = ready;
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), self);
}
