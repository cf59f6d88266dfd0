/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-frame FILE BOARD WIDTH HEIGHT type|type-fit|pan|page|zoom TIMES: a window of that size with nothing but a board
 * in it, and what this thread works until the window shows the answer to
 *   type      a letter more in a card's title, at 1:1
 *   type-fit  the same in the board as it opens, as much of it in sight as may be
 *   pan       scrolling by 40 pixels, at 1:1
 *   page      scrolling to where nothing was in sight before, with as much in sight as may be
 *   zoom      one step of the zoom
 * A line a time: until the frame after it is painted (everything: sizes, accessible children, drawing, copying to the
 * screen), and the longest that the thread was busy without a pause until all was at rest. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "hands.h"
#include "window.h"

#define QUIET (250 * 1000) /* µs without anything to do */
#define LIMIT (20 * G_USEC_PER_SEC)

typedef struct
{
  BoardWindow w;
  GtkAdjustment *down;
  char *card; /* id of one in sight */
  gboolean painting, painted;
  int turn;
} Bench;

typedef void (*Act) (Bench *self);

static void
type (Bench *self)
{
  static const char text[] = "Night-flow trial with the operators of the zone";
  g_autofree char *title = g_strndup (text, 4 + self->turn % (sizeof text - 5));

  pergola_edit_set (self->w.fixture.project, self->card, "title", title, TRUE, NULL);
}

static void
pan (Bench *self)
{
  gtk_adjustment_set_value (self->down, 500 + self->turn * 40);
}

static void
turn_page (Bench *self)
{
  double page = gtk_adjustment_get_page_size (self->down);
  int pages = MAX (gtk_adjustment_get_upper (self->down) / page, 1);

  gtk_adjustment_set_value (self->down, (self->turn + 1) % pages * page);
}

static void
zoom (Bench *self)
{
  static const double steps[] = { 0.7, 0.85, 1, 1.25, 1.5, 1.25, 1, 0.85 };

  pergola_board_view_set_zoom (self->w.view, steps[self->turn % G_N_ELEMENTS (steps)]);
}

static const struct
{
  const char *name;
  double zoom; /* 0: as it opens */
  Act act;
} ACTS[] = {
  { "type", 1, type }, { "type-fit", 0, type }, { "pan", 1, pan }, { "page", 0.25, turn_page }, { "zoom", 1, zoom },
};

static void
paint_cb (Bench *self)
{
  self->painting = TRUE;
}

static void
after_paint_cb (Bench *self)
{
  self->painted |= self->painting;
  self->painting = FALSE;
}

/* One turn of the main loop; returns what it took. */
static double
iterate (gboolean wait)
{
  double start = bench_get_thread_time ();

  g_main_context_iteration (NULL, wait);
  return bench_get_thread_time () - start;
}

static void
measure (Bench *self, Act act)
{
  double start = bench_get_thread_time (), longest = 0, answer;

  self->painted = FALSE;
  act (self);
  for (gint64 end = g_get_monotonic_time () + LIMIT; !self->painted;)
    {
      if (g_get_monotonic_time () > end)
        g_error ("There is no answer to see");
      iterate (TRUE);
    }
  answer = longest = bench_get_thread_time () - start;
  for (gint64 rest = g_get_monotonic_time () + QUIET; g_get_monotonic_time () < rest;)
    if (!g_main_context_pending (NULL))
      {
        g_usleep (500);
      }
    else
      {
        double busy = iterate (FALSE);

        longest = MAX (longest, busy);
        rest = g_get_monotonic_time () + QUIET;
      }
  printf ("%.3f %.3f\n", answer, longest);
  self->turn++;
}

static void
set_up (Bench *self, const char *path, const char *board, int width, int height)
{
  GdkFrameClock *clock;

  board_window_set_up (&self->w, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->w.window), width, height);
  hands_wait_for (gtk_widget_get_width (GTK_WIDGET (self->w.view)) == width);
  board_window_open (&self->w, path);
  pergola_editor_set_board (self->w.fixture.editor, board);
  board_window_settle (&self->w);
  self->card = g_strdup (g_array_index (pergola_board_view_get_scene (self->w.view)->nodes, PergolaNode, 0).id);
  g_object_get (board_window_get_canvas (&self->w), "vadjustment", &self->down, NULL);
  clock = gtk_widget_get_frame_clock (self->w.window);
  g_signal_connect_swapped (clock, "paint", G_CALLBACK (paint_cb), self);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
tear_down (Bench *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (self->w.window), self);
  g_object_unref (self->down);
  g_free (self->card);
  board_window_tear_down (&self->w, NULL);
}

int
main (int argc, char **argv)
{
  Bench self = { 0 };
  int act = G_N_ELEMENTS (ACTS) - 1;

  if (argc != 7)
    return 2;
  while (act > 0 && !g_str_equal (ACTS[act].name, argv[5]))
    act--;
  adw_init ();
  set_up (&self, argv[1], argv[2], atoi (argv[3]), atoi (argv[4]));
  if (ACTS[act].zoom > 0)
    pergola_board_view_set_zoom (self.w.view, ACTS[act].zoom);
  board_window_settle (&self.w);
  for (int i = 0; i < atoi (argv[6]); i++)
    measure (&self, ACTS[act].act);
  tear_down (&self);

  return 0;
}
