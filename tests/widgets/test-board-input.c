/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A real pointer and a real keyboard (xdotool) on a real window; what counts is what the project is afterwards. */

#include "config.h"

#include "hands.h"
#include "window.h"

#include <math.h>

static PergolaSelection *
get_selection (BoardWindow *w)
{
  return pergola_editor_get_selection (w->fixture.editor);
}

/* --- Hands --- */

static void
move_to (BoardWindow *w, double x, double y)
{
  hands_point_at (GTK_WIDGET (w->view), x, y);
}

static PergolaRect
get_bounds (BoardWindow *w, const char *id)
{
  PergolaRect bounds;

  g_assert_true (pergola_board_view_get_node_bounds (w->view, id, &bounds));
  return bounds;
}

static void
point_at (BoardWindow *w, const char *id)
{
  PergolaRect r = get_bounds (w, id);

  move_to (w, r.x + r.width / 2, r.y + r.height / 2);
}

/* The middle of a zone's place for cards, below those that are there. */
static void
find_room (BoardWindow *w, const char *zone_id, double *x, double *y)
{
  PergolaScene *scene = pergola_board_view_get_scene (w->view);
  const PergolaNode *any = &g_array_index (scene->nodes, PergolaNode, 0);
  PergolaRect r = get_bounds (w, any->id);
  double zoom = pergola_board_view_get_zoom (w->view);

  for (guint i = 0; i < scene->zones->len; i++)
    {
      const PergolaSceneZone *zone = &g_array_index (scene->zones, PergolaSceneZone, i);

      if (!g_str_equal (zone->def->id, zone_id))
        continue;
      *x = r.x + (zone->cards_bounds.x + zone->cards_bounds.width / 2 - any->bounds.x) * zoom;
      *y = r.y + (zone->cards_bounds.y + zone->cards_bounds.height - 14 - any->bounds.y) * zoom;
      return;
    }
  g_assert_not_reached ();
}

static void
drag_to (BoardWindow *w, double x, double y)
{
  hands_drag_to (GTK_WIDGET (w->view), x, y);
}

static void
click (BoardWindow *w, const char *id)
{
  point_at (w, id);
  hands_act ("click 1");
}

/* --- Tests --- */

static void
test_select (BoardWindow *w, gconstpointer data)
{
  double x, y;

  click (w, w->fixture.clinic);
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, w->fixture.clinic);
  hands_act ("keydown ctrl");
  click (w, w->fixture.contact);
  hands_act ("keyup ctrl");
  g_assert_cmpuint (pergola_selection_get_size (get_selection (w)), ==, 2);
  click (w, w->fixture.contact);
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, w->fixture.contact);
  find_room (w, "applied", &x, &y);
  move_to (w, x, y);
  hands_act ("click 1");
  g_assert_cmpuint (pergola_selection_get_size (get_selection (w)), ==, 0);
}

static void
test_area (BoardWindow *w, gconstpointer data)
{
  PergolaRect r = get_bounds (w, w->fixture.contact);
  double x, y;

  find_room (w, "applied", &x, &y);
  move_to (w, x, y);
  drag_to (w, r.x + r.width / 2, r.y + 4);
  g_assert_cmpuint (pergola_selection_get_size (get_selection (w)), >, 0);
  hands_let_go ();
  g_assert_true (pergola_selection_contains (get_selection (w), w->fixture.contact));
  g_assert_false (pergola_selection_contains (get_selection (w), w->fixture.clinic));
}

static void
assert_selected (BoardWindow *w, guint n, const char *a, const char *b)
{
  g_assert_cmpuint (pergola_selection_get_size (get_selection (w)), ==, n);
  g_assert_true (pergola_selection_contains (get_selection (w), a));
  g_assert_true (pergola_selection_contains (get_selection (w), b));
}

