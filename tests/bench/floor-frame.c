/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-frame WIDTH HEIGHT TIMES: what this thread works for a frame in which a window of that size is nothing but
 * another colour than before. */

#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

#define TYPE_PLAIN (plain_get_type ())
G_DECLARE_FINAL_TYPE (Plain, plain, PLAIN, PLAIN, GtkWidget)

struct _Plain
{
  GtkWidget parent_instance;

  int turn, times;
  double start;
};

G_DEFINE_FINAL_TYPE (Plain, plain, GTK_TYPE_WIDGET)

static void
plain_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA color = { PLAIN_PLAIN (widget)->turn % 2, 0.5, 0.5, 1 };
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  gtk_snapshot_append_color (snapshot, &color, &all);
}

static void
plain_class_init (PlainClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = plain_snapshot;
}

static void
plain_init (Plain *self)
{
}

static gboolean
change_cb (gpointer data)
{
  Plain *self = data;

  self->turn++;
  self->start = bench_get_thread_time ();
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (Plain *self)
{
  if (self->start > 0)
    {
      printf ("%.3f\n", bench_get_thread_time () - self->start);
      self->start = 0;
    }
  if (self->turn < self->times)
    g_timeout_add (50, change_cb, self);
  else
    gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

int
main (int argc, char **argv)
{
  GtkWidget *window, *plain;

  if (argc != 4)
    return 2;
  adw_init ();
  window = gtk_window_new ();
  plain = g_object_new (TYPE_PLAIN, NULL);
  PLAIN_PLAIN (plain)->times = atoi (argv[3]);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[1]), atoi (argv[2]));
  gtk_window_set_child (GTK_WINDOW (window), plain);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_data (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), plain, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);

  return 0;
}
