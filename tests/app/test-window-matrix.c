/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The matrix of the example, with a real pointer and a real keyboard: places, sliders, filters, and one item in two
 * figures. */

#include "config.h"

#include "app-window.h"
#include "pergola-board-canvas.h"
#include "pergola-filter-button.h"
#include "pergola-time-bar.h"
#include "pergola-window-private.h"

#include <math.h>

static void
set_up (AppWindow *w, gconstpointer data)
{
  app_window_set_up (w, "water-utilities");
  pergola_editor_set_board (pergola_window_get_editor (w->window), "activities.matrix");
  hands_settle ();
  hands_focus (GTK_WINDOW (w->window));
}

static PergolaBoardCanvas *
get_canvas (AppWindow *w)
{
  return PERGOLA_BOARD_CANVAS (hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_BOARD_CANVAS, NULL, NULL));
}

static double
get_number (AppWindow *w, const char *title, const char *field)
{
  double value = NAN;

  pergola_item_get_number (app_window_find_item (w, title), field, &value);
  return value;
}

static const PergolaNode *
get_node (AppWindow *w, const char *title)
{
  PergolaScene *scene = pergola_board_canvas_ensure_scene (get_canvas (w));

  return pergola_scene_get_node (scene, pergola_item_get_id (app_window_find_item (w, title)));
}

/* --- Places --- */

/* To the right and upwards: both values follow, the order on the board is that of the values, one step takes it back.
 */
static void
test_drag (AppWindow *w, gconstpointer data)
{
  PergolaBoardCanvas *canvas = get_canvas (w);
  double with = get_number (w, "Stories", "with"), formal = get_number (w, "Stories", "formal");
  graphene_rect_t r = pergola_board_canvas_to_pixels (canvas, &get_node (w, "Stories")->bounds);
  graphene_rect_t plane = pergola_board_canvas_to_pixels (canvas, &canvas->scene->plane);
  double x = r.origin.x + r.size.width / 2, y = r.origin.y + r.size.height / 2;

  hands_point_at (GTK_WIDGET (canvas), x, y);
  hands_drag_to (GTK_WIDGET (canvas), plane.origin.x + plane.size.width * 0.8,
                 plane.origin.y + plane.size.height * 0.1);
  hands_let_go ();
  hands_wait_for (get_number (w, "Stories", "with") > with + 0.3);
  g_assert_cmpfloat (get_number (w, "Stories", "formal"), !=, formal);
  g_assert_cmpstr (pergola_item_get (app_window_find_item (w, "Stories"), "category"), ==, "exchanges");

  hands_act ("key ctrl+z");
  hands_wait_for (fabs (get_number (w, "Stories", "with") - with) < 1e-9);
  g_assert_cmpfloat_with_epsilon (get_number (w, "Stories", "formal"), formal, 1e-9);
}

/* Along both axes, with keys; what follows on each other is one step. */
static void
test_keys (AppWindow *w, gconstpointer data)
{
  double with = get_number (w, "Stories", "with"), formal = get_number (w, "Stories", "formal");

  app_window_click_node (w, "Stories");
  hands_act ("key alt+Right");
  hands_act ("key alt+Right");
  hands_act ("key alt+Down");
  hands_wait_for (fabs (get_number (w, "Stories", "with") - with - 0.04) < 1e-9 &&
                  fabs (get_number (w, "Stories", "formal") - formal - 0.02) < 1e-9);
  hands_act ("key ctrl+z");
  hands_wait_for (fabs (get_number (w, "Stories", "with") - with) < 1e-9);
}

/* A double click on the plane makes an activity there. */
static void
test_double_click (AppWindow *w, gconstpointer data)
{
  PergolaBoardCanvas *canvas = get_canvas (w);
  PergolaProject *project = app_window_get_project (w);
  guint n = pergola_project_count (project, "activity");
  graphene_rect_t plane = pergola_board_canvas_to_pixels (canvas, &canvas->scene->plane);

  hands_point_at (GTK_WIDGET (canvas), plane.origin.x + 4, plane.origin.y + 4);
  hands_act ("click --repeat 2 --delay 60 1");
  hands_wait_for (pergola_project_count (project, "activity") == n + 1);
  hands_settle ();
  hands_act ("type --delay 30 Songs");
  hands_act ("key Return");
  g_assert_cmpfloat (get_number (w, "Songs", "with"), <, 0.1);
  g_assert_cmpfloat (get_number (w, "Songs", "formal"), <, 0.1);
  g_assert_cmpstr (pergola_item_get (app_window_find_item (w, "Songs"), "source"), ==, "inside");
}

/* --- Sliders --- */

static gboolean
is_at (GtkWidget *scale, gconstpointer value)
{
  return fabs (gtk_range_get_value (GTK_RANGE (scale)) - *(const double *) value) < 1e-9;
}

/* The slider shows the number that a drag set; sliding moves the pill. */
static void
test_slider (AppWindow *w, gconstpointer data)
{
  double with = get_number (w, "Stories", "with"), before = get_node (w, "Stories")->bounds.x;
  GtkWidget *scale;

  app_window_click_node (w, "Stories");
  hands_settle ();
  scale = hands_find (GTK_WIDGET (w->window->inspector), GTK_TYPE_SCALE, is_at, &with);
  g_assert_nonnull (scale);
  gtk_widget_grab_focus (scale);
  for (int i = 0; i < 5; i++)
    hands_act ("key Page_Up");
  hands_wait_for (get_number (w, "Stories", "with") > with + 0.4);
  g_assert_cmpfloat (get_node (w, "Stories")->bounds.x, >, before);
  /* One step, but on a slow machine, where each key comes after a pause. */
  for (int i = 0; i < 5 && fabs (get_number (w, "Stories", "with") - with) > 1e-9; i++)
    {
      hands_act ("key ctrl+z");
      hands_settle ();
    }
  hands_wait_for (is_at (scale, &with));
  g_assert_cmpfloat (get_node (w, "Stories")->bounds.x, ==, before);
}

