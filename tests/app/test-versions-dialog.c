/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Earlier versions: listed, brought back as one step of undo, and that taken back to the same bytes. */

#include "config.h"

#include "app-window.h"
#include "pergola-versions-dialog.h"
#include "pergola-versions.h"
#include "pergola-window-private.h"

#define ADD(path, func) g_test_add (path, AppWindow, NULL, app_window_set_up, func, app_window_tear_down)

static GtkWindow *
open_dialog (AppWindow *w)
{
  GtkWindow *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.versions", NULL);
  hands_wait_for ((dialog = app_window_find_window (w, PERGOLA_TYPE_VERSIONS_DIALOG)) != NULL);
  hands_settle ();
  return dialog;
}

static gboolean
is_tooltip (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

static gboolean
is_status (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (adw_status_page_get_title (ADW_STATUS_PAGE (widget)), data) == 0;
}

static void
test_restore (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  PergolaHistory *history = pergola_project_get_history (project);
  g_autoptr (GBytes) then = pergola_writer_write (project);
  g_autoptr (GBytes) now = NULL;
  g_autoptr (GBytes) restored = NULL;
  g_autoptr (GBytes) undone = NULL;
  const char *ids[] = { pergola_item_get_id (app_window_find_item (w, "Worth it")), NULL };
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  GtkWidget *button = NULL;
  guint n;

  g_assert_true (pergola_versions_keep (pergola_application_get_state (w->app), pergola_project_get_id (project), NULL,
                                        then, PERGOLA_VERSION_OPENED, g_get_real_time () / G_USEC_PER_SEC, &error));
  g_assert_no_error (error);
  pergola_edit_delete (project, (GStrv) ids);
  pergola_project_begin (project, "Rename");
  pergola_project_set_property (project, "title", "Now", NULL);
  pergola_project_commit (project);
  now = pergola_writer_write (project);
  n = pergola_history_count_done (history);

  dialog = open_dialog (w);
  hands_wait_for ((button = hands_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, is_tooltip, "Bring Back")) != NULL);
  gtk_widget_activate (button);
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_VERSIONS_DIALOG) == NULL);
  restored = pergola_writer_write (project);
  g_assert_true (g_bytes_equal (restored, then));
  g_assert_cmpuint (pergola_history_count_done (history), ==, n + 1);
  g_assert_true (pergola_history_undo (history));
  undone = pergola_writer_write (project);
  g_assert_true (g_bytes_equal (undone, now));
}

static void
test_look (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autoptr (GBytes) then = pergola_writer_write (project);
  GtkWindow *dialog;
  GtkWidget *button = NULL;

  g_assert_true (pergola_versions_keep (pergola_application_get_state (w->app), pergola_project_get_id (project), NULL,
                                        then, PERGOLA_VERSION_OPENED, g_get_real_time () / G_USEC_PER_SEC, NULL));
  dialog = open_dialog (w);
  hands_wait_for ((button = hands_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, is_tooltip, "Look")) != NULL);
  gtk_widget_activate (button);
  hands_wait_for (hands_find (GTK_WIDGET (dialog), GTK_TYPE_PICTURE, NULL, NULL) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "versions.back", NULL);
  hands_wait_for (hands_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, is_tooltip, "Look") != NULL);
  gtk_window_destroy (dialog);
}

static void
test_empty (AppWindow *w, gconstpointer data)
{
  GtkWindow *dialog = open_dialog (w);

  hands_wait_for (hands_find (GTK_WIDGET (dialog), ADW_TYPE_STATUS_PAGE, is_status, "No Earlier Versions Yet") != NULL);
  gtk_window_destroy (dialog);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/versions/restore", test_restore);
  ADD ("/versions/look", test_look);
  ADD ("/versions/empty", test_empty);

  return g_test_run ();
}
