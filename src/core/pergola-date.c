/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-date.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

#define MAX_PARTS 3
#define MIN_MONTH_NAME 3 /* letters: Jun and Jul differ in the third */

/* --- Style --- */

PergolaDateStyle
pergola_date_style_parse (const char *format)
{
  PergolaDateStyle style = { PERGOLA_DATE_YMD, '-' };
  const char *first = strchr (format, '%');

  if (first == NULL)
    return style;
  for (first++; *first != '\0' && strchr ("-_0^#EO", *first) != NULL; first++)
    ;
  if (*first == '\0' || strchr ("YyFC", *first) != NULL)
    style.order = PERGOLA_DATE_YMD;
  else
    style.order = strchr ("mbBhD", *first) != NULL ? PERGOLA_DATE_MDY : PERGOLA_DATE_DMY;

  if (*first == 'D')
    style.separator = '/';
  else if (*first != '\0' && first[1] != '\0' && strchr ("./-", first[1]) != NULL)
    style.separator = first[1];
  else if (style.order != PERGOLA_DATE_YMD)
    style.separator = '/';

  return style;
}

PergolaDateStyle
pergola_date_style_get (void)
{
  const char *locale = setlocale (LC_TIME, NULL);

  /* Nobody chose what C says: a month, a day and two digits of a year. */
  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") || g_str_has_prefix (locale, "C."))
    return (PergolaDateStyle){ PERGOLA_DATE_YMD, '-' };

  return pergola_date_style_parse (nl_langinfo (D_FMT));
}

/* --- What is written --- */

/* A number or a word of a text. */
typedef struct
{
  int number; /* -1: a word… */
  int digits;
  int month; /* …which is the name of this one */
} Part;

static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");

  return g_utf8_casefold (plain, -1);
}

/* Whether a text begins a name, or is one with a point: Sept., Sep, September. */
static gboolean
begins (const char *name, const char *word)
{
  g_autofree char *folded = fold (name);

  return *folded != '\0' && g_str_has_prefix (folded, word);
}

static int
find_month (const char *word)
{
  static const char *const english[] = { "January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December" };
  static const nl_item full[] = {
    MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12
  };
  static const nl_item abbreviated[] = { ABMON_1, ABMON_2, ABMON_3, ABMON_4,  ABMON_5,  ABMON_6,
                                         ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12 };

  if (strlen (word) < MIN_MONTH_NAME)
    return 0;
  for (int i = 0; i < 12; i++)
    if (begins (nl_langinfo (full[i]), word) || begins (nl_langinfo (abbreviated[i]), word))
      return i + 1;
  for (int i = 0; i < 12; i++)
    if (begins (english[i], word))
      return i + 1;

  return 0;
}

/* "14th", "de", "of": what stands beside a day or between a day and its month says nothing. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "st", "nd", "rd", "th", "of", "de", "do", "del", "den", "le", NULL };

  return g_strv_contains (fillers, word);
}

/* FALSE where there is something that is no part of a date. */
static gboolean
take_word (const char *text, gsize length, Part *parts, int *n)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *word = fold (copy);
  int month = find_month (word);

  if (month == 0)
    return is_filler (word);
  if (*n == MAX_PARTS)
    return FALSE;
  parts[(*n)++] = (Part){ -1, 0, month };
  return TRUE;
}

static gboolean
take_number (const char *text, gsize length, Part *parts, int *n)
{
  if (*n == MAX_PARTS || length > 4)
    return FALSE;
  parts[(*n)++] = (Part){ (int) g_ascii_strtoll (text, NULL, 10), (int) length, 0 };
  return TRUE;
}

/* How many parts @text has; 0 where it is no date. */
static int
split (const char *text, Part *parts)
{
  int n = 0;

  for (const char *p = text; *p != '\0';)
    {
      const char *end = p;
      gboolean ok = TRUE;

      if (g_ascii_isdigit (*p))
        {
          end = p + strspn (p, "0123456789");
          ok = take_number (p, end - p, parts, &n);
        }
      else if (g_unichar_isalpha (g_utf8_get_char (p)))
        {
          while (g_unichar_isalpha (g_utf8_get_char (end)))
            end = g_utf8_next_char (end);
          ok = take_word (p, end - p, parts, &n);
        }
      else if (strchr ("./-, ", *p) != NULL)
        end = p + 1;
      else
        ok = FALSE;
      if (!ok)
        return 0;
      p = end;
    }

  return n;
}

/* --- What it means --- */

static char *
write_date (int year, int month, int day)
{
  if (year < 1 || year > 9999)
    return NULL;
  if (month == 0)
    return g_strdup_printf ("%04d", year);
  if (month < 1 || month > 12)
    return NULL;
  if (day == 0)
    return g_strdup_printf ("%04d-%02d", year, month);

  return day > 0 && g_date_valid_dmy (day, month, year) ? g_strdup_printf ("%04d-%02d-%02d", year, month, day) : NULL;
}

/* Of two digits, the year that is next to this one. */
static int
complete_year (const Part *part, const GDate *today)
{
  int now = g_date_get_year (today);
  int year;

  if (part->digits > 2)
    return part->digits == 4 ? part->number : 0;
  year = now - now % 100 + part->number;

  return year > now + 50 ? year - 100 : year <= now - 50 ? year + 100 : year;
}

