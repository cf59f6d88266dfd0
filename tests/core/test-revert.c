/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Taking one thing back and leaving what came after it; and what a step is called. */

#include "config.h"

#include "pergola-core.h"

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaHistory *history;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  f->history = pergola_project_get_history (f->project);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->project);
  g_object_unref (f->frameworks);
}

/* (transfer none): a card, as one step. */
static const char *
add (Fixture *f, const char *title)
{
  PergolaItem *item;

  pergola_project_begin (f->project, "Add card");
  item = pergola_project_add (f->project, "value", NULL);
  pergola_project_set (f->project, pergola_item_get_id (item), "title", title, NULL);
  pergola_project_set (f->project, pergola_item_get_id (item), "type", "applied", NULL);
  pergola_project_commit (f->project);
  return pergola_item_get_id (item);
}

static void
set (Fixture *f, const char *id, const char *key, const char *value)
{
  pergola_edit_set (f->project, id, key, value, FALSE, NULL);
}

static const char *
get (Fixture *f, const char *id, const char *key)
{
  return pergola_item_get (pergola_project_get (f->project, id), key);
}

static void
assert_reverts (Fixture *f, guint step)
{
  g_autoptr (GError) error = NULL;
  guint n = pergola_history_count_done (f->history);

  pergola_revert (f->project, pergola_history_get_done (f->history, step), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pergola_history_count_done (f->history), ==, n + 1);
}

