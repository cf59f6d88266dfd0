/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* board-demo [FILE]: a window with one board, for tests that come from outside (accessibility) and for the eye. */

#include "config.h"

#include "window.h"

#include <glib-unix.h>

static void
toast_cb (PergolaEditor *editor, const char *message)
{
  g_message ("%s", message);
}

static gboolean
close_cb (gboolean *done)
{
  *done = TRUE;
  return TRUE;
}

int
main (int argc, char **argv)
{
  BoardWindow window = { 0 };
  gboolean done = FALSE;

  GtkCssProvider *style = gtk_css_provider_new ();

  g_set_prgname ("board-demo");
  adw_init ();
  gtk_css_provider_load_from_resource (style, PERGOLA_RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (style);
  board_window_set_up (&window, NULL);
  if (argc > 1)
    board_window_open (&window, argv[1]);
  gtk_window_set_title (GTK_WINDOW (window.window), "Board");
  g_signal_connect (window.fixture.editor, "toast", G_CALLBACK (toast_cb), NULL);
  g_signal_connect_swapped (window.window, "close-request", G_CALLBACK (close_cb), &done);
  g_unix_signal_add (SIGTERM, G_SOURCE_FUNC (close_cb), &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  board_window_tear_down (&window, NULL);

  return 0;
}
