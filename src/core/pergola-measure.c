/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-measure.h"

#include <math.h>
#include <string.h>

char *
pergola_measure_to_string (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  number += 0.0; /* no minus before a zero */
  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (g_ascii_strtod (text, NULL) != number)
    g_ascii_dtostr (text, sizeof text, number);
  return g_strdup (text);
}

guint
pergola_measure_count_decimals (double number)
{
  char text[512];
  guint decimals = PERGOLA_DECIMALS_MAX;

  if (fabs (number) >= 1e15)
    return 0;
  g_ascii_formatd (text, sizeof text, "%.6f", number);
  for (gsize i = strlen (text); decimals > 0 && text[i - 1] == '0'; i--)
    decimals--;
  return decimals;
}

char *
pergola_measure_format (double number, guint decimals)
{
  char text[512];

  if (fabs (number) >= 1e15)
    return g_strdup_printf ("%.6g", number);
  g_snprintf (text, sizeof text, fabs (number) >= 9999.5 ? "%'.*f" : "%.*f", (int) MIN (decimals, PERGOLA_DECIMALS_MAX),
              number);
  if (strspn (text, "-0.,") == strlen (text) && *text == '-')
    return g_strdup (text + 1);
  if (*text == '-')
    return g_strconcat ("−", text + 1, NULL);
  return g_strdup (text);
}
