/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"

static const PergolaZone *
get_zone (Fixture *f, const char *id)
{
  return pergola_board_def_get_zone (pergola_editor_get_board_def (f->editor), id);
}

static PergolaItem *
add_card (Fixture *f, const char *zone_id)
{
  const PergolaZone *zone = get_zone (f, zone_id);

  return pergola_editor_add_card (f->editor, zone, zone->cards->pdata[0], NULL);
}

static PergolaSelection *
get_selection (Fixture *f)
{
  return pergola_editor_get_selection (f->editor);
}

static gboolean
is_enabled (Fixture *f, const char *action)
{
  return g_action_group_get_action_enabled (pergola_editor_get_actions (f->editor), action);
}

static void
assert_list (Fixture *f, const char *type, const char *expected)
{
  g_autofree char *titles = fixture_list (f, type);

  g_assert_cmpstr (titles, ==, expected);
}

/* A card that is added and named is one step. */
static void
test_add_and_name (Fixture *f, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (f->project);
  g_autofree char *id = g_strdup (pergola_item_get_id (add_card (f, "applied")));

  g_assert_cmpstr (pergola_selection_get_single (get_selection (f)), ==, id);
  pergola_editor_begin_title (f->editor, id);
  pergola_editor_type_title (f->editor, "J");
  pergola_editor_type_title (f->editor, "Joint");
  pergola_editor_type_title (f->editor, "Joint tender");
  pergola_editor_end_title (f->editor, TRUE);
  assert_list (f, "applied", "Night-flow trial | Joint tender");

  g_assert_true (pergola_history_undo (history));
  g_assert_null (pergola_project_get (f->project, id));
  g_assert_cmpuint (pergola_selection_get_size (get_selection (f)), ==, 0);
  g_assert_true (pergola_history_redo (history));
  g_assert_cmpstr (fixture_get (f, id, "title"), ==, "Joint tender");
}

static void
test_add_and_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (pergola_item_get_id (add_card (f, "applied")));

  pergola_editor_begin_title (f->editor, id);
  pergola_editor_type_title (f->editor, "Joint");
  pergola_editor_end_title (f->editor, FALSE);
  g_assert_null (pergola_project_get (f->project, id));

  g_free (id);
  id = g_strdup (pergola_item_get_id (add_card (f, "applied")));
  pergola_editor_begin_title (f->editor, id);
  pergola_editor_end_title (f->editor, TRUE);
  g_assert_null (pergola_project_get (f->project, id));
  assert_list (f, "applied", "Night-flow trial");
}

static void
test_rename (Fixture *f, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (f->project);
  g_autofree char *before = g_strdup (pergola_history_get_undo_name (history));

  pergola_editor_begin_title (f->editor, f->clinic);
  pergola_editor_type_title (f->editor, "Weekly");
  pergola_editor_type_title (f->editor, "Weekly leak clinic");
  pergola_editor_end_title (f->editor, FALSE);
  g_assert_cmpstr (fixture_get (f, f->clinic, "title"), ==, "Monthly leak clinic");
  g_assert_cmpstr (pergola_history_get_undo_name (history), ==, before);

  pergola_editor_begin_title (f->editor, f->clinic);
  pergola_editor_type_title (f->editor, "Weekly");
  pergola_editor_type_title (f->editor, "Weekly leak clinic");
  pergola_editor_end_title (f->editor, TRUE);
  g_assert_cmpstr (fixture_get (f, f->clinic, "title"), ==, "Weekly leak clinic");
  fixture_activate (f, "undo", NULL);
  g_assert_cmpstr (fixture_get (f, f->clinic, "title"), ==, "Monthly leak clinic");
  g_assert_cmpstr (pergola_history_get_undo_name (history), ==, before);
}

/* A save in the middle of typing splits the step; cancelling still brings all of the title back. */
static void
test_rename_across_save (Fixture *f, gconstpointer data)
{
  pergola_editor_begin_title (f->editor, f->clinic);
  pergola_editor_type_title (f->editor, "Weekly");
  pergola_history_mark_clean (pergola_project_get_history (f->project));
  pergola_editor_type_title (f->editor, "Weekly leak clinic");
  pergola_editor_end_title (f->editor, FALSE);
  g_assert_cmpstr (fixture_get (f, f->clinic, "title"), ==, "Monthly leak clinic");
}

