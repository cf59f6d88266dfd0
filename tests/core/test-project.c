/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-core.h"

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  guint changes;
  guint commits;
} Fixture;

static void
on_changed (PergolaProject *project, PergolaChange *change, Fixture *fixture)
{
  fixture->changes++;
}

static void
on_committed (PergolaProject *project, PergolaTransaction *transaction, Fixture *fixture)
{
  g_assert_cmpuint (transaction->changes->len, >, 0);
  fixture->commits++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->frameworks = pergola_frameworks_new ();
  fixture->project = pergola_project_new (fixture->frameworks);
  g_signal_connect (fixture->project, "changed", G_CALLBACK (on_changed), fixture);
  g_signal_connect (fixture->project, "committed", G_CALLBACK (on_committed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->project);
  g_assert_finalize_object (fixture->frameworks);
}

static void
collect (PergolaProject *project, PergolaChange *change, GPtrArray *changes)
{
  g_ptr_array_add (changes, pergola_change_copy (change));
}

static char *
add (PergolaProject *project, const char *kind, const char *parent)
{
  char *id;

  pergola_project_begin (project, "Add");
  id = g_strdup (pergola_item_get_id (pergola_project_add (project, kind, parent)));
  pergola_project_commit (project);
  return id;
}

static gboolean
set (PergolaProject *project, const char *id, const char *key, const char *value)
{
  return pergola_edit_set (project, id, key, value, FALSE, NULL);
}

static const char *
get (PergolaProject *project, const char *id, const char *key)
{
  return pergola_item_get (pergola_project_get (project, id), key);
}

static void
test_outside (Fixture *fixture, gconstpointer data)
{
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*depth > 0*");
  g_assert_false (pergola_project_set_property (fixture->project, "title", "x", NULL));
  g_test_assert_expected_messages ();
  g_assert_cmpstr (pergola_project_get_title (fixture->project), ==, "");
}

static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (fixture->project);
  g_autofree char *id = add (fixture->project, "value", NULL);

  g_assert_cmpuint (fixture->commits, ==, 1);
  g_assert_cmpstr (get (fixture->project, id, "@audience"), ==, "everyone");

  /* Nested: one step, named by the outermost. */
  pergola_project_begin (fixture->project, "Outer");
  pergola_project_begin (fixture->project, "Inner");
  g_assert_true (pergola_project_set (fixture->project, id, "title", "One", NULL));
  pergola_project_commit (fixture->project);
  g_assert_true (pergola_project_set (fixture->project, id, "note", "Two", NULL));
  pergola_project_commit (fixture->project);
  g_assert_cmpstr (pergola_history_get_undo_name (history), ==, "Outer");
  g_assert_cmpuint (fixture->commits, ==, 2);

  /* Nothing done, nothing remembered. */
  g_assert_true (set (fixture->project, id, "title", "One"));
  g_assert_cmpuint (fixture->commits, ==, 2);

  /* Taken back. */
  pergola_project_begin (fixture->project, "Cancelled");
  g_assert_true (pergola_project_set (fixture->project, id, "title", "Three", NULL));
  pergola_project_remove (fixture->project, id);
  pergola_project_cancel (fixture->project);
  g_assert_cmpstr (get (fixture->project, id, "title"), ==, "One");
  g_assert_cmpuint (fixture->commits, ==, 2);

  g_assert_true (pergola_history_undo (history));
  g_assert_null (get (fixture->project, id, "title"));
  g_assert_null (get (fixture->project, id, "note"));
  g_assert_true (pergola_history_redo (history));
  g_assert_cmpstr (get (fixture->project, id, "note"), ==, "Two");
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (fixture->project);
  g_autofree char *id = add (fixture->project, "value", NULL);

  pergola_edit_set (fixture->project, id, "title", "L", TRUE, NULL);
  pergola_edit_set (fixture->project, id, "title", "Le", TRUE, NULL);
  pergola_edit_set (fixture->project, id, "title", "Leak", TRUE, NULL);
  pergola_history_seal (history);
  pergola_edit_set (fixture->project, id, "title", "Leak clinic", TRUE, NULL);
  g_assert_true (pergola_history_undo (history));
  g_assert_cmpstr (get (fixture->project, id, "title"), ==, "Leak");
  g_assert_true (pergola_history_undo (history));
  g_assert_null (get (fixture->project, id, "title"));
  pergola_history_redo (history);
  g_assert_cmpstr (get (fixture->project, id, "title"), ==, "Leak");

  /* After an undo a letter begins a new step; typing that ends where it began leaves none. */
  pergola_edit_set (fixture->project, id, "title", "Leaks", TRUE, NULL);
  g_assert_false (pergola_history_can_redo (history));
  pergola_edit_set (fixture->project, id, "title", "Leak", TRUE, NULL);
  g_assert_true (pergola_history_undo (history));
  g_assert_null (get (fixture->project, id, "title"));
}

