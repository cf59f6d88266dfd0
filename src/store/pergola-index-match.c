/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was typed, as FTS5 is asked for it. */

#include "config.h"

#include <string.h>

#include "pergola-index-private.h"

#define TERMS_MAX 64    /* of a query: what is beyond is not what someone looks for */
#define LENGTH_MAX 4096 /* of one of them, in bytes */

/* A folded text has no quotes, but symbols that are words: quoted, nothing in it has a meaning of its own. */
static void
append_term (GString *match, const PergolaQueryTerm *term)
{
  g_autofree char *words = g_strstrip (pergola_index_fold (term->words));

  if (match->len > 0)
    g_string_append (match, " AND ");
  g_string_append_printf (match, "\"%.*s\"", LENGTH_MAX, words);
  if (!term->whole && !term->loose_end)
    g_string_append (match, " *");
}

static char *
in_column (GString *match, const char *column)
{
  char *text;

  if (match->len == 0)
    {
      g_string_free (match, TRUE);
      return NULL;
    }
  text = column != NULL ? g_strdup_printf ("{%s} : (%s)", column, match->str) : g_strdup (match->str);
  g_string_free (match, TRUE);
  return text;
}

char *
pergola_index_match (const PergolaQuery *query, const char *column)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < MIN (pergola_query_get_n_terms (query), TERMS_MAX); i++)
    {
      PergolaQueryTerm term = pergola_query_get_term (query, i);

      append_term (match, &term);
    }
  return in_column (match, column);
}

/* Several words stand as they are: only one word stands within another. */
static gboolean
append_within (PergolaIndex *self, GString *match, const PergolaQueryTerm *term)
{
  sqlite3_stmt *terms;
  guint n = 0;

  if (strchr (term->words, ' ') != NULL || term->loose_start || term->whole)
    {
      append_term (match, term);
      return TRUE;
    }
  terms = pergola_index_prepare (self, STATEMENT_TERMS);
  pergola_index_bind_text (terms, 1, term->words);
  g_string_append (match, match->len > 0 ? " AND (" : "(");
  for (; pergola_index_step (self, terms); n++)
    g_string_append_printf (match, "%s\"%s\"", n > 0 ? " OR " : "", pergola_index_get_text (terms, 0));
  g_string_append_c (match, ')');
  return n > 0;
}

char *
pergola_index_match_within (PergolaIndex *self, const PergolaQuery *query, const char *column)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < MIN (pergola_query_get_n_terms (query), TERMS_MAX); i++)
    {
      PergolaQueryTerm term = pergola_query_get_term (query, i);

      if (!append_within (self, match, &term))
        {
          g_string_free (match, TRUE);
          return NULL;
        }
    }
  return in_column (match, column);
}
