/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A project saves itself, a new one gets a file, and what goes wrong is said. */

#include "config.h"

#include "app-window.h"
#include "pergola-place.h"
#include "pergola-preferences-window.h"
#include "pergola-window-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define ADD(path, template, func) g_test_add (path, AppWindow, template, set_up, func, tear_down)

/* --- Fixture --- */

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  app_window_set_autosave (w, TRUE);
}

/* The library is of this test alone: each one begins with an empty one. */
static void
tear_down (AppWindow *w, gconstpointer data)
{
  g_autofree char *folder = pergola_place_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  app_window_tear_down (w, data);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* (transfer full): the path of a file in the library. */
static char *
get_library_path (const char *name)
{
  g_autofree char *folder = pergola_place_dup_folder ();

  return g_build_filename (folder, name, NULL);
}

static void
type (AppWindow *w, const char *title)
{
  PergolaProject *project = app_window_get_project (w);

  pergola_project_begin_merging (project, "Type", "title");
  pergola_project_set_property (project, "title", title, NULL);
  pergola_project_commit (project);
}

static gboolean
is_gone (AppWindow *w)
{
  return app_window_find_window (w, PERGOLA_TYPE_WINDOW) == NULL;
}

static const char *
get_subtitle (AppWindow *w)
{
  return adw_window_title_get_subtitle (w->window->title);
}

static gboolean
banner_says (AppWindow *w, const char *words)
{
  return app_window_find_label (GTK_WIDGET (w->window->banner), words) != NULL;
}

/* --- By itself --- */

static void
test_autosave (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "a.pergola");

  app_window_save_as (w, path);
  type (w, "Mon");
  g_assert_cmpstr (get_subtitle (w), ==, "Framework · edited");
  hands_wait_for (app_window_file_holds (path, "<title>Mon</title>"));
  hands_wait_for (pergola_history_is_clean (app_window_get_history (w)));
  g_assert_cmpstr (get_subtitle (w), ==, "Framework · saved");

  /* A pause at which it is saved does not cut what is typed in two. */
  type (w, "Monthly");
  hands_wait_for (app_window_file_holds (path, "<title>Monthly</title>"));
  g_assert_true (pergola_history_undo (app_window_get_history (w)));
  g_assert_cmpstr (pergola_project_get_title (app_window_get_project (w)), ==, "Value study");
  hands_wait_for (app_window_file_holds (path, "<title>Value study</title>"));
}

static gboolean
later_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Longer than a project that saves itself would wait. */
static void
wait_a_while (void)
{
  gboolean later = FALSE;

  g_timeout_add (2500, later_cb, &later);
  hands_wait_for (later);
}

static void
test_off (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "b.pergola");
  GtkWindow *window;
  GtkWidget *autosave;

  app_window_save_as (w, path);
  pergola_preferences_window_present (w->app, GTK_WINDOW (w->window));
  hands_wait_for ((window = app_window_find_window (w, PERGOLA_TYPE_PREFERENCES_WINDOW)) != NULL);
  autosave =
    GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), PERGOLA_TYPE_PREFERENCES_WINDOW, "autosave"));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (autosave)));
  gtk_switch_set_active (GTK_SWITCH (autosave), FALSE);
  app_window_rename (w, "By hand");
  wait_a_while ();
  g_assert_false (app_window_file_holds (path, "By hand"));
  g_assert_cmpstr (get_subtitle (w), ==, "Framework · edited");

  gtk_switch_set_active (GTK_SWITCH (autosave), TRUE);
  hands_wait_for (app_window_file_holds (path, "By hand"));
  gtk_window_destroy (window);
}

static void
test_drag (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  g_autofree char *path = app_window_get_path (w, "c.pergola");

  app_window_save_as (w, path);
  app_window_rename (w, "Before");
  pergola_project_begin (project, "Drag");
  pergola_project_set_property (project, "title", "Half", NULL);
  wait_a_while ();
  g_assert_true (app_window_file_holds (path, "Value study"));
  pergola_project_set_property (project, "title", "Whole", NULL);
  pergola_project_commit (project);
  hands_wait_for (app_window_file_holds (path, "Whole"));
}

static void
test_close (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "d.pergola");

  app_window_save_as (w, path);
  app_window_rename (w, "Closed at once");
  gtk_window_close (GTK_WINDOW (w->window));
  hands_wait_for (is_gone (w));
  g_assert_null (app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (app_window_file_holds (path, "Closed at once"));
}

/* --- A new project --- */

