/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Dates and numbers as people write them where they live. Projects hold them as ISO 8601 (2026, 2026-05, 2026-05-14)
 * and as g_ascii_dtostr writes them; these functions lead from one to the other. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_DATE_YMD,
  PERGOLA_DATE_DMY,
  PERGOLA_DATE_MDY,
} PergolaDateOrder;

/* How dates are written: 14/05/2026 is the order DMY with the separator '/'. */
typedef struct
{
  PergolaDateOrder order;
  char separator;
} PergolaDateStyle;

/* How the desktop (LC_TIME) writes dates; as ISO 8601 where it does not say. */
PergolaDateStyle pergola_date_style_get (void);
/* The same from a format as nl_langinfo (D_FMT) gives it: "%d.%m.%Y". */
PergolaDateStyle pergola_date_style_parse (const char *format);

/* (transfer full) (nullable): what @text means, as ISO 8601, or NULL where it is no date. Takes ISO dates whatever the
 * style; days and months as numbers in the order of the style, or in the other one where only that is a date; months by
 * name, in the desktop's language or in English; "today", "yesterday" and "tomorrow". Where no year is given it is that
 * of @today; a year of two digits is the one next to it. */
char *pergola_date_parse (const char *text, PergolaDateStyle style, const GDate *today);

/* (transfer full): an ISO date, whole or partial, in the style: 14/05/2026, 05/2026, 2026. What is no date stays. */
char *pergola_date_format (const char *iso, PergolaDateStyle style);

/* (transfer none): what the desktop (LC_NUMERIC) writes between whole and parts: "." or ",". */
const char *pergola_number_get_point (void);

/* (transfer full) (nullable): what @text means, as a project holds it, or NULL where it is no number. Takes either
 * point; what stands between groups of three digits (a space, an apostrophe, the other point) says nothing; where that
 * leaves two readings, @point decides: with "," 1.234 is more than a thousand, and 1,234 less than two. */
char *pergola_number_parse (const char *text, const char *point);

/* (transfer full): a number of a project with that point. */
char *pergola_number_format (const char *number, const char *point);

G_END_DECLS
