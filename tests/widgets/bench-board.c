/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-board FILE [WIDTH HEIGHT]: what a board costs on screen, in a window of that size. One figure a line: name,
 * milliseconds. scene   the first scene      type   a keystroke, to a new picture pan     a frame of panning at 1:1 all
 * a frame with all of it in sight */

#include "config.h"

#include "hands.h"
#include "window.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Milliseconds of this thread's own work: others may be busy too. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

/* A frame, drawn as cairo does it in a window: into a surface that is kept. */
static double
render (BoardWindow *w)
{
  static cairo_surface_t *surface;
  GtkWidget *canvas = board_window_get_canvas (w);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  double start;
  cairo_t *cr;

  if (surface == NULL)
    surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, gtk_widget_get_width (canvas), gtk_widget_get_height (canvas));
  start = get_time ();
  GTK_WIDGET_GET_CLASS (canvas)->snapshot (canvas, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);

  return get_time () - start;
}

static double
bench_pan (BoardWindow *w)
{
  GtkAdjustment *adjustment;
  double best = G_MAXDOUBLE;

  pergola_board_view_set_zoom (w->view, 1);
  board_window_settle (w);
  g_object_get (board_window_get_canvas (w), "vadjustment", &adjustment, NULL);
  for (int i = 0; i < 20; i++)
    {
      double start = get_time ();
      double scroll;

      gtk_adjustment_set_value (adjustment, 500 + i * 40);
      scroll = get_time () - start;
      best = MIN (best, scroll + render (w));
      board_window_settle (w);
    }
  g_object_unref (adjustment);

  return best;
}

static double
bench_typing (BoardWindow *w)
{
  PergolaScene *scene = pergola_board_view_get_scene (w->view);
  g_autofree char *id = g_strdup (g_array_index (scene->nodes, PergolaNode, 0).id);
  double best = G_MAXDOUBLE;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("Typing %d", i);
      double start = get_time ();

      pergola_edit_set (w->fixture.project, id, "title", title, TRUE, NULL);
      pergola_board_view_get_scene (w->view);
      render (w);
      best = MIN (best, get_time () - start);
    }

  return best;
}

int
main (int argc, char **argv)
{
  BoardWindow w = { 0 };
  double start;

  adw_init ();
  board_window_set_up (&w, NULL);
  if (argc > 3)
    {
      gtk_window_set_default_size (GTK_WINDOW (w.window), atoi (argv[2]), atoi (argv[3]));
      hands_wait_for (gtk_widget_get_width (GTK_WIDGET (w.view)) == atoi (argv[2]));
    }
  board_window_open (&w, argv[1]);
  start = get_time ();
  pergola_board_view_get_scene (w.view);
  printf ("scene %.1f\n", get_time () - start);
  board_window_settle (&w);
  printf ("type %.1f\n", bench_typing (&w));
  printf ("pan %.1f\n", bench_pan (&w));
  pergola_board_view_set_zoom (w.view, 0.25);
  board_window_settle (&w);
  pergola_board_view_set_zoom (w.view, 0.26);
  printf ("all %.1f\n", render (&w));
  board_window_tear_down (&w, NULL);

  return 0;
}
