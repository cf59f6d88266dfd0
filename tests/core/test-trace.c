/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Where values come from: projects made by hand whose answers are known; and a thousand made up, on which the tracer is
 * held against trace-naive, which is written plainly and shares nothing with it. More: PERGOLA_TEST_ROUNDS=10. */

#include "hand-made.h"
#include "trace-naive.h"

#include <stdlib.h>

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->frameworks = pergola_frameworks_new ();
  f->project = pergola_project_new (f->frameworks);
  g_assert_true (pergola_project_use (f->project, "activities"));
  pergola_project_begin (f->project, "Make");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->project);
  g_clear_object (&f->frameworks);
}

/* --- Projects --- */

/* A story of values, NULL at the end. */
static const char *
tell (PergolaProject *project, const char *title, const char *teller, const char *first, ...)
{
  const char *story = hand_made_add (project, "story", title, NULL);
  va_list values;

  if (teller != NULL)
    hand_made_set (project, story, "by", hand_made_add (project, "person", teller, NULL));
  va_start (values, first);
  for (const char *value = first; value != NULL; value = va_arg (values, const char *))
    {
      const char *step = pergola_item_get_id (pergola_project_add (project, "step", story));

      hand_made_link (project, "tells", step, value);
    }
  va_end (values);

  return story;
}

static PergolaItem *
get_step (PergolaProject *project, const char *story, guint index)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);

  return steps->pdata[index];
}

static void
set_steps (PergolaProject *project, const char *story, const char *field, const char *value)
{
  g_autoptr (GPtrArray) steps = pergola_project_list_children (project, story);

  for (guint i = 0; i < steps->len; i++)
    hand_made_set (project, pergola_item_get_id (steps->pdata[i]), field, value);
}

static const PergolaGap *
find_gap (const PergolaTrace *trace, PergolaGapKind kind)
{
  for (guint i = 0; i < trace->gaps->len; i++)
    if (((PergolaGap *) trace->gaps->pdata[i])->kind == kind)
      return trace->gaps->pdata[i];

  return NULL;
}

static PergolaTracePlace *
get_place (const PergolaTrace *trace, guint chain, guint index)
{
  return ((PergolaTraceChain *) trace->chains->pdata[chain])->places->pdata[index];
}

static guint
count_places (const PergolaTrace *trace, guint chain)
{
  return ((PergolaTraceChain *) trace->chains->pdata[chain])->places->len;
}

/* --- Made by hand --- */

/* Two stories, confirmed, a number at the result, an activity: nothing is open. */
static void
test_whole (Fixture *f, gconstpointer data)
{
  PergolaProject *p = f->project;
  const char *clinic = hand_made_add (p, "activity", "Monthly leak clinic", NULL);
  const char *a = hand_made_add (p, "value", "Sharper questions", "immediate"),
             *b = hand_made_add (p, "value", "Checklist", "potential");
  const char *c = hand_made_add (p, "value", "Trial", "applied"),
             *d = hand_made_add (p, "value", "Losses down", "realized");
  const char *story = tell (p, "Leaks found at night", "Amina", a, b, c, d, NULL);
  const char *number = hand_made_add (p, "indicator", "Night losses", "realized");
  g_autoptr (PergolaTrace) trace = NULL;

  tell (p, "Quiet nights", "Kiran", c, d, NULL);
  hand_made_link (p, "created", clinic, a);
  set_steps (p, story, "strength", "confirmed");
  hand_made_set (p, pergola_item_get_id (get_step (p, story, 3)), "strength", "measured");
  hand_made_link (p, "instance", pergola_item_get_id (get_step (p, story, 3)), number);
  trace = pergola_trace_new (p, d);
  g_assert_true (trace->complete);
  g_assert_cmpuint (trace->chains->len, ==, 1);
  g_assert_cmpuint (trace->gaps->len, ==, 0);
  g_assert_cmpuint (count_places (trace, 0), ==, 5);
  g_assert_true (get_place (trace, 0, 0)->activity);
  g_assert_cmpstr (pergola_item_get_id (get_place (trace, 0, 0)->item), ==, clinic);
  g_assert_cmpint (get_place (trace, 0, 3)->strength, ==, PERGOLA_STRENGTH_FAIR);
  g_assert_cmpint (get_place (trace, 0, 4)->strength, ==, PERGOLA_STRENGTH_STRONG);
  g_assert_cmpstr (pergola_item_get_id (get_place (trace, 0, 4)->story), ==, story);
  g_assert_cmpuint (get_place (trace, 0, 4)->indicators->len, ==, 1);
  g_assert_cmpint (((PergolaTraceChain *) trace->chains->pdata[0])->strength, ==, PERGOLA_STRENGTH_FAIR);
}

