/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What someone typed to find something. Every word of it must be there, in any order, each at least as the beginning
 * of a word; words in quotes are a phrase, and whole. Case, diacritics and punctuation do not matter. Any text is a
 * query; one without words finds nothing, and of a very long one the beginning counts.
 *
 * Scripts that write no spaces, or join small words to the next (Chinese, Japanese, Thai, Arabic, Hebrew), are found
 * anywhere in a word. So is every script with PERGOLA_QUERY_WITHIN: for when nothing was found otherwise. */

#pragma once

#include "pergola-fold.h"

G_BEGIN_DECLS

typedef struct _PergolaQuery PergolaQuery;

typedef enum
{
  PERGOLA_QUERY_WORDS,  /* at the beginning of words */
  PERGOLA_QUERY_WITHIN, /* within words too */
} PergolaQueryReach;

/* Bytes of a text, from start to before end. */
typedef struct
{
  guint start;
  guint end;
} PergolaSpan;

PergolaQuery *pergola_query_new (const char *text);
void pergola_query_free (PergolaQuery *self);
gboolean pergola_query_is_empty (const PergolaQuery *self);

/* How well something with this title and these other words (nullable) is what was meant: 0, not at all, to
 * PERGOLA_SCORE_MAX. Both are folded; several texts may be joined, so that no phrase goes from one to the next, by a
 * newline. Titles count more than text, whole words more than beginnings. */
#define PERGOLA_SCORE_MAX 127
guint pergola_query_score (const PergolaQuery *self, const char *title, const char *text, PergolaQueryReach reach);

/* How many words of the query a folded text has that another (nullable) has not. */
guint pergola_query_count (const PergolaQuery *self, const char *text, const char *other, PergolaQueryReach reach);

/* (transfer full) (element-type PergolaSpan): what of a text, as it was written, matches; in order, and apart. */
GArray *pergola_query_find_spans (const PergolaQuery *self, const char *text, PergolaQueryReach reach);

/* (transfer full): one line of a longer text, around the first match, else its beginning. */
char *pergola_query_cut (const PergolaQuery *self, const char *text, PergolaQueryReach reach);

/* A word of the query, or a phrase: for an index that is to find what pergola_query_score finds. */
typedef struct
{
  const char *words;    /* folded, one space between them */
  gboolean whole;       /* the last one too */
  gboolean loose_start; /* it may begin in the middle of a word… */
  gboolean loose_end;   /* …and end there, whole or not */
} PergolaQueryTerm;

guint pergola_query_get_n_terms (const PergolaQuery *self);
PergolaQueryTerm pergola_query_get_term (const PergolaQuery *self, guint position);

/* Whether a character is of a script in which what is looked for may begin and end within a word. */
gboolean pergola_query_is_loose (gunichar c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaQuery, pergola_query_free)

G_END_DECLS
