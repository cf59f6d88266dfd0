/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The catalogue below the board, with a real pointer and a real keyboard. */

#include "config.h"

#include "app-window.h"
#include "pergola-board-canvas.h"
#include "pergola-catalogue-pill.h"
#include "pergola-window-private.h"

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, "blank");
  g_assert_true (pergola_project_use (app_window_get_project (w), "activities"));
  pergola_editor_set_board (pergola_window_get_editor (w->window), "activities.matrix");
  hands_settle ();
  hands_focus (GTK_WINDOW (w->window));
}

static gboolean
is_of (GtkWidget *pill, gconstpointer id)
{
  return g_str_equal (pergola_catalogue_pill_get_entry (PERGOLA_CATALOGUE_PILL (pill))->id, id);
}

/* (nullable): the pill of an entry, where it is seen. */
static GtkWidget *
find_pill (AppWindow *w, const char *id)
{
  return hands_find (GTK_WIDGET (w->window->catalogue), PERGOLA_TYPE_CATALOGUE_PILL, is_of, id);
}

static gboolean
is_placed (AppWindow *w, const char *id)
{
  return pergola_catalogue_pill_is_placed (PERGOLA_CATALOGUE_PILL (find_pill (w, id)));
}

static guint
count (AppWindow *w)
{
  return pergola_project_count (app_window_get_project (w), "activity");
}

static GtkWidget *
get_search (AppWindow *w)
{
  return hands_find (GTK_WIDGET (w->window->catalogue), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
}

/* Several in a row, without leaving the strip; what stands there already is shown, not made twice. */
static void
test_enter (AppWindow *w, gconstpointer data)
{
  const char *first;

  hands_click (find_pill (w, "pointers-to-resources"));
  g_assert_cmpstr (pergola_editor_get_entry (w->window->editor), ==, "pointers-to-resources");
  g_assert_cmpuint (count (w), ==, 0);
  hands_act ("key Return");
  hands_wait_for (count (w) == 1 && is_placed (w, "pointers-to-resources"));
  first = pergola_item_get_id (app_window_find_item (w, "Pointers to resources"));
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, first);
  hands_act ("key Right");
  hands_act ("key Return");
  hands_wait_for (count (w) == 2 && is_placed (w, "news"));
  hands_act ("key Left");
  hands_act ("key Return");
  g_assert_cmpuint (count (w), ==, 2);
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, first);

  hands_act ("key ctrl+z");
  hands_wait_for (count (w) == 1 && !is_placed (w, "news"));
  hands_act ("key ctrl+shift+z");
  hands_wait_for (count (w) == 2 && is_placed (w, "news"));
}

/* The menu makes another of what is there. */
static void
test_another (AppWindow *w, gconstpointer data)
{
  hands_click (find_pill (w, "news"));
  hands_act ("key Return");
  hands_wait_for (count (w) == 1 && is_placed (w, "news"));
  hands_click_secondary (find_pill (w, "news"));
  app_window_choose (w, "Place Another");
  hands_wait_for (count (w) == 2);
  hands_act ("key Menu");
  app_window_choose (w, "Show on the Board");
  hands_wait_for (pergola_selection_get_size (app_window_get_selection (w)) == 2);
  hands_act ("key Escape");
}

/* Letters among the pills begin a search; it finds by what an activity is, and Down leads back to the pills. */
static void
test_search (AppWindow *w, gconstpointer data)
{
  hands_click (find_pill (w, "news"));
  hands_act ("type --delay 30 'peers probe'");
  hands_wait_for (find_pill (w, "case-clinics") != NULL && find_pill (w, "news") == NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_search (w))), ==, "peers probe");
  hands_act ("key Down");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (w->window)) == find_pill (w, "case-clinics"));
  hands_act ("key Return");
  hands_wait_for (count (w) == 1);
  app_window_find_item (w, "Case clinics");
  hands_click (get_search (w));
  hands_act ("key Escape");
  hands_wait_for (find_pill (w, "news") != NULL);
}

static GtkWidget *
get_board (AppWindow *w)
{
  return hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_BOARD_CANVAS, NULL, NULL);
}

/* Where a spot of the plane is on the board. */
static graphene_point_t
find_spot (AppWindow *w, double across, double down)
{
  PergolaBoardView *view = w->window->board;
  PergolaScene *scene = pergola_board_view_get_scene (view);
  PergolaBoardCanvas *canvas = PERGOLA_BOARD_CANVAS (get_board (w));
  PergolaRect spot = { scene->plane.x + across * scene->plane.width, scene->plane.y + down * scene->plane.height, 0,
                       0 };
  graphene_rect_t r = pergola_board_canvas_to_pixels (canvas, &spot);

  return GRAPHENE_POINT_INIT (r.origin.x, r.origin.y);
}

