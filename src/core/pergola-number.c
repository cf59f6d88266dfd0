/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-date.h"

#include <locale.h>
#include <math.h>
#include <string.h>

const char *
pergola_number_get_point (void)
{
  return strcmp (localeconv ()->decimal_point, ",") == 0 ? "," : ".";
}

/* (transfer full): without what only makes it easier to read, and with an ASCII minus. */
static char *
strip (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212) /* minus */
        g_string_append_c (plain, '-');
      else if (!g_unichar_isspace (c) && c != '\'' && c != 0x2019)
        g_string_append_unichar (plain, c);
    }

  return g_string_free (plain, FALSE);
}

static guint
count (const char *text, char wanted)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == wanted;
  return n;
}

/* Whether every @mark stands before three digits, after one to three. */
static gboolean
is_grouping (const char *text, char mark)
{
  const char *start = text + strspn (text, "+-");
  gsize length = strspn (start, "0123456789");

  if (length == 0 || length > 3 || *start == '0' || start[length] != mark)
    return FALSE;
  for (start += length; *start == mark; start += 4)
    if (strspn (start + 1, "0123456789") < 3)
      return FALSE;

  return !g_ascii_isdigit (*start);
}

/* Which of '.' and ',' stands before the parts of one; '\0' where none does. */
static char
find_point (const char *text, char own)
{
  char other = own == ',' ? '.' : ',';
  const char *last_own = strrchr (text, own);
  const char *last_other = strrchr (text, other);

  if (last_own != NULL && last_other != NULL)
    return last_own > last_other ? own : other;
  if (last_own != NULL)
    return count (text, own) > 1 && is_grouping (text, own) ? '\0' : own;
  if (last_other != NULL)
    return is_grouping (text, other) ? '\0' : other;

  return '\0';
}

char *
pergola_number_parse (const char *text, const char *point)
{
  g_autofree char *plain = strip (text);
  char found = find_point (plain, *point);
  char mark = found == '.' ? ',' : '.';
  g_autoptr (GString) number = g_string_new (NULL);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;
  double value;

  if (found != '\0' && (count (plain, found) > 1 || (strchr (plain, mark) != NULL && !is_grouping (plain, mark))))
    return NULL;
  for (const char *p = plain; *p != '\0'; p++)
    if (*p == '.' || *p == ',')
      {
        if (*p == found)
          g_string_append_c (number, '.');
      }
    else if (g_ascii_isdigit (*p) || strchr ("+-eE", *p) != NULL)
      g_string_append_c (number, *p);
    else
      return NULL;

  if (strpbrk (number->str, "0123456789") == NULL)
    return NULL;
  value = g_ascii_strtod (number->str, &end);
  if (*end != '\0' || !isfinite (value))
    return NULL;

  /* As it was written, as far as that goes: 0.1 is not to become 0.10000000000000001. */
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

char *
pergola_number_format (const char *number, const char *point)
{
  g_auto (GStrv) parts = g_strsplit (number, ".", 2);

  return g_strjoinv (point, parts);
}