/* A story that begins with its result asks its teller. */
static void
test_no_activity (Fixture *f, gconstpointer data)
{
  const char *d = hand_made_add (f->project, "value", "Losses down", "realized");
  const char *e = hand_made_add (f->project, "value", "New criteria", "transformative");
  g_autoptr (PergolaTrace) trace = NULL;
  const PergolaGap *gap;

  tell (f->project, "Directors ask for figures", "Tomás", d, e, NULL);
  trace = pergola_trace_new (f->project, d);
  g_assert_false (trace->complete);
  g_assert_cmpuint (trace->breaks, ==, 1);
  gap = find_gap (trace, PERGOLA_GAP_NO_ACTIVITY);
  g_assert_nonnull (gap);
  g_assert_cmpstr (gap->words, ==, "“Directors ask for figures” has no activity behind it");
  g_assert_cmpstr (gap->remedy_words, ==, "Ask Tomás");
  g_assert_cmpint (gap->remedy, ==, PERGOLA_REMEDY_ASK);
  g_assert_nonnull (find_gap (trace, PERGOLA_GAP_NO_EVIDENCE));
  g_assert_nonnull (find_gap (trace, PERGOLA_GAP_NO_INDICATOR));
  g_assert_nonnull (find_gap (trace, PERGOLA_GAP_FEW_STORIES));
}

/* What a story is about stands behind its first step. */
static void
test_about (Fixture *f, gconstpointer data)
{
  const char *b = hand_made_add (f->project, "value", "Checklist", "potential");
  const char *story = tell (f->project, "Sensors", NULL, b, NULL);
  const char *visit = hand_made_add (f->project, "activity", "Night visit", NULL);
  g_autoptr (PergolaTrace) trace = NULL;

  hand_made_set (f->project, story, "about", visit);
  trace = pergola_trace_new (f->project, b);
  g_assert_true (trace->complete);
  g_assert_cmpuint (count_places (trace, 0), ==, 2);
  g_assert_cmpstr (pergola_item_get_id (get_place (trace, 0, 0)->item), ==, visit);
}

/* What closes a gap closes it in one step: the activity, the number, the story. */
static void
test_remedies (Fixture *f, gconstpointer data)
{
  PergolaProject *p = f->project;
  PergolaHistory *history = pergola_project_get_history (p);
  const char *d = hand_made_add (p, "value", "Losses down", "realized");
  const char *alone = hand_made_add (p, "value", "We learn first", "enabling");
  const char *story = tell (p, "Directors ask for figures", "Tomás", d, NULL);
  PergolaItem *step = get_step (p, story, 0);
  PergolaItem *told;
  g_autofree char *key = NULL;
  GDate day;

  pergola_project_commit (p);
  for (int with_step = 1; with_step >= 0; with_step--)
    {
      PergolaItem *item = pergola_project_get (p, with_step ? d : alone);
      g_autoptr (PergolaTrace) before = pergola_trace_new (p, pergola_item_get_id (item));
      g_autoptr (PergolaTrace) after = NULL;

      g_assert_nonnull (find_gap (before, PERGOLA_GAP_NO_ACTIVITY));
      g_assert_nonnull (pergola_remedy_ground (p, item, with_step ? step : NULL, NULL, "Clinic", NULL));
      after = pergola_trace_new (p, pergola_item_get_id (item));
      g_assert_null (find_gap (after, PERGOLA_GAP_NO_ACTIVITY));
      g_assert_true (get_place (after, 0, 0)->activity);
      pergola_history_undo (history);
      g_assert_cmpuint (pergola_project_count (p, "activity"), ==, 0);
    }

  g_assert_nonnull (pergola_remedy_count (p, step, NULL, "Night losses", NULL));
  {
    g_autoptr (PergolaTrace) trace = pergola_trace_new (p, d);

    g_assert_null (find_gap (trace, PERGOLA_GAP_NO_INDICATOR));
  }
  pergola_history_undo (history);
  g_assert_cmpuint (pergola_project_count (p, "indicator"), ==, 0);

  g_date_set_dmy (&day, 1, G_DATE_MAY, 2026);
  told = pergola_telling_begin_of (p, &day, pergola_project_get (p, alone));
  step = get_step (p, pergola_item_get_id (told), 0);
  g_assert_cmpstr (pergola_item_get_id (pergola_telling_get_card (p, step)), ==, alone);
  key = pergola_telling_find_key (p, step);
  g_assert_cmpstr (key, ==, "enabling/0");
  pergola_history_undo (history);
  g_assert_cmpuint (pergola_project_count (p, "story"), ==, 1);
}

