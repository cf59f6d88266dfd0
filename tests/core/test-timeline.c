/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From which day things are there; and evaluation that is turned into plan, and back. */

#include "config.h"

#include "pergola-core.h"

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
  pergola_project_use (f->project, "value");
  pergola_project_begin (f->project, "Fill");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->project);
  g_clear_object (&f->frameworks);
}

/* @field and @value: one more of its fields; either NULL for none. */
static const char *
add (Fixture *f, const char *kind, const char *parent, const char *title, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *item = pergola_project_add (f->project, kind, parent);

  g_assert_nonnull (item);
  pergola_project_set (f->project, pergola_item_get_id (item), "title", title, &error);
  g_assert_no_error (error);
  if (field != NULL && value != NULL)
    pergola_project_set (f->project, pergola_item_get_id (item), field, value, &error);
  g_assert_no_error (error);
  return pergola_item_get_id (item);
}

static const char *
join (Fixture *f, const char *kind, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  PergolaItem *link = pergola_project_link (f->project, kind, from, to, &error);

  g_assert_no_error (error);
  return pergola_item_get_id (link);
}

static guint32
day_of (const char *date)
{
  guint32 day = 0;

  g_assert_true (pergola_timeline_parse (date, &day, NULL));
  return day;
}

static void
test_dates (void)
{
  static const char *const NONE[] = { "soon",       "2026-13", "2026-02-30", "20",     "2026/05/14",
                                      "2026-05-1x", "2026-5",  "2026-05x",   "2026T9", "" };
  guint32 first, last;

  g_assert_true (pergola_timeline_parse ("2024-02", &first, &last));
  g_assert_cmpuint (last - first, ==, 28);
  g_assert_true (pergola_timeline_parse ("2026", &first, &last));
  g_assert_cmpuint (last - first, ==, 364);
  g_assert_true (pergola_timeline_parse ("2026-05-14T09:30", &first, &last));
  g_assert_cmpuint (last, ==, first);
  for (guint i = 0; i < G_N_ELEMENTS (NONE); i++)
    g_assert_false (pergola_timeline_parse (NONE[i], &first, &last));
  g_assert_false (pergola_timeline_parse (NULL, &first, &last));
}

static void
test_days (Fixture *f, gconstpointer data)
{
  const char *dated = add (f, "value", NULL, "Dated", "date", "2026-05-14");
  const char *told = add (f, "value", NULL, "Told", NULL, NULL);
  const char *bare = add (f, "value", NULL, "Bare", NULL, NULL);
  const char *both = add (f, "value", NULL, "Told by one who does not say when", NULL, NULL);
  const char *early = add (f, "story", NULL, "Early", "date", "2026-02");
  const char *late = add (f, "story", NULL, "Late", "date", "2026-04-03");
  const char *when = add (f, "story", NULL, "Some time", NULL, NULL);
  const char *step = add (f, "step", late, "As told", NULL, NULL), *to_dated, *to_told;
  g_autoptr (PergolaTimeline) timeline = NULL;
  const GArray *days;

  join (f, "tells", step, told);
  join (f, "tells", add (f, "step", early, "As told", NULL, NULL), told);
  join (f, "tells", add (f, "step", late, "As told", NULL, NULL), dated);
  join (f, "tells", add (f, "step", late, "As told", NULL, NULL), both);
  join (f, "tells", add (f, "step", when, "As told", NULL, NULL), both);
  to_dated = join (f, "flow", told, dated);
  to_told = join (f, "flow", bare, told);
  pergola_project_commit (f->project);

  timeline = pergola_timeline_new (f->project);
  g_assert_cmpuint (pergola_timeline_get_day (timeline, dated), ==, day_of ("2026-05-14"));
  g_assert_cmpuint (pergola_timeline_get_day (timeline, told), ==, day_of ("2026-02-01"));
  g_assert_cmpuint (pergola_timeline_get_day (timeline, step), ==, day_of ("2026-04-03"));
  g_assert_cmpuint (pergola_timeline_get_day (timeline, bare), ==, PERGOLA_TIMELINE_ALWAYS);
  g_assert_cmpuint (pergola_timeline_get_day (timeline, both), ==, PERGOLA_TIMELINE_ALWAYS);
  g_assert_cmpuint (pergola_timeline_get_day (timeline, to_dated), ==, day_of ("2026-05-14"));
  g_assert_cmpuint (pergola_timeline_get_day (timeline, to_told), ==, day_of ("2026-02-01"));
  g_assert_true (pergola_timeline_is_there (timeline, told, day_of ("2026-02-01")));
  g_assert_false (pergola_timeline_is_there (timeline, dated, day_of ("2026-05-13")));
  g_assert_true (pergola_timeline_is_there (timeline, dated, PERGOLA_TIMELINE_ALWAYS));

  days = pergola_timeline_get_days (timeline);
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_cmpuint (g_array_index (days, guint32, 0), ==, day_of ("2026-02-01"));
  g_assert_cmpuint (g_array_index (days, guint32, 2), ==, day_of ("2026-05-14"));
}

static void
add_reading (Fixture *f, const char *indicator, const char *date, const char *value)
{
  const char *id = add (f, "reading", indicator, "", "date", date);

  g_assert_true (pergola_project_set (f->project, id, "value", value, NULL));
}

/* (nullable): the date of what the first indicator showed on a day. */
static const char *
read_latest (Fixture *f, const char *day)
{
  g_autoptr (GPtrArray) indicators = pergola_indicator_list_for (f->project, PERGOLA_AUDIENCE_ME, day_of (day));
  const PergolaReading *latest = pergola_indicator_get_latest (indicators->pdata[0]);

  return latest != NULL ? pergola_item_get (latest->item, "date") : NULL;
}

