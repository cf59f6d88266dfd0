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

/* What the rows are, "value.figure activities.matrix …"; the one that opens more is "+". */
static char *
list_rows (AppWindow *w)
{
  GtkListBox *list = get_list (w);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      const char *board = pergola_sidebar_row_get_board (row);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", board != NULL ? board : "+");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_rows (AppWindow *w, const char *expected)
{
  g_autofree char *rows = list_rows (w);

  g_assert_cmpstr (rows, ==, expected);
}

static GtkListBoxRow *
get_row (AppWindow *w, int index)
{
  return gtk_list_box_get_row_at_index (get_list (w), index);
}

static gboolean
says (GtkWidget *label, gconstpointer text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text);
}

static gboolean
shows (AppWindow *w, int index, const char *text)
{
  return hands_find (GTK_WIDGET (get_row (w, index)), GTK_TYPE_LABEL, says, text) != NULL;
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

  assert_rows (w, "value.figure +");
  hands_focus (GTK_WINDOW (w->window));
  gtk_widget_grab_focus (GTK_WIDGET (get_row (w, 1)));
  hands_act ("key Return");
  assert_rows (w, "value.figure + activities.matrix");
  hands_act ("key Return");
  assert_rows (w, "value.figure +");
  hands_act ("key Return");
  hands_act ("key Down Return");
  hands_settle ();

  assert_rows (w, "value.figure activities.matrix");
  g_assert_cmpstr (pergola_editor_get_board (w->window->editor), ==, "activities.matrix");
  g_assert_true (gtk_list_box_get_selected_row (get_list (w)) == get_row (w, 1));
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
  hands_click (GTK_WIDGET (get_row (w, 1)));
  hands_wait_for (get_row (w, 2) != NULL);
  hands_settle ();
  hands_click (GTK_WIDGET (get_row (w, 2)));
  hands_wait_for (g_str_equal (pergola_editor_get_board (w->window->editor), "activities.matrix"));
  hands_settle ();
  hands_click (GTK_WIDGET (get_row (w, 0)));
  hands_wait_for (g_str_equal (pergola_editor_get_board (w->window->editor), "value.figure"));
}

/* What a project has is not offered again; the numbers follow what comes, goes and moves. */
static void
test_counts (AppWindow *w, gconstpointer data)
{
  PergolaProject *project = app_window_get_project (w);
  const char *id = pergola_item_get_id (app_window_find_item (w, "Peer assist"));

  assert_rows (w, "value.figure activities.matrix");
  g_assert_true (shows (w, 0, "30"));
  g_assert_true (shows (w, 1, "40"));

  pergola_edit_set (project, id, "type", "immediate", FALSE, NULL);
  hands_wait_for (shows (w, 0, "31"));
  g_assert_true (shows (w, 1, "40"));
  pergola_edit_delete (project, (char *[]){ (char *) id, NULL });
  hands_wait_for (shows (w, 1, "39"));
  g_assert_true (shows (w, 0, "30"));
  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.undo", NULL);
  hands_wait_for (shows (w, 1, "40") && shows (w, 0, "31"));
}

/* A project about activities alone opens on them. */
static void
test_own_boards (AppWindow *w, gconstpointer data)
{
  assert_rows (w, "activities.matrix +");
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
  ADD ("/sidebar/own-boards", "activity-catalogue", test_own_boards);

  return g_test_run ();
}
