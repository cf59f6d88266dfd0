/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-period.h"

#include <stdlib.h>
#include <string.h>

#define LAST_YEAR 9999 /* which four digits can say */

int
pergola_period_read_digits (const char *text, int count)
{
  int number = 0;

  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }

  return number;
}

gsize
pergola_period_scan (const char *text, int *year, int *month, int *day)
{
  *month = *day = 0;
  *year = pergola_period_read_digits (text, 4);
  if (*year < 1)
    return 0;
  if (text[4] != '-')
    return 4;
  *month = pergola_period_read_digits (text + 5, 2);
  if (*month < 1 || *month > 12)
    return 0;
  if (text[7] != '-')
    return 7;
  *day = pergola_period_read_digits (text + 8, 2);

  return *day > 0 && g_date_valid_dmy (*day, *month, *year) ? 10 : 0;
}

static gboolean
take_apart (const char *date, int *year, int *month, int *day)
{
  gsize length = pergola_period_scan (date, year, month, day);

  return length > 0 && date[length] == '\0';
}

gboolean
pergola_period_get_day (const char *date, gboolean last, GDate *day)
{
  int y, m, d;

  if (!take_apart (date, &y, &m, &d))
    return FALSE;
  if (m == 0)
    m = last ? 12 : 1;
  if (d == 0)
    d = last ? g_date_get_days_in_month (m, y) : 1;
  g_date_clear (day, 1);
  g_date_set_dmy (day, d, m, y);
  return TRUE;
}

char *
pergola_period_to_string (const GDate *day)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (day), g_date_get_month (day), g_date_get_day (day));
}

/* --- After --- */

/* P3M: a number and what it counts. */
static gboolean
take_duration_apart (const char *duration, int *number, char *unit)
{
  char *end;
  gint64 value;

  if (duration[0] != 'P' || !g_ascii_isdigit (duration[1]))
    return FALSE;
  value = g_ascii_strtoll (duration + 1, &end, 10);
  *unit = *end;
  *number = (int) value;
  return value >= 1 && value <= 9999 && strchr ("YMWD", *end) != NULL && *end != '\0' && end[1] == '\0';
}

static gboolean
write_months (int months, char next[12])
{
  if (months / 12 > LAST_YEAR)
    return FALSE;
  g_snprintf (next, 12, "%04d-%02d", months / 12, months % 12 + 1);
  return TRUE;
}

static gboolean
write_days_after (const char *date, int number, char unit, char next[12])
{
  GDate day;

  if (!pergola_period_get_day (date, TRUE, &day))
    return FALSE;
  if (unit == 'Y')
    g_date_add_years (&day, number);
  else if (unit == 'M')
    g_date_add_months (&day, number);
  else
    g_date_add_days (&day, unit == 'W' ? number * 7 : number);
  if (!g_date_valid (&day) || g_date_get_year (&day) > LAST_YEAR)
    return FALSE;
  g_snprintf (next, 12, "%04d-%02d-%02d", g_date_get_year (&day) % (LAST_YEAR + 1), g_date_get_month (&day) % 13,
              g_date_get_day (&day) % 32);
  return TRUE;
}

gboolean
pergola_period_after (const char *date, const char *duration, char next[12])
{
  int y, m, d, number;
  char unit;

  if (!take_apart (date, &y, &m, &d) || !take_duration_apart (duration, &number, &unit))
    return FALSE;
  if (m == 0 && unit == 'Y')
    {
      g_snprintf (next, 12, "%04d", (y + number) % 20000);
      return y + number <= LAST_YEAR;
    }
  if (m > 0 && d == 0 && (unit == 'M' || unit == 'Y'))
    return write_months (y * 12 + m - 1 + number * (unit == 'Y' ? 12 : 1), next);
  if (y + number > LAST_YEAR + 1 && unit == 'Y')
    return FALSE;
  return write_days_after (date, number, unit, next);
}