static void
test_move (Fixture *f, gconstpointer data)
{
  pergola_selection_set_one (get_selection (f), f->visit);
  g_assert_true (is_enabled (f, "move-before"));
  g_assert_false (is_enabled (f, "move-after"));
  fixture_activate (f, "move-before", NULL);
  assert_list (f, "immediate", "Control-room visit | Monthly leak clinic");
  g_assert_false (is_enabled (f, "move-before"));
  fixture_activate (f, "move-after", NULL);
  assert_list (f, "immediate", "Monthly leak clinic | Control-room visit");

  /* The same height in the next zone. */
  fixture_activate (f, "move-end", NULL);
  assert_list (f, "immediate", "Monthly leak clinic");
  assert_list (f, "potential", "Night-flow checklist | Control-room visit | A contact in every city");
  fixture_activate (f, "undo", NULL);
  assert_list (f, "immediate", "Monthly leak clinic | Control-room visit");
  g_assert_cmpstr (pergola_selection_get_single (get_selection (f)), ==, f->visit);

  /* A pill moves along its own edge. */
  pergola_selection_set_one (get_selection (f), f->aspiration);
  fixture_activate (f, "move-start", NULL);
  g_assert_cmpstr (fixture_get (f, f->aspiration, "type"), ==, "immediate");
}

/* A zone that the variant hides is no place to move to. */
static void
test_move_past_hidden (Fixture *f, gconstpointer data)
{
  pergola_selection_set_one (get_selection (f), f->clinic);
  fixture_activate (f, "variant", "seven");
  fixture_activate (f, "move-start", NULL);
  g_assert_cmpstr (fixture_get (f, f->clinic, "type"), ==, "strategic");
}

