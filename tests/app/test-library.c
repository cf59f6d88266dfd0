/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The library as a person meets it: first the doors, then the projects as tiles with pictures, opened, sorted, thrown
 * away and brought back. */

#include <glib/gstdio.h>

#include "app-window.h"
#include "pergola-library-page-private.h"
#include "pergola-start-window-private.h"

/* --- Helpers --- */

static PergolaStartWindow *
open_start (AppWindow *w)
{
  PergolaStartWindow *start;

  pergola_application_show_start (w->app);
  hands_wait_for ((start = PERGOLA_START_WINDOW (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW))) != NULL);
  hands_wait_for (pergola_library_page_is_loaded (start->library));
  hands_settle ();
  return start;
}

static void
assert_page (PergolaStartWindow *start, const char *name)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (start->pages), ==, name);
}

/* (transfer full) */
static char *
make_project (AppWindow *w, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) project =
    pergola_template_create (pergola_application_get_frameworks (w->app), "value-study", title, &error);
  g_autoptr (PergolaFile) file = pergola_file_new (project);
  g_autofree char *name = g_strconcat (title, ".pergola", NULL);
  char *path = g_build_filename (w->folder, name, NULL);

  g_assert_true (pergola_file_save (file, path, FALSE, &error));
  g_assert_no_error (error);
  pergola_application_remember (path);
  return path;
}

static PergolaLibraryItem *
wait_for_item (PergolaStartWindow *start, const char *path)
{
  PergolaLibraryItem *item;

  hands_wait_for ((item = pergola_library_model_find (start->library->model, path)) != NULL);
  hands_settle ();
  return item;
}

static void
focus (PergolaStartWindow *start, PergolaLibraryItem *item)
{
  guint position = pergola_library_model_find_position (start->library->model, item);

  hands_focus (GTK_WINDOW (start));
  pergola_library_page_focus (start->library, position);
  hands_wait_for (pergola_library_page_get_focused (start->library) == position);
}

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, data);
  gtk_window_destroy (GTK_WINDOW (w->window));
  g_application_hold (G_APPLICATION (w->app));
  hands_settle ();
}

static void
tear_down (AppWindow *w, gconstpointer data)
{
  g_application_release (G_APPLICATION (w->app));
  app_window_tear_down (w, data);
}

/* --- Tests --- */

/* Whoever has no project sees the doors, and no search. */
static void
test_first_run (AppWindow *w, gconstpointer data)
{
  PergolaStartWindow *start = open_start (w);
  GtkWidget *button;

  assert_page (start, "first-run");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (start->titles), ==, "title");
  button = app_window_find_button (GTK_WIDGET (start), "Start a Value Study");
  g_assert_nonnull (button);
  gtk_widget_activate (button);
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW) == NULL);
}

/* What was saved is a tile with a picture, and another one when it is another. */
static void
test_tile (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Leak clinic");
  PergolaStartWindow *start = open_start (w);
  PergolaLibraryItem *item = wait_for_item (start, path);
  PergolaLibraryTile *tile;

  assert_page (start, "library");
  g_assert_cmpstr (pergola_library_item_get_title (item), ==, "Leak clinic");
  g_assert_null (pergola_library_item_get_error (item));
  tile =
    pergola_library_page_find_tile (start->library, pergola_library_model_find_position (start->library->model, item));
  g_assert_nonnull (tile);
  hands_wait_for (pergola_library_item_get_picture (item) != NULL);
  g_assert_true (pergola_library_top_get_latest (PERGOLA_LIBRARY_TOP (start->library->top)) == item);
}

static void
test_open (AppWindow *w, gconstpointer data)
{
  g_autofree char *first = make_project (w, "First");
  g_autofree char *second = make_project (w, "Second");
  PergolaStartWindow *start = open_start (w);
  PergolaLibraryItem *item = wait_for_item (start, first);
  guint position = pergola_library_model_find_position (start->library->model, item);

  /* There and back with the arrows. */
  focus (start, item);
  hands_act ("key %s", position == 0 ? "Right" : "Left");
  hands_wait_for (pergola_library_page_get_focused (start->library) == (position == 0 ? 1 : position - 1));
  hands_act ("key %s", position == 0 ? "Left" : "Right");
  hands_wait_for (pergola_library_page_get_focused (start->library) == position);
  hands_act ("key Return");
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  g_assert_cmpstr (pergola_file_get_path (pergola_window_get_file (w->window)), ==, first);
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW) == NULL);

  /* It says that it is open. */
  start = open_start (w);
  hands_wait_for (pergola_library_item_get_shown (wait_for_item (start, first)));
  g_assert_false (pergola_library_item_get_shown (wait_for_item (start, second)));
}

