/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-rank.h"

#include <string.h>

/* A rank is a fraction between 0 and 1 written in base 36 without its "0.": "i" is one half. A rank never ends in
 * '0', so that there is always room before it. */

#define BASE 36

static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static int
digit_value (char c)
{
  const char *p = c != '\0' ? strchr (digits, c) : NULL;
  return p != NULL ? (int) (p - digits) : -1;
}

gboolean
pergola_rank_is_valid (const char *rank)
{
  gsize length = rank != NULL ? strlen (rank) : 0;

  if (length == 0 || rank[length - 1] == '0')
    return FALSE;

  return strspn (rank, digits) == length;
}

/* The digit of @rank at @i; past its end zeros go on. */
static int
digit_at (const char *rank, gsize length, gsize i)
{
  return i < length ? MAX (digit_value (rank[i]), 0) : 0;
}

char *
pergola_rank_between (const char *before, const char *after)
{
  GString *result = g_string_new (NULL);
  gsize before_length = before != NULL ? strlen (before) : 0;
  gsize after_length = after != NULL ? strlen (after) : 0;
  gboolean appending;
  gboolean bounded = after_length > 0 && g_strcmp0 (before != NULL ? before : "", after) < 0;

  appending = !bounded;

  /* Copy digits while both bounds agree or leave no digit between them; stop at the first gap. */
  for (gsize i = 0;; i++)
    {
      int low = digit_at (before, before_length, i);
      int high = bounded ? digit_at (after, after_length, i) : BASE;

      if (high - low > 1)
        {
          /* At the end of a list take the next digit, not the middle: appending keeps ranks short. */
          int step = appending && i < before_length ? 1 : (high - low) / 2;
          g_string_append_c (result, digits[low + step]);
          break;
        }

      g_string_append_c (result, digits[low]);
      if (high > low)
        bounded = FALSE; /* already below @after: from here on only @before limits */
      else if (bounded && i >= before_length && i >= after_length)
        bounded = FALSE; /* equal values, e.g. "a" and "a0": nothing lies between */
    }

  return g_string_free (result, FALSE);
}

GStrv
pergola_rank_spread (guint count)
{
  GStrv ranks = g_new0 (char *, count + 1);
  guint64 span = BASE;
  guint width = 1;

  /* As many digits as keep a gap between neighbours. */
  while (span < 2 * ((guint64) count + 1))
    {
      span *= BASE;
      width++;
    }

  for (guint i = 0; i < count; i++)
    {
      guint64 value = (i + 1) * span / (count + 1);
      char *rank = g_malloc (width + 1);

      for (guint d = width; d > 0; d--, value /= BASE)
        rank[d - 1] = digits[value % BASE];
      rank[width] = '\0';
      for (guint d = width; d > 1 && rank[d - 1] == '0'; d--)
        rank[d - 1] = '\0';
      ranks[i] = rank;
    }

  return ranks;
}