/* --- Filters --- */

static guint
count_faded (AppWindow *w)
{
  PergolaScene *scene = pergola_board_canvas_ensure_scene (get_canvas (w));
  guint n = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    n += g_array_index (scene->nodes, PergolaNode, i).faded;

  return n;
}

static gboolean
says (GtkWidget *check, gconstpointer words)
{
  return g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), words) == 0;
}

/* What does not match stands back where it stood; nothing of it is an edit. */
static void
test_filter (AppWindow *w, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (app_window_get_project (w));
  PergolaRect before = get_node (w, "Stories")->bounds;
  GtkWidget *check;

  g_assert_cmpuint (count_faded (w), ==, 0);
  hands_click (hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_FILTER_BUTTON, NULL, NULL));
  hands_settle ();
  check = hands_find (GTK_WIDGET (w->window), GTK_TYPE_CHECK_BUTTON, says, "Dropped");
  g_assert_nonnull (check);
  hands_click (check);
  hands_wait_for (count_faded (w) == 37);
  g_assert_true (get_node (w, "Stories")->faded);
  g_assert_cmpfloat (get_node (w, "Stories")->bounds.x, ==, before.x);
  g_assert_true (pergola_history_is_clean (history));
  hands_click (app_window_find_button (GTK_WIDGET (w->window), "_Show All"));
  hands_wait_for (count_faded (w) == 0);
  hands_act ("key Escape");
}

/* --- One item in two figures --- */

/* Renamed in the matrix it is renamed in the framework, and one undo there undoes it in both. */
static void
test_two_figures (AppWindow *w, gconstpointer data)
{
  PergolaItem *clinic = app_window_find_item (w, "Monthly leak clinic");
  GtkWidget *row;

  app_window_click_node (w, "Monthly leak clinic");
  hands_act ("key F2");
  hands_settle ();
  hands_act ("key ctrl+a");
  hands_act ("type --delay 30 'Leak day'");
  hands_act ("key Return");
  hands_wait_for (g_str_equal (pergola_item_get_title (clinic), "Leak day"));

  row = app_window_find_row (w, "Framework");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  hands_act ("key Return");
  hands_wait_for (g_str_equal (pergola_editor_get_board (w->window->editor), "value.figure"));
  g_assert_nonnull (get_node (w, "Leak day"));
  g_assert_cmpstr (pergola_selection_get_single (app_window_get_selection (w)), ==, pergola_item_get_id (clinic));

  hands_act ("key ctrl+z");
  hands_wait_for (g_str_equal (pergola_item_get_title (clinic), "Monthly leak clinic"));
  g_assert_nonnull (get_node (w, "Monthly leak clinic"));
  pergola_editor_set_board (w->window->editor, "activities.matrix");
  hands_settle ();
  g_assert_nonnull (get_node (w, "Monthly leak clinic"));
}

/* --- Time --- */

/* Time begins with the first card of the figure; keys go from day to day, and playing goes on by itself. */
static void
test_time (AppWindow *w, gconstpointer data)
{
  PergolaEditor *editor = pergola_window_get_editor (w->window);
  GDate new_year;
  guint32 first;
  GtkWidget *bar, *scale, *play;

  g_date_set_dmy (&new_year, 1, G_DATE_JANUARY, 2026);
  first = g_date_get_julian (&new_year);

  pergola_editor_set_board (editor, "value.figure");
  hands_settle ();
  pergola_editor_set_timing (editor, TRUE);
  hands_settle ();
  bar = hands_find (GTK_WIDGET (w->window), PERGOLA_TYPE_TIME_BAR, NULL, NULL);
  scale = hands_find (bar, GTK_TYPE_SCALE, NULL, NULL);
  play = hands_find (bar, GTK_TYPE_BUTTON, NULL, NULL);
  hands_wait_for (gtk_adjustment_get_lower (gtk_range_get_adjustment (GTK_RANGE (scale))) == first);
  gtk_widget_grab_focus (scale);
  hands_act ("key Home");
  hands_wait_for (pergola_editor_get_until (editor) == first);
  hands_act ("key Right");
  hands_wait_for (pergola_editor_get_until (editor) > first);
  hands_act ("key End");
  hands_wait_for (pergola_editor_get_until (editor) == PERGOLA_TIMELINE_ALWAYS);
  gtk_widget_grab_focus (play);
  hands_act ("key space");
  hands_wait_for (pergola_editor_get_until (editor) > first);
  hands_act ("key Escape");
  hands_wait_for (!pergola_editor_get_timing (editor));
  hands_wait_for (pergola_editor_get_until (editor) == PERGOLA_TIMELINE_ALWAYS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, AppWindow, NULL, set_up, func, app_window_tear_down)
  ADD ("/window-matrix/drag", test_drag);
  ADD ("/window-matrix/keys", test_keys);
  ADD ("/window-matrix/double-click", test_double_click);
  ADD ("/window-matrix/slider", test_slider);
  ADD ("/window-matrix/filter", test_filter);
  ADD ("/window-matrix/two-figures", test_two_figures);
  ADD ("/window-matrix/time", test_time);

  return g_test_run ();
}