/* At an item: on a board that shows it, selected. */
static void
test_open_at (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Third");
  PergolaItem *item;

  pergola_application_open_at (w->app, path, "m4bnzsuo", NULL);
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
  item = pergola_project_get (app_window_get_project (w), "m4bnzsuo");
  g_assert_nonnull (item);
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, pergola_item_get_id (item));

  pergola_application_open_at (w->app, path, "gone", NULL);
  hands_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (w->app))), ==, 1);
}

static void
test_trash (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Unwanted");
  g_autofree char *other = make_project (w, "Wanted");
  PergolaStartWindow *start = open_start (w);
  guint n;

  wait_for_item (start, other);
  n = pergola_library_model_get_size (start->library->model);
  focus (start, wait_for_item (start, path));
  hands_act ("key Delete");
  hands_wait_for (pergola_library_model_get_size (start->library->model) == n - 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (GTK_WIDGET (start), "start.untrash", NULL);
  g_assert_cmpuint (pergola_library_model_get_size (start->library->model), ==, n);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  hands_settle ();

  /* And for good. */
  focus (start, wait_for_item (start, path));
  hands_act ("key Delete");
  hands_wait_for (pergola_library_model_get_size (start->library->model) == n - 1);
  hands_settle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS)); /* the notice of the first time takes nothing with it */
  adw_toast_dismiss (start->toast);
  hands_wait_for (!g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* The last one comes back first: from where it lay, or from the trash; with the key, wherever the focus is. */
static void
test_untrash (AppWindow *w, gconstpointer data)
{
  g_autofree char *first = make_project (w, "Thrown first");
  g_autofree char *second = make_project (w, "Thrown second");
  PergolaStartWindow *start = open_start (w);
  PergolaLibraryModel *model = start->library->model;
  guint n;

  wait_for_item (start, first);
  wait_for_item (start, second);
  n = pergola_library_model_get_size (model);
  focus (start, wait_for_item (start, first));
  hands_act ("key Delete");
  hands_wait_for (pergola_library_model_get_size (model) == n - 1);
  focus (start, wait_for_item (start, second));
  hands_act ("key Delete");
  hands_wait_for (pergola_library_model_get_size (model) == n - 2);
  hands_wait_for (!g_file_test (first, G_FILE_TEST_EXISTS)); /* in the trash by now */
  hands_settle ();

  hands_act ("key ctrl+z");
  hands_wait_for (pergola_library_model_get_size (model) == n - 1);
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  hands_wait_for (pergola_library_page_get_focused (start->library) ==
                  pergola_library_model_find_position (model, pergola_library_model_find (model, second)));
  hands_act ("key ctrl+z");
  hands_wait_for (pergola_library_model_get_size (model) == n);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  hands_wait_for (pergola_library_page_get_focused (start->library) ==
                  pergola_library_model_find_position (model, pergola_library_model_find (model, first)));
  hands_act ("key ctrl+z");
  g_assert_cmpuint (pergola_library_model_get_size (model), ==, n);
}

/* From a project to the library with a key; it is there once. */
static void
test_way_back (AppWindow *w, gconstpointer data)
{
  PergolaStartWindow *start;

  pergola_application_create (w->app, "value-study", NULL);
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_focus (GTK_WINDOW (w->window));
  hands_act ("key alt+Home");
  hands_wait_for ((start = PERGOLA_START_WINDOW (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW))) != NULL);
  hands_wait_for (gtk_window_is_active (GTK_WINDOW (start)));
  hands_focus (GTK_WINDOW (w->window));
  hands_act ("key alt+Home");
  hands_wait_for (gtk_window_is_active (GTK_WINDOW (start)));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (w->app))), ==, 2);
}

