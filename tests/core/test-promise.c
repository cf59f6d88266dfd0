/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is promised: by day, late or not, and by whom. */

#include "config.h"

#include "pergola-core.h"

static void
check_date (const char *text, const char *expected)
{
  GDate date;
  char written[32] = "";

  if (pergola_promise_parse_date (text, &date))
    g_date_strftime (written, sizeof written, "%Y-%m-%d", &date);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_dates (void)
{
  check_date ("2026-05-14", "2026-05-14");
  check_date ("2026-05", "2026-05-31");
  check_date ("2024-02", "2024-02-29");
  check_date ("2026", "2026-12-31");
  check_date ("2026-02-30", "");
  check_date ("2026-13", "");
  check_date ("0000", "");
  check_date ("26-05-14", "");
  check_date ("2026-05-1x", "");
  check_date ("2026-05-14T10:00", "");
  check_date ("", "");
  check_date (NULL, "");
}

static void
test_when (void)
{
  GDate today, due;

  g_date_set_dmy (&today, 28, G_DATE_MAY, 2026);
  g_date_set_dmy (&due, 27, G_DATE_MAY, 2026);
  g_assert_cmpint (pergola_promise_get_when (&due, &today), ==, PERGOLA_PROMISE_LATE);
  g_assert_cmpint (pergola_promise_get_when (&today, &today), ==, PERGOLA_PROMISE_WEEK);
  g_date_set_dmy (&due, 31, G_DATE_MAY, 2026); /* a Sunday */
  g_assert_cmpint (pergola_promise_get_when (&due, &today), ==, PERGOLA_PROMISE_WEEK);
  g_date_set_dmy (&due, 1, G_DATE_JUNE, 2026);
  g_assert_cmpint (pergola_promise_get_when (&due, &today), ==, PERGOLA_PROMISE_LATER);
}

static PergolaItem *
add (PergolaProject *project, const char *kind, const char *title, const char *due)
{
  PergolaItem *item = pergola_project_add (project, kind, NULL);

  pergola_project_set (project, pergola_item_get_id (item), "title", title, NULL);
  pergola_project_set (project, pergola_item_get_id (item), "due", due, NULL);
  return item;
}

static char *
describe (PergolaProject *project, const GDate *today)
{
  g_autoptr (GPtrArray) promises = pergola_promise_list (project, today);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < promises->len; i++)
    {
      const PergolaPromise *promise = g_ptr_array_index (promises, i);

      g_string_append_printf (text, "%s %s %d %s\n", promise->date, pergola_item_get_title (promise->item),
                              promise->when, promise->owner != NULL ? pergola_item_get_title (promise->owner) : "-");
    }
  return g_string_free (text, FALSE);
}

static void
test_list (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  PergolaItem *condition, *indicator;
  char *ids[2] = { NULL, NULL };
  GDate today;

  g_date_set_dmy (&today, 18, G_DATE_MAY, 2026);
  pergola_project_begin (project, "Add");
  add (project, "condition", "Next year", "2027");
  condition = add (project, "condition", "Clinic is open", "2026-04");
  add (project, "condition", "No date", NULL);
  indicator = add (project, "indicator", "Water lost", "2026-05-20");
  ids[0] = (char *) pergola_item_get_id (indicator);
  g_assert_true (pergola_edit_set_reference (project, ids, "owner", "Lena", NULL));
  pergola_project_commit (project);

  before = describe (project, &today);
  g_assert_cmpstr (before, ==, "2026-04 Clinic is open 0 -\n2026-05-20 Water lost 1 Lena\n2027 Next year 2 -\n");

  pergola_project_begin (project, "Holds");
  pergola_project_set (project, pergola_item_get_id (condition), "state", "holds", NULL);
  pergola_project_commit (project);
  after = describe (project, &today);
  g_assert_cmpstr (after, ==, "2026-05-20 Water lost 1 Lena\n2027 Next year 2 -\n");
}

static void
add_reading (PergolaProject *project, PergolaItem *indicator, const char *date)
{
  PergolaItem *reading = pergola_project_add (project, "reading", pergola_item_get_id (indicator));

  pergola_project_set (project, pergola_item_get_id (reading), "date", date, NULL);
  pergola_project_set (project, pergola_item_get_id (reading), "value", "4", NULL);
}

/* What is read monthly is due a month after it was read last. */
static void
test_readings (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  g_autoptr (GPtrArray) readings = NULL;
  const PergolaPromise *first;
  PergolaItem *later, *sooner;
  GDate today;

  g_date_set_dmy (&today, 18, G_DATE_MAY, 2026);
  pergola_project_begin (project, "Add");
  later = add (project, "indicator", "Later", NULL);
  sooner = add (project, "indicator", "Sooner", NULL);
  add (project, "indicator", "Never", NULL);
  pergola_project_set (project, pergola_item_get_id (later), "frequency", "quarterly", NULL);
  pergola_project_set (project, pergola_item_get_id (sooner), "frequency", "monthly", NULL);
  add_reading (project, later, "2026-05-01");
  add_reading (project, sooner, "2026-04-10");
  pergola_project_commit (project);

  readings = pergola_promise_list_readings (project, &today);
  g_assert_cmpuint (readings->len, ==, 2);
  first = g_ptr_array_index (readings, 0);
  g_assert_true (first->item == sooner);
  g_assert_cmpstr (first->date, ==, "2026-05-10");
  g_assert_cmpint (first->when, ==, PERGOLA_PROMISE_LATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/promise/dates", test_dates);
  g_test_add_func ("/promise/when", test_when);
  g_test_add_func ("/promise/list", test_list);
  g_test_add_func ("/promise/readings", test_readings);
  return g_test_run ();
}