static void
test_looked_at (AppWindow *w, gconstpointer data)
{
  g_autofree char *folder = pergola_place_dup_folder ();

  wait_a_while ();
  g_assert_cmpstr (get_subtitle (w), ==, "Framework · new");
  gtk_window_close (GTK_WINDOW (w->window));
  hands_wait_for (is_gone (w));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_new (AppWindow *w, gconstpointer data)
{
  g_autofree char *taken = get_library_path ("Value study.pergola");
  g_autofree char *first = get_library_path ("Value study 2.pergola");
  g_autofree char *second = get_library_path ("Leaks- found.pergola");
  g_autofree char *chosen = app_window_get_path (w, "mine.pergola");
  g_autofree char *folder = pergola_place_dup_folder ();

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (taken, "theirs", -1, NULL));
  app_window_select (w, "Worth it");
  pergola_edit_set (app_window_get_project (w), pergola_item_get_id (app_window_find_item (w, "Worth it")), "detail",
                    "First edit", FALSE, NULL);
  hands_wait_for (app_window_file_holds (first, "First edit"));
  g_assert_true (app_window_file_holds (taken, "theirs"));
  hands_wait_for (pergola_history_is_clean (app_window_get_history (w)));
  g_assert_cmpstr (pergola_file_get_path (w->window->file), ==, first);

  /* It is called as its project, until someone calls it something else. */
  app_window_rename (w, "Leaks: found");
  hands_wait_for (app_window_file_holds (second, "Leaks: found"));
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  hands_wait_for (g_strcmp0 (pergola_file_get_path (w->window->file), second) == 0);
  pergola_window_save_to (w->window, chosen, TRUE);
  hands_wait_for (app_window_file_holds (chosen, "Leaks: found"));
  app_window_rename (w, "Another title");
  hands_wait_for (app_window_file_holds (chosen, "Another title"));
  g_assert_true (app_window_file_holds (second, "Leaks: found"));
}

static void
test_new_close (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = get_library_path ("Untitled project.pergola");

  app_window_rename (w, "");
  gtk_window_close (GTK_WINDOW (w->window));
  hands_wait_for (is_gone (w));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* --- What goes wrong --- */

/* Saves at a place, and puts something else where its folder was. */
static char *
save_in_folder (AppWindow *w, const char *target)
{
  g_autofree char *folder = app_window_get_path (w, "folder");
  g_autofree char *path = g_build_filename (folder, "p.pergola", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  app_window_save_as (w, path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  if (target != NULL)
    g_assert_cmpint (symlink (target, folder), ==, 0);
  return g_steal_pointer (&path);
}

static void
test_read_only_folder (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = save_in_folder (w, "/sys");
  g_autofree char *folder = app_window_get_path (w, "folder");

  app_window_rename (w, "Kept in memory");
  hands_wait_for (banner_says (w, "writing is not allowed in this folder"));
  g_assert_true (banner_says (w, "Your work is kept"));
  g_assert_cmpstr (get_subtitle (w), ==, "Framework · not saved: the folder is read-only");
  g_assert_nonnull (app_window_find_button (GTK_WIDGET (w->window->banner), "Save _As…"));
  g_assert_null (app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG));

  /* Mended, it saves itself with the next edit, and nothing is said any more. */
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  app_window_rename (w, "Mended");
  hands_wait_for (app_window_file_holds (path, "Mended"));
  hands_wait_for (!banner_says (w, "writing is not allowed"));
  g_assert_cmpstr (get_subtitle (w), ==, "Framework · saved");
}

/* What failed is tried again without another edit. */
static void
test_again (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = save_in_folder (w, NULL);
  g_autofree char *folder = app_window_get_path (w, "folder");

  app_window_rename (w, "Comes back");
  hands_wait_for (banner_says (w, "the folder is not there any more"));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  hands_wait_for (app_window_file_holds (path, "Comes back"));
}

static void
test_disk_full (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = app_window_get_path (w, "full.pergola");
  GtkWindow *dialog;

  app_window_save_as (w, path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("/dev/full", path), ==, 0);
  app_window_rename (w, "Too much");
  hands_wait_for (banner_says (w, "the disk is full"));
  g_assert_nonnull (app_window_find_button (GTK_WIDGET (w->window->banner), "_Try Again"));
  g_assert_false (pergola_history_is_clean (app_window_get_history (w)));

  /* A window that cannot save does not close without a word. */
  gtk_window_close (GTK_WINDOW (w->window));
  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_false (is_gone (w));
  g_assert_cmpint (g_unlink (path), ==, 0);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  gtk_window_destroy (dialog);
  hands_wait_for (is_gone (w));
  g_assert_true (app_window_file_holds (path, "Too much"));
}

/* Of several things the gravest is said, and the others are not forgotten. */
static void
test_gravest (AppWindow *w, gconstpointer data)
{
  pergola_window_say (w->window, PERGOLA_MATTER_CONTENT, "Content", NULL, NULL);
  pergola_window_say (w->window, PERGOLA_MATTER_SAVE, "Save", NULL, NULL);
  pergola_window_say (w->window, PERGOLA_MATTER_REQUEST, "Request", NULL, NULL);
  g_assert_true (banner_says (w, "Save"));
  gtk_widget_activate_action (GTK_WIDGET (w->window->banner), "banner.close", NULL);
  g_assert_true (banner_says (w, "Request"));
  pergola_window_unsay (w->window, PERGOLA_MATTER_REQUEST);
  g_assert_true (banner_says (w, "Content"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/saving/looked-at", NULL, test_looked_at);
  ADD ("/saving/new", NULL, test_new);
  ADD ("/saving/new-close", "blank", test_new_close);
  ADD ("/saving/autosave", NULL, test_autosave);
  ADD ("/saving/off", NULL, test_off);
  ADD ("/saving/drag", NULL, test_drag);
  ADD ("/saving/close", NULL, test_close);
  ADD ("/saving/read-only-folder", NULL, test_read_only_folder);
  ADD ("/saving/again", NULL, test_again);
  ADD ("/saving/disk-full", NULL, test_disk_full);
  ADD ("/saving/gravest", NULL, test_gravest);

  return g_test_run ();
}
