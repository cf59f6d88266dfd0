/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a chart shows, in words. */

#include "config.h"

#include "pergola-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

char *
pergola_chart_describe_date (const char *date)
{
  g_autoptr (GDateTime) day = NULL;
  gboolean this_year;
  GDate first, today;

  if (date == NULL || !pergola_period_get_day (date, FALSE, &first))
    return g_strdup (date != NULL ? date : _ ("no date"));
  if (strlen (date) == 4)
    return g_strdup (date);
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  /* A day is the same everywhere; the desktop's own time zone would be looked up for each. */
  day = g_date_time_new_utc (g_date_get_year (&first), g_date_get_month (&first), g_date_get_day (&first), 12, 0, 0);
  this_year = g_date_get_year (&first) == g_date_get_year (&today);
  if (strlen (date) == 7)
    /* Translators: a month, in the same year and in another: g_date_time_format */
    return g_date_time_format (day, this_year ? _ ("%B") : _ ("%b %Y"));
  /* Translators: a day, in the same year and in another: g_date_time_format */
  return g_date_time_format (day, this_year ? _ ("%-d %b") : _ ("%-d %b %Y"));
}

char *
pergola_chart_describe (const PergolaIndicator *indicator)
{
  guint decimals = pergola_indicator_get_decimals (indicator);
  guint n = MIN (indicator->readings->len, PERGOLA_LAST_READINGS);
  g_autofree char *progress = pergola_indicator_describe_progress (indicator);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = indicator->readings->len - n; i < indicator->readings->len; i++)
    {
      const PergolaReading *reading = &g_array_index (indicator->readings, PergolaReading, i);
      g_autofree char *date = pergola_chart_describe_date (reading->date);
      g_autofree char *value = pergola_measure_format (reading->value, decimals);

      /* Translators: a date and a value. */
      g_string_append_printf (text, _ ("%s: %s"), date, value);
      g_string_append (text, ", ");
    }
  if (indicator->has_target)
    {
      g_autofree char *target = pergola_measure_format (indicator->target, decimals);

      g_string_append_printf (text, _ ("target %s"), target);
      g_string_append (text, ", ");
    }
  g_string_append (text, progress);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
