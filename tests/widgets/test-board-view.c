/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hands.h"
#include "window.h"

#include "pergola-board-node.h"
#include "pergola-time-bar.h"
#include "pergola-title-entry.h"

static PergolaSelection *
get_selection (BoardWindow *w)
{
  return pergola_editor_get_selection (w->fixture.editor);
}

static const char *
get_focus (BoardWindow *w)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (w->window));

  return PERGOLA_IS_BOARD_NODE (focus) ? pergola_board_node_get_id (PERGOLA_BOARD_NODE (focus)) : NULL;
}

/* Everything on the board fits, and each item has an object of its own where the eye sees it. */
static void
test_nodes (BoardWindow *w, gconstpointer data)
{
  const char *ids[] = { w->fixture.clinic, w->fixture.losses, w->fixture.aspiration, w->fixture.condition,
                        w->fixture.flow };
  PergolaScene *scene = pergola_board_view_get_scene (w->view);

  g_assert_cmpuint (scene->nodes->len, ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *node = board_window_find_node (w, ids[i]);
      PergolaRect bounds;
      graphene_rect_t place;

      g_assert_nonnull (node);
      g_assert_true (gtk_widget_get_mapped (node));
      g_assert_true (pergola_board_view_get_node_bounds (w->view, ids[i], &bounds));
      g_assert_true (gtk_widget_compute_bounds (node, GTK_WIDGET (w->view), &place));
      g_assert_cmpfloat_with_epsilon (place.origin.x, bounds.x, 2);
      g_assert_cmpfloat_with_epsilon (place.origin.y, bounds.y, 2);
      g_assert_true (place.origin.x >= 0 && place.origin.x + place.size.width <= 1000);
    }
}

static void
test_accessible (BoardWindow *w, gconstpointer data)
{
  GtkAccessible *node = GTK_ACCESSIBLE (board_window_find_node (w, w->fixture.clinic));

  gtk_test_accessible_assert_role (node, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (node, GTK_ACCESSIBLE_PROPERTY_LABEL, "Monthly leak clinic");
  gtk_test_accessible_assert_property (node, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Value. Immediate. 12 people. Leads to Night-flow checklist");
  node = GTK_ACCESSIBLE (board_window_find_node (w, w->fixture.flow));
  gtk_test_accessible_assert_property (node, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Link from Monthly leak clinic to Night-flow checklist");
}

/* Tab meets all of it in reading order, then leaves. */
static void
test_tab (BoardWindow *w, gconstpointer data)
{
  PergolaScene *scene = pergola_board_view_get_scene (w->view);
  GtkWidget *canvas = board_window_get_canvas (w);

  gtk_window_set_focus (GTK_WINDOW (w->window), NULL);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
      g_assert_cmpstr (get_focus (w), ==, g_array_index (scene->nodes, PergolaNode, i).id);
      g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, get_focus (w));
    }
  g_assert_false (gtk_widget_child_focus (canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (w->view), GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (w->window))));
  g_assert_true (gtk_widget_child_focus (canvas, GTK_DIR_TAB_BACKWARD));
}

/* Focus stays with its item when the board is laid out anew, and finds a neighbour when the item goes. */
static void
test_focus_survives (BoardWindow *w, gconstpointer data)
{
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.trial));
  fixture_activate (&w->fixture, "variant", "seven");
  board_window_settle (w);
  g_assert_cmpstr (get_focus (w), ==, w->fixture.trial);

  pergola_selection_set_one (get_selection (w), w->fixture.trial);
  fixture_activate (&w->fixture, "delete", NULL);
  board_window_settle (w);
  g_assert_nonnull (get_focus (w));
}

static void
assert_text (GtkWidget *entry, const char *expected)
{
  g_autofree char *text = pergola_title_entry_get_text (PERGOLA_TITLE_ENTRY (entry));

  g_assert_cmpstr (text, ==, expected);
}

