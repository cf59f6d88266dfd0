/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-start [--board ID] [FILE]: the program, watched from its start to the first frame with the board in it; without
 * a file, with the library and its tiles. */

#include "config.h"

#include "first-frame.h"
#include "pergola-application.h"
#include "pergola-board-canvas.h"
#include "pergola-library-page-private.h"
#include "pergola-start-window-private.h"
#include "pergola-window.h"

/* (nullable) */
static PergolaBoardCanvas *
find_canvas (GtkWidget *root)
{
  PergolaBoardCanvas *found = PERGOLA_IS_BOARD_CANVAS (root) ? PERGOLA_BOARD_CANVAS (root) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found = find_canvas (child);

  return found;
}

/* A scene is made in the layout of a frame at the latest, so it was painted in the same. */
static gboolean
shows_board (GtkWindow *window)
{
  const PergolaBoardCanvas *canvas = find_canvas (GTK_WIDGET (window));

  return canvas != NULL && canvas->scene != NULL && !canvas->stale && canvas->scene->nodes->len > 0;
}

static gboolean
shows_library (GtkWindow *window)
{
  PergolaLibraryPage *page = PERGOLA_START_WINDOW (window)->library;

  return gtk_widget_get_mapped (GTK_WIDGET (page)) && pergola_library_page_find_tile (page, 0) != NULL;
}

static void
window_added_cb (GtkApplication *app, GtkWindow *window)
{
  if (PERGOLA_IS_WINDOW (window))
    first_frame_watch (window, shows_board);
  else if (PERGOLA_IS_START_WINDOW (window))
    first_frame_watch (window, shows_library);
}

int
main (int argc, char **argv)
{
  g_autoptr (PergolaApplication) app = NULL;

  app = pergola_application_new ();
  g_application_set_flags (G_APPLICATION (app),
                           g_application_get_flags (G_APPLICATION (app)) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (app, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
