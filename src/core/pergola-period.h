/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a date of a project means in days, and what comes after it: 2026, 2026-05 or 2026-05-14. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exactly @count digits at the beginning of @text; -1 where there are others. */
int pergola_period_read_digits (const char *text, int count);
/* How many characters at the beginning of @text are a date as a project keeps it: 2026, 2026-05 or 2026-05-14; 0: none
 * are. @year, @month, @day (out): 0 for what is not said. */
gsize pergola_period_scan (const char *text, int *year, int *month, int *day);

/* (transfer full): ISO 8601. */
char *pergola_period_to_string (const GDate *day);

/* The first or, with @last, the last day that a date can mean. FALSE where it is no date that a project keeps. */
gboolean pergola_period_get_day (const char *date, gboolean last, GDate *day);

/* How long after a date, said in full or not: "2026-05" and "P1M" give "2026-06"; "2026-05" and "P1W" give
 * "2026-06-07", for it counts from the last day where the date is not said so exactly. From the 31st, a month leads to
 * the last day of the next. @duration is one number of years, months, weeks or days. FALSE where one of them is not
 * understood. */
gboolean pergola_period_after (const char *date, const char *duration, char next[12]);

G_END_DECLS
