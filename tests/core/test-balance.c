/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a board with axes is spread, and what is said about it: true, and only when it is worth saying. */

#include "config.h"

#include "pergola-core.h"

typedef struct
{
  PergolaFrameworks *frameworks;
  PergolaProject *project;
  const PergolaBoardDef *board;
} Plane;

static const char *const categories[] = {
  "exchanges", "inquiries", "understanding", "memory", "standards", "access", "visits",
};

static void
set_up (Plane *p, gconstpointer data)
{
  p->frameworks = pergola_frameworks_new ();
  p->project = pergola_project_new (p->frameworks);
  pergola_project_use (p->project, "activities");
  p->board = pergola_project_get_board (p->project, "activities.matrix");
  g_assert_nonnull (p->board);
}

static void
tear_down (Plane *p, gconstpointer data)
{
  g_clear_object (&p->project);
  g_clear_object (&p->frameworks);
}

static void
set (Plane *p, PergolaItem *item, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_project_set (p->project, pergola_item_get_id (item), field, value, &error);
  g_assert_no_error (error);
}

static PergolaItem *
add (Plane *p, guint category, const char *with, const char *formal, const char *source, const char *state)
{
  PergolaItem *item;

  pergola_project_begin (p->project, "Add");
  item = pergola_project_add (p->project, "activity", NULL);
  set (p, item, "category", categories[category % G_N_ELEMENTS (categories)]);
  set (p, item, "with", with);
  set (p, item, "formal", formal);
  set (p, item, "source", source);
  set (p, item, "state", state);
  pergola_project_commit (p->project);
  return item;
}

