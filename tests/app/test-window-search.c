/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search over everything in a project, with a real keyboard and pointer. */

#include "config.h"

#include "app-window.h"
#include "pergola-board-node.h"
#include "pergola-search-view.h"
#include "pergola-window-private.h"

static const char *
get_view (AppWindow *w)
{
  return gtk_stack_get_visible_child_name (w->window->views);
}

static GtkWidget *
get_entry (AppWindow *w)
{
  return hands_find (GTK_WIDGET (w->window->search), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
}

static GtkSingleSelection *
get_results (AppWindow *w)
{
  GtkWidget *list = hands_find (GTK_WIDGET (w->window->search), GTK_TYPE_LIST_VIEW, NULL, NULL);

  return list != NULL ? GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))) : NULL;
}

/* (nullable): the title of what Enter would open. */
static const char *
get_result (AppWindow *w)
{
  GtkSingleSelection *results = get_results (w);
  PergolaSearchLine *line = results != NULL ? gtk_single_selection_get_selected_item (results) : NULL;

  return line != NULL && line->item != NULL ? pergola_item_get_title (line->item) : NULL;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
shows (AppWindow *w, const char *text)
{
  return hands_find (GTK_WIDGET (w->window->search), GTK_TYPE_LABEL, says, text) != NULL;
}

static void
type (AppWindow *w, const char *text)
{
  hands_act ("key ctrl+f");
  g_assert_cmpstr (get_view (w), ==, "search");
  hands_act ("type --delay 30 '%s'", text);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (w))), ==, text);
}

static void
start (AppWindow *w)
{
  hands_focus (GTK_WINDOW (w->window));
  gtk_widget_grab_focus (GTK_WIDGET (w->window->board));
  hands_settle ();
}

static const char *
get_board (AppWindow *w)
{
  return pergola_editor_get_board (w->window->editor);
}

static void
assert_selected (AppWindow *w, const char *title)
{
  const char *id = pergola_selection_get_single (app_window_get_selection (w));

  g_assert_nonnull (id);
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (app_window_get_project (w), id)), ==, title);
}

/* What was found stands on another board. */
static void
test_go (AppWindow *w, gconstpointer data)
{
  start (w);
  g_assert_cmpstr (get_board (w), ==, "value.figure");
  type (w, "rested LEAKS");
  g_assert_cmpstr (get_result (w), ==, "Nights off");
  hands_act ("key Return");
  hands_wait_for (g_str_equal (get_view (w), "diagram"));
  g_assert_cmpstr (get_board (w), ==, "value.cycles");
  assert_selected (w, "Nights off");
  hands_wait_for (PERGOLA_IS_BOARD_NODE (gtk_window_get_focus (GTK_WINDOW (w->window))));

  /* What was typed is still there, and goes with the first key. */
  type (w, "call-outs");
  g_assert_cmpstr (get_result (w), ==, "Fewer night call-outs");
}

static void
test_keys (AppWindow *w, gconstpointer data)
{
  g_autofree char *first = NULL;
  GtkSingleSelection *results;

  start (w);
  type (w, "night");
  results = get_results (w);
  first = g_strdup (get_result (w));
  g_assert_nonnull (first);
  g_assert_cmpuint (gtk_single_selection_get_selected (results), ==, 1);
  hands_act ("key Up");
  g_assert_cmpstr (get_result (w), ==, first);
  hands_act ("key Down");
  g_assert_cmpuint (gtk_single_selection_get_selected (results), ==, 2);
  /* Headings are passed, and the end is the end. */
  for (int i = 0; i < 8; i++)
    {
      hands_act ("key Next");
      g_assert_nonnull (get_result (w));
    }
  g_assert_cmpuint (gtk_single_selection_get_selected (results), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (results)) - 1);
  hands_act ("key Prior Prior Prior Prior Prior Prior Prior");
  g_assert_cmpstr (get_result (w), ==, first);

  /* From one result to the next without the list. */
  hands_act ("key Return");
  assert_selected (w, first);
  hands_act ("key ctrl+g");
  g_assert_cmpstr (pergola_item_get_title (pergola_project_get (
                     app_window_get_project (w), pergola_selection_get_single (app_window_get_selection (w)))),
                   !=, first);
  hands_act ("key ctrl+shift+g");
  assert_selected (w, first);
  g_assert_cmpstr (get_view (w), !=, "search");
}

