/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One item on many boards: an activity that became a value is both, in one place of the project. */

#include "config.h"

#include "pergola-core.h"

#include <string.h>

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  PergolaHistory *history;
  const PergolaBoardDef *matrix, *figure;
  char *clinic;
} Fixture;

/* (transfer none): an item with fields, from pairs that end with NULL. */
static PergolaItem *
add (PergolaProject *project, const char *kind, ...)
{
  PergolaItem *item;
  const char *key;
  va_list args;

  pergola_project_begin (project, "Add");
  item = pergola_project_add (project, kind, NULL);
  va_start (args, kind);
  while ((key = va_arg (args, const char *)) != NULL)
    g_assert_true (pergola_project_set (project, pergola_item_get_id (item), key, va_arg (args, const char *), NULL));
  va_end (args);
  pergola_project_commit (project);

  return item;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  f->history = pergola_project_get_history (f->project);
  f->matrix = pergola_project_get_board (f->project, "activities.matrix");
  f->figure = pergola_project_get_board (f->project, "value.figure");
  f->clinic = g_strdup (pergola_item_get_id (add (f->project, "activity", "title", "Leak clinic", "category",
                                                  "inquiries", "with", "0.5", "formal", "0.31", NULL)));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_free (f->clinic);
  g_object_unref (f->project);
  g_object_unref (f->frameworks);
}

static PergolaItem *
get (Fixture *f)
{
  return pergola_project_get (f->project, f->clinic);
}

static const char *
get_zone (Fixture *f, const PergolaBoardDef *board)
{
  const PergolaZone *zone = pergola_project_find_zone (f->project, board, get (f), NULL);

  return zone != NULL ? zone->id : NULL;
}

static void
set (Fixture *f, const char *key, const char *value)
{
  g_assert_true (pergola_edit_set (f->project, f->clinic, key, value, FALSE, NULL));
}

/* --- On two boards --- */

static void
test_becomes_a_value (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (get_zone (f, f->matrix), ==, "inquiries");
  g_assert_null (get_zone (f, f->figure));
  g_assert_false (pergola_project_is_a (f->project, get (f), "value"));

  set (f, "type", "immediate");
  g_assert_cmpstr (get_zone (f, f->matrix), ==, "inquiries");
  g_assert_cmpstr (get_zone (f, f->figure), ==, "immediate");
  g_assert_true (pergola_project_is_a (f->project, get (f), "value"));
  g_assert_true (pergola_project_is_a (f->project, get (f), "activity"));

  pergola_history_undo (f->history);
  g_assert_null (get_zone (f, f->figure));
}

/* In the order of ranks, beside those that are nothing but values. */
static void
test_among_values (Fixture *f, gconstpointer data)
{
  PergolaItem *before = add (f->project, "value", "title", "A", "type", "immediate", "@rank", "c", NULL);
  PergolaItem *after = add (f->project, "value", "title", "B", "type", "immediate", "@rank", "x", NULL);
  const PergolaZone *zone = pergola_board_def_get_zone (f->figure, "immediate");
  g_autoptr (GPtrArray) cards = NULL;

  set (f, "type", "immediate");
  set (f, "@rank", "m");
  cards = pergola_project_list_cards (f->project, zone->cards->pdata[0]);
  g_assert_cmpuint (cards->len, ==, 3);
  g_assert_true (cards->pdata[0] == before);
  g_assert_true (cards->pdata[1] == get (f));
  g_assert_true (cards->pdata[2] == after);
}

/* Dragging it to another column of the figure leaves its place in the matrix. */
static void
test_moves_on_one_board (Fixture *f, gconstpointer data)
{
  const PergolaZone *zone = pergola_board_def_get_zone (f->figure, "potential");
  char *ids[] = { f->clinic, NULL };

  set (f, "type", "immediate");
  pergola_edit_move (f->project, ids, zone->cards->pdata[0], NULL, NULL);
  g_assert_cmpstr (get_zone (f, f->figure), ==, "potential");
  g_assert_cmpstr (get_zone (f, f->matrix), ==, "inquiries");
  g_assert_cmpstr (pergola_item_get (get (f), "with"), ==, "0.5");
}