/* Its field stays on its card, and a long title wraps. */
static void
test_edit_within_card (BoardWindow *w, gconstpointer data)
{
  const char *const ids[] = { w->fixture.clinic, w->fixture.checklist, w->fixture.losses };
  graphene_rect_t r;
  PergolaRect card;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *entry;

      pergola_board_view_edit_title (w->view, ids[i]);
      board_window_settle (w);
      entry = board_window_find_entry (w);
      g_assert_true (pergola_board_view_get_node_bounds (w->view, ids[i], &card));
      g_assert_true (gtk_widget_compute_bounds (entry, board_window_get_canvas (w), &r));
      g_assert_cmpfloat (r.origin.x, >=, card.x);
      g_assert_cmpfloat (r.origin.y, >=, card.y);
      g_assert_cmpfloat (r.origin.x + r.size.width, <=, card.x + card.width);
      g_assert_cmpfloat (r.origin.y + r.size.height, <=, card.y + card.height);

      pergola_title_entry_set_text (PERGOLA_TITLE_ENTRY (entry), "A title that is long enough to need three lines");
      board_window_settle (w);
      g_assert_true (pergola_board_view_get_node_bounds (w->view, ids[i], &card));
      g_assert_true (gtk_widget_compute_bounds (entry, board_window_get_canvas (w), &r));
      g_assert_cmpfloat (r.size.height, >=, 30);
      g_assert_cmpfloat (r.origin.x + r.size.width, <=, card.x + card.width);
    }
}

static void
test_edit_in_place (BoardWindow *w, gconstpointer data)
{
  GtkWidget *node = board_window_find_node (w, w->fixture.trial);
  GtkWidget *entry;

  g_assert_true (gtk_widget_activate_action (node, "node.rename", NULL));
  entry = board_window_find_entry (w);
  assert_text (entry, "Night-flow trial");
  g_assert_false (gtk_text_buffer_get_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry))));

  /* One paragraph, whatever is pasted. */
  pergola_title_entry_set_text (PERGOLA_TITLE_ENTRY (entry), "Night-flow\ntrial, Zone 3");
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.trial, "title"), ==, "Night-flow trial, Zone 3");
  board_window_settle (w);

  /* The window's undo reaches into the field. */
  fixture_activate (&w->fixture, "undo", NULL);
  assert_text (entry, "Night-flow trial");
  fixture_activate (&w->fixture, "redo", NULL);
  assert_text (entry, "Night-flow trial, Zone 3");

  /* Leaving the field keeps what was typed. */
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.clinic));
  board_window_settle (w);
  g_assert_null (board_window_find_entry (w));
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.trial, "title"), ==, "Night-flow trial, Zone 3");
}

/* A thousand changes, one new scene. */
static void
test_rebuilds_once (BoardWindow *w, gconstpointer data)
{
  PergolaScene *before = pergola_board_view_get_scene (w->view);
  PergolaScene *after;

  pergola_scene_ref (before);
  pergola_project_begin (w->fixture.project, "Many");
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Card %u", i);

      pergola_project_set (w->fixture.project, w->fixture.clinic, "title", title, NULL);
    }
  pergola_project_commit (w->fixture.project);
  after = pergola_board_view_get_scene (w->view);
  g_assert_true (after != before);
  g_assert_true (pergola_board_view_get_scene (w->view) == after);
  pergola_scene_unref (before);
}

static gboolean
has_visible_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return gtk_widget_get_mapped (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_visible_button (child, label))
      return TRUE;

  return FALSE;
}

static void
test_empty (BoardWindow *w, gconstpointer data)
{
  const PergolaBoardDef *board = pergola_editor_get_board_def (w->fixture.editor);

  g_assert_false (has_visible_button (GTK_WIDGET (w->view), board->first));
  fixture_activate (&w->fixture, "select-all", NULL);
  fixture_activate (&w->fixture, "delete", NULL);
  board_window_settle (w);
  g_assert_true (has_visible_button (GTK_WIDGET (w->view), board->first));

  fixture_activate (&w->fixture, "add", "");
  board_window_settle (w);
  g_assert_false (has_visible_button (GTK_WIDGET (w->view), board->first));
  g_assert_nonnull (board_window_find_entry (w));
}

