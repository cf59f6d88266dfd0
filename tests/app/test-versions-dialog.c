/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Earlier versions: listed, brought back as one step of undo, and that taken back to the same bytes. */

#include "config.h"

#include "app-window.h"
#include "pergola-start-window.h"
#include "pergola-versions-dialog.h"
#include "pergola-versions.h"
#include "pergola-window-private.h"

#include <string.h>

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
  hands_wait_for ((button = app_window_find_tooltip (GTK_WIDGET (dialog), "Bring Back")) != NULL);
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
  hands_wait_for ((button = app_window_find_tooltip (GTK_WIDGET (dialog), "Look")) != NULL);
  gtk_widget_activate (button);
  hands_wait_for (hands_find (GTK_WIDGET (dialog), GTK_TYPE_PICTURE, NULL, NULL) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "versions.back", NULL);
  hands_wait_for (app_window_find_tooltip (GTK_WIDGET (dialog), "Look") != NULL);
  gtk_window_destroy (dialog);
}

/* Escape goes back one level, then closes. */
static void
test_escape (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autoptr (GBytes) then = pergola_writer_write (project);
  GtkWindow *dialog;
  GtkWidget *button = NULL;

  g_assert_true (pergola_versions_keep (pergola_application_get_state (w->app), pergola_project_get_id (project), NULL,
                                        then, PERGOLA_VERSION_OPENED, g_get_real_time () / G_USEC_PER_SEC, NULL));
  dialog = open_dialog (w);
  hands_focus (dialog);
  hands_wait_for ((button = app_window_find_tooltip (GTK_WIDGET (dialog), "Look")) != NULL);
  gtk_widget_activate (button);
  hands_wait_for (app_window_find_button (GTK_WIDGET (dialog), "_Bring Back") != NULL);
  hands_settle ();
  hands_act ("key Escape");
  hands_wait_for (app_window_find_button (GTK_WIDGET (dialog), "_Bring Back") == NULL);
  g_assert_nonnull (app_window_find_window (w, PERGOLA_TYPE_VERSIONS_DIALOG));
  hands_act ("key Escape");
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_VERSIONS_DIALOG) == NULL);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer data)
{
  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), data) != NULL;
}

static GtkWidget *
find_row (GtkWindow *dialog, const char *words)
{
  return hands_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, is_row, words);
}

/* Each content is one row, which says what is different. */
static void
test_words (AppWindow *w, gconstpointer data)
{
  PergolaState *state = pergola_application_get_state (w->app);
  PergolaProject *project = app_window_get_project (w);
  const char *id = pergola_project_get_id (project);
  g_autoptr (GBytes) first = pergola_writer_write (project);
  g_autoptr (GBytes) second = NULL;
  const char *ids[] = { pergola_item_get_id (app_window_find_item (w, "Worth it")), NULL };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkWindow *dialog;

  pergola_edit_delete (project, (GStrv) ids);
  second = pergola_writer_write (project);
  g_assert_true (pergola_versions_keep (state, id, NULL, first, PERGOLA_VERSION_OPENED, now - 300, NULL));
  g_assert_true (pergola_versions_keep (state, id, NULL, second, PERGOLA_VERSION_REPLACED, now - 200, NULL));
  g_assert_true (pergola_versions_keep (state, id, NULL, first, PERGOLA_VERSION_DISCARDED, now - 100, NULL));
  dialog = open_dialog (w);
  hands_wait_for (find_row (dialog, "with “Worth it” · discarded, kept for 30 days · already at ") != NULL);
  hands_wait_for (find_row (dialog, "no difference · before an earlier version was brought back") != NULL);
  g_assert_null (find_row (dialog, "as it was opened"));
  gtk_window_destroy (dialog);
}

/* A file that cannot be read any more comes back, and what was there is kept. */
static void
test_damaged (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = g_build_filename (w->folder, "plan.pergola", NULL);
  g_autofree char *kept = g_strconcat (path, " (damaged)", NULL);
  g_autofree char *whole = NULL;
  g_autofree char *now = NULL;
  g_autofree char *damaged = NULL;
  GtkWindow *dialog;
  GtkWidget *button = NULL;

  pergola_window_save_to (w->window, path, TRUE);
  hands_wait_for (pergola_file_get_path (w->window->file) != NULL);
  g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (w->window));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));

  pergola_application_show_start (w->app);
  hands_settle ();
  pergola_application_open (w->app, path, NULL, app_window_find_window (w, PERGOLA_TYPE_START_WINDOW));
  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_nonnull (app_window_find_button (GTK_WIDGET (dialog), "_Show in Files"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "versions");
  gtk_window_destroy (dialog);
  hands_wait_for ((dialog = app_window_find_window (w, PERGOLA_TYPE_VERSIONS_DIALOG)) != NULL);
  hands_wait_for ((button = app_window_find_tooltip (GTK_WIDGET (dialog), "Bring Back")) != NULL);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, "");

  gtk_widget_activate (button);
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  g_free (now);
  g_assert_true (g_file_get_contents (path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, whole);
  g_assert_true (g_file_get_contents (kept, &damaged, NULL, NULL));
  g_assert_cmpstr (damaged, ==, "");
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
  ADD ("/versions/escape", test_escape);
  ADD ("/versions/words", test_words);
  ADD ("/versions/damaged", test_damaged);
  ADD ("/versions/empty", test_empty);

  return g_test_run ();
}