static void
test_missing_type (Fixture *f, gconstpointer data)
{
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  const char *c = hand_made_add (f->project, "value", "Trial", "applied"),
             *d = hand_made_add (f->project, "value", "Losses", "realized");
  const char *story = tell (f->project, "Leaks", NULL, a, c, d, NULL);
  g_autoptr (PergolaTrace) trace = pergola_trace_new (f->project, d);
  const PergolaGap *gap = find_gap (trace, PERGOLA_GAP_MISSING_TYPE);

  g_assert_nonnull (gap);
  g_assert_cmpstr (gap->type->id, ==, "potential");
  g_assert_cmpstr (pergola_item_get_parent (gap->target), ==, story);
  g_assert_null (gap->person);
  g_assert_cmpuint (trace->breaks, ==, 1);
}

static void
test_other_tag (Fixture *f, gconstpointer data)
{
  const char *a = hand_made_add (f->project, "value", "Questions", "immediate");
  const char *story = tell (f->project, "Leaks", "Amina", a, NULL);
  PergolaItem *step = get_step (f->project, story, 0);
  g_autoptr (PergolaTrace) trace = NULL;
  const PergolaGap *gap;

  hand_made_set (f->project, pergola_item_get_id (step), "type", "potential");
  trace = pergola_trace_new (f->project, pergola_item_get_id (step));
  g_assert_cmpstr (pergola_item_get_id (trace->result), ==, a);
  gap = find_gap (trace, PERGOLA_GAP_OTHER_TAG);
  g_assert_nonnull (gap);
  g_assert_true (gap->item == step);
  g_assert_cmpstr (gap->type->id, ==, "potential");
}

/* A step that tells of nothing stands for itself by its tag; one without a tag is passed over. */
static void
test_steps_alone (Fixture *f, gconstpointer data)
{
  PergolaProject *p = f->project;
  const char *saved = hand_made_add (p, "value", "Losses down", "realized");
  const char *story = hand_made_add (p, "story", "Leaks found at night", NULL);
  const char *first = pergola_item_get_id (pergola_project_add (p, "step", story));
  const char *second = pergola_item_get_id (pergola_project_add (p, "step", story));
  const char *third = pergola_item_get_id (pergola_project_add (p, "step", story));
  g_autoptr (PergolaTrace) trace = NULL;

  hand_made_set (p, first, "type", "immediate");
  hand_made_set (p, first, "title", "Where does it go at night?");
  hand_made_set (p, second, "title", "Well…");
  hand_made_link (p, "tells", third, saved);
  trace = pergola_trace_new (p, saved);
  g_assert_cmpuint (trace->chains->len, ==, 1);
  g_assert_cmpuint (count_places (trace, 0), ==, 2);
  g_assert_true (((PergolaTraceChain *) trace->chains->pdata[0])->grounded);
  g_assert_cmpstr (pergola_item_get_id (get_place (trace, 0, 0)->item), ==, first);
  g_assert_true (get_place (trace, 0, 0)->step == get_place (trace, 0, 0)->item);
  g_assert_cmpstr (get_place (trace, 0, 0)->type->id, ==, "immediate");
}

/* Values that lead to each other lead nowhere. */
static void
test_circle (Fixture *f, gconstpointer data)
{
  const char *b = hand_made_add (f->project, "value", "Checklist", "potential");
  const char *c = hand_made_add (f->project, "value", "Trial", "applied");
  g_autoptr (PergolaTrace) trace = NULL;

  hand_made_link (f->project, "flow", b, c);
  hand_made_link (f->project, "flow", c, b);
  trace = pergola_trace_new (f->project, c);
  g_assert_cmpuint (trace->chains->len, ==, 1);
  g_assert_cmpuint (count_places (trace, 0), ==, 1);
  g_assert_false (trace->complete);
}