static void
test_clean (Fixture *fixture, gconstpointer data)
{
  PergolaHistory *history = pergola_project_get_history (fixture->project);
  g_autofree char *id = NULL;

  g_assert_true (pergola_history_is_clean (history));
  id = add (fixture->project, "value", NULL);
  g_assert_false (pergola_history_is_clean (history));
  pergola_edit_set (fixture->project, id, "title", "a", TRUE, NULL);
  pergola_history_mark_clean (history);
  /* Typing on after a save must not hide in the step that was saved. */
  pergola_edit_set (fixture->project, id, "title", "ab", TRUE, NULL);
  g_assert_false (pergola_history_is_clean (history));
  pergola_history_undo (history);
  g_assert_true (pergola_history_is_clean (history));
  g_assert_cmpstr (get (fixture->project, id, "title"), ==, "a");
  pergola_history_undo (history);
  g_assert_false (pergola_history_is_clean (history));
  set (fixture->project, id, "note", "elsewhere");
  g_assert_false (pergola_history_is_clean (history));
  pergola_history_undo (history);
  g_assert_false (pergola_history_is_clean (history)); /* the saved state can no longer be reached */
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture->project, "value", NULL);
  g_autofree char *story = add (fixture->project, "story", NULL);
  g_autofree char *long_text = g_strnfill (PERGOLA_FIELD_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_true (set (fixture->project, id, "title", "two\nlines\x01\ttab\r\nend"));
  g_assert_cmpstr (get (fixture->project, id, "title"), ==, "two lines tab end");
  g_assert_true (set (fixture->project, story, "text", "two\r\nlines\rthree\x0b"));
  g_assert_cmpstr (get (fixture->project, story, "text"), ==, "two\nlines\nthree");
  g_assert_true (set (fixture->project, id, "title", ""));
  g_assert_null (get (fixture->project, id, "title"));

  g_assert_false (pergola_edit_set (fixture->project, id, "title", long_text, FALSE, &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_TOO_LONG);
  g_assert_false (set (fixture->project, id, "title", "\xff"));
  g_assert_false (set (fixture->project, id, "type", "splendid"));
  g_assert_true (set (fixture->project, id, "type", "applied"));
  g_assert_false (set (fixture->project, id, "colour", "red"));
  g_assert_false (set (fixture->project, id, "date", "yesterday"));
  g_assert_true (set (fixture->project, id, "date", "2026-05-14"));
  g_assert_false (set (fixture->project, id, "@audience", "world"));
  g_assert_true (set (fixture->project, id, "@audience", "me"));
  /* In the file nothing would mean everyone. */
  g_assert_true (set (fixture->project, id, "@audience", "everyone"));
  g_assert_true (set (fixture->project, id, "@audience", NULL));
  g_assert_cmpstr (get (fixture->project, id, "@audience"), ==, "me");
  g_assert_false (set (fixture->project, id, "@rank", "!"));
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  PergolaProject *project = fixture->project;
  g_autofree char *a = add (project, "value", NULL);
  g_autofree char *b = add (project, "value", NULL);
  g_autofree char *aspiration = add (project, "aspiration", NULL);

  g_assert_nonnull (pergola_edit_link (project, "flow", a, b, NULL));
  g_assert_null (pergola_edit_link (project, "flow", a, b, NULL));
  g_assert_null (pergola_edit_link (project, "flow", a, a, NULL));
  {
    g_autoptr (GPtrArray) links = pergola_project_list_links (project, "flow");
    const char *link = pergola_item_get_id (g_ptr_array_index (links, 0));

    /* A file with a link that has one end cannot be opened. */
    g_assert_false (set (project, link, "@from", NULL));
    g_assert_false (set (project, link, "@to", ""));
  }
  g_assert_null (pergola_edit_link (project, "flow", a, aspiration, NULL));
  g_assert_null (pergola_edit_link (project, "flow", a, "nobody", NULL));
  g_assert_nonnull (pergola_edit_link (project, "reframing", b, aspiration, NULL));
  g_assert_nonnull (pergola_edit_link (project, "improving", b, a, NULL));

  pergola_edit_delete (project, (char *[]){ b, NULL });
  {
    g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
    g_assert_cmpuint (links->len, ==, 0);
  }
  pergola_history_undo (pergola_project_get_history (project));
  {
    g_autoptr (GPtrArray) links = pergola_project_list_links_of (project, b);
    g_assert_cmpuint (links->len, ==, 3);
  }
}

static void
test_family (Fixture *fixture, gconstpointer data)
{
  PergolaProject *project = fixture->project;
  g_autofree char *value = add (project, "value", NULL);
  g_autofree char *story = add (project, "story", NULL);
  g_autofree char *other = add (project, "value", NULL);
  g_autoptr (GPtrArray) path = NULL;
  g_autoptr (GPtrArray) stories = NULL;

  pergola_story_append (project, story, value);
  pergola_story_append (project, story, other);
  path = pergola_story_list_values (project, story);
  g_assert_cmpuint (path->len, ==, 2);
  g_assert_true (g_ptr_array_index (path, 0) == pergola_project_get (project, value));
  stories = pergola_story_list_of (project, other);
  g_assert_cmpuint (stories->len, ==, 1);

  pergola_story_shift (project, story, other, TRUE); /* is last already */
  pergola_story_shift (project, story, other, FALSE);
  {
    g_autoptr (GPtrArray) shifted = pergola_story_list_values (project, story);
    g_assert_cmpuint (shifted->len, ==, 2);
    g_assert_true (g_ptr_array_index (shifted, 0) == pergola_project_get (project, other));
  }
  pergola_history_undo (pergola_project_get_history (project));
  {
    g_autofree char *between = add (project, "value", NULL);
    g_autoptr (GPtrArray) told = NULL;

    pergola_story_insert (project, story, between, value);
    told = pergola_story_list_values (project, story);
    g_assert_cmpuint (told->len, ==, 3);
    g_assert_true (g_ptr_array_index (told, 1) == pergola_project_get (project, between));
    g_clear_pointer (&told, g_ptr_array_unref);
    pergola_story_move (project, story, value, 2);
    pergola_story_move (project, story, between, 3); /* there is no such place */
    told = pergola_story_list_values (project, story);
    g_assert_true (g_ptr_array_index (told, 0) == pergola_project_get (project, between));
    g_assert_true (g_ptr_array_index (told, 2) == pergola_project_get (project, value));
    pergola_story_move (project, story, value, 0);
    pergola_story_remove (project, story, between);
  }
  {
    g_autoptr (GPtrArray) undone = pergola_story_list_values (project, story);
    g_assert_true (g_ptr_array_index (undone, 0) == pergola_project_get (project, value));
  }

  pergola_project_begin (project, "Follow");
  pergola_project_set_property (project, "value.figure/story", story, NULL);
  pergola_project_commit (project);

  pergola_edit_delete (project, (char *[]){ story, NULL });
  g_assert_cmpuint (pergola_project_count (project, "step"), ==, 0);
  g_assert_null (pergola_project_get_property (project, "value.figure/story"));
  g_assert_nonnull (pergola_project_get (project, value));
  pergola_history_undo (pergola_project_get_history (project));
  g_assert_cmpuint (pergola_project_count (project, "step"), ==, 2);
  g_assert_cmpstr (pergola_project_get_property (project, "value.figure/story"), ==, story);

  /* An item cannot be put inside itself, however far down. */
  {
    g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);
    g_assert_false (set (project, story, "@parent", pergola_item_get_id (g_ptr_array_index (steps, 0))));
  }
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  PergolaProject *project = fixture->project;
  g_autofree char *id = add (project, "value", NULL);
  double x = 0, y = 0;

  g_assert_false (pergola_project_get_place (project, "value.figure", id, &x, &y));
  pergola_project_begin (project, "Move");
  pergola_project_set_place (project, "value.figure", id, 1.5, -2);
  pergola_project_set_place (project, "value.figure", id, 12.25, 80);
  pergola_project_commit (project);
  g_assert_true (pergola_project_get_place (project, "value.figure", id, &x, &y));
  g_assert_cmpfloat (x, ==, 12.25);
  g_assert_cmpfloat (y, ==, 80);
  pergola_history_undo (pergola_project_get_history (project));
  g_assert_false (pergola_project_get_place (project, "value.figure", id, &x, &y));
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  const PergolaKind *english = pergola_project_get_kind (fixture->project, "value");

  pergola_project_begin (fixture->project, "Language");
  pergola_project_set_property (fixture->project, "language", "pt", NULL);
  pergola_project_commit (fixture->project);
  g_assert_nonnull (pergola_project_get_kind (fixture->project, "value"));
  g_assert_cmpstr (english->title, ==, "Value"); /* a view that has not redrawn yet still may read it */
}

