/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Copying, cutting and pasting on a board, and between two. */

#include "hands.h"
#include "window.h"

static PergolaSelection *
get_selection (BoardWindow *w)
{
  return pergola_editor_get_selection (w->fixture.editor);
}

/* Two windows, two projects: what one copies the other pastes, with its links. */
static void
test_copy_between_projects (BoardWindow *w, gconstpointer data)
{
  g_autoptr (PergolaProject) other = pergola_project_new (w->fixture.frameworks);
  g_autoptr (PergolaEditor) editor = pergola_editor_new (other);
  const char *both[] = { w->fixture.clinic, w->fixture.checklist, NULL };

  pergola_editor_set_board (editor, "value.figure");
  pergola_selection_set (get_selection (w), both);
  fixture_activate (&w->fixture, "copy", NULL);
  g_action_group_activate_action (pergola_editor_get_actions (editor), "paste", NULL);
  hands_wait_for (pergola_project_count (other, "value") == 2);
  g_assert_cmpuint (fixture_count_links (other, "flow"), ==, 1);
  g_assert_cmpuint (pergola_selection_get_size (pergola_editor_get_selection (editor)), ==, 2);
  g_assert_true (pergola_history_undo (pergola_project_get_history (other)));
  g_assert_cmpuint (pergola_project_count (other, "value"), ==, 0);
}

static void
test_paste_text (BoardWindow *w, gconstpointer data)
{
  g_autofree char *titles = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (w->window), "First idea\n\n  Second idea \n");
  pergola_selection_set_one (get_selection (w), w->fixture.trial);
  fixture_activate (&w->fixture, "paste", NULL);
  hands_wait_for (pergola_project_count (w->fixture.project, "value") == 9);
  titles = fixture_list (&w->fixture, "applied");
  g_assert_cmpstr (titles, ==, "Night-flow trial | First idea | Second idea");

  g_clear_pointer (&titles, g_free);
  pergola_editor_set_zone (w->fixture.editor, "enabling");
  fixture_activate (&w->fixture, "paste", NULL);
  hands_wait_for (pergola_project_count (w->fixture.project, "value") == 11);
  titles = fixture_list (&w->fixture, "enabling");
  g_assert_true (g_str_has_suffix (titles, "First idea | Second idea"));
}

/* Cut and paste moves: what was linked stays linked. */
static void
test_cut_and_paste (BoardWindow *w, gconstpointer data)
{
  guint links = fixture_count_links (w->fixture.project, "flow");
  const char *id;

  pergola_selection_set_one (get_selection (w), w->fixture.checklist);
  fixture_activate (&w->fixture, "cut", NULL);
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "flow"), <, links);
  pergola_editor_set_zone (w->fixture.editor, "applied");
  fixture_activate (&w->fixture, "paste", NULL);
  hands_wait_for (pergola_selection_get_single (get_selection (w)) != NULL);
  id = pergola_selection_get_single (get_selection (w));
  g_assert_cmpstr (pergola_item_get (pergola_project_get (w->fixture.project, id), "type"), ==, "applied");
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "flow"), ==, links);
}

#define ADD(path, func) g_test_add (path, BoardWindow, NULL, board_window_set_up, func, board_window_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/board-clipboard/copy-between-projects", test_copy_between_projects);
  ADD ("/board-clipboard/paste-text", test_paste_text);
  ADD ("/board-clipboard/cut-and-paste", test_cut_and_paste);

  return g_test_run ();
}