static void
test_readings (Fixture *f, gconstpointer data)
{
  const char *indicator = add (f, "indicator", NULL, "Losses", NULL, NULL);
  const char *unread = add (f, "indicator", NULL, "Calls", NULL, NULL);
  g_autoptr (PergolaTimeline) timeline = NULL;

  add_reading (f, indicator, "2026-05-01", "16");
  add_reading (f, indicator, "2026-01-01", "22");
  add_reading (f, indicator, "2026-03", "19");
  pergola_project_commit (f->project);

  timeline = pergola_timeline_new (f->project);
  g_assert_cmpuint (pergola_timeline_get_day (timeline, indicator), ==, day_of ("2026-01-01"));
  g_assert_cmpuint (pergola_timeline_get_day (timeline, unread), ==, PERGOLA_TIMELINE_ALWAYS);
  g_assert_cmpstr (read_latest (f, "2025-12-31"), ==, NULL);
  g_assert_cmpstr (read_latest (f, "2026-03-01"), ==, "2026-03");
  g_assert_cmpstr (read_latest (f, "2026-04-30"), ==, "2026-03");
  g_assert_cmpstr (read_latest (f, "2026-05-01"), ==, "2026-05-01");
}

/* --- Turning --- */

static void
set (Fixture *f, const char *id, const char *field, const char *value)
{
  g_assert_true (pergola_project_set (f->project, id, field, value, NULL));
}

static void
test_turn (Fixture *f, gconstpointer data)
{
  const char *value = add (f, "value", NULL, "Losses down 11 %", "type", "realized");
  PergolaItem *hope, *back;

  set (f, value, "detail", "In Zone 3");
  set (f, value, "date", "2026-05");
  set (f, value, "@audience", "circle");
  pergola_project_commit (f->project);

  hope = pergola_edit_turn (f->project, pergola_project_get (f->project, value));
  g_assert_nonnull (hope);
  g_assert_cmpstr (pergola_item_get_kind (hope), ==, "aspiration");
  g_assert_cmpstr (pergola_item_get_title (hope), ==, "Losses down 11 %");
  g_assert_cmpstr (pergola_item_get (hope, "type"), ==, "realized");
  g_assert_cmpstr (pergola_item_get (hope, "detail"), ==, "In Zone 3");
  g_assert_null (pergola_item_get (hope, "date"));
  g_assert_cmpint (pergola_item_get_audience (hope), ==, PERGOLA_AUDIENCE_CIRCLE);

  /* What is there is not made again, in either direction. */
  g_assert_true (pergola_edit_turn (f->project, pergola_project_get (f->project, value)) == hope);
  back = pergola_edit_turn (f->project, hope);
  g_assert_cmpstr (pergola_item_get_id (back), ==, value);

  g_assert_true (pergola_history_undo (pergola_project_get_history (f->project)));
  g_assert_null (pergola_edit_turn_find (f->project, pergola_project_get (f->project, value)));
  {
    g_autoptr (GPtrArray) hopes = pergola_project_list_items (f->project, "aspiration");

    g_assert_cmpuint (hopes->len, ==, 0);
  }
}

static void
test_turn_back (Fixture *f, gconstpointer data)
{
  const char *hope = add (f, "aspiration", NULL, "Fewer bursts", "type", "applied");
  const char *story = add (f, "story", NULL, "No value", NULL, NULL);
  PergolaItem *value;

  pergola_project_commit (f->project);
  value = pergola_edit_turn (f->project, pergola_project_get (f->project, hope));
  g_assert_cmpstr (pergola_item_get_kind (value), ==, "value");
  g_assert_cmpstr (pergola_item_get (value, "type"), ==, "applied");
  g_assert_cmpstr (pergola_item_get_id (pergola_edit_turn_find (f->project, value)), ==, hope);

  g_assert_false (pergola_edit_turn_can (f->project, pergola_project_get (f->project, story)));
  g_assert_null (pergola_edit_turn (f->project, pergola_project_get (f->project, story)));
}

static void
test_turn_all (Fixture *f, gconstpointer data)
{
  const char *done = add (f, "value", NULL, "Hoped for", "type", "realized");
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_auto (GStrv) ids = NULL;

  join (f, "hoped", done, add (f, "aspiration", NULL, "The hope", "type", "realized"));
  add (f, "value", NULL, "First", "type", "realized");
  add (f, "value", NULL, "Second", "type", "realized");
  add (f, "value", NULL, "On the way", "type", "applied");
  pergola_project_commit (f->project);

  results = pergola_edit_turn_list_results (f->project);
  g_assert_cmpuint (results->len, ==, 2);
  ids = pergola_edit_turn_all (f->project, results);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  rest = pergola_edit_turn_list_results (f->project);
  g_assert_cmpuint (rest->len, ==, 0);
  g_assert_true (pergola_history_undo (pergola_project_get_history (f->project)));
  g_assert_null (pergola_project_get (f->project, ids[0]));
  g_assert_null (pergola_project_get (f->project, ids[1]));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/dates", test_dates);
  ADD ("/timeline/days", test_days);
  ADD ("/timeline/readings", test_readings);
  ADD ("/turn/one", test_turn);
  ADD ("/turn/back", test_turn_back);
  ADD ("/turn/all", test_turn_all);

  return g_test_run ();
}
