/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* How an editor looks at a figure: narratives, readings, time; and evaluation that is turned into plan. None of the
 * looking is an edit. */

#include "fixture.h"

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
count_cb (guint *count)
{
  (*count)++;
}

static void
test_overlay (Fixture *f, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (f->project);
  g_autofree char *before = g_strdup (pergola_history_get_undo_name (history));
  guint changes = 0;

  g_signal_connect_swapped (f->editor, "notify::overlay", G_CALLBACK (count_cb), &changes);
  g_assert_null (pergola_editor_get_overlay (f->editor));
  g_assert_false (is_enabled (f, "narrate"));
  fixture_activate (f, "overlay", "feedback");
  fixture_activate (f, "overlay", "feedback");
  g_assert_cmpstr (pergola_editor_get_overlay (f->editor), ==, "feedback");
  g_assert_cmpuint (changes, ==, 1);
  fixture_activate (f, "overlay", "nonsense");
  g_assert_null (pergola_editor_get_overlay (f->editor));
  g_assert_cmpstr (pergola_history_get_undo_name (history), ==, before);
}

/* What is written there is one step with its naming, and is named again, not doubled. */
static void
test_narrate (Fixture *f, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (f->project);
  g_autofree char *id = NULL;

  fixture_activate (f, "overlay", "feedback");
  fixture_activate (f, "narrate", "bottom");
  id = g_strdup (pergola_selection_get_single (get_selection (f)));
  g_assert_nonnull (id);
  pergola_editor_begin_title (f->editor, id);
  pergola_editor_type_title (f->editor, "The clinic starts from the checklist");
  pergola_editor_end_title (f->editor, TRUE);
  g_assert_cmpstr (fixture_get (f, id, "layer"), ==, "feedback");
  g_assert_cmpstr (fixture_get (f, id, "scale"), ==, "activity");

  fixture_activate (f, "narrate", "bottom");
  g_assert_cmpstr (pergola_selection_get_single (get_selection (f)), ==, id);
  fixture_activate (f, "narrate", "top");
  g_assert_cmpstr (pergola_selection_get_single (get_selection (f)), !=, id);
  pergola_editor_begin_title (f->editor, pergola_selection_get_single (get_selection (f)));
  pergola_editor_end_title (f->editor, FALSE);

  /* Whoever looks for it is shown where it is told. */
  fixture_activate (f, "overlay", "");
  pergola_editor_set_board (f->editor, "value.cycles");
  pergola_editor_go_to (f->editor, id);
  g_assert_cmpstr (pergola_editor_get_board (f->editor), ==, "value.figure");
  g_assert_cmpstr (pergola_editor_get_overlay (f->editor), ==, "feedback");

  g_assert_true (pergola_history_undo (history));
  g_assert_null (pergola_project_get (f->project, id));
}

static void
test_turn (Fixture *f, gconstpointer data)
{
  PergolaItem *hope;

  pergola_selection_set_one (get_selection (f), f->flow);
  g_assert_false (is_enabled (f, "turn"));
  pergola_selection_set_one (get_selection (f), f->losses);
  g_assert_true (is_enabled (f, "turn"));
  fixture_activate (f, "turn", NULL);
  hope = pergola_project_get (f->project, pergola_selection_get_single (get_selection (f)));
  g_assert_cmpstr (pergola_item_get_kind (hope), ==, "aspiration");
  fixture_activate (f, "turn", NULL);
  g_assert_cmpstr (pergola_selection_get_single (get_selection (f)), ==, f->losses);

  /* Nothing is left to turn, until that is undone. */
  pergola_selection_clear (get_selection (f));
  g_assert_false (is_enabled (f, "turn"));
  fixture_activate (f, "undo", NULL);
  pergola_selection_clear (get_selection (f));
  g_assert_true (is_enabled (f, "turn"));
  fixture_activate (f, "turn", NULL);
  g_assert_cmpuint (pergola_selection_get_size (get_selection (f)), ==, 1);
}

static void
test_reading (Fixture *f, gconstpointer data)
{
  g_assert_false (pergola_editor_get_retrospective (f->editor));
  fixture_activate (f, "turn-reading", NULL);
  g_assert_true (pergola_editor_get_retrospective (f->editor));
  fixture_activate (f, "reading", "prospective");
  g_assert_false (pergola_editor_get_retrospective (f->editor));
}

static void
test_time (Fixture *f, gconstpointer data)
{
  guint32 day;

  g_assert_cmpuint (pergola_timeline_get_days (pergola_editor_get_timeline (f->editor))->len, ==, 0);
  pergola_edit_set (f->project, f->losses, "date", "2026-05-14", FALSE, NULL);
  g_assert_cmpuint (pergola_timeline_get_days (pergola_editor_get_timeline (f->editor))->len, ==, 1);
  day = pergola_timeline_get_day (pergola_editor_get_timeline (f->editor), f->losses);

  fixture_activate (f, "time", NULL);
  g_assert_true (pergola_editor_get_timing (f->editor));
  pergola_editor_set_until (f->editor, day - 1);
  /* Who closes the slider sees all again. */
  fixture_activate (f, "time", NULL);
  g_assert_cmpuint (pergola_editor_get_until (f->editor), ==, PERGOLA_TIMELINE_ALWAYS);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/editor-looks/overlay", test_overlay);
  ADD ("/editor-looks/narrate", test_narrate);
  ADD ("/editor-looks/turn", test_turn);
  ADD ("/editor-looks/reading", test_reading);
  ADD ("/editor-looks/time", test_time);

  return g_test_run ();
}
