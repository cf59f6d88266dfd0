/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What a board shows: how large, how much of it, and whether that is what the project is now. */

#include "hands.h"
#include "window.h"

static PergolaSelection *
get_selection (BoardWindow *w)
{
  return pergola_editor_get_selection (w->fixture.editor);
}

static void
test_zoom (BoardWindow *w, gconstpointer data)
{
  gboolean fit;
  double fitted = pergola_board_view_get_zoom (w->view);
  GtkWidget *node;

  pergola_board_view_set_zoom (w->view, 9);
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), ==, 4);
  g_object_get (w->view, "fit", &fit, NULL);
  g_assert_false (fit);
  board_window_settle (w);

  /* Far out of sight, but Tab and the outline can still go there. */
  pergola_board_view_reveal (w->view, w->fixture.team);
  board_window_settle (w);
  node = board_window_find_node (w, w->fixture.team);
  g_assert_nonnull (node);
  g_assert_null (board_window_find_node (w, w->fixture.aspiration));

  pergola_board_view_zoom_to_fit (w->view);
  board_window_settle (w);
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), ==, fitted);
  g_assert_nonnull (board_window_find_node (w, w->fixture.aspiration));
}

static void
move_to (BoardWindow *w, const char *id, const char *type)
{
  pergola_edit_set (w->fixture.project, id, "type", type, FALSE, NULL);
  board_window_settle (w);
}

/* A figure that grew and shrank again fills its page as before. */
static void
test_stays_fitted (BoardWindow *w, gconstpointer data)
{
  double fitted;

  for (guint i = 0; i < 14; i++)
    {
      PergolaItem *item;

      pergola_project_begin (w->fixture.project, "Fill");
      item = pergola_project_add (w->fixture.project, "value", NULL);
      pergola_project_set (w->fixture.project, pergola_item_get_id (item), "type", "strategic", NULL);
      pergola_project_commit (w->fixture.project);
    }
  board_window_settle (w);
  fitted = pergola_board_view_get_zoom (w->view);

  for (guint n = 0; n < 3; n++)
    {
      const char *ids[] = { w->fixture.visit, w->fixture.checklist, w->fixture.contact };

      move_to (w, ids[n], "strategic");
    }
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), <, fitted);
  for (guint n = 0; n < 3; n++)
    fixture_activate (&w->fixture, "undo", NULL);
  board_window_settle (w);
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), ==, fitted);
}

/* Who has zoomed keeps the zoom, and what is in sight stays about where it is when something above it grows. */
static void
test_keeps_zoom (BoardWindow *w, gconstpointer data)
{
  PergolaRect before, after;

  pergola_board_view_set_zoom (w->view, 2);
  pergola_board_view_reveal (w->view, w->fixture.team);
  board_window_settle (w);
  g_assert_true (pergola_board_view_get_node_bounds (w->view, w->fixture.team, &before));

  pergola_project_begin (w->fixture.project, "Fill");
  for (guint i = 0; i < 12; i++)
    {
      PergolaItem *item = pergola_project_add (w->fixture.project, "value", NULL);

      pergola_project_set (w->fixture.project, pergola_item_get_id (item), "type", "strategic", NULL);
    }
  pergola_project_commit (w->fixture.project);
  board_window_settle (w);
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), ==, 2);
  g_assert_true (pergola_board_view_get_node_bounds (w->view, w->fixture.team, &after));
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 40);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 120);

  fixture_activate (&w->fixture, "undo", NULL);
  board_window_settle (w);
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), ==, 2);
  g_assert_true (pergola_board_view_get_node_bounds (w->view, w->fixture.team, &after));
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 40);
}

/* On a narrow screen words can be read, and all of it can be seen. */
static void
test_narrow (BoardWindow *w, gconstpointer data)
{
  GtkWidget *canvas = board_window_get_canvas (w);
  double zoom;

  gtk_window_set_default_size (GTK_WINDOW (w->window), 360, 640);
  hands_wait_for (gtk_widget_get_width (canvas) < 400);
  board_window_settle (w);
  zoom = pergola_board_view_get_zoom (w->view);
  g_assert_cmpfloat (zoom * 11, >=, 8);

  pergola_board_view_zoom_to_fit (w->view);
  board_window_settle (w);
  g_assert_cmpfloat (pergola_board_view_get_scene (w->view)->width * pergola_board_view_get_zoom (w->view), <=, 361);
}

