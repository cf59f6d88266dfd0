/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-versions-thin.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)
#define MONTH (31 * DAY)
#define YEAR (366 * DAY)
#define DISCARDED_FOR (30 * DAY)

gboolean
pergola_versions_is_due (GPtrArray *versions, gint64 now)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const PergolaVersion *version = g_ptr_array_index (versions, i);

      if (version->reason != PERGOLA_VERSION_DISCARDED && ABS (now - version->time) < PERGOLA_VERSIONS_INTERVAL)
        return FALSE;
    }
  return TRUE;
}

/* One of each span stays. What is from the future, by a clock that was set back, is as new as can be. */
static gint64
get_span (gint64 age)
{
  if (age < DAY)
    return 1;
  if (age < WEEK)
    return HOUR;
  if (age < MONTH)
    return DAY;
  return age < YEAR ? WEEK : 0;
}

/* @last: the span of the one that stayed before, as its length and its number. */
static gboolean
stays (const PergolaVersion *version, gint64 now, gint64 last[2])
{
  gint64 age = now - version->time;
  gint64 span = get_span (age);
  gint64 number = span > 0 ? version->time / span : 0;

  if (version->reason == PERGOLA_VERSION_DISCARDED)
    return age < DISCARDED_FOR;
  if (span == 0 || (span > 1 && span == last[0] && number == last[1]))
    return FALSE;
  last[0] = span;
  last[1] = number;
  return TRUE;
}

GPtrArray *
pergola_versions_choose_old (GPtrArray *versions, gint64 now, gsize limit)
{
  GPtrArray *old = g_ptr_array_new ();
  gint64 last[2] = { 0, 0 };
  gsize total = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      PergolaVersion *version = g_ptr_array_index (versions, i);
      gboolean kept = stays (version, now, last);

      if (i > 0 && (!kept || total + version->on_disk > limit))
        g_ptr_array_add (old, version);
      else
        total += version->on_disk;
    }
  return old;
}
