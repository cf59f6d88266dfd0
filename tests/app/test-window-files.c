/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of a project and its file: saving, opening, and what is said of a file. */

#include "config.h"

#include "app-window.h"
#include "pergola-start-window.h"
#include "pergola-window-private.h"

#define ADD(path, template, func) g_test_add (path, AppWindow, template, app_window_set_up, func, app_window_tear_down)

static void
test_save (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "a.pergola");
  g_autofree char *content = NULL;

  app_window_save_as (w, path);
  app_window_rename (w, "Saved from the window");
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.save", NULL);
  hands_wait_for (g_str_has_suffix (adw_window_title_get_subtitle (w->window->title), "saved"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Saved from the window"));

  /* Opening it again raises this window; opening another makes one. */
  pergola_application_open (w->app, path, NULL, NULL);
  hands_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (w->app))), ==, 1);
}

static void
test_reopen (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "b.pergola");
  PergolaWindow *other;

  app_window_rename (w, "To be opened");
  app_window_save_as (w, path);
  gtk_window_destroy (GTK_WINDOW (w->window));
  pergola_application_open (w->app, path, "value.cycles", NULL);
  hands_wait_for ((other = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  w->window = other;
  g_assert_cmpstr (pergola_project_get_title (app_window_get_project (w)), ==, "To be opened");
  g_assert_cmpstr (pergola_editor_get_board (other->editor), ==, "value.cycles");
}

static void
test_open_fault (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "broken.pergola");

  g_assert_true (g_file_set_contents (path, "<project", -1, NULL));
  pergola_application_open (w->app, path, NULL, GTK_WINDOW (w->window));
  hands_wait_for (app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG) != NULL);
  gtk_window_destroy (app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (w->app))), ==, 1);
}

static void
respond (AppWindow *w, const char *response)
{
  GtkWindow *dialog;

  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  hands_settle ();
}

static void
put_other (const char *path, const char *other)
{
  g_assert_true (g_file_set_contents (path, other, -1, NULL));
}

/* Another project is in the file: it is neither taken in nor written over without asking. */
static void
test_conflict (AppWindow *w, gconstpointer data)
{
  static const char other[] = "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"aaaabbbbcccc\" "
                              "language=\"en\">\n  <title>Theirs</title>\n</project>\n";
  g_autofree char *path = app_window_get_path (w, "c.pergola");

  app_window_rename (w, "Mine");
  app_window_save_as (w, path);
  put_other (path, other);
  app_window_rename (w, "Mine again");
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.save", NULL);
  respond (w, "cancel");
  g_assert_false (pergola_history_is_clean (app_window_get_history (w)));
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.save", NULL);
  respond (w, "reload");
  hands_wait_for (g_str_equal (pergola_project_get_title (app_window_get_project (w)), "Theirs"));

  put_other (path, "<project");
  app_window_rename (w, "Mine after all");
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.save", NULL);
  respond (w, "save");
  hands_wait_for (pergola_history_is_clean (app_window_get_history (w)));
}

static void
test_save_fault (AppWindow *w, gconstpointer data)
{
  g_autofree char *folder = app_window_get_path (w, "gone");
  g_autofree char *path = g_build_filename (folder, "d.pergola", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  app_window_save_as (w, path);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  app_window_rename (w, "Nowhere to go");
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.save", NULL);
  hands_wait_for (app_window_find_button (GTK_WIDGET (w->window->banner), "Save _As…") != NULL);
  g_assert_cmpstr (adw_window_title_get_subtitle (w->window->title), ==, "Framework · not saved: the folder is gone");
}

static void
test_close (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "e.pergola");

  app_window_save_as (w, path);
  app_window_rename (w, "Unsaved");
  gtk_window_close (GTK_WINDOW (w->window));
  respond (w, "cancel");
  g_assert_nonnull (app_window_find_window (w, PERGOLA_TYPE_WINDOW));
  gtk_window_close (GTK_WINDOW (w->window));
  respond (w, "save");
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_WINDOW) == NULL);
}

/* Without a file, nobody finds it again: that is said. */
static void
test_close_never_saved (AppWindow *w, gconstpointer data)
{
  GtkWindow *dialog;

  app_window_rename (w, "Nowhere yet");
  gtk_window_close (GTK_WINDOW (w->window));
  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "“Nowhere yet” was never saved. If you discard it, all of it is lost.");
  respond (w, "discard");
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_WINDOW) == NULL);
}

