/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-query.h"

#include <string.h>

/* Who pastes a page looks for how it begins. */
#define MAX_TERMS 64
#define MAX_LENGTH 1024 /* bytes of a word, or of several in quotes */

/* Of a line that is cut out of a text, in characters. */
#define CUT_BEFORE 24 /* the match */
#define CUT_LENGTH 200

/* A word, or several in this order. */
typedef struct
{
  char *words;          /* folded, with one space between them */
  gsize length;         /* in bytes */
  gboolean whole;       /* the last one too */
  gboolean loose_start; /* it may begin in the middle of a word… */
  gboolean loose_end;   /* …and end there, whole or not */
} Term;

struct _PergolaQuery
{
  GArray *terms; /* (element-type Term) */
  char *phrase;  /* all of them as they were typed */
  guint n_typed; /* so many, with those that were typed again */
};

typedef enum
{
  MATCH_NONE,
  MATCH_WITHIN,
  MATCH_START,
  MATCH_WHOLE,
} Match;

/* --- Reading what was typed --- */

gboolean
pergola_query_is_loose (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
term_clear (gpointer data)
{
  g_free (((Term *) data)->words);
}

/* What was said before is not looked for again. */
static gboolean
has_term (PergolaQuery *self, const Term *term)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *other = &g_array_index (self->terms, Term, i);

      if (other->whole == term->whole && g_str_equal (other->words, term->words))
        return TRUE;
    }
  return FALSE;
}

static void
add_term (PergolaQuery *self, const Term *typed)
{
  Term term = *typed;
  const char *last;

  term.length = strlen (term.words);
  last = g_utf8_find_prev_char (term.words, term.words + term.length);
  term.words = g_strdup (typed->words);
  term.loose_start = pergola_query_is_loose (g_utf8_get_char (term.words));
  term.loose_end = pergola_query_is_loose (g_utf8_get_char (last));
  g_array_append_val (self->terms, term);
}

/* What is cut off is looked for by how it begins. */
static void
read_term (PergolaQuery *self, GString *phrase, const char *text, gsize length, gboolean whole)
{
  const char *end = length > MAX_LENGTH ? g_utf8_find_prev_char (text, text + MAX_LENGTH) : text + length;
  g_autofree char *part = g_strndup (text, (gsize) (end - text));
  g_autofree char *folded = g_strstrip (pergola_fold (part, NULL));
  Term term = { .words = folded, .whole = whole && length <= MAX_LENGTH };

  if (*folded == '\0')
    return;
  g_string_append_printf (phrase, "%s%s", phrase->len > 0 ? " " : "", folded);
  self->n_typed++;
  if (!has_term (self, &term))
    add_term (self, &term);
}

static gboolean
is_quote (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0x201c: /* “ ” „ ‟ */
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xab: /* « » */
    case 0xbb:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Quotes that are not closed are still being typed. */
static void
read_terms (PergolaQuery *self, GString *phrase, const char *text)
{
  const char *start = text;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0' && self->n_typed < MAX_TERMS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean quote = is_quote (c);

      if (!quote && (quoted || !g_unichar_isspace (c)))
        continue;
      read_term (self, phrase, start, (gsize) (p - start), quoted);
      if (quote)
        quoted = !quoted;
      start = g_utf8_next_char (p);
    }
  if (self->n_typed < MAX_TERMS)
    read_term (self, phrase, start, strlen (start), FALSE);
}

PergolaQuery *
pergola_query_new (const char *text)
{
  PergolaQuery *self = g_new0 (PergolaQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *phrase = g_string_new (NULL);

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, term_clear);
  read_terms (self, phrase, valid);
  self->phrase = g_string_free (phrase, FALSE);
  return self;
}

void
pergola_query_free (PergolaQuery *self)
{
  g_array_unref (self->terms);
  g_free (self->phrase);
  g_free (self);
}

gboolean
pergola_query_is_empty (const PergolaQuery *self)
{
  return self->terms->len == 0;
}

guint
pergola_query_get_n_terms (const PergolaQuery *self)
{
  return self->terms->len;
}

PergolaQueryTerm
pergola_query_get_term (const PergolaQuery *self, guint position)
{
  const Term *term = &g_array_index (self->terms, Term, position);

  return (PergolaQueryTerm){ term->words, term->whole, term->loose_start, term->loose_end };
}

/* --- Matching --- */

/* What it is worth that the words of @term stand at @at in a folded text. */
static Match
judge (const Term *term, const char *at, PergolaQueryReach reach)
{
  gboolean starts = at[-1] == ' ';
  gboolean ends = at[term->length] == ' ';

  if (starts && ends)
    return MATCH_WHOLE;
  if (!starts && !term->loose_start && reach != PERGOLA_QUERY_WITHIN)
    return MATCH_NONE;
  if (!ends && term->whole && !term->loose_end)
    return MATCH_NONE;
  return starts ? MATCH_START : MATCH_WITHIN;
}