/* Layers in which all lead to all: nobody can count the ways, and the answer still comes. */
static void
test_many (Fixture *f, gconstpointer data)
{
  const char *layers[9][8];
  const char *clinic = hand_made_add (f->project, "activity", "Clinic", NULL);
  g_autoptr (PergolaTrace) trace = NULL;

  for (int i = 0; i < 9; i++)
    for (int k = 0; k < 8; k++)
      {
        layers[i][k] = hand_made_add (f->project, "value", "Value", "applied");
        for (int j = 0; j < 8 && i > 0; j++)
          hand_made_link (f->project, "flow", layers[i - 1][j], layers[i][k]);
      }
  hand_made_link (f->project, "created", clinic, layers[0][0]);
  trace = pergola_trace_new (f->project, layers[8][0]);
  g_assert_true (trace->at_least);
  g_assert_cmpuint (trace->chains->len, >=, 1);
  g_assert_true (((PergolaTraceChain *) trace->chains->pdata[0])->grounded);
  g_assert_cmpuint (count_places (trace, 0), ==, 10);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_assert_null (pergola_trace_new (f->project, "nothere2"));
  g_assert_null (pergola_trace_new (f->project, hand_made_add (f->project, "person", "Amina", NULL)));
  g_assert_null (pergola_trace_new (f->project, hand_made_add (f->project, "story", "Told", NULL)));
}

/* --- Made up --- */

static const char *
pick (GPtrArray *ids)
{
  return ids->pdata[g_test_rand_int_range (0, ids->len)];
}

static void
make_values (PergolaProject *project, GPtrArray *values, GPtrArray *activities)
{
  static const char *const TYPES[] = { "orienting", "immediate",      "potential", "applied",
                                       "realized",  "transformative", "strategic", "enabling" };

  for (int n = g_test_rand_int_range (1, 10); n > 0; n--)
    g_ptr_array_add (values, (gpointer) hand_made_add (project, "value", "Value",
                                                       g_test_rand_int_range (0, 9) == 0
                                                         ? NULL
                                                         : TYPES[g_test_rand_int_range (0, G_N_ELEMENTS (TYPES))]));
  for (int n = g_test_rand_int_range (0, 3); n > 0; n--)
    {
      const char *activity = hand_made_add (project, "activity", "Activity", NULL);

      g_ptr_array_add (activities, (gpointer) activity);
      if (g_test_rand_int_range (0, 3) > 0)
        continue;
      hand_made_set (project, activity, "type", TYPES[g_test_rand_int_range (0, G_N_ELEMENTS (TYPES))]);
      g_ptr_array_add (values, (gpointer) activity);
    }
}

static void
make_links (PergolaProject *project, GPtrArray *values, GPtrArray *activities)
{
  for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
    pergola_project_link (project, g_test_rand_int_range (0, 4) > 0 ? "flow" : "improving", pick (values),
                          pick (values), NULL);
  for (int n = g_test_rand_int_range (0, 3); n > 0 && activities->len > 0; n--)
    pergola_project_link (project, "created", pick (activities), pick (values), NULL);
}

static void
make_step (PergolaProject *project, const char *story, GPtrArray *values, GPtrArray *people, GPtrArray *numbers)
{
  static const char *const STRENGTHS[] = { "", "told", "confirmed", "measured" };
  static const char *const TAGS[] = { "", "", "immediate", "applied", "realized" };
  const char *step = pergola_item_get_id (pergola_project_add (project, "step", story));

  if (g_test_rand_int_range (0, 8) > 0)
    pergola_project_link (project, "tells", step, pick (values), NULL);
  hand_made_set (project, step, "strength", STRENGTHS[g_test_rand_int_range (0, G_N_ELEMENTS (STRENGTHS))]);
  hand_made_set (project, step, "type", TAGS[g_test_rand_int_range (0, G_N_ELEMENTS (TAGS))]);
  if (g_test_rand_int_range (0, 4) == 0)
    hand_made_set (project, step, "confirmed-by", pick (people));
  if (g_test_rand_int_range (0, 4) == 0)
    hand_made_set (project, step, "evidence", "Meter 7");
  if (g_test_rand_int_range (0, 4) == 0)
    pergola_project_link (project, "instance", step, pick (numbers), NULL);
}

