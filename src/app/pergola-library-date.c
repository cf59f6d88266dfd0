/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days as one speaks of them. */

#include "config.h"

#include "pergola-library-item.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  TODAY,
  YESTERDAY,
  THIS_YEAR,
  BEFORE,
} Day;

static Day
tell_day (GDateTime *then)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return TODAY;
  if (g_date_time_get_year (then) == g_date_time_get_year (yesterday) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
    return YESTERDAY;
  return g_date_time_get_year (then) == g_date_time_get_year (now) ? THIS_YEAR : BEFORE;
}

char *
pergola_library_describe_day (gint64 time)
{
  g_autoptr (GDateTime) then = time > 0 ? g_date_time_new_from_unix_local (time) : NULL;

  if (then == NULL)
    return g_strdup ("");
  switch (tell_day (then))
    {
    case TODAY:
      return g_strdup (_ ("Today"));
    case YESTERDAY:
      return g_strdup (_ ("Yesterday"));
    case THIS_YEAR:
      /* Translators: a day of this year, as in 9 May */
      return g_date_time_format (then, _ ("%-e %B"));
    default:
      /* Translators: a day of another year, as in 9 May 2024 */
      return g_date_time_format (then, _ ("%-e %B %Y"));
    }
}

char *
pergola_library_describe_time (gint64 time)
{
  g_autoptr (GDateTime) then = time > 0 ? g_date_time_new_from_unix_local (time) : NULL;

  if (then == NULL)
    return g_strdup ("");
  switch (tell_day (then))
    {
    case TODAY:
      return g_date_time_format (then, _ ("Changed today at %H:%M"));
    case YESTERDAY:
      return g_date_time_format (then, _ ("Changed yesterday at %H:%M"));
    case THIS_YEAR:
      return g_date_time_format (then, _ ("Changed on %-e %B"));
    default:
      return g_date_time_format (then, _ ("Changed on %-e %B %Y"));
    }
}