/* What was done to one copy of a project can be done to another one, and be undone there as one step. */
static void
test_replay (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add (fixture->project, "value", NULL);
  g_autoptr (GBytes) bytes = pergola_writer_write (fixture->project);
  g_autoptr (PergolaProject) other = pergola_reader_read_bytes (bytes, "other", fixture->frameworks, NULL);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_change_free);
  g_autoptr (GBytes) wanted = NULL, back = NULL, got = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->project, "changed", G_CALLBACK (collect), changes);
  pergola_project_begin (fixture->project, "Much");
  pergola_project_set (fixture->project, id, "title", "Leak clinic", NULL);
  pergola_project_set_place (fixture->project, "value.figure", id, 3, 4);
  pergola_project_set_property (fixture->project, "title", "Another title", NULL);
  pergola_project_commit (fixture->project);
  g_signal_handlers_disconnect_by_func (fixture->project, collect, changes);
  wanted = pergola_writer_write (fixture->project);

  pergola_project_begin (other, "Much");
  for (guint i = 0; i < changes->len; i++)
    g_assert_true (pergola_project_replay (other, g_ptr_array_index (changes, i), NULL));
  pergola_project_commit (other);
  got = pergola_writer_write (other);
  g_assert_true (g_bytes_equal (got, wanted));
  g_assert_true (pergola_history_undo (pergola_project_get_history (other)));
  back = pergola_writer_write (other);
  g_assert_true (g_bytes_equal (back, bytes));

  pergola_project_begin (other, "Gone");
  pergola_project_remove (other, id);
  g_assert_false (pergola_project_replay (other, g_ptr_array_index (changes, 0), &error));
  g_assert_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN);
  pergola_project_cancel (other);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/project/outside", test_outside);
  ADD ("/project/transaction", test_transaction);
  ADD ("/project/typing", test_typing);
  ADD ("/project/clean", test_clean);
  ADD ("/project/values", test_values);
  ADD ("/project/links", test_links);
  ADD ("/project/family", test_family);
  ADD ("/project/place", test_place);
  ADD ("/project/language", test_language);
  ADD ("/project/replay", test_replay);
  return g_test_run ();
}