static void
check (Plane *p, const PergolaFilter *filter, const char *expected)
{
  g_autoptr (PergolaBalance) balance = pergola_balance_new (p->project, p->board, filter);
  g_auto (GStrv) sentences = pergola_balance_describe (balance);
  g_autofree char *text = g_strjoinv (" ", sentences);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_few (Plane *p, gconstpointer data)
{
  check (p, NULL, "Nothing to weigh up yet: add a few, and this says how they are spread.");
  add (p, 0, "0.1", "0.1", "inside", "do");
  check (p, NULL, "1 so far: too few to speak of balance.");
  add (p, 1, "0.1", "0.1", "inside", "do");
  add (p, 2, "0.1", "0.1", "inside", "dropped");
  check (p, NULL, "2 so far: too few to speak of balance.");
}

static void
test_one_quarter (Plane *p, gconstpointer data)
{
  g_autoptr (PergolaBalance) balance = NULL;

  for (guint i = 0; i < 7; i++)
    add (p, i, "0.2", "0.9", i == 0 ? "outside" : "inside", "do");
  check (p, NULL, "All of it is both “Learning from” and “Formal”.");
  balance = pergola_balance_new (p->project, p->board, NULL);
  g_assert_cmpuint (balance->quarters[1][0], ==, 7);
  g_assert_cmpuint (balance->quarters[0][0] + balance->quarters[0][1] + balance->quarters[1][1], ==, 0);
  g_assert_cmpuint (g_array_index (balance->zones, PergolaBalanceCount, 6).count, ==, 1);
  g_assert_cmpuint (balance->fields->len, ==, g_strv_length (p->board->filters));
}

static void
test_even (Plane *p, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    add (p, i, i % 2 ? "0.8" : "0.2", i / 2 % 2 ? "0.8" : "0.2", i == 3 ? "outside" : "inside", "do");
  check (p, NULL, "Well spread over both axes.");
}

static void
test_lopsided (Plane *p, gconstpointer data)
{
  for (guint i = 0; i < 12; i++)
    add (p, i % 5, i < 9 ? "0.2" : "0.8", i % 2 ? "0.8" : "0.2", i == 3 ? "outside" : "inside", "do");
  check (p, NULL, "Nothing yet in “Formal access to knowledge” and “Visits”. Most is “Learning from”: 9 of 12.");
}

/* Seven of twelve are not most of them. */
static void
test_nearly_even (Plane *p, gconstpointer data)
{
  for (guint i = 0; i < 12; i++)
    add (p, i, i < 7 ? "0.2" : "0.8", i % 2 ? "0.8" : "0.2", i == 3 ? "outside" : "inside", "do");
  check (p, NULL, "Well spread over both axes.");
}

static void
test_empty_quarter (Plane *p, gconstpointer data)
{
  static const char *const places[][2] = { { "0.2", "0.2" }, { "0.8", "0.2" }, { "0.2", "0.8" } };

  for (guint i = 0; i < 9; i++)
    add (p, i, places[i * 3 / 10][0], places[i * 3 / 10][1], i == 3 ? "outside" : "inside", "do");
  /* 4, 3, 2: 6 of 9 are in the halves. */
  check (p, NULL, "Most is “Learning from”: 6 of 9. Most is “Informal”: 7 of 9.");
  for (guint i = 0; i < 5; i++)
    add (p, i, i < 2 ? "0.8" : "0.2", i < 2 ? "0.2" : "0.8", "inside", "do");
  check (p, NULL, "Nothing is both “Learning with” and “Formal”.");
}

static void
test_only_wanted (Plane *p, gconstpointer data)
{
  PergolaItem *last = NULL;

  for (guint i = 0; i < 8; i++)
    last = add (p, i, i % 2 ? "0.8" : "0.2", i / 2 % 2 ? "0.8" : "0.2", "inside", "want");
  check (p, NULL, "All of it is wanted; nothing is done yet. Well spread over both axes. Nothing comes from outside.");
  pergola_project_begin (p->project, "Set");
  set (p, last, "state", "do");
  set (p, last, "source", "outside");
  pergola_project_commit (p->project);
  check (p, NULL, "Well spread over both axes.");
}

static void
test_few_zones (Plane *p, gconstpointer data)
{
  for (guint i = 0; i < 8; i++)
    add (p, i % 2, i % 2 ? "0.8" : "0.2", i / 2 % 2 ? "0.8" : "0.2", "outside", "do");
  check (p, NULL, "There is something in only 2 of 7 kinds. Well spread over both axes. All of it comes from outside.");
}

/* What has no place is counted, but not among the quarters. */
static void
test_without_place (Plane *p, gconstpointer data)
{
  g_autoptr (PergolaBalance) balance = NULL;

  for (guint i = 0; i < 7; i++)
    add (p, i, NULL, "0.2", i == 3 ? "outside" : "inside", "do");
  balance = pergola_balance_new (p->project, p->board, NULL);
  g_assert_cmpuint (balance->total, ==, 7);
  g_assert_cmpuint (balance->placed, ==, 0);
  check (p, NULL, "");
}

static void
test_filter (Plane *p, gconstpointer data)
{
  g_autoptr (PergolaFilter) filter = pergola_filter_new ();

  for (guint i = 0; i < 8; i++)
    add (p, i, i % 2 ? "0.8" : "0.2", i / 2 % 2 ? "0.8" : "0.2", "inside", i < 2 ? "want" : "do");
  pergola_filter_set (filter, "state", "want", TRUE);
  check (p, filter, "2 so far: too few to speak of balance.");
}

static void
test_other_boards (Plane *p, gconstpointer data)
{
  g_assert_null (pergola_balance_new (p->project, pergola_project_get_board (p->project, "value.figure"), NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/balance/few", Plane, NULL, set_up, test_few, tear_down);
  g_test_add ("/balance/one-quarter", Plane, NULL, set_up, test_one_quarter, tear_down);
  g_test_add ("/balance/even", Plane, NULL, set_up, test_even, tear_down);
  g_test_add ("/balance/lopsided", Plane, NULL, set_up, test_lopsided, tear_down);
  g_test_add ("/balance/nearly-even", Plane, NULL, set_up, test_nearly_even, tear_down);
  g_test_add ("/balance/empty-quarter", Plane, NULL, set_up, test_empty_quarter, tear_down);
  g_test_add ("/balance/only-wanted", Plane, NULL, set_up, test_only_wanted, tear_down);
  g_test_add ("/balance/few-zones", Plane, NULL, set_up, test_few_zones, tear_down);
  g_test_add ("/balance/without-place", Plane, NULL, set_up, test_without_place, tear_down);
  g_test_add ("/balance/filter", Plane, NULL, set_up, test_filter, tear_down);
  g_test_add ("/balance/other-boards", Plane, NULL, set_up, test_other_boards, tear_down);
  return g_test_run ();
}
