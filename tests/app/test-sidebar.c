/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The sidebar: the boards of a project, what it could have besides, and how much stands on each. */

#include "config.h"

#include "app-window.h"
#include "pergola-sidebar-row.h"
#include "pergola-window-private.h"

#include <string.h>

#define ADD(path, template, func) g_test_add (path, AppWindow, template, app_window_set_up, func, app_window_tear_down)

static GtkListBox *
get_list (AppWindow *w)
{
  GtkWidget *list = hands_find (GTK_WIDGET (w->window->sidebar), GTK_TYPE_LIST_BOX, NULL, NULL);

  g_assert_nonnull (list);
  return GTK_LIST_BOX (list);
}

/* (nullable): the row of a board; NULL for @board: the one that opens more. */
static GtkListBoxRow *
find_row (AppWindow *w, const char *board)
{
  GtkListBox *list = get_list (w);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (pergola_sidebar_row_get_board (row), board) == 0)
      return row;

  return NULL;
}

/* Above what only opens more, or below it. */
static gboolean
is_shown (AppWindow *w, const char *board)
{
  GtkListBoxRow *row = find_row (w, board);
  GtkListBoxRow *more = find_row (w, NULL);

  return row != NULL && (more == NULL || gtk_list_box_row_get_index (row) < gtk_list_box_row_get_index (more));
}

static gboolean
says (GtkWidget *label, gconstpointer text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text);
}

static gboolean
shows (AppWindow *w, const char *board, const char *text)
{
  return hands_find (GTK_WIDGET (find_row (w, board)), GTK_TYPE_LABEL, says, text) != NULL;
}

static gboolean
file_names (PergolaProject *project, const char *framework)
{
  g_autofree char *use = g_strdup_printf ("<framework id=\"%s\"", framework);
  g_autoptr (GBytes) file = pergola_writer_write (project);

  return g_strstr_len (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), use) != NULL;
}

/* By keys: opened, closed, opened, and one chosen. Looking is no edit; the file names what has something on it. */
static void
test_more (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);

  g_assert_true (is_shown (w, "value.figure"));
  g_assert_null (find_row (w, "activities.matrix"));
  hands_focus (GTK_WINDOW (w->window));
  gtk_widget_grab_focus (GTK_WIDGET (find_row (w, NULL)));
  hands_act ("key Return");
  g_assert_nonnull (find_row (w, "activities.matrix"));
  g_assert_false (is_shown (w, "activities.matrix"));
  hands_act ("key Return");
  g_assert_null (find_row (w, "activities.matrix"));
  hands_act ("key Return");
  hands_act ("key Down Return");
  hands_settle ();

  g_assert_true (is_shown (w, "activities.matrix"));
  g_assert_cmpstr (pergola_editor_get_board (w->window->editor), ==, "activities.matrix");
  g_assert_true (gtk_list_box_get_selected_row (get_list (w)) == find_row (w, "activities.matrix"));
  g_assert_false (pergola_history_can_undo (pergola_project_get_history (project)));
  g_assert_cmpstr (adw_window_title_get_subtitle (w->window->title), ==, "Matrix · not saved yet");
  g_assert_false (file_names (project, "activities"));

  pergola_project_begin (project, "Add");
  pergola_project_add (project, "activity", NULL);
  pergola_project_commit (project);
  g_assert_true (file_names (project, "activities"));
}

/* With a pointer, and back to where it was. */
static void
test_click (AppWindow *w, gconstpointer data)
{
  hands_focus (GTK_WINDOW (w->window));
  hands_click (GTK_WIDGET (find_row (w, NULL)));
  hands_wait_for (find_row (w, "activities.matrix") != NULL);
  hands_settle ();
  hands_click (GTK_WIDGET (find_row (w, "activities.matrix")));
  hands_wait_for (g_str_equal (pergola_editor_get_board (w->window->editor), "activities.matrix"));
  hands_settle ();
  hands_click (GTK_WIDGET (find_row (w, "value.figure")));
  hands_wait_for (g_str_equal (pergola_editor_get_board (w->window->editor), "value.figure"));
}

/* What a project has is not offered again; the numbers follow what comes, goes and moves. */
static void
test_counts (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  const char *id = pergola_item_get_id (app_window_find_item (w, "Peer assist"));

  g_assert_true (is_shown (w, "value.figure") && is_shown (w, "activities.matrix"));
  g_assert_true (shows (w, "value.figure", "30"));
  g_assert_true (shows (w, "activities.matrix", "40"));

  pergola_edit_set (project, id, "type", "immediate", FALSE, NULL);
  hands_wait_for (shows (w, "value.figure", "31"));
  g_assert_true (shows (w, "activities.matrix", "40"));
  pergola_edit_delete (project, (char *[]){ (char *) id, NULL });
  hands_wait_for (shows (w, "activities.matrix", "39"));
  g_assert_true (shows (w, "value.figure", "30"));
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.undo", NULL);
  hands_wait_for (shows (w, "activities.matrix", "40") && shows (w, "value.figure", "31"));
}

/* People are listed once somebody is named, and no more when nobody is. */
static void
test_people (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);

  g_assert_false (is_shown (w, "people.people"));
  pergola_project_begin (project, "Add");
  pergola_project_add (project, "person", NULL);
  pergola_project_commit (project);
  hands_wait_for (is_shown (w, "people.people"));
  g_assert_true (shows (w, "people.people", "1"));
  pergola_history_undo (pergola_project_get_history (project));
  hands_wait_for (!is_shown (w, "people.people"));
}

/* A project about activities alone opens on them. */
static void
test_own_boards (AppWindow *w, gconstpointer data)
{
  g_assert_true (is_shown (w, "activities.matrix"));
  g_assert_false (is_shown (w, "value.figure"));
  g_assert_cmpstr (pergola_editor_get_board (w->window->editor), ==, "activities.matrix");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/sidebar/more", "value-study", test_more);
  ADD ("/sidebar/click", "deck-2014", test_click);
  ADD ("/sidebar/counts", PERGOLA_EXAMPLE, test_counts);
  ADD ("/sidebar/people", "value-study", test_people);
  ADD ("/sidebar/own-boards", "activity-catalogue", test_own_boards);

  return g_test_run ();
}