static void
test_duplicate (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Good idea");
  g_autofree char *copy = g_build_filename (w->folder, "Good idea (copy).pergola", NULL);
  PergolaStartWindow *start;
  PergolaLibraryItem *item;

  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  start = open_start (w);
  focus (start, wait_for_item (start, path));
  gtk_widget_activate_action (GTK_WIDGET (start->library), "library.duplicate", NULL);
  item = wait_for_item (start, copy);
  g_assert_cmpstr (pergola_library_item_get_title (item), ==, "Good idea (copy)");
  {
    GStatBuf info;

    g_assert_cmpint (g_stat (copy, &info), ==, 0);
    g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  }
}

/* It is there, says so, and hides nobody. */
static void
test_unreadable (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = g_build_filename (w->folder, "broken.pergola", NULL);
  g_autofree char *whole = make_project (w, "Whole");
  PergolaStartWindow *start;
  PergolaLibraryItem *item;
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (path, "<project", -1, NULL));
  pergola_application_remember (path);
  start = open_start (w);
  item = wait_for_item (start, path);
  g_assert_nonnull (pergola_library_item_get_error (item));
  g_assert_null (pergola_library_item_get_error (wait_for_item (start, whole)));
  g_assert_true (pergola_library_top_get_latest (PERGOLA_LIBRARY_TOP (start->library->top)) != item);

  focus (start, item);
  hands_act ("key Return");
  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  hands_settle ();
}

/* Of one that is open, the copy holds what is on the screen. */
static void
test_duplicate_open (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Good idea");
  g_autofree char *copy = g_build_filename (w->folder, "Good idea (copy).pergola", NULL);
  g_autofree char *text = NULL;
  PergolaStartWindow *start;
  PergolaProject *project;

  pergola_application_open (w->app, path, NULL, NULL);
  hands_wait_for (pergola_application_find_file (w->app, path) != NULL);
  project = pergola_file_get_project (pergola_application_find_file (w->app, path));
  pergola_project_begin (project, "Add");
  g_assert_true (pergola_project_set (project, pergola_item_get_id (pergola_project_add (project, "value", NULL)),
                                      "title", "Unsaved", NULL));
  pergola_project_commit (project);
  start = open_start (w);
  focus (start, wait_for_item (start, path));
  gtk_widget_activate_action (GTK_WIDGET (start->library), "library.duplicate", NULL);
  wait_for_item (start, copy);
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Unsaved"));
}

/* What Git could not merge is no project, but it can be made one. */
static void
test_marked (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Whole");
  g_autofree char *text = NULL;
  g_autofree char *marked = NULL;
  g_auto (GStrv) parts = NULL;
  PergolaStartWindow *start;
  GtkWindow *dialog;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "  <title>Whole</title>\n", 2);
  marked = g_strconcat (parts[0], "<<<<<<< HEAD\n  <title>Ours</title>\n=======\n  <title>Theirs</title>\n>>>>>>> a\n",
                        parts[1], NULL);
  g_assert_true (g_file_set_contents (path, marked, -1, NULL));
  start = open_start (w);
  focus (start, wait_for_item (start, path));
  hands_act ("key Return");
  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "Two versions in"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  hands_settle ();
}

static void
test_sort (AppWindow *w, gconstpointer data)
{
  g_autofree char *b = make_project (w, "Bravo");
  g_autofree char *a = make_project (w, "alpha");
  g_autofree char *z = make_project (w, "Zulu");
  PergolaStartWindow *start = open_start (w);
  PergolaLibraryModel *model = start->library->model;
  guint positions[3];

  wait_for_item (start, z);
  gtk_widget_activate_action (GTK_WIDGET (start->library), "library.sort", "s", "name");
  hands_settle ();
  positions[0] = pergola_library_model_find_position (model, wait_for_item (start, a));
  positions[1] = pergola_library_model_find_position (model, wait_for_item (start, b));
  positions[2] = pergola_library_model_find_position (model, wait_for_item (start, z));
  g_assert_cmpuint (positions[0], <, pergola_library_model_get_size (model));
  g_assert_cmpuint (positions[1], <, positions[2]);
  for (guint i = 1; i < pergola_library_model_get_size (model); i++)
    g_assert_cmpstr (pergola_library_item_get_key (pergola_library_model_get (model, i - 1)), <=,
                     pergola_library_item_get_key (pergola_library_model_get (model, i)));

  gtk_widget_activate_action (GTK_WIDGET (start->library), "library.sort", "s", "changed");
  hands_settle ();
  for (guint i = 1; i < pergola_library_model_get_size (model); i++)
    g_assert_cmpint (pergola_library_item_get_modified (pergola_library_model_get (model, i - 1)), >=,
                     pergola_library_item_get_modified (pergola_library_model_get (model, i)));
}