static void
test_guess_link (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (pergola_editor_guess_link (f->editor, f->visit, f->contact)->id, ==, "flow");
  g_assert_cmpstr (pergola_editor_guess_link (f->editor, f->team, f->visit)->id, ==, "flow");
  g_assert_cmpstr (pergola_editor_guess_link (f->editor, f->losses, f->clinic)->id, ==, "improving");
  g_assert_cmpstr (pergola_editor_guess_link (f->editor, f->losses, f->aspiration)->id, ==, "reframing");
  g_assert_null (pergola_editor_guess_link (f->editor, f->clinic, f->checklist));
  g_assert_null (pergola_editor_guess_link (f->editor, f->clinic, f->clinic));
  g_assert_null (pergola_editor_guess_link (f->editor, f->aspiration, f->clinic));
  g_assert_false (pergola_editor_can_link_from (f->editor, f->condition));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
toast_cb (PergolaEditor *editor, const char *message, gboolean undoable, gpointer data)
{
  gboolean *was_undoable = data;

  g_assert_nonnull (strstr (message, "Monthly leak clinic"));
  *was_undoable = undoable;
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  gboolean undoable = FALSE;
  guint reveals = 0;

  g_signal_connect (f->editor, "toast", G_CALLBACK (toast_cb), &undoable);
  g_signal_connect_swapped (f->editor, "reveal", G_CALLBACK (count_cb), &reveals);
  g_assert_false (is_enabled (f, "delete"));
  pergola_selection_set_one (get_selection (f), f->clinic);
  g_assert_true (is_enabled (f, "delete"));
  fixture_activate (f, "delete", NULL);
  g_assert_true (undoable);
  g_assert_null (pergola_project_get (f->project, f->clinic));
  g_assert_null (pergola_project_get (f->project, f->flow));
  g_assert_cmpuint (pergola_selection_get_size (get_selection (f)), ==, 0);
  g_assert_false (is_enabled (f, "delete"));

  /* What comes back is shown and selected; its links are not in the way. */
  fixture_activate (f, "undo", NULL);
  g_assert_nonnull (pergola_project_get (f->project, f->flow));
  g_assert_cmpstr (pergola_selection_get_single (get_selection (f)), ==, f->clinic);
  g_assert_cmpuint (reveals, ==, 1);
}

/* Undo follows what changed to the board that shows it. */
static void
test_undo_on_other_board (Fixture *f, gconstpointer data)
{
  pergola_selection_set_one (get_selection (f), f->team);
  fixture_activate (f, "duplicate", NULL);
  fixture_activate (f, "undo", NULL);
  fixture_activate (f, "board", "value.cycles");
  g_assert_cmpstr (pergola_editor_get_board (f->editor), ==, "value.cycles");
  fixture_activate (f, "redo", NULL);
  g_assert_cmpstr (pergola_editor_get_board (f->editor), ==, "value.figure");
}

static const char *
get_state (Fixture *f, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (pergola_editor_get_actions (f->editor), action);

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
test_polarity (Fixture *f, gconstpointer data)
{
  const char *both[] = { f->clinic, f->visit, NULL };

  pergola_selection_set_one (get_selection (f), f->aspiration);
  g_assert_false (is_enabled (f, "polarity"));
  pergola_selection_set (get_selection (f), both);
  fixture_activate (f, "polarity", "hurt");
  g_assert_cmpstr (fixture_get (f, f->clinic, "polarity"), ==, "hurt");
  g_assert_cmpstr (fixture_get (f, f->visit, "polarity"), ==, "hurt");
  g_assert_cmpstr (get_state (f, "polarity"), ==, "hurt");
  fixture_activate (f, "undo", NULL);
  g_assert_cmpstr (fixture_get (f, f->clinic, "polarity"), ==, "");
  g_assert_cmpstr (fixture_get (f, f->visit, "polarity"), ==, "");
}

static void
test_options (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (get_state (f, "variant"), ==, "eight");
  fixture_activate (f, "variant", "seven");
  g_assert_cmpstr (get_state (f, "variant"), ==, "seven");
  g_assert_cmpstr (pergola_project_get_property (f->project, "value.figure/variant"), ==, "seven");
  fixture_activate (f, "undo", NULL);
  g_assert_cmpstr (get_state (f, "variant"), ==, "eight");
}

static void
test_select_all (Fixture *f, gconstpointer data)
{
  fixture_activate (f, "select-all", NULL);
  g_assert_cmpuint (pergola_selection_get_size (get_selection (f)), ==, 9);
  fixture_activate (f, "delete", NULL);
  g_assert_cmpuint (pergola_project_count (f->project, "value"), ==, 0);
  fixture_activate (f, "undo", NULL);
  g_assert_cmpuint (pergola_project_count (f->project, "value"), ==, 7);
}

static void
test_add_action (Fixture *f, gconstpointer data)
{
  pergola_selection_set_one (get_selection (f), f->checklist);
  fixture_activate (f, "add", "");
  g_assert_cmpstr (fixture_get (f, pergola_selection_get_single (get_selection (f)), "type"), ==, "potential");
  assert_list (f, "potential", "Night-flow checklist |  | A contact in every city");
  fixture_activate (f, "add-above", "realized");
  g_assert_cmpstr (
    pergola_item_get_kind (pergola_project_get (f->project, pergola_selection_get_single (get_selection (f)))), ==,
    "aspiration");
  fixture_activate (f, "select-none", NULL);
  fixture_activate (f, "add", "");
  g_assert_cmpstr (fixture_get (f, pergola_selection_get_single (get_selection (f)), "type"), ==, "immediate");
}

static void
test_add_linked (Fixture *f, gconstpointer data)
{
  const PergolaZone *zone = get_zone (f, "potential");
  PergolaItem *item = pergola_editor_add_linked_card (f->editor, zone, zone->cards->pdata[0], f->visit);
  g_autofree char *id = g_strdup (pergola_item_get_id (item));
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (f->project, id);

  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (pergola_item_get_from (links->pdata[0]), ==, f->visit);
  pergola_editor_begin_title (f->editor, id);
  pergola_editor_type_title (f->editor, "A sketch");
  pergola_editor_end_title (f->editor, TRUE);
  fixture_activate (f, "undo", NULL);
  g_assert_null (pergola_project_get (f->project, id));
}

static void
test_selection_order (Fixture *f, gconstpointer data)
{
  PergolaSelection *selection = get_selection (f);
  guint changes = 0;

  g_signal_connect_swapped (selection, "changed", G_CALLBACK (count_cb), &changes);
  pergola_selection_set_one (selection, f->clinic);
  pergola_selection_set_one (selection, f->clinic);
  g_assert_cmpuint (changes, ==, 1);
  pergola_selection_toggle (selection, f->visit);
  g_assert_null (pergola_selection_get_single (selection));
  g_assert_cmpstr (pergola_selection_get_last (selection), ==, f->visit);
  pergola_selection_toggle (selection, f->visit);
  g_assert_cmpstr (pergola_selection_get_single (selection), ==, f->clinic);
  /* Its own string may be given back to it. */
  pergola_selection_set_one (selection, pergola_selection_get_last (selection));
  g_assert_cmpstr (pergola_selection_get_single (selection), ==, f->clinic);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/editor/add-and-name", test_add_and_name);
  ADD ("/editor/add-and-cancel", test_add_and_cancel);
  ADD ("/editor/rename", test_rename);
  ADD ("/editor/rename-across-save", test_rename_across_save);
  ADD ("/editor/move", test_move);
  ADD ("/editor/move-past-hidden", test_move_past_hidden);
  ADD ("/editor/guess-link", test_guess_link);
  ADD ("/editor/delete", test_delete);
  ADD ("/editor/undo-on-other-board", test_undo_on_other_board);
  ADD ("/editor/polarity", test_polarity);
  ADD ("/editor/options", test_options);
  ADD ("/editor/select-all", test_select_all);
  ADD ("/editor/add-action", test_add_action);
  ADD ("/editor/add-linked", test_add_linked);
  ADD ("/selection/order", test_selection_order);

  return g_test_run ();
}