/* What an area took in stays selected, whether it ends on a card or on empty ground. */
static void
test_area_lasts (BoardWindow *w, gconstpointer data)
{
  PergolaRect upper = get_bounds (w, w->fixture.clinic), lower = get_bounds (w, w->fixture.visit);
  double x, y;

  find_room (w, "immediate", &x, &y);
  move_to (w, x, y);
  drag_to (w, upper.x + upper.width - 4, upper.y + upper.height - 4);
  hands_let_go ();
  assert_selected (w, 2, w->fixture.clinic, w->fixture.visit);

  find_room (w, "potential", &x, &y);
  move_to (w, lower.x + lower.width / 2, y);
  drag_to (w, upper.x + upper.width + 8, upper.y + upper.height / 2);
  hands_let_go ();
  assert_selected (w, 2, w->fixture.clinic, w->fixture.visit);
}

/* Cards that are dragged together stay together, where they are dropped, and where they cannot be. */
static void
test_drag_several (BoardWindow *w, gconstpointer data)
{
  PergolaRect zone = get_bounds (w, w->fixture.trial);
  double x, y;

  click (w, w->fixture.clinic);
  hands_act ("keydown ctrl");
  click (w, w->fixture.visit);
  hands_act ("keyup ctrl");
  find_room (w, "applied", &x, &y);
  point_at (w, w->fixture.clinic);
  drag_to (w, x, y);
  hands_let_go ();
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.visit, "type"), ==, "applied");
  assert_selected (w, 2, w->fixture.clinic, w->fixture.visit);

  point_at (w, w->fixture.clinic);
  drag_to (w, zone.x - 12, zone.y + zone.height / 2);
  hands_let_go ();
  assert_selected (w, 2, w->fixture.clinic, w->fixture.visit);
  g_assert_null (pergola_editor_get_zone (w->fixture.editor));
}

static void
test_double_click_renames (BoardWindow *w, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (w->fixture.project);

  point_at (w, w->fixture.clinic);
  hands_act ("click --repeat 2 --delay 40 1");
  g_assert_nonnull (board_window_find_entry (w));
  hands_act ("key ctrl+a");
  hands_act ("type --delay 15 'Weekly clinic'");
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.clinic, "title"), ==, "Weekly clinic");
  hands_act ("key Return");
  g_assert_null (board_window_find_entry (w));
  g_assert_true (pergola_history_undo (history));
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.clinic, "title"), ==, "Monthly leak clinic");

  hands_act ("key F2");
  g_assert_nonnull (board_window_find_entry (w));
  hands_act ("type --delay 15 'x y'");
  hands_act ("key Escape");
  g_assert_null (board_window_find_entry (w));
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.clinic, "title"), ==, "Monthly leak clinic");
}

static void
test_drag_to_zone (BoardWindow *w, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (w->fixture.project);
  double x, y;

  find_room (w, "applied", &x, &y);
  point_at (w, w->fixture.contact);
  drag_to (w, x, y);
  hands_let_go ();
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.contact, "type"), ==, "applied");
  g_assert_true (pergola_history_undo (history));
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.contact, "type"), ==, "potential");
}

/* A pill goes to the same edge of another zone. */
static void
test_drag_pill (BoardWindow *w, gconstpointer data)
{
  PergolaRect pill = get_bounds (w, w->fixture.aspiration);
  PergolaRect card = get_bounds (w, w->fixture.trial);

  point_at (w, w->fixture.aspiration);
  drag_to (w, card.x + card.width / 2, pill.y + 2);
  hands_let_go ();
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.aspiration, "type"), ==, "applied");
}

/* A line can be clicked, labelled and deleted. */
static void
test_link (BoardWindow *w, gconstpointer data)
{
  PergolaRect from = get_bounds (w, w->fixture.clinic), to = get_bounds (w, w->fixture.checklist);

  move_to (w, (from.x + from.width + to.x) / 2, from.y + from.height / 2);
  hands_act ("click 1");
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, w->fixture.flow);
  hands_act ("key Return");
  g_assert_nonnull (board_window_find_entry (w));
  hands_act ("type --delay 15 'by hand'");
  hands_act ("key Return");
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.flow, "title"), ==, "by hand");
  hands_act ("key Delete");
  g_assert_null (pergola_project_get (w->fixture.project, w->fixture.flow));
}