static void
test_links_as_a_value (Fixture *f, gconstpointer data)
{
  PergolaItem *value = add (f->project, "value", "title", "Checklist", "type", "potential", NULL);
  const char *id = pergola_item_get_id (value);

  g_assert_false (pergola_project_can_link (f->project, "flow", f->clinic, id, NULL));
  g_assert_true (pergola_project_can_link (f->project, "created", f->clinic, id, NULL));
  set (f, "type", "immediate");
  g_assert_true (pergola_project_can_link (f->project, "flow", f->clinic, id, NULL));
  g_assert_nonnull (pergola_edit_link (f->project, "flow", f->clinic, id, NULL));
  g_assert_nonnull (pergola_edit_link (f->project, "created", f->clinic, id, NULL));
}

static gboolean
applies (Fixture *f, const char *field)
{
  const PergolaFieldDef *def = pergola_project_get_field (f->project, get (f), field);

  g_assert_nonnull (def);
  return pergola_project_field_applies (f->project, get (f), def);
}

/* What belongs to a value is asked for once it is one. Its own title and note are the activity's. */
static void
test_fields_of_a_value (Fixture *f, gconstpointer data)
{
  g_assert_true (applies (f, "type"));
  g_assert_false (applies (f, "polarity"));
  g_assert_true (applies (f, "formal"));
  set (f, "type", "immediate");
  g_assert_true (applies (f, "polarity"));
  g_assert_cmpstr (pergola_project_get_field (f->project, get (f), "note")->title, ==, "What it looks like here");
}

/* --- Positions --- */

static void
test_positions (Fixture *f, gconstpointer data)
{
  char *ids[] = { f->clinic, NULL };
  PergolaPosition position = { 0.123456, 2 };
  const PergolaZone *zone = pergola_board_def_get_zone (f->matrix, "inquiries");

  pergola_edit_position (f->project, f->matrix, ids, &position, "key");
  g_assert_cmpstr (pergola_item_get (get (f), "with"), ==, "0.123");
  g_assert_cmpstr (pergola_item_get (get (f), "formal"), ==, "1");
  g_assert_cmpstr (pergola_history_get_undo_name (f->history), ==, "Move Leak clinic");
  position.across = 0.2;
  pergola_edit_position (f->project, f->matrix, ids, &position, "key");
  pergola_history_undo (f->history);
  g_assert_cmpstr (pergola_item_get (get (f), "with"), ==, "0.5");

  set (f, "with", NULL);
  position = pergola_position_of (f->project, f->matrix, get (f));
  g_assert_cmpfloat_with_epsilon (position.across, zone->x, 1e-9);
  g_assert_cmpfloat_with_epsilon (position.down, 0.31, 1e-9);
}

/* --- Filters --- */

static void
test_filters (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaFilter) filter = pergola_filter_new ();
  g_autoptr (PergolaFilter) copy = NULL;
  PergolaItem *value = add (f->project, "value", "title", "A", "type", "immediate", NULL);

  g_assert_true (pergola_filter_is_empty (NULL));
  g_assert_true (pergola_filter_matches (filter, f->project, get (f)));
  pergola_filter_set (filter, "state", "do", TRUE);
  g_assert_false (pergola_filter_matches (filter, f->project, get (f)));
  g_assert_true (pergola_filter_matches (filter, f->project, value)); /* has no such field */
  pergola_filter_set (filter, "state", PERGOLA_FILTER_UNSET, TRUE);
  g_assert_true (pergola_filter_matches (filter, f->project, get (f)));
  set (f, "state", "want");
  g_assert_false (pergola_filter_matches (filter, f->project, get (f)));
  set (f, "state", "do");
  g_assert_true (pergola_filter_matches (filter, f->project, get (f)));
  pergola_filter_set (filter, "category", "visits", TRUE);
  g_assert_false (pergola_filter_matches (filter, f->project, get (f)));

  copy = pergola_filter_copy (filter);
  g_assert_true (pergola_filter_equal (copy, filter));
  pergola_filter_set (copy, "category", "visits", FALSE);
  g_assert_false (pergola_filter_equal (copy, filter));
  g_assert_true (pergola_filter_matches (copy, f->project, get (f)));
}

/* --- People, and another project --- */

static void
test_names_make_people (Fixture *f, gconstpointer data)
{
  char *ids[] = { f->clinic, NULL };

  g_assert_true (pergola_edit_set_reference (f->project, ids, "host", " Ana ", NULL));
  g_assert_cmpstr (pergola_reference_get_name (f->project, get (f), "host"), ==, "Ana");
  g_assert_cmpuint (pergola_project_count (f->project, "person"), ==, 1);
  g_assert_true (pergola_edit_set_reference (f->project, ids, "host", "ANA", NULL));
  g_assert_cmpuint (pergola_project_count (f->project, "person"), ==, 1);
  g_assert_true (pergola_edit_set_reference (f->project, ids, "host", "", NULL));
  g_assert_null (pergola_item_get (get (f), "host"));
  pergola_history_undo (f->history);
  pergola_history_undo (f->history);
  g_assert_cmpuint (pergola_project_count (f->project, "person"), ==, 0);
}

