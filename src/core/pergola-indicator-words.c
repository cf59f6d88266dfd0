/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said of an indicator, on the screen and on paper. */

#include "config.h"

#include "pergola-indicator.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Only what is there is all of the way. */
static int
get_percent (const PergolaIndicator *self)
{
  return (int) MIN (floor (self->fraction * 100 + 0.5 + 1e-9), 99);
}

char *
pergola_indicator_describe_percent (const PergolaIndicator *self)
{
  return g_strdup_printf (_ ("%d %%"), get_percent (self));
}

char *
pergola_indicator_describe_progress (const PergolaIndicator *self)
{
  switch (self->progress)
    {
    case PERGOLA_PROGRESS_REACHED:
      return g_strdup (_ ("Target reached"));
    case PERGOLA_PROGRESS_BACK:
      return g_strdup (_ ("Further away than at first"));
    case PERGOLA_PROGRESS_UNDER_WAY:
      return g_strdup_printf (_ ("%d %% of the way"), get_percent (self));
    case PERGOLA_PROGRESS_NONE:
    default:
      return g_strdup (self->readings->len == 0 ? _ ("No readings yet")
                       : !self->has_target      ? _ ("No target yet")
                                                : _ ("No baseline yet"));
    }
}

const char *
pergola_indicator_describe_missing (const PergolaIndicator *self)
{
  if (self->reasons->len == 0 && self->stories->len == 0)
    return _ ("No aspiration and no story behind it");
  if (self->reasons->len == 0)
    return _ ("No aspiration behind it");

  return self->stories->len == 0 ? _ ("No story explains it") : NULL;
}

char *
pergola_indicator_describe_late (const PergolaIndicator *self, const GDate *today, char *(*date) (const char *iso))
{
  g_autofree char *day = NULL;

  if (pergola_indicator_get_due (self, today) != PERGOLA_DUE_LATE)
    return NULL;
  day = date (self->next);
  /* Translators: a reading was due on that day; %s is a date. */
  return g_strdup_printf (_ ("Late since %s"), day);
}