static void
test_drag_reorders (BoardWindow *w, gconstpointer data)
{
  PergolaRect r = get_bounds (w, w->fixture.clinic);
  g_autofree char *titles = NULL;

  point_at (w, w->fixture.visit);
  drag_to (w, r.x + r.width / 2, r.y + 4);
  hands_let_go ();
  titles = fixture_list (&w->fixture, "immediate");
  g_assert_cmpstr (titles, ==, "Control-room visit | Monthly leak clinic");
}

static void
test_drag_cancelled (BoardWindow *w, gconstpointer data)
{
  double x, y;

  find_room (w, "applied", &x, &y);
  point_at (w, w->fixture.contact);
  drag_to (w, x, y);
  hands_act ("key Escape");
  hands_let_go ();
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.contact, "type"), ==, "potential");
}

static void
test_drag_links (BoardWindow *w, gconstpointer data)
{
  PergolaRect from, to;
  guint before = fixture_count_links (w->fixture.project, "flow");

  click (w, w->fixture.visit);
  from = get_bounds (w, w->fixture.visit);
  to = get_bounds (w, w->fixture.contact);
  move_to (w, from.x + from.width + 5, from.y + from.height / 2);
  drag_to (w, to.x + to.width / 2, to.y + to.height / 2);
  hands_let_go ();
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "flow"), ==, before + 1);

  /* Back, it is a loop. */
  click (w, w->fixture.losses);
  from = get_bounds (w, w->fixture.losses);
  to = get_bounds (w, w->fixture.clinic);
  move_to (w, from.x + from.width + 5, from.y + from.height / 2);
  drag_to (w, to.x + to.width / 2, to.y + to.height / 2);
  hands_let_go ();
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "improving"), ==, 1);
}

/* A link that ends on empty ground makes the card it leads to. */
static void
test_drag_link_to_new_card (BoardWindow *w, gconstpointer data)
{
  guint values = pergola_project_count (w->fixture.project, "value");
  PergolaRect from;
  double x, y;

  click (w, w->fixture.visit);
  from = get_bounds (w, w->fixture.visit);
  find_room (w, "applied", &x, &y);
  move_to (w, from.x + from.width + 5, from.y + from.height / 2);
  drag_to (w, x, y);
  hands_let_go ();
  g_assert_nonnull (board_window_find_entry (w));
  hands_act ("type --delay 15 'New routine'");
  hands_act ("key Return");
  g_assert_cmpuint (pergola_project_count (w->fixture.project, "value"), ==, values + 1);
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "flow"), ==, 4);
  g_assert_true (pergola_history_undo (pergola_project_get_history (w->fixture.project)));
  g_assert_cmpuint (pergola_project_count (w->fixture.project, "value"), ==, values);
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "flow"), ==, 3);
}

static void
test_double_click_adds (BoardWindow *w, gconstpointer data)
{
  g_autofree char *titles = NULL;
  double x, y;

  find_room (w, "realized", &x, &y);
  move_to (w, x, y);
  hands_act ("click --repeat 2 --delay 40 1");
  hands_act ("type --delay 15 'Fewer call-outs'");
  hands_act ("key Return");
  titles = fixture_list (&w->fixture, "realized");
  g_assert_cmpstr (titles, ==, "Losses down 11 % | Fewer call-outs");
}