/* The example is a file among one's documents, made once. */
static void
test_example (AppWindow *w, gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (g_get_home_dir (), "Documents", "Pergola", PERGOLA_EXAMPLE ".pergola", NULL);
  GtkWindow *start;
  GtkWidget *button;

  gtk_window_destroy (GTK_WINDOW (w->window));
  for (guint i = 0; i < 2; i++)
    {
      pergola_application_show_start (w->app);
      hands_wait_for ((start = app_window_find_window (w, PERGOLA_TYPE_START_WINDOW)) != NULL);
      if (i == 0)
        {
          hands_wait_for ((button = app_window_find_button (GTK_WIDGET (start), "Open Example")) != NULL);
          gtk_widget_activate (button);
        }
      else
        pergola_application_open_example (w->app, PERGOLA_EXAMPLE, start);
      hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
      hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW) == NULL);
      g_assert_cmpstr (pergola_file_get_path (w->window->file), ==, path);
      if (i == 0)
        {
          app_window_rename (w, "Mine");
          app_window_save_as (w, path);
        }
      else
        g_assert_cmpstr (pergola_project_get_title (app_window_get_project (w)), ==, "Mine");
      gtk_window_destroy (GTK_WINDOW (w->window));
    }
}

/* --- What is not understood --- */

/* Closes the window that the test began with and opens a file instead, which begins on line 4. */
static void
open_text (AppWindow *w, const char *content)
{
  g_autofree char *path = app_window_get_path (w, "odd.pergola");
  g_autofree char *text =
    g_strdup_printf ("<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
                     "  <title>Odd</title>\n"
                     "  <framework id=\"value\" version=\"1\"/>\n%s</project>\n",
                     content);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  gtk_window_destroy (GTK_WINDOW (w->window));
  pergola_application_open (w->app, path, NULL, NULL);
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
}

/* A file that is not understood whole says so, and what, and where. */
/* A file of a newer version opens, says so, and keeps its version when it is saved. */
static void
test_newer (AppWindow *w, gconstpointer data)
{
  static const char old[] = "<project xmlns=\"urn:pergola:project:1\" version=\"1\"";
  static const char newer[] = "<project xmlns=\"urn:pergola:project:1\" version=\"9\"";
  g_autofree char *path = app_window_get_path (w, "n.pergola");
  g_autofree char *content = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *saved = NULL;
  g_auto (GStrv) parts = NULL;
  GtkWidget *banner;

  app_window_rename (w, "From tomorrow");
  app_window_save_as (w, path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  parts = g_strsplit (content, old, 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  theirs = g_strjoinv (newer, parts);
  g_assert_true (g_file_set_contents (path, theirs, -1, NULL));

  gtk_window_destroy (GTK_WINDOW (w->window));
  pergola_application_open (w->app, path, NULL, NULL);
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
  banner = GTK_WIDGET (w->window->banner);
  g_assert_nonnull (
    app_window_find_label (banner, "A newer Pergola wrote this project. What this one does not know stays as it is "
                                   "when you save."));
  app_window_rename (w, "Edited today");
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.save", NULL);
  hands_wait_for (g_str_has_suffix (adw_window_title_get_subtitle (w->window->title), "saved"));
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "version=\"9\""));
}

static void
test_problems (AppWindow *w, gconstpointer data)
{
  GtkWidget *banner;
  GtkWindow *dialog;

  open_text (w, "  <item id=\"aaaa0001\" kind=\"dragon\" rank=\"i\" audience=\"everyone\"/>\n"
                "  <item id=\"aaaa0002\" kind=\"value\" rank=\"i\" audience=\"everyone\">\n"
                "    <field id=\"type\">imaginary</field>\n"
                "  </item>\n"
                "  <link id=\"linkaaa1\" kind=\"flow\" from=\"aaaa0002\" to=\"gone0001\"/>\n");
  banner = GTK_WIDGET (w->window->banner);
  g_assert_nonnull (
    app_window_find_label (banner, "3 things in this file are not understood; they are kept as they are."));
  gtk_widget_activate (app_window_find_button (banner, "_Details"));
  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  hands_settle ();
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (dialog), "Line 4: "));
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (dialog), "Line 5: "));
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (dialog), "Line 8: "));
  gtk_window_destroy (dialog);

  /* Once they are gone, so is the banner. */
  pergola_edit_delete (app_window_get_project (w), (char *[]){ (char *) "aaaa0001", (char *) "aaaa0002", NULL });
  gtk_widget_activate (app_window_find_button (banner, "_Details"));
  hands_wait_for (app_window_find_button (banner, "_Details") == NULL);
  g_assert_null (app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG));
}

static void
test_no_problems (AppWindow *w, gconstpointer data)
{
  open_text (w, "  <item id=\"aaaa0002\" kind=\"value\" rank=\"i\" audience=\"everyone\"/>\n");
  g_assert_null (app_window_find_button (GTK_WIDGET (w->window->banner), "_Details"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/window/save", NULL, test_save);
  ADD ("/window/reopen", NULL, test_reopen);
  ADD ("/window/newer", NULL, test_newer);
  ADD ("/window/open-fault", NULL, test_open_fault);
  ADD ("/window/conflict", NULL, test_conflict);
  ADD ("/window/save-fault", NULL, test_save_fault);
  ADD ("/window/close", NULL, test_close);
  ADD ("/window/close-never-saved", NULL, test_close_never_saved);
  ADD ("/window/example", NULL, test_example);
  ADD ("/window/problems", NULL, test_problems);
  ADD ("/window/no-problems", NULL, test_no_problems);

  return g_test_run ();
}