static gboolean
is_year (const Part *part)
{
  return part->digits == 4;
}

/* The month by its name, the other parts by their size and place. */
static char *
read_with_name (const Part *parts, int n, int name, const GDate *today)
{
  const Part *day = NULL, *year = NULL;

  for (int i = 0; i < n; i++)
    {
      if (i == name)
        continue;
      if (parts[i].number < 0)
        return NULL;
      if (is_year (&parts[i]) || (day != NULL && year == NULL))
        {
          if (year != NULL)
            return NULL;
          year = &parts[i];
        }
      else
        day = &parts[i];
    }
  if (day != NULL && day->number == 0)
    return NULL;

  return write_date (year != NULL ? complete_year (year, today) : g_date_get_year (today), parts[name].month,
                     day != NULL ? day->number : 0);
}

/* A day and a month in the order of the style, or the other way round where only that is a date. */
static char *
read_day_and_month (const Part *first, const Part *second, int year, PergolaDateOrder order)
{
  gboolean day_first = order == PERGOLA_DATE_DMY;
  char *date;

  if (first->digits > 2 || second->digits > 2 || first->number == 0 || second->number == 0)
    return NULL;
  date = write_date (year, (day_first ? second : first)->number, (day_first ? first : second)->number);

  return date != NULL ? date
                      : write_date (year, (day_first ? first : second)->number, (day_first ? second : first)->number);
}

/* (nullable): a year and a month. */
static char *
read_month (const Part *year, const Part *month)
{
  return month->digits <= 2 && month->number > 0 ? write_date (year->number, month->number, 0) : NULL;
}

static char *
read_numbers (const Part *parts, int n, PergolaDateOrder order, const GDate *today)
{
  if (n == 1)
    return is_year (&parts[0]) ? write_date (parts[0].number, 0, 0) : NULL;
  if (n == 2 && is_year (&parts[0]))
    return read_month (&parts[0], &parts[1]);
  if (n == 2 && is_year (&parts[1]))
    return read_month (&parts[1], &parts[0]);
  if (n == 2)
    return read_day_and_month (&parts[0], &parts[1], g_date_get_year (today), order);
  /* A year that comes first is followed by its month, wherever one lives. */
  if (is_year (&parts[0]) || (order == PERGOLA_DATE_YMD && !is_year (&parts[2])))
    return parts[1].digits <= 2 && parts[2].digits <= 2 && parts[1].number > 0 && parts[2].number > 0
             ? write_date (complete_year (&parts[0], today), parts[1].number, parts[2].number)
             : NULL;

  return read_day_and_month (&parts[0], &parts[1], complete_year (&parts[2], today),
                             order == PERGOLA_DATE_YMD ? PERGOLA_DATE_DMY : order);
}

/* (nullable): a day that is called by how far away it is. */
static char *
read_relative (const char *text, const GDate *today)
{
  const char *const names[][2] = { { "yesterday", _ ("yesterday") },
                                   { "today", _ ("today") },
                                   { "tomorrow", _ ("tomorrow") } };
  g_autofree char *word = fold (text);

  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = fold (names[i][1]);
      GDate date = *today;

      if (!g_str_equal (word, names[i][0]) && !g_str_equal (word, own))
        continue;
      if (i == 0)
        g_date_subtract_days (&date, 1);
      else
        g_date_add_days (&date, i - 1);
      return write_date (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
    }

  return NULL;
}

char *
pergola_date_parse (const char *text, PergolaDateStyle style, const GDate *today)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  Part parts[MAX_PARTS];
  char *date;
  int n;

  if (*stripped == '\0' || !g_utf8_validate (stripped, -1, NULL))
    return NULL;
  date = read_relative (stripped, today);
  if (date != NULL)
    return date;

  n = split (stripped, parts);
  for (int i = 0; i < n; i++)
    if (parts[i].number < 0)
      return read_with_name (parts, n, i, today);

  return n > 0 ? read_numbers (parts, n, style.order, today) : NULL;
}

char *
pergola_date_format (const char *iso, PergolaDateStyle style)
{
  g_auto (GStrv) parts = g_strsplit (iso, "-", -1);
  guint n = g_strv_length (parts);
  char s = style.separator;

  for (guint i = 0; i < n; i++)
    if (strlen (parts[i]) != (i == 0 ? 4 : 2) || strspn (parts[i], "0123456789") != strlen (parts[i]))
      return g_strdup (iso);
  if (n == 2)
    return style.order == PERGOLA_DATE_YMD ? g_strdup_printf ("%s%c%s", parts[0], s, parts[1])
                                           : g_strdup_printf ("%s%c%s", parts[1], s, parts[0]);
  if (n != 3)
    return g_strdup (iso);
  if (style.order == PERGOLA_DATE_YMD)
    return g_strdup_printf ("%s%c%s%c%s", parts[0], s, parts[1], s, parts[2]);

  return style.order == PERGOLA_DATE_DMY ? g_strdup_printf ("%s%c%s%c%s", parts[2], s, parts[1], s, parts[0])
                                         : g_strdup_printf ("%s%c%s%c%s", parts[1], s, parts[2], s, parts[0]);
}
