/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Readings from a text that was copied from a spreadsheet, or from a CSV file: first what it says, line by line, then
 * what of it is taken.
 *
 * Columns are date, value and, if there is a third, note; parted by tabs, semicolons or commas, whichever makes most
 * sense of it. A first line without a date and a number is a heading. Where the heading names indicators, there is one
 * column for each and no notes. Which of day and month comes first, and what parts decimals, is the same in all lines:
 * where one of them says it, it holds for all, else what the desktop does is a guess, and said to be one. */

#pragma once

#include "pergola-date.h"
#include "pergola-readings.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_READING_GOOD,
  PERGOLA_READING_SAME, /* there is one of this date and value already, in the project or before it in the text */
  PERGOLA_READING_BAD,
} PergolaReadingState;

typedef struct
{
  guint line; /* of the text, from 1 */
  PergolaReadingState state;
  char *written;   /* how it stands in the text */
  char *indicator; /* (nullable): the id of the indicator that it is of; as the others, NULL where it is bad… */
  char *date;      /* …ISO 8601 */
  double value;
  char *note;       /* (nullable) */
  char *reason;     /* (nullable): what is bad about it, and what to do; or what is to be known of a good one */
  gboolean guessed; /* its day may be its month */
} PergolaReadingLine;

typedef struct
{
  GPtrArray *lines; /* (element-type PergolaReadingLine) */
  guint n_good, n_same, n_bad, n_guessed;
  PergolaDateStyle style; /* by which it was read */
  gboolean wide;          /* with a column for each indicator */
} PergolaReadingsText;

/* What the desktop or a person says, where the text does not. */
typedef struct
{
  PergolaDateStyle style;
  gboolean style_holds; /* a person said so: no date is a guess then */
  const char *point;    /* "." or "," */
  const GDate *today;   /* for days without a year */
} PergolaReadingsFormat;

PergolaReadingsFormat pergola_readings_format_get (const GDate *today);

/* (transfer full): @text is UTF-8; @indicator (nullable): the one that it is of, unless it names them itself. */
PergolaReadingsText *pergola_readings_text_new (PergolaProject *project,
                                                const char *indicator,
                                                const char *text,
                                                const PergolaReadingsFormat *format);
void pergola_readings_text_free (PergolaReadingsText *self);

/* Takes what is good into the project, as one step. How many readings came. */
guint pergola_readings_text_take (PergolaProject *project, const PergolaReadingsText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaReadingsText, pergola_readings_text_free)

G_END_DECLS