/* Escape goes back to where it began, and nothing has changed. */
static void
test_escape (AppWindow *w, gconstpointer data)
{
  const char *id = pergola_item_get_id (app_window_find_item (w, "Control-room visit"));
  GtkWidget *focus;

  start (w);
  app_window_click_node (w, "Control-room visit");
  type (w, "rested");
  hands_act ("key Down");
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (get_view (w), "diagram"));
  g_assert_cmpstr (get_board (w), ==, "value.figure");
  assert_selected (w, "Control-room visit");
  focus = gtk_window_get_focus (GTK_WINDOW (w->window));
  g_assert_true (PERGOLA_IS_BOARD_NODE (focus));
  g_assert_cmpstr (pergola_board_node_get_id (PERGOLA_BOARD_NODE (focus)), ==, id);

  g_action_group_change_action_state (G_ACTION_GROUP (w->window), "show-outline", g_variant_new_boolean (TRUE));
  hands_settle ();
  type (w, "rested");
  hands_act ("key Escape");
  hands_wait_for (g_str_equal (get_view (w), "outline"));
  assert_selected (w, "Control-room visit");
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (w->window)), GTK_WIDGET (w->window->outline)));
}

static void
test_nothing (AppWindow *w, gconstpointer data)
{
  start (w);
  type (w, "pump");
  hands_wait_for (get_result (w) != NULL);
  hands_act ("type --delay 30 ernickel");
  hands_wait_for (shows (w, "Nothing matches “pumpernickel”."));
  hands_act ("key Return");
  g_assert_cmpstr (get_view (w), ==, "search");
  gtk_editable_set_text (GTK_EDITABLE (get_entry (w)), "\"still warm\"");
  hands_wait_for (shows (w, "1 result"));
  gtk_editable_set_text (GTK_EDITABLE (get_entry (w)), " ");
  hands_wait_for (!shows (w, "1 result"));
}

/* A type that this version of the board leaves out, a story, a link. */
static void
test_hidden (AppWindow *w, gconstpointer data)
{
  PergolaItem *item = app_window_find_item (w, "Who is where");

  start (w);
  g_action_group_activate_action (pergola_editor_get_actions (w->window->editor), "variant",
                                  g_variant_new_string ("seven"));
  hands_settle ();
  g_assert_cmpstr (pergola_item_get (item, "type"), ==, "orienting");
  type (w, "who is where");
  hands_act ("key Return");
  assert_selected (w, "Who is where");
  g_assert_cmpstr (
    pergola_project_get_variant (app_window_get_project (w), pergola_editor_get_board_def (w->window->editor))->id, ==,
    "eight");

  /* What no zone of a board shows has its page in the details; what has a page of its own is gone to. */
  type (w, "valve map lied");
  hands_act ("key Return");
  assert_selected (w, "The valve map lied");
  g_assert_cmpstr (pergola_editor_get_board (w->window->editor), ==, "value.stories");
  pergola_editor_set_board (w->window->editor, "value.figure");

  /* The outline has no lines for links. */
  g_action_group_change_action_state (G_ACTION_GROUP (w->window), "show-outline", g_variant_new_boolean (TRUE));
  hands_settle ();
  type (w, "clinics, shorter");
  hands_act ("key Return");
  assert_selected (w, "more clinics, shorter");
  g_assert_cmpstr (get_view (w), ==, "diagram");
}

static gboolean
is_of (GtkWidget *row, gconstpointer title)
{
  return hands_find (row, GTK_TYPE_LABEL, says, title) != NULL;
}

static void
test_pointer (AppWindow *w, gconstpointer data)
{
  GtkWidget *row;

  start (w);
  type (w, "night");
  hands_settle ();
  row = hands_find (GTK_WIDGET (w->window->search), PERGOLA_TYPE_SEARCH_ROW, is_of, "Night flow counts");
  g_assert_nonnull (row);
  hands_click (row);
  hands_wait_for (g_str_equal (get_view (w), "diagram"));
  assert_selected (w, "Night flow counts");
}

/* A new card, and what is undone, are to be seen. */
static void
test_leave (AppWindow *w, gconstpointer data)
{
  start (w);
  type (w, "night");
  hands_act ("key ctrl+shift+n");
  hands_wait_for (g_str_equal (get_view (w), "diagram"));
  hands_settle ();
  hands_act ("type --delay 30 Zebra");
  hands_act ("key Return");
  app_window_find_item (w, "Zebra");

  type (w, "zebra");
  g_assert_cmpstr (get_result (w), ==, "Zebra");
  gtk_widget_activate_action (GTK_WIDGET (w->window), "edit.undo", NULL);
  hands_settle ();
  hands_act ("key ctrl+f");
  hands_wait_for (shows (w, "Nothing matches “zebra”."));
}

#define ADD(path, test) g_test_add (path, AppWindow, "water-utilities", app_window_set_up, test, app_window_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/window-search/go", test_go);
  ADD ("/window-search/keys", test_keys);
  ADD ("/window-search/escape", test_escape);
  ADD ("/window-search/nothing", test_nothing);
  ADD ("/window-search/hidden", test_hidden);
  ADD ("/window-search/pointer", test_pointer);
  ADD ("/window-search/leave", test_leave);

  return g_test_run ();
}