/* As a list each has a line of its own; a narrow window has one column, and nothing sticks out. */
static void
test_shapes (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Shape");
  PergolaStartWindow *start = open_start (w);
  GtkWidget *tile;

  wait_for_item (start, path);
  hands_wait_for (pergola_library_lines_get_columns (start->library->lines) >= 3);
  gtk_widget_activate_action (GTK_WIDGET (start->library), "library.view", "s", "list");
  hands_settle ();
  g_assert_cmpuint (pergola_library_lines_get_columns (start->library->lines), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (start->library->lines)), ==,
                    1 + pergola_library_model_get_size (start->library->model));
  gtk_widget_activate_action (GTK_WIDGET (start->library), "library.view", "s", "tiles");

  gtk_window_set_default_size (GTK_WINDOW (start), 360, 640);
  hands_wait_for (pergola_library_lines_get_columns (start->library->lines) == 1);
  hands_settle ();
  tile = GTK_WIDGET (pergola_library_page_find_tile (start->library, 0));
  if (tile != NULL)
    g_assert_cmpint (gtk_widget_get_width (tile), <=, 360);
  g_assert_cmpint (gtk_widget_get_width (start->library->top), <=, 360);
}

/* Of many projects only those near to what is seen have tiles; scrolling brings them, and they are as large as others.
 */
static void
test_many (AppWindow *w, gconstpointer data)
{
  g_autofree char *config = g_build_filename (w->folder, "many", NULL);
  PergolaFolders *folders = pergola_application_get_folders (w->app);
  PergolaStartWindow *start;
  g_autofree char *first = make_project (w, "Many");
  g_autofree char *text = NULL;
  guint n = 0, last;

  g_assert_cmpint (g_mkdir (config, 0700), ==, 0);
  g_assert_true (g_file_get_contents (first, &text, NULL, NULL));
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%03u.pergola", config, i);

      g_assert_true (g_file_set_contents (name, text, -1, NULL));
    }
  g_assert_true (pergola_folders_add (folders, config, NULL));
  start = open_start (w);
  hands_wait_for (pergola_library_model_get_size (start->library->model) >= 400);
  hands_settle ();
  for (guint i = 0; i < start->library->views->len; i++)
    n += pergola_library_line_view_is_near (start->library->views->pdata[i]);
  g_assert_cmpuint (start->library->views->len, >, 50);
  g_assert_cmpuint (n, <, 20);

  last = pergola_library_model_get_size (start->library->model) - 1;
  hands_focus (GTK_WINDOW (start));
  pergola_library_page_focus (start->library, last);
  hands_wait_for (pergola_library_page_get_focused (start->library) == last);
  g_assert_null (pergola_library_page_find_tile (start->library, 0));
  for (guint i = 0; i < start->library->views->len; i++)
    if (gtk_widget_get_mapped (start->library->views->pdata[i]))
      g_assert_cmpint (gtk_widget_get_height (start->library->views->pdata[i]), ==, start->library->line_height);
  g_assert_true (pergola_folders_remove (folders, config, NULL));
}

static void
test_find_key (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = make_project (w, "Wanted");
  PergolaStartWindow *start = open_start (w);

  focus (start, wait_for_item (start, path));
  hands_act ("key ctrl+f");
  hands_wait_for (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (start->entry))));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, AppWindow, NULL, set_up, test, tear_down)
  ADD ("/library/first-run", test_first_run);
  ADD ("/library/tile", test_tile);
  ADD ("/library/open", test_open);
  ADD ("/library/open-at", test_open_at);
  ADD ("/library/trash", test_trash);
  ADD ("/library/find-key", test_find_key);
  ADD ("/library/untrash", test_untrash);
  ADD ("/library/way-back", test_way_back);
  ADD ("/library/duplicate", test_duplicate);
  ADD ("/library/duplicate-open", test_duplicate_open);
  ADD ("/library/unreadable", test_unreadable);
  ADD ("/library/marked", test_marked);
  ADD ("/library/sort", test_sort);
  ADD ("/library/shapes", test_shapes);
  ADD ("/library/many", test_many);

  return g_test_run ();
}