/* What is read downwards can be read on a page of middle width too, and all of it can be seen. */
static void
test_rows (BoardWindow *w, gconstpointer data)
{
  GtkWidget *canvas = board_window_get_canvas (w);

  pergola_editor_set_board (w->fixture.editor, "value.matrix");
  gtk_window_set_default_size (GTK_WINDOW (w->window), 620, 640);
  hands_wait_for (gtk_widget_get_width (canvas) < 640 && gtk_widget_get_width (canvas) > 560);
  board_window_settle (w);
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view) * 11, >=, 8);

  pergola_board_view_zoom_to_fit (w->view);
  board_window_settle (w);
  g_assert_cmpfloat (pergola_board_view_get_scene (w->view)->width * pergola_board_view_get_zoom (w->view), <=, 641);
}

/* (transfer full): the board as it is drawn: blue, green, red and alpha of each pixel. */
static guchar *
draw_canvas (BoardWindow *w, int *width)
{
  GtkWidget *canvas = board_window_get_canvas (w);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (canvas));
  int height = gtk_widget_get_height (canvas);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;
  guchar *pixels;

  *width = gtk_widget_get_width (canvas);
  GTK_WIDGET_GET_CLASS (canvas)->snapshot (canvas, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, *width, height));
  gsk_render_node_unref (node);
  pixels = g_malloc (*width * height * 4);
  gdk_texture_download (texture, pixels, *width * 4);

  return pixels;
}

static gsize
get_picture_size (BoardWindow *w)
{
  GtkWidget *canvas = board_window_get_canvas (w);

  return (gsize) gtk_widget_get_width (canvas) * gtk_widget_get_height (canvas) * 4;
}

/* What is painted only where something changed, or came into sight, looks as if it had been painted at once. */
static void
test_repaints_what_changed (BoardWindow *w, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree guchar *dark = NULL;
  int width, worst = 0;

  pergola_board_view_set_zoom (w->view, 1.7);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("Night-flow %d", i);
      g_autofree guchar *piecemeal = NULL, *at_once = NULL;

      if (i % 2 == 0)
        pergola_edit_set (w->fixture.project, w->fixture.clinic, "title", title, FALSE, NULL);
      else if (i == 1)
        fixture_activate (&w->fixture, "undo", NULL);
      else
        pergola_board_view_reveal (w->view, i == 3 ? w->fixture.team : w->fixture.aspiration);
      board_window_settle (w);
      piecemeal = draw_canvas (w, &width);
      adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
      g_free (dark);
      dark = draw_canvas (w, &width);
      adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
      at_once = draw_canvas (w, &width);
      for (gsize p = 0; p < get_picture_size (w); p++)
        worst = MAX (worst, ABS (piecemeal[p] - at_once[p]));
      /* Letters may be off by a part of a pixel. */
      g_assert_cmpint (worst, <, 64);
      g_assert_cmpint (memcmp (dark, at_once, get_picture_size (w)), !=, 0);
    }
}

/* (transfer full): the board painted at once, as nothing of it was before. */
static guchar *
draw_afresh (BoardWindow *w, int *width)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree guchar *dark = NULL;

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  dark = draw_canvas (w, width);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);

  return draw_canvas (w, width);
}

/* How far the board as it is drawn is from what it would be, painted at once. */
static int
get_staleness (BoardWindow *w)
{
  int width, worst = 0;
  g_autofree guchar *now = draw_canvas (w, &width);
  g_autofree guchar *fresh = draw_afresh (w, &width);

  for (gsize p = 0; p < get_picture_size (w); p++)
    worst = MAX (worst, ABS (now[p] - fresh[p]));

  return worst;
}