static void
drag (AppWindow *w, const char *id, double x, double y)
{
  GtkWidget *pill = find_pill (w, id);

  hands_point_at (pill, gtk_widget_get_width (pill) / 2.0, gtk_widget_get_height (pill) / 2.0);
  hands_drag_to (get_board (w), x, y);
  hands_settle ();
  hands_let_go ();
}

/* What is dropped on the plane takes the values there, and can go back to those of the catalogue. */
static void
test_drag (AppWindow *w, gconstpointer data)
{
  graphene_point_t spot = find_spot (w, 0.8, 0.7);
  double with, formal;
  PergolaItem *item;

  drag (w, "news", spot.x, spot.y);
  hands_wait_for (count (w) == 1);
  item = app_window_find_item (w, "News");
  g_assert_true (pergola_item_get_number (item, "with", &with));
  g_assert_true (pergola_item_get_number (item, "formal", &formal));
  g_assert_cmpfloat_with_epsilon (with, 0.8, 0.02);
  g_assert_cmpfloat_with_epsilon (formal, 0.7, 0.02);
  g_assert_cmpstr (pergola_item_get (item, "category"), ==, "exchanges");
  g_assert_true (PERGOLA_IS_BOARD_NODE (gtk_window_get_focus (GTK_WINDOW (w->window))));

  hands_act ("key Menu");
  app_window_choose (w, "Reset Position");
  hands_wait_for (g_strcmp0 (pergola_item_get (item, "with"), "0.24") == 0);
  g_assert_cmpstr (pergola_item_get (item, "formal"), ==, "0.06");
  hands_act ("key ctrl+z");
  hands_act ("key ctrl+z");
  hands_wait_for (count (w) == 0 && !is_placed (w, "news"));
}

/* Where an empty board asks for a first card, too. */
static void
test_drag_middle (AppWindow *w, gconstpointer data)
{
  graphene_point_t spot = find_spot (w, 0.5, 0.5);
  double with;

  drag (w, "news", spot.x, spot.y);
  hands_wait_for (count (w) == 1);
  g_assert_true (pergola_item_get_number (app_window_find_item (w, "News"), "with", &with));
  g_assert_cmpfloat_with_epsilon (with, 0.5, 0.02);
}

/* Beside the plane there is no place. */
static void
test_drag_outside (AppWindow *w, gconstpointer data)
{
  drag (w, "news", 4, 4);
  hands_settle ();
  g_assert_cmpuint (count (w), ==, 0);
}

/* What is deleted on the board is offered again. */
static void
test_delete (AppWindow *w, gconstpointer data)
{
  hands_click (find_pill (w, "news"));
  hands_act ("key Return");
  hands_wait_for (is_placed (w, "news"));
  app_window_click_node (w, "News");
  hands_act ("key Delete");
  hands_wait_for (!is_placed (w, "news"));
}

/* In another language the words are others, and what stands there stays marked. */
static void
test_language (AppWindow *w, gconstpointer data)
{
  hands_click (find_pill (w, "news"));
  hands_act ("key Return");
  hands_wait_for (is_placed (w, "news"));
  pergola_project_begin (app_window_get_project (w), "Change Language");
  pergola_project_set_property (app_window_get_project (w), "language", "pt", NULL);
  pergola_project_commit (app_window_get_project (w));
  hands_settle ();
  g_assert_true (is_placed (w, "news"));
}

/* Only where there is one; the key folds it away. */
static void
test_fold (AppWindow *w, gconstpointer data)
{
  hands_wait_for (find_pill (w, "news") != NULL);
  hands_act ("key shift+F9");
  hands_wait_for (find_pill (w, "news") == NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (w->window->catalogue)));
  hands_act ("key shift+F9");
  hands_wait_for (find_pill (w, "news") != NULL);
  pergola_editor_set_board (w->window->editor, "value.figure");
  hands_wait_for (!gtk_widget_get_mapped (GTK_WIDGET (w->window->catalogue)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, AppWindow, NULL, set_up, func, app_window_tear_down)
  ADD ("/window-catalogue/enter", test_enter);
  ADD ("/window-catalogue/another", test_another);
  ADD ("/window-catalogue/search", test_search);
  ADD ("/window-catalogue/drag", test_drag);
  ADD ("/window-catalogue/drag-middle", test_drag_middle);
  ADD ("/window-catalogue/drag-outside", test_drag_outside);
  ADD ("/window-catalogue/delete", test_delete);
  ADD ("/window-catalogue/language", test_language);
  ADD ("/window-catalogue/fold", test_fold);

  return g_test_run ();
}
