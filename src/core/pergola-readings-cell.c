/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What one cell of a pasted text says. */

#include "config.h"

#include "pergola-readings-private.h"

#include <string.h>

char *
pergola_readings_get_cell (const PergolaCsvRow *row, guint column)
{
  char *cell = column < row->cells->len ? g_strstrip (g_strdup (row->cells->pdata[column])) : NULL;

  if (cell != NULL && *cell == '\0')
    g_clear_pointer (&cell, g_free);
  return cell;
}

char *
pergola_readings_parse_date (const char *cell, const PergolaReadingsFormat *format)
{
  const char *colon = strchr (cell, ':');
  g_autofree char *day = g_strdup (cell);

  while (colon != NULL && colon > cell && g_ascii_isdigit (colon[-1]))
    colon--;
  if (colon != NULL && colon > cell && (colon[-1] == 'T' || colon[-1] == ' '))
    day[colon - 1 - cell] = '\0';
  return pergola_date_parse (day, format->style, format->today);
}

PergolaOrderSaid
pergola_readings_find_order (const char *cell, PergolaDateOrder *order)
{
  guint numbers[2];
  const char *p = cell;

  for (guint i = 0; i < 2; i++)
    {
      char *end;

      while (*p == ' ')
        p++;
      if (!g_ascii_isdigit (*p))
        return PERGOLA_ORDER_SAYS_NOTHING;
      numbers[i] = (guint) MIN (g_ascii_strtoull (p, &end, 10), G_MAXUINT);
      if (numbers[i] < 1 || numbers[i] > 31 || end - p > 2 || (i == 0 && strchr ("/.- ", *end) == NULL) ||
          (i == 0 && *end == '\0') || g_ascii_isalpha (*end))
        return PERGOLA_ORDER_SAYS_NOTHING;
      p = *end != '\0' ? end + 1 : end;
    }
  if (numbers[0] > 12 && numbers[1] > 12)
    return PERGOLA_ORDER_SAYS_NOTHING;
  if (numbers[0] <= 12 && numbers[1] <= 12)
    return numbers[0] == numbers[1] ? PERGOLA_ORDER_SAYS_NOTHING : PERGOLA_ORDER_SAYS_EITHER;
  *order = numbers[0] > 12 ? PERGOLA_DATE_DMY : PERGOLA_DATE_MDY;
  return PERGOLA_ORDER_SAYS_ORDER;
}

gboolean
pergola_readings_is_date (const char *cell, const PergolaReadingsFormat *format)
{
  g_autofree char *date = cell != NULL ? pergola_readings_parse_date (cell, format) : NULL;

  return date != NULL;
}

gboolean
pergola_readings_parse_number (const char *cell, const char *point, double *number)
{
  g_autofree char *plain = g_strchomp (g_strdup (cell));
  g_autofree char *text = NULL;

  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  text = pergola_number_parse (plain, point);
  if (text == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, NULL);
  return TRUE;
}

gboolean
pergola_readings_is_number (const char *cell)
{
  double number;

  return cell != NULL && pergola_readings_parse_number (cell, ".", &number);
}

gboolean
pergola_readings_needs_mark (const char *cell, char mark)
{
  const char point[] = { mark, '\0' };
  const char *last = strrchr (cell, mark);
  double one, other;

  if (last == NULL || strpbrk (last + 1, ".,") != NULL || !pergola_readings_parse_number (cell, point, &one))
    return FALSE;
  return !pergola_readings_parse_number (cell, mark == '.' ? "," : ".", &other) || one == other;
}