static void
assert_refused (Fixture *f, guint step, const char *message)
{
  g_autoptr (GBytes) before = pergola_writer_write (f->project);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n = pergola_history_count_done (f->history);

  g_assert_false (pergola_revert (f->project, pergola_history_get_done (f->history, step), &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
  after = pergola_writer_write (f->project);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (pergola_history_count_done (f->history), ==, n);
}

static void
test_value (Fixture *f, gconstpointer data)
{
  const char *id = add (f, "Leak clinic");

  set (f, id, "note", "8 weeks");
  set (f, id, "title", "Monthly leak clinic");
  assert_reverts (f, 1);
  g_assert_null (get (f, id, "note"));
  g_assert_cmpstr (get (f, id, "title"), ==, "Monthly leak clinic");

  /* One step of undo, and back. */
  g_assert_true (pergola_history_undo (f->history));
  g_assert_cmpstr (get (f, id, "note"), ==, "8 weeks");
  set (f, id, "note", "9 weeks");
  assert_refused (f, 1, "“Monthly leak clinic” was changed again after that. Take that back first.");
  assert_reverts (f, 3);
  assert_reverts (f, 1);
}

static void
test_added (Fixture *f, gconstpointer data)
{
  const char *first = add (f, "First");
  const char *second = add (f, "Second");

  g_assert_nonnull (pergola_edit_link (f->project, "flow", first, second, NULL));
  assert_refused (f, 0, "“First” was linked after that. Take that back first.");
  assert_reverts (f, 2);
  pergola_project_begin (f->project, "Move");
  pergola_project_set_place (f->project, "value.figure", first, 1, 2);
  pergola_project_commit (f->project);
  assert_reverts (f, 0);
  g_assert_null (pergola_project_get (f->project, first));
  g_assert_false (pergola_project_get_place (f->project, "value.figure", first, NULL, NULL));
  assert_refused (f, 0, "It was removed after that. Take that back first.");

  set (f, second, "note", "later");
  assert_refused (f, 1, "“Second” was changed again after that. Take that back first.");
}

static void
test_removed (Fixture *f, gconstpointer data)
{
  const char *first = add (f, "First");
  const char *second = add (f, "Second");
  const char *ids[] = { first, NULL };
  const char *others[] = { second, NULL };
  g_autoptr (GPtrArray) links = NULL;

  g_assert_nonnull (pergola_edit_link (f->project, "flow", first, second, NULL));
  pergola_edit_delete (f->project, (GStrv) ids);
  pergola_edit_delete (f->project, (GStrv) others);
  assert_refused (f, 3, "What it belongs to was removed after that. Take that back first.");
  assert_reverts (f, 4);
  assert_reverts (f, 3);
  g_assert_cmpstr (get (f, first, "title"), ==, "First");
  links = pergola_project_list_links (f->project, "flow");
  g_assert_cmpuint (links->len, ==, 1);
}

static void
assert_step (Fixture *f, PergolaStepKind kind, const char *title, const char *detail)
{
  guint last = pergola_history_count_done (f->history) - 1;
  g_autoptr (PergolaStep) step = pergola_step_describe (f->project, pergola_history_get_done (f->history, last));

  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpstr (step->title, ==, title);
  g_assert_cmpstr (step->detail, ==, detail);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  const char *first = add (f, "First");
  const char *second;
  const char *ids[] = { first, NULL };

  assert_step (f, PERGOLA_STEP_ADDED, "Added “First”", "Value · Applied");
  set (f, first, "note", "Led by Amina, 8 weeks");
  assert_step (f, PERGOLA_STEP_CHANGED, "Changed “First”: note", "“Led by Amina, 8 weeks”");
  set (f, first, "note", "Led by Amina, 9 weeks");
  assert_step (f, PERGOLA_STEP_CHANGED, "Changed “First”: note", "“8” to “9”");
  set (f, first, "note", "Led by Amina, 9");
  assert_step (f, PERGOLA_STEP_CHANGED, "Changed “First”: note", "“9 weeks” to “9”");
  set (f, first, "type", "realized");
  assert_step (f, PERGOLA_STEP_CHANGED, "Changed “First”: type of value", "“Applied” to “Realized”");
  set (f, first, "title", "Réseau d’eau");
  assert_step (f, PERGOLA_STEP_CHANGED, "Renamed “Réseau d’eau”", "“First” to “Réseau d’eau”");
  second = add (f, "Second");
  pergola_edit_link (f->project, "flow", first, second, NULL);
  assert_step (f, PERGOLA_STEP_LINKED, "Linked “Réseau d’eau” to “Second”", "Link");
  pergola_project_begin (f->project, "Move");
  pergola_project_set_place (f->project, "value.figure", first, 1, 2);
  pergola_project_commit (f->project);
  assert_step (f, PERGOLA_STEP_MOVED, "Moved “Réseau d’eau”", "Value · Realized");
  pergola_edit_delete (f->project, (GStrv) ids);
  assert_step (f, PERGOLA_STEP_REMOVED, "Removed “Réseau d’eau”", "Value · Realized");
  pergola_project_begin (f->project, "Rename");
  pergola_project_set_property (f->project, "title", "Leaks", NULL);
  pergola_project_commit (f->project);
  assert_step (f, PERGOLA_STEP_SETTING, "Renamed the project", "“Leaks”");
}

/* The other version, as a merge sets it. */
static void
dispute (Fixture *f, const char *id, const char *key, const char *value)
{
  PergolaItem *item = id != NULL ? pergola_project_get (f->project, id) : NULL;
  PergolaChange change = { .type = item != NULL ? PERGOLA_CHANGE_SET : PERGOLA_CHANGE_PROPERTY,
                           .id = (char *) id,
                           .key = (char *) key,
                           .new_value = (char *) value,
                           .item = item };
  g_autoptr (GError) error = NULL;

  pergola_project_begin (f->project, "Join");
  pergola_project_replay (f->project, &change, &error);
  g_assert_no_error (error);
  pergola_project_commit (f->project);
}

/* How a second version is stored is for no one to read. */
static void
test_conflict_words (Fixture *f, gconstpointer data)
{
  const char *first = add (f, "First");

  dispute (f, first, "!title",
           ">\x1f"
           "2026-11-20\x1fProject of Ana");
  assert_step (f, PERGOLA_STEP_CHANGED, "Kept a second version of “First”: title", "“Project of Ana”");
  dispute (f, first, "!note", ">Ana\x1f\x1fLed by Ana");
  assert_step (f, PERGOLA_STEP_CHANGED, "Kept a second version of “First”: note", "“Led by Ana”, by Ana");
  dispute (f, first, "!type", "=realized");
  assert_step (f, PERGOLA_STEP_CHANGED, "Kept a second version of “First”: type of value", "“Realized”");
  dispute (f, first, "!@removed", "=");
  assert_step (f, PERGOLA_STEP_CHANGED, "Kept a second version of “First”", "Value · Applied");

  pergola_conflict_decide (f->project, pergola_project_get (f->project, first), "!note", PERGOLA_DECISION_MINE, NULL);
  assert_step (f, PERGOLA_STEP_CHANGED, "Decided between versions of “First”: note", "Value · Applied");
  pergola_conflict_decide (f->project, pergola_project_get (f->project, first), "!title", PERGOLA_DECISION_THEIRS,
                           NULL);
  assert_step (f, PERGOLA_STEP_CHANGED, "Renamed “Project of Ana”", "“First” to “Project of Ana”");

  dispute (f, NULL, "!title",
           ">Ana\x1f"
           "2026-11-20\x1fLeaks and more");
  assert_step (f, PERGOLA_STEP_SETTING, "Kept a second version of “Untitled”: title", "“Leaks and more”, by Ana");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/revert/value", test_value);
  ADD ("/revert/added", test_added);
  ADD ("/revert/removed", test_removed);
  ADD ("/revert/words", test_words);
  ADD ("/revert/conflict-words", test_conflict_words);

  return g_test_run ();
}
