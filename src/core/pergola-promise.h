/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is promised: every item with a day in the field with the role "due", by that day; and every indicator that is to be
 * read again. Something whose state has the role "ok" or "done" is kept, and no promise any more. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_PROMISE_LATE,
  PERGOLA_PROMISE_WEEK, /* in this week, from Monday to Sunday, today or after */
  PERGOLA_PROMISE_LATER,
} PergolaPromiseWhen;

typedef struct
{
  PergolaItem *item;
  const PergolaFieldDef *field; /* that says when, or how often */
  char *date;                   /* as exactly as it is known: 2026, 2026-05 or 2026-05-14 */
  GDate due;                    /* the last day that it means */
  PergolaPromiseWhen when;
  PergolaItem *owner;           /* (nullable): who sees to it: the field with the role "owner" */
} PergolaPromise;

/* (transfer full) (element-type PergolaPromise): the earliest first, of one day in the project's order. */
GPtrArray *pergola_promise_list (PergolaProject *project, const GDate *today);
/* (transfer full) (element-type PergolaPromise): the next reading of each indicator that says how often it is read, in the
 * same order. */
GPtrArray *pergola_promise_list_readings (PergolaProject *project, const GDate *today);

/* When something due on a day is due, seen from @today. */
PergolaPromiseWhen pergola_promise_get_when (const GDate *due, const GDate *today);
/* The last day that a date of a field means: 2026-05 is the 31st of May. FALSE where it is none. */
gboolean pergola_promise_parse_date (const char *text, GDate *last);

G_END_DECLS