/* All of it without a pointer. */
static void
test_keyboard (BoardWindow *w, gconstpointer data)
{
  const char *id;
  g_autofree char *added = NULL;
  g_autofree char *titles = NULL;

  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.clinic));
  hands_act ("key Down");
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, w->fixture.visit);
  hands_act ("key alt+Up");
  titles = fixture_list (&w->fixture, "immediate");
  g_assert_cmpstr (titles, ==, "Control-room visit | Monthly leak clinic");
  hands_act ("key alt+Right");
  g_assert_cmpstr (fixture_get (&w->fixture, w->fixture.visit, "type"), ==, "potential");

  hands_act ("key n");
  g_assert_nonnull (board_window_find_entry (w));
  hands_act ("type --delay 15 'An idea'");
  hands_act ("key Return");
  id = pergola_selection_get_single (get_selection (w));
  g_assert_nonnull (id);
  added = g_strdup (id);
  g_assert_cmpstr (fixture_get (&w->fixture, added, "title"), ==, "An idea");
  g_assert_cmpstr (fixture_get (&w->fixture, added, "type"), ==, "potential");

  /* Link it to what lies ahead. */
  hands_act ("key l");
  hands_act ("key Right");
  hands_act ("key Return");
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "flow"), ==, 4);
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, added);

  hands_act ("key ctrl+d");
  g_assert_cmpuint (pergola_project_count (w->fixture.project, "value"), ==, 9);
  hands_act ("key Delete");
  g_assert_cmpuint (pergola_project_count (w->fixture.project, "value"), ==, 8);
  hands_act ("key ctrl+a");
  hands_act ("key ctrl+c");
  hands_act ("key ctrl+v");
  hands_wait_for (pergola_project_count (w->fixture.project, "value") == 16);
}

/* Esc on a new card leaves nothing behind. */
static void
test_new_card_cancelled (BoardWindow *w, gconstpointer data)
{
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.trial));
  hands_act ("key n");
  hands_act ("type --delay 15 'Never mind'");
  hands_act ("key Escape");
  g_assert_cmpuint (pergola_project_count (w->fixture.project, "value"), ==, 7);
}

static void
test_wheel_zooms_at_pointer (BoardWindow *w, gconstpointer data)
{
  double zoom = pergola_board_view_get_zoom (w->view);
  PergolaRect before, after;

  point_at (w, w->fixture.losses);
  before = get_bounds (w, w->fixture.losses);
  hands_act ("keydown ctrl click 4 click 4 click 4 keyup ctrl");
  after = get_bounds (w, w->fixture.losses);
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), >, zoom * 1.2);
  g_assert_cmpfloat_with_epsilon (before.x + before.width / 2, after.x + after.width / 2, 3);

  /* Space pans. */
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.losses));
  hands_act ("keydown space");
  hands_act ("mousedown 1");
  hands_act ("mousemove_relative -- 20 0");
  hands_act ("mousemove_relative -- 80 0");
  hands_let_go ();
  hands_act ("keyup space");
  g_assert_cmpfloat (get_bounds (w, w->fixture.losses).x, >, after.x + 40);
  hands_act ("key ctrl+0");
  g_assert_cmpfloat (pergola_board_view_get_zoom (w->view), ==, zoom);
}

static void
test_context_menu (BoardWindow *w, gconstpointer data)
{
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.trial));
  hands_act ("key Menu");
  hands_act ("key d");
  hands_wait_for (pergola_project_get (w->fixture.project, w->fixture.trial) == NULL);

  point_at (w, w->fixture.contact);
  hands_act ("click 3");
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, w->fixture.contact);
  hands_act ("key Return");
  g_assert_nonnull (board_window_find_entry (w));
}

/* The arrows walk the entries of a menu, not the cards behind it. */
static void
test_menu_arrows (BoardWindow *w, gconstpointer data)
{
  guint before = pergola_project_count (w->fixture.project, "condition");
  double x, y;

  find_room (w, "potential", &x, &y);
  move_to (w, x, y);
  hands_act ("click 3");
  hands_act ("key Down key Down key Return");
  hands_wait_for (pergola_project_count (w->fixture.project, "condition") == before + 1);
}

/* --- The focus --- */

static void
assert_focus (BoardWindow *w, const char *id)
{
  g_assert_nonnull (id);
  hands_settle ();
  g_assert_true (gtk_widget_has_focus (board_window_find_node (w, id)));
}

