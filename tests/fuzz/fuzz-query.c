/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any two texts, one as what is looked for, the other as where: a text is found by itself, what is marked lies within
 * the text, and what is marked is there exactly when something matches. */

#include "config.h"

#include "fuzz.h"

#include <string.h>

static char *
check_fold (const char *text)
{
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  char *folded = pergola_fold (text, origins);
  gsize length = strlen (folded);
  g_autofree char *again = pergola_fold (folded, NULL);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (folded[0] == ' ' && folded[length - 1] == ' ');
  g_assert_null (strstr (folded, "  "));
  g_assert_cmpstr (again, ==, folded);
  g_assert_cmpuint (origins->len, ==, length);
  for (guint i = 0; i < origins->len; i++)
    g_assert_cmpuint (g_array_index (origins, guint32, i), <=, strlen (text));

  return folded;
}

static void
check_spans (const PergolaQuery *query, const char *text, gboolean some, PergolaQueryReach reach)
{
  g_autoptr (GArray) spans = pergola_query_find_spans (query, text, reach);
  guint before = 0;

  g_assert_true (!some || spans->len > 0);
  for (guint i = 0; i < spans->len; i++)
    {
      const PergolaSpan *span = &g_array_index (spans, PergolaSpan, i);

      g_assert_true (i == 0 || span->start > before);
      g_assert_cmpuint (span->end, >, span->start);
      g_assert_cmpuint (span->end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + span->start, span->end - span->start, NULL));
      before = span->end;
    }
}

static void
check_cut (const PergolaQuery *query, const char *text, PergolaQueryReach reach)
{
  g_autofree char *line = pergola_query_cut (query, text, reach);

  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_null (strchr (line, '\n'));
  g_assert_cmpint (g_utf8_strlen (line, -1), <=, 202);
}

static void
check_match (const PergolaQuery *query, const char *text, PergolaQueryReach reach)
{
  g_autofree char *folded = check_fold (text);
  guint as_title = pergola_query_score (query, folded, NULL, reach);
  guint as_text = pergola_query_score (query, " ", folded, reach);

  g_assert_cmpuint (as_title, <=, PERGOLA_SCORE_MAX);
  g_assert_cmpint (as_title > 0, ==, as_text > 0);
  g_assert_cmpint (pergola_query_count (query, folded, NULL, reach) > 0, >=, as_title > 0);
  g_assert_cmpuint (pergola_query_count (query, folded, folded, reach), ==, 0);
  check_spans (query, text, as_title > 0, reach);
  check_cut (query, text, reach);
}

/* Who looks for the words of a text finds it. */
static void
check_itself (const char *text)
{
  g_autoptr (PergolaQuery) query = pergola_query_new (text);
  g_autofree char *folded = pergola_fold (text, NULL);

  g_assert_cmpint (pergola_query_is_empty (query), ==, g_str_equal (folded, " "));
  if (!pergola_query_is_empty (query))
    g_assert_cmpuint (pergola_query_score (query, folded, NULL, PERGOLA_QUERY_WORDS), >, 0);
}

void
fuzz_try (const guint8 *data, gsize size)
{
  g_autofree char *typed = fuzz_take_text (&data, &size);
  g_autofree char *raw = fuzz_take_text (&data, &size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr (PergolaQuery) query = pergola_query_new (typed);

  check_match (query, text, PERGOLA_QUERY_WORDS);
  check_match (query, text, PERGOLA_QUERY_WITHIN);
  check_itself (text);
}