/* A project of the value framework alone, as an older file has it. */
static PergolaProject *
read_other (Fixture *f, const char *inside)
{
  g_autofree char *text =
    g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\" language=\"en\">\n"
                     "  <title>Other</title>\n"
                     "  <framework id=\"value\" version=\"1\"/>\n%s</project>\n",
                     inside);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  PergolaProject *project = pergola_reader_read_bytes (bytes, "other.pergola", f->frameworks, NULL);

  g_assert_nonnull (project);
  return project;
}

static char *
write_text (PergolaProject *project)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* An activity goes to a project that knew none, with its host, who is there already under another id. */
static void
test_into_another_project (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) other = read_other (f, "");
  char *ids[] = { f->clinic, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) copies = NULL;
  g_auto (GStrv) again = NULL;
  g_autofree char *before = write_text (other);
  g_autofree char *after = NULL;
  PergolaItem *copy;

  pergola_edit_set_reference (f->project, ids, "host", "Ana", NULL);
  bytes = pergola_edit_copy (f->project, ids, PERGOLA_AUDIENCE_ME);
  copies = pergola_edit_paste (other, bytes, NULL, NULL);
  g_assert_cmpuint (g_strv_length (copies), ==, 1);
  copy = pergola_project_get (other, copies[0]);
  g_assert_cmpstr (pergola_item_get_kind (copy), ==, "activity");
  g_assert_cmpstr (pergola_item_get (copy, "with"), ==, "0.5");
  g_assert_cmpstr (pergola_reference_get_name (other, copy, "host"), ==, "Ana");

  again = pergola_edit_paste (other, bytes, NULL, NULL);
  g_assert_cmpuint (g_strv_length (again), ==, 1);
  g_assert_cmpuint (pergola_project_count (other, "person"), ==, 1);
  g_assert_nonnull (pergola_project_get_board (other, "activities.matrix"));

  /* The file names what it holds, and no more. */
  pergola_history_undo (pergola_project_get_history (other));
  pergola_history_undo (pergola_project_get_history (other));
  after = write_text (other);
  g_assert_cmpstr (after, ==, before);
}

/* Whose name is not for everyone does not go along when the copy is for everyone. */
static void
test_private_people_stay (Fixture *f, gconstpointer data)
{
  char *ids[] = { f->clinic, NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  pergola_edit_set_reference (f->project, ids, "host", "Ana Secret", NULL);
  bytes = pergola_edit_copy (f->project, ids, PERGOLA_AUDIENCE_EVERYONE);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_null (strstr (text, "Secret"));
  g_assert_nonnull (strstr (text, "Leak clinic"));
}

/* --- Frameworks that are only looked at --- */

static void
test_looking_leaves_no_trace (Fixture *f, gconstpointer data)
{
  g_autoptr (PergolaProject) other = read_other (f, "");
  g_autofree char *before = write_text (other);
  g_autofree char *after = NULL;
  g_autofree char *held = NULL;
  g_autoptr (GPtrArray) offered = pergola_project_list_offered (other);

  g_assert_null (pergola_project_get_board (other, "activities.matrix"));
  g_assert_cmpuint (offered->len, >, 0);
  g_assert_true (pergola_project_use (other, "activities"));
  g_assert_false (pergola_project_use (other, "nothing-like-it"));
  g_assert_nonnull (pergola_project_get_board (other, "activities.matrix"));
  after = write_text (other);
  g_assert_cmpstr (after, ==, before);

  add (other, "activity", "title", "A", NULL);
  held = write_text (other);
  g_assert_nonnull (strstr (held, "<framework id=\"activities\" version=\"1\"/>"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/living/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("becomes-a-value", test_becomes_a_value);
  ADD ("among-values", test_among_values);
  ADD ("moves-on-one-board", test_moves_on_one_board);
  ADD ("links-as-a-value", test_links_as_a_value);
  ADD ("fields-of-a-value", test_fields_of_a_value);
  ADD ("positions", test_positions);
  ADD ("filters", test_filters);
  ADD ("names-make-people", test_names_make_people);
  ADD ("into-another-project", test_into_another_project);
  ADD ("private-people-stay", test_private_people_stay);
  ADD ("looking-leaves-no-trace", test_looking_leaves_no_trace);

  return g_test_run ();
}