static void
test_link_with_keyboard (BoardWindow *w, gconstpointer data)
{
  guint links = fixture_count_links (w->fixture.project, "flow");

  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.visit));
  g_assert_true (gtk_widget_activate_action (board_window_find_node (w, w->fixture.visit), "node.link", NULL));
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.contact));
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, w->fixture.visit);
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "flow"), ==, links);
}

/* The figure as it was: what comes later is not there, for the eye and for assistive tools; all else stays in place. */
static void
test_time (BoardWindow *w, gconstpointer data)
{
  Fixture *f = &w->fixture;
  PergolaRect before, then;
  GtkWidget *bar, *scale;
  guint32 day;

  pergola_edit_set (f->project, f->checklist, "date", "2026-02-01", FALSE, NULL);
  pergola_edit_set (f->project, f->losses, "date", "2026-05-14", FALSE, NULL);
  g_assert_null (hands_find (GTK_WIDGET (w->view), PERGOLA_TYPE_TIME_BAR, NULL, NULL));
  fixture_activate (f, "time", NULL);
  board_window_settle (w);
  bar = hands_find (GTK_WIDGET (w->view), PERGOLA_TYPE_TIME_BAR, NULL, NULL);
  g_assert_nonnull (bar);
  scale = hands_find (bar, GTK_TYPE_SCALE, NULL, NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (w->window)) == scale);
  g_assert_true (pergola_board_view_get_node_bounds (w->view, f->clinic, &before));
  g_assert_nonnull (board_window_find_node (w, f->losses));

  day = pergola_timeline_get_day (pergola_editor_get_timeline (f->editor), f->checklist);
  gtk_range_set_value (GTK_RANGE (scale), day);
  board_window_settle (w);
  g_assert_cmpuint (pergola_editor_get_until (f->editor), ==, day);
  g_assert_null (board_window_find_node (w, f->losses));
  g_assert_nonnull (board_window_find_node (w, f->checklist));
  g_assert_true (pergola_board_view_get_node_bounds (w->view, f->clinic, &then));
  g_assert_cmpfloat (then.x, ==, before.x);
  g_assert_cmpfloat (then.y, ==, before.y);

  fixture_activate (f, "time", NULL);
  board_window_settle (w);
  g_assert_false (gtk_widget_get_mapped (bar));
  g_assert_nonnull (board_window_find_node (w, f->losses));
}

/* An early day is no empty board. */
static void
test_time_is_not_empty (BoardWindow *w, gconstpointer data)
{
  Fixture *f = &w->fixture;
  const PergolaBoardDef *board = pergola_editor_get_board_def (f->editor);
  const char *ids[] = { f->clinic, f->visit, f->checklist, f->contact, f->trial, f->losses, f->team };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    pergola_edit_set (f->project, ids[i], "date", "2026-05-14", FALSE, NULL);
  fixture_activate (f, "time", NULL);
  pergola_editor_set_until (f->editor, 1);
  board_window_settle (w);
  g_assert_null (board_window_find_node (w, f->clinic));
  g_assert_false (has_visible_button (GTK_WIDGET (w->view), board->first));
}

#define ADD(path, func) g_test_add (path, BoardWindow, NULL, board_window_set_up, func, board_window_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/board-view/nodes", test_nodes);
  ADD ("/board-view/accessible", test_accessible);
  ADD ("/board-view/tab", test_tab);
  ADD ("/board-view/focus-survives", test_focus_survives);
  ADD ("/board-view/edit-in-place", test_edit_in_place);
  ADD ("/board-view/edit-within-card", test_edit_within_card);
  ADD ("/board-view/rebuilds-once", test_rebuilds_once);
  ADD ("/board-view/empty", test_empty);
  ADD ("/board-view/time", test_time);
  ADD ("/board-view/time-is-not-empty", test_time_is_not_empty);
  ADD ("/board-view/link-with-keyboard", test_link_with_keyboard);

  return g_test_run ();
}
