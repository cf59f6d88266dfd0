/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hands.h"
#include "window.h"

#include "pergola-board-node.h"

#include <math.h>

/* The mark of a card that was changed in two ways is a button, for the pointer, the keyboard and a screen reader. */

static guint n_asked;

static void
decide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  n_asked++;
}

/* The clinic was called otherwise elsewhere. */
static void
set_up (BoardWindow *w, gconstpointer data)
{
  static const GActionEntry entries[] = { { .name = "decide-here", .activate = decide_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  PergolaChange change = { .type = PERGOLA_CHANGE_SET, .key = (char *) "!title", .new_value = (char *) "=Repairs" };

  board_window_set_up (w, data);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (w->window, "win", G_ACTION_GROUP (actions));
  change.id = w->fixture.clinic;
  pergola_project_begin (w->fixture.project, "Collide");
  g_assert_true (pergola_project_replay (w->fixture.project, &change, NULL));
  pergola_project_commit (w->fixture.project);
  board_window_settle (w);
  hands_focus (GTK_WINDOW (w->window));
  n_asked = 0;
}

/* In pixels of the view. */
static void
get_middle (BoardWindow *w, double *x, double *y)
{
  const PergolaNode *node = pergola_scene_get_node (pergola_board_view_get_scene (w->view), w->fixture.clinic);
  double zoom = pergola_board_view_get_zoom (w->view);
  PergolaRect card;

  g_assert_cmpfloat (node->mark.width, >, 0);
  g_assert_true (pergola_board_view_get_node_bounds (w->view, w->fixture.clinic, &card));
  *x = card.x + (node->mark.x + node->mark.width / 2 - node->bounds.x) * zoom;
  *y = card.y + (node->mark.y + node->mark.height / 2 - node->bounds.y) * zoom;
}

static void
click_beside (BoardWindow *w, double dx, double dy)
{
  double x, y;

  get_middle (w, &x, &y);
  hands_point_at (GTK_WIDGET (w->view), x + dx, y + dy);
  hands_act ("click 1");
}

static void
test_click (BoardWindow *w, gconstpointer data)
{
  PergolaSelection *selection = pergola_editor_get_selection (w->fixture.editor);

  click_beside (w, 0, 0);
  hands_wait_for (n_asked == 1);
  g_assert_cmpstr (pergola_selection_get_single (selection), ==, w->fixture.clinic);
}

/* It takes 24 pixels, also where it is drawn smaller. */
static void
test_size (BoardWindow *w, gconstpointer data)
{
  pergola_board_view_set_zoom (w->view, 0.5);
  board_window_settle (w);
  click_beside (w, 10, -10);
  hands_wait_for (n_asked == 1);
  click_beside (w, -10, 10);
  hands_wait_for (n_asked == 2);
  click_beside (w, 0, -30);
  hands_settle ();
  g_assert_cmpuint (n_asked, ==, 2);
}

static void
test_key (BoardWindow *w, gconstpointer data)
{
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.clinic));
  hands_act ("key d");
  hands_wait_for (n_asked == 1);
}

static void
test_accessible (BoardWindow *w, gconstpointer data)
{
  GtkWidget *button = gtk_widget_get_first_child (board_window_find_node (w, w->fixture.clinic));
  PergolaChange change = { .type = PERGOLA_CHANGE_SET, .key = (char *) "!title" };

  g_assert_nonnull (button);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Changed in two ways: decide");
  g_assert_cmpint (gtk_widget_get_allocated_width (button), >=, 24);
  g_assert_cmpint (gtk_widget_get_allocated_height (button), >=, 24);
  gtk_widget_activate (button);
  hands_wait_for (n_asked == 1);

  /* Once it is decided there is none. */
  change.id = w->fixture.clinic;
  pergola_project_begin (w->fixture.project, "Decide");
  g_assert_true (pergola_project_replay (w->fixture.project, &change, NULL));
  pergola_project_commit (w->fixture.project);
  board_window_settle (w);
  g_assert_null (gtk_widget_get_first_child (board_window_find_node (w, w->fixture.clinic)));
}

#define ADD(path, func) g_test_add (path, BoardWindow, NULL, set_up, func, board_window_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/board-mark/click", test_click);
  ADD ("/board-mark/size", test_size);
  ADD ("/board-mark/key", test_key);
  ADD ("/board-mark/accessible", test_accessible);
  return g_test_run ();
}