/* The best of all places. */
static Match
match (const Term *term, const char *text, PergolaQueryReach reach)
{
  Match best = MATCH_NONE;

  if (text == NULL)
    return MATCH_NONE;
  for (const char *at = strstr (text, term->words); at != NULL && best < MATCH_WHOLE; at = strstr (at + 1, term->words))
    best = MAX (best, judge (term, at, reach));
  return best;
}

/* As a whole what was typed may say more than its words. */
static guint
score_phrase (const PergolaQuery *self, const char *title)
{
  gsize length = strlen (self->phrase);
  const char *at = strstr (title, self->phrase);

  if (at == NULL || at[-1] != ' ')
    return 0;
  if (at == title + 1)
    return g_str_equal (at + length, " ") ? 40 : 20;
  return 10;
}

guint
pergola_query_score (const PergolaQuery *self, const char *title, const char *text, PergolaQueryReach reach)
{
  static const guint of_title[] = { 0, 20, 30, 36 };
  static const guint of_text[] = { 0, 2, 5, 8 };
  guint sum = 0;
  gboolean titled = TRUE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);
      Match in_title = match (term, title, reach);
      Match in_text = in_title == MATCH_NONE ? match (term, text, reach) : MATCH_NONE;

      if (in_title == MATCH_NONE && in_text == MATCH_NONE)
        return 0;
      titled = titled && in_title != MATCH_NONE;
      sum += MAX (of_title[in_title], of_text[in_text]);
    }
  if (self->terms->len == 0)
    return 0;
  return sum / self->terms->len + (titled ? 50 + score_phrase (self, title) : 0);
}

guint
pergola_query_count (const PergolaQuery *self, const char *text, const char *other, PergolaQueryReach reach)
{
  guint n = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);

      if (match (term, text, reach) != MATCH_NONE && match (term, other, reach) == MATCH_NONE)
        n++;
    }
  return n;
}

/* --- Showing what matched --- */

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const PergolaSpan *first = a, *second = b;

  return first->start != second->start ? (first->start < second->start ? -1 : 1) : 0;
}

static GArray *
merge_spans (GArray *spans)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (PergolaSpan));

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const PergolaSpan *span = &g_array_index (spans, PergolaSpan, i);
      PergolaSpan *last = merged->len > 0 ? &g_array_index (merged, PergolaSpan, merged->len - 1) : NULL;

      if (last != NULL && span->start <= last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_append_val (merged, *span);
    }
  return merged;
}

/* Where a character ends that begins at @start, with its marks. */
static guint
find_end (const char *text, guint start)
{
  const char *p = g_utf8_next_char (text + start);

  while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (guint) (p - text);
}

GArray *
pergola_query_find_spans (const PergolaQuery *self, const char *text, PergolaQueryReach reach)
{
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *folded = pergola_fold (text, origins);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (PergolaSpan));

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = &g_array_index (self->terms, Term, i);

      for (const char *at = strstr (folded, term->words); at != NULL;)
        if (judge (term, at, reach) != MATCH_NONE)
          {
            guint first = g_array_index (origins, guint32, at - folded);
            guint last = g_array_index (origins, guint32, at - folded + (gssize) term->length - 1);
            PergolaSpan span = { first, find_end (text, last) };

            g_array_append_val (spans, span);
            at = strstr (at + term->length, term->words);
          }
        else
          at = strstr (at + 1, term->words);
    }
  return merge_spans (spans);
}

/* (transfer full): in one line, every run of white space as one space. */
static char *
make_line (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (line, p, g_utf8_next_char (p) - p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  return g_strchomp (g_string_free (line, FALSE));
}

/* Some characters before @match, at the beginning of a word where there is one. */
static const char *
find_cut (const char *line, const char *match)
{
  const char *start = match;
  const char *space;

  for (int i = 0; i < CUT_BEFORE && start > line; i++)
    start = g_utf8_find_prev_char (line, start);
  if (start == line || start[-1] == ' ')
    return start;
  space = memchr (start, ' ', (gsize) (match - start));
  return space != NULL ? space + 1 : start;
}

char *
pergola_query_cut (const PergolaQuery *self, const char *text, PergolaQueryReach reach)
{
  g_autofree char *line = make_line (text);
  g_autoptr (GArray) spans = pergola_query_find_spans (self, line, reach);
  const char *start = spans->len > 0 ? find_cut (line, line + g_array_index (spans, PergolaSpan, 0).start) : line;
  glong n = g_utf8_strlen (start, -1);
  const char *end = n > CUT_LENGTH ? g_utf8_offset_to_pointer (start, CUT_LENGTH) : start + strlen (start);

  return g_strdup_printf ("%s%.*s%s", start > line ? "…" : "", (int) (end - start), start, n > CUT_LENGTH ? "…" : "");
}
