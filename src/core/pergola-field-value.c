/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which values a field can hold, by its type alone. */

#include "config.h"

#include "pergola-id.h"
#include "pergola-period.h"
#include "pergola-problem.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- Numbers --- */

/* A decimal number and nothing else: no hexadecimal, no infinity, which g_ascii_strtod would take. */
static gboolean
parse_number (const char *text, gsize length, double *number)
{
  g_autofree char *copy = g_strndup (text, length);
  char *end = NULL;

  if (length == 0 || strspn (copy, "0123456789+-.eE") != length)
    return FALSE;

  *number = g_ascii_strtod (copy, &end);
  return *end == '\0' && isfinite (*number);
}

static char *
explain_range (const PergolaFieldDef *field, double number)
{
  if (number >= field->min && number <= field->max)
    return NULL;
  if (field->min == -G_MAXDOUBLE)
    return g_strdup_printf (_ ("“%s” can be at most %g."), field->title, field->max);
  if (field->max == G_MAXDOUBLE)
    return g_strdup_printf (_ ("“%s” must be at least %g."), field->title, field->min);

  return g_strdup_printf (_ ("“%s” must be from %g to %g."), field->title, field->min, field->max);
}

static char *
explain_number (const PergolaFieldDef *field, const char *value)
{
  double number;

  if (!parse_number (value, strlen (value), &number))
    return g_strdup_printf (_ ("“%s” is not a number. Write it like 12 or 3.5."), value);
  if (field->type != PERGOLA_FIELD_NUMBER && number != floor (number))
    return g_strdup_printf (_ ("“%s” is not a whole number."), value);
  if (field->type == PERGOLA_FIELD_DURATION && number < 0)
    return g_strdup (_ ("A duration cannot be less than no time."));

  return explain_range (field, number);
}

/* --- Dates and times --- */

/* 09:30 or 09:30:15 */
static gsize
scan_clock (const char *text)
{
  int hours = pergola_period_read_digits (text, 2);
  int minutes = hours >= 0 && hours < 24 && text[2] == ':' ? pergola_period_read_digits (text + 3, 2) : -1;

  if (minutes < 0 || minutes > 59)
    return 0;
  if (text[5] != ':')
    return 5;

  return pergola_period_read_digits (text + 6, 2) >= 0 && pergola_period_read_digits (text + 6, 2) < 60 ? 8 : 0;
}

static gsize
scan_date (const char *text)
{
  int year, month, day;

  return pergola_period_scan (text, &year, &month, &day);
}

static gboolean
is_zone (const char *text)
{
  return strcmp (text, "Z") == 0 ||
         ((text[0] == '+' || text[0] == '-') && scan_clock (text + 1) == 5 && text[6] == '\0');
}

static char *
explain_date (const char *value)
{
  gsize length = scan_date (value);

  if (length > 0 && value[length] == '\0')
    return NULL;

  return g_strdup_printf (_ ("“%s” is not a date. Write it like 2026-05-14, 2026-05 or 2026."), value);
}

static char *
explain_time (const char *value)
{
  gsize date = scan_date (value);
  gsize clock;

  if (date == 10 && value[10] == 'T')
    {
      clock = scan_clock (value + 11);
      if (clock > 0 && is_zone (value + 11 + clock))
        return NULL;
    }
  else
    {
      clock = scan_clock (value);
      if (clock > 0 && value[clock] == '\0')
        return NULL;
    }

  return g_strdup_printf (_ ("“%s” is not a time. Write it like 09:30 or 2026-05-14T09:30+02:00."), value);
}

/* --- Choices --- */

static char *
explain_choice (const PergolaFieldDef *field, const char *value)
{
  if (pergola_field_def_get_choice (field, value) != NULL)
    return NULL;

  return g_strdup_printf (_ ("“%s” is not one of the choices of “%s”. Choose another one."), value, field->title);
}

static char *
explain_choices (const PergolaFieldDef *field, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      char *why = explain_choice (field, ids[i]);

      if (why != NULL)
        return why;
      for (guint j = 0; j < i; j++)
        if (strcmp (ids[i], ids[j]) == 0)
          return g_strdup_printf (_ ("“%s” is chosen twice in “%s”. Take it out once."), ids[i], field->title);
    }

  return NULL;
}

/* --- The others --- */

static gboolean
is_point (const char *point)
{
  const char *comma = strchr (point, ',');
  double number;

  return comma != NULL && parse_number (point, comma - point, &number) &&
         parse_number (comma + 1, strlen (comma + 1), &number);
}

static char *
explain_strokes (const char *value)
{
  g_auto (GStrv) points = g_strsplit_set (value, " \n", -1);

  for (guint i = 0; points[i] != NULL; i++)
    if (!is_point (points[i]))
      return g_strdup_printf (_ ("“%.40s” is not a point of a sketch. Write it like 12.5,40."), points[i]);

  return NULL;
}

static char *
explain_type (const PergolaFieldDef *field, const char *value)
{
  switch (field->type)
    {
    case PERGOLA_FIELD_LINE:
      return strpbrk (value, "\r\n") == NULL ? NULL : g_strdup_printf (_ ("“%s” is one line."), field->title);
    case PERGOLA_FIELD_CHOICE:
      return explain_choice (field, value);
    case PERGOLA_FIELD_CHOICES:
      return explain_choices (field, value);
    case PERGOLA_FIELD_NUMBER:
    case PERGOLA_FIELD_SCORE:
    case PERGOLA_FIELD_DURATION:
      return explain_number (field, value);
    case PERGOLA_FIELD_DATE:
      return explain_date (value);
    case PERGOLA_FIELD_TIME:
      return explain_time (value);
    case PERGOLA_FIELD_PERSON:
      return pergola_id_is_valid (value) ? NULL : g_strdup_printf (_ ("“%s” is not a person of this project."), value);
    case PERGOLA_FIELD_ITEM:
      return pergola_id_is_valid (value) ? NULL : g_strdup_printf (_ ("“%s” is not an item of this project."), value);
    case PERGOLA_FIELD_BOOLEAN:
      return strcmp (value, "yes") == 0 || strcmp (value, "no") == 0
               ? NULL
               : g_strdup_printf (_ ("“%s” must be yes or no."), field->title);
    case PERGOLA_FIELD_STROKES:
      return explain_strokes (value);
    case PERGOLA_FIELD_TEXT:
    case PERGOLA_FIELD_LINES:
    default:
      return NULL;
    }
}

char *
pergola_field_def_explain (const PergolaFieldDef *field, const char *value)
{
  if (value == NULL || value[0] == '\0')
    return NULL;
  if (strlen (value) > PERGOLA_FIELD_MAX)
    return g_strdup_printf (_ ("“%s” is too long: it can hold 1 MiB. Shorten it or split it."), field->title);

  return explain_type (field, value);
}