static void
make_stories (PergolaProject *project, GPtrArray *values, GPtrArray *activities)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (int i = 0; i < 3; i++)
    {
      g_ptr_array_add (people, (gpointer) hand_made_add (project, "person", "Person", NULL));
      g_ptr_array_add (numbers, (gpointer) hand_made_add (project, "indicator", "Number", NULL));
    }
  for (int n = g_test_rand_int_range (0, 5); n > 0; n--)
    {
      const char *story = hand_made_add (project, "story", "Story", NULL);

      if (g_test_rand_bit ())
        hand_made_set (project, story, "by", pick (people));
      if (activities->len > 0 && g_test_rand_int_range (0, 4) == 0)
        hand_made_set (project, story, "about", pick (activities));
      for (int k = g_test_rand_int_range (0, 6); k > 0; k--)
        make_step (project, story, values, people, numbers);
    }
}

static void
compare_one (Fixture *f)
{
  g_autoptr (PergolaProject) project = pergola_project_new (f->frameworks);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();
  g_autoptr (PergolaTraceGraph) graph = NULL;
  g_autoptr (PergolaGround) ground = NULL;

  g_assert_true (pergola_project_use (project, "activities"));
  pergola_project_begin (project, "Make");
  make_values (project, values, activities);
  make_links (project, values, activities);
  make_stories (project, values, activities);
  pergola_project_commit (project);
  graph = pergola_trace_graph_new (project);
  ground = pergola_ground_new (project);
  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (PergolaTrace) trace = pergola_trace_new_in (graph, values->pdata[i]);
      g_autofree char *expected = trace_naively (project, values->pdata[i]);
      g_autofree char *found = describe_trace (project, trace);
      const PergolaTraceChain *first = trace->chains->pdata[0];

      g_assert_false (trace->at_least);
      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpint (pergola_ground_is_grounded (ground, values->pdata[i]), ==, first->grounded);
    }
}

/* Two stories that meet in one value: what one tells whole comes before what is put together of both, though that is
 * as long, as sure, and first by its ids. */
static void
test_one_teller (Fixture *f, gconstpointer data)
{
  PergolaProject *p = f->project;
  const char *a = hand_made_add (p, "value", "A question", "immediate");
  const char *other = hand_made_add (p, "value", "Another question", "immediate");
  const char *b = hand_made_add (p, "value", "Checklist", "potential");
  const char *c = hand_made_add (p, "value", "Trial", "applied"), *d = hand_made_add (p, "value", "Down", "realized");
  const char *first = tell (p, "Of one", "Amina", a, b, NULL);
  const char *whole = tell (p, "Of all", "Kiran", other, b, c, d, NULL);
  g_autoptr (PergolaTrace) trace = pergola_trace_new (p, d);
  PergolaTraceChain *chain = trace->chains->pdata[0], *next = trace->chains->pdata[1];

  g_assert_cmpuint (trace->chains->len, ==, 2);
  g_assert_cmpstr (pergola_item_get_id (get_place (trace, 0, 0)->item), ==, other);
  g_assert_cmpstr (pergola_item_get_id (chain->story), ==, whole);
  g_assert_cmpstr (pergola_item_get_id (get_place (trace, 1, 0)->item), ==, a);
  g_assert_cmpstr (pergola_item_get_id (next->story), ==, whole);
  g_assert_cmpstr (pergola_item_get_id (get_place (trace, 1, 0)->story), ==, first);
}

static void
test_random (Fixture *f, gconstpointer data)
{
  const char *rounds = g_getenv ("PERGOLA_TEST_ROUNDS");
  guint n = 1000 * (rounds != NULL ? MAX (atoi (rounds), 1) : 1);

  for (guint i = 0; i < n; i++)
    compare_one (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trace/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/trace/no-activity", Fixture, NULL, set_up, test_no_activity, tear_down);
  g_test_add ("/trace/about", Fixture, NULL, set_up, test_about, tear_down);
  g_test_add ("/trace/remedies", Fixture, NULL, set_up, test_remedies, tear_down);
  g_test_add ("/trace/missing-type", Fixture, NULL, set_up, test_missing_type, tear_down);
  g_test_add ("/trace/other-tag", Fixture, NULL, set_up, test_other_tag, tear_down);
  g_test_add ("/trace/steps-alone", Fixture, NULL, set_up, test_steps_alone, tear_down);
  g_test_add ("/trace/circle", Fixture, NULL, set_up, test_circle, tear_down);
  g_test_add ("/trace/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/trace/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/trace/one-teller", Fixture, NULL, set_up, test_one_teller, tear_down);
  g_test_add ("/trace/random", Fixture, NULL, set_up, test_random, tear_down);

  return g_test_run ();
}