static guint
count_ground (BoardWindow *w)
{
  int width;
  g_autofree guchar *pixels = draw_canvas (w, &width);
  guint count = 0;

  for (gsize p = 4; p < get_picture_size (w); p += 4)
    count += memcmp (pixels + p, pixels, 4) == 0;

  return count;
}

/* While the zoom is on the move there is something to see; at rest it is what painting at once would give, also where
 * the scene changed on the way. */
static void
test_zoom_rests (BoardWindow *w, gconstpointer data)
{
  static const double steps[] = { 1.3, 1.1, 1, 1.25, 3.5, 0.7 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *title = g_strdup_printf ("Night-flow %u", i);
      guint ground;

      pergola_board_view_set_zoom (w->view, steps[i]);
      ground = count_ground (w);
      if (i == 3)
        pergola_edit_set (w->fixture.project, w->fixture.clinic, "title", title, FALSE, NULL);
      board_window_settle (w);
      g_assert_cmpint (get_staleness (w), <, 64);
      g_assert_cmpuint (ground, <, get_picture_size (w) / 4 * 0.99);
    }
}

/* What was painted before must not be seen in another theme or with another title, nor at a zoom far away. */
static void
test_zoom_is_not_stale (BoardWindow *w, gconstpointer data)
{
  pergola_board_view_set_zoom (w->view, 1);
  board_window_settle (w);
  pergola_board_view_set_zoom (w->view, 1.25);
  g_assert_cmpint (get_staleness (w), >=, 64);
  g_assert_cmpint (get_staleness (w), <, 64);

  board_window_settle (w);
  pergola_board_view_set_zoom (w->view, 1);
  pergola_edit_set (w->fixture.project, w->fixture.clinic, "title", "Night-flow trial", FALSE, NULL);
  gtk_test_widget_wait_for_draw (w->window);
  g_assert_cmpint (get_staleness (w), <, 64);

  board_window_settle (w);
  pergola_board_view_set_zoom (w->view, 4);
  g_assert_cmpint (get_staleness (w), <, 64);
}

/* The number of a step can be read on a card that is selected. */
static void
test_badge_over_ring (BoardWindow *w, gconstpointer data)
{
  g_autofree guchar *selected = NULL;
  int white = 0;
  PergolaItem *story;
  PergolaRect card;
  double zoom;
  int width;

  pergola_project_begin (w->fixture.project, "Tell");
  story = pergola_project_add (w->fixture.project, "story", NULL);
  pergola_story_append (w->fixture.project, pergola_item_get_id (story), w->fixture.clinic);
  pergola_project_set_property (w->fixture.project, "value.figure/story", pergola_item_get_id (story), NULL);
  pergola_project_commit (w->fixture.project);
  board_window_settle (w);

  pergola_selection_set_one (get_selection (w), w->fixture.clinic);
  selected = draw_canvas (w, &width);
  pergola_board_view_get_node_bounds (w->view, w->fixture.clinic, &card);
  zoom = pergola_board_view_get_zoom (w->view);
  for (int dy = -3; dy <= -1; dy++)
    for (int dx = -4; dx <= 4; dx++)
      {
        int x = (int) (card.x + card.width - 10 * zoom) + dx, y = (int) (card.y - zoom) + dy;

        white += selected[(y * width + x) * 4 + 2] > 180;
      }
  g_assert_cmpint (white, >=, 3);
}

#define ADD(path, func) g_test_add (path, BoardWindow, NULL, board_window_set_up, func, board_window_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/board-picture/zoom", test_zoom);
  ADD ("/board-picture/stays-fitted", test_stays_fitted);
  ADD ("/board-picture/keeps-zoom", test_keeps_zoom);
  ADD ("/board-picture/narrow", test_narrow);
  ADD ("/board-picture/rows", test_rows);
  ADD ("/board-picture/repaints-what-changed", test_repaints_what_changed);
  ADD ("/board-picture/zoom-rests", test_zoom_rests);
  ADD ("/board-picture/zoom-is-not-stale", test_zoom_is_not_stale);
  ADD ("/board-picture/badge-over-ring", test_badge_over_ring);

  return g_test_run ();
}
