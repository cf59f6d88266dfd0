/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What comes after a date, and how numbers are said. */

#include "config.h"

#include "pergola-core.h"

#include <locale.h>

/* --- Dates --- */

static void
check_after (const char *date, const char *duration, const char *expected)
{
  char next[12];
  gboolean understood = pergola_period_after (date, duration, next);

  g_test_message ("%s %s", date, duration);
  g_assert_cmpint (understood, ==, expected != NULL);
  if (expected != NULL)
    g_assert_cmpstr (next, ==, expected);
}

static void
test_after (void)
{
  check_after ("2026-05-14", "P1W", "2026-05-21");
  check_after ("2026-05-14", "P1M", "2026-06-14");
  check_after ("2026-01-31", "P1M", "2026-02-28");
  check_after ("2024-02-29", "P1Y", "2025-02-28");
  check_after ("2026-05-14", "P3M", "2026-08-14");
  check_after ("2026-12-30", "P10D", "2027-01-09");
  check_after ("2026-05", "P1M", "2026-06");
  check_after ("2026-11", "P3M", "2027-02");
  check_after ("2026-05", "P1Y", "2027-05");
  check_after ("2026-05", "P1W", "2026-06-07");
  check_after ("2026", "P1Y", "2027");
  check_after ("2026", "P1M", "2027-01-31");
  check_after ("9999-12-31", "P1W", NULL);
  check_after ("9999", "P1Y", NULL);
  check_after ("9999-06", "P9999M", NULL);
  check_after ("2026-05-14", "each", NULL);
  check_after ("2026-05-14", "P1M2D", NULL);
  check_after ("2026-05-14", "P0M", NULL);
  check_after ("2026-05-14", "PM", NULL);
  check_after ("May", "P1M", NULL);
}

static void
test_days (void)
{
  GDate day;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_assert_true (pergola_period_get_day ("2024-02", FALSE, &day));
  first = pergola_period_to_string (&day);
  g_assert_cmpstr (first, ==, "2024-02-01");
  g_assert_true (pergola_period_get_day ("2024-02", TRUE, &day));
  last = pergola_period_to_string (&day);
  g_assert_cmpstr (last, ==, "2024-02-29");
  g_assert_false (pergola_period_get_day ("2024-2", TRUE, &day));
}

/* --- Numbers --- */

static void
check_string (double number, const char *expected, guint decimals, const char *formatted)
{
  g_autofree char *text = pergola_measure_to_string (number);
  g_autofree char *shown = pergola_measure_format (number, decimals);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (shown, ==, formatted);
}

static void
test_number_strings (void)
{
  check_string (21.3, "21.3", 1, "21.3");
  check_string (24, "24", 1, "24.0");
  check_string (-0.0, "0", 0, "0");
  check_string (-0.04, "-0.04", 1, "0.0");
  check_string (-3.5, "-3.5", 1, "\342\210\2223.5");
  check_string (0.1 + 0.2, "0.30000000000000004", 1, "0.3");
  check_string (1e20, "1e+20", 0, "1e+20");
  g_assert_cmpuint (pergola_measure_count_decimals (21.3), ==, 1);
  g_assert_cmpuint (pergola_measure_count_decimals (21.25), ==, 2);
  g_assert_cmpuint (pergola_measure_count_decimals (-100), ==, 0);
  g_assert_cmpuint (pergola_measure_count_decimals (1.0 / 3), ==, PERGOLA_DECIMALS_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/period/after", test_after);
  g_test_add_func ("/period/days", test_days);
  g_test_add_func ("/measure/strings", test_number_strings);
  return g_test_run ();
}
