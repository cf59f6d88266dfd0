/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "hands.h"
#include "window.h"

#include "pergola-board-node.h"
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
  ADD ("/board-view/zoom", test_zoom);
  ADD ("/board-view/stays-fitted", test_stays_fitted);
  ADD ("/board-view/keeps-zoom", test_keeps_zoom);
  ADD ("/board-view/repaints-what-changed", test_repaints_what_changed);
  ADD ("/board-view/zoom-rests", test_zoom_rests);
  ADD ("/board-view/zoom-is-not-stale", test_zoom_is_not_stale);
  ADD ("/board-view/narrow", test_narrow);
  ADD ("/board-view/badge-over-ring", test_badge_over_ring);
  ADD ("/board-view/rebuilds-once", test_rebuilds_once);
  ADD ("/board-view/empty", test_empty);
  ADD ("/board-view/copy-between-projects", test_copy_between_projects);
  ADD ("/board-view/paste-text", test_paste_text);
  ADD ("/board-view/cut-and-paste", test_cut_and_paste);
  ADD ("/board-view/link-with-keyboard", test_link_with_keyboard);

  return g_test_run ();
}