/* It goes with what comes back, what is pasted, and what an area took in. */
static void
test_focus_follows (BoardWindow *w, gconstpointer data)
{
  PergolaRect r = get_bounds (w, w->fixture.visit);
  double x, y;

  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.contact));
  hands_act ("key Delete");
  fixture_activate (&w->fixture, "undo", NULL);
  assert_focus (w, w->fixture.contact);
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), ==, w->fixture.contact);
  hands_act ("key ctrl+d");
  assert_focus (w, pergola_selection_get_single (get_selection (w)));
  g_assert_cmpstr (pergola_selection_get_single (get_selection (w)), !=, w->fixture.contact);
  fixture_activate (&w->fixture, "undo", NULL);
  fixture_activate (&w->fixture, "redo", NULL);
  assert_focus (w, pergola_selection_get_single (get_selection (w)));
  hands_act ("key ctrl+c");
  hands_act ("key ctrl+v");
  assert_focus (w, pergola_selection_get_single (get_selection (w)));

  find_room (w, "immediate", &x, &y);
  move_to (w, x, y);
  drag_to (w, r.x + r.width - 4, r.y + r.height - 4);
  hands_let_go ();
  assert_focus (w, w->fixture.visit);
}

/* Pills stand beside cards, links come last: neither is a card. */
static void
test_first_and_last (BoardWindow *w, gconstpointer data)
{
  gtk_widget_grab_focus (board_window_find_node (w, w->fixture.contact));
  hands_act ("key End");
  assert_focus (w, w->fixture.team);
  hands_act ("key Home");
  assert_focus (w, w->fixture.clinic);
}

/* A loop shows a label, so it is named at once; a plain link leads on from where it began. */
static void
test_new_loop (BoardWindow *w, gconstpointer data)
{
  const char *id;
  g_autofree char *loop = NULL;

  click (w, w->fixture.losses);
  hands_act ("key l");
  hands_act ("key Left");
  hands_act ("key Return");
  g_assert_cmpuint (fixture_count_links (w->fixture.project, "improving"), ==, 1);
  id = pergola_selection_get_single (get_selection (w));
  g_assert_nonnull (id);
  loop = g_strdup (id);
  g_assert_true (pergola_item_is_link (pergola_project_get (w->fixture.project, loop)));
  assert_focus (w, loop);
  hands_act ("key F2");
  hands_act ("type --delay 15 'once a year'");
  hands_act ("key Return");
  g_assert_cmpstr (fixture_get (&w->fixture, loop, "title"), ==, "once a year");
}

#define ADD(path, func) g_test_add (path, BoardWindow, NULL, board_window_set_up, func, board_window_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/board-input/select", test_select);
  ADD ("/board-input/area", test_area);
  ADD ("/board-input/area-lasts", test_area_lasts);
  ADD ("/board-input/drag-several", test_drag_several);
  ADD ("/board-input/double-click-renames", test_double_click_renames);
  ADD ("/board-input/drag-to-zone", test_drag_to_zone);
  ADD ("/board-input/drag-pill", test_drag_pill);
  ADD ("/board-input/link", test_link);
  ADD ("/board-input/drag-reorders", test_drag_reorders);
  ADD ("/board-input/drag-cancelled", test_drag_cancelled);
  ADD ("/board-input/drag-links", test_drag_links);
  ADD ("/board-input/drag-link-to-new-card", test_drag_link_to_new_card);
  ADD ("/board-input/double-click-adds", test_double_click_adds);
  ADD ("/board-input/keyboard", test_keyboard);
  ADD ("/board-input/new-card-cancelled", test_new_card_cancelled);
  ADD ("/board-input/wheel-zooms-at-pointer", test_wheel_zooms_at_pointer);
  ADD ("/board-input/context-menu", test_context_menu);
  ADD ("/board-input/menu-arrows", test_menu_arrows);
  ADD ("/board-input/focus-follows", test_focus_follows);
  ADD ("/board-input/first-and-last", test_first_and_last);
  ADD ("/board-input/new-loop", test_new_loop);

  return g_test_run ();
}
