/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-difference.h"

#include <string.h>

#define MAX_CELLS (4 * 1000 * 1000) /* of the table that compares every word with every other */

/* A word, or one character of what lies between words. */
typedef struct
{
  const char *start;
  gsize length;
} Word;

typedef struct
{
  const Word *words;
  guint n;
} Words;

/* --- Words --- */

/* Writing without spaces is compared by the character. */
static gboolean
is_inside (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !g_unichar_iswide (c);
}

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean open = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean inside = is_inside (g_utf8_get_char (p));
      gsize length = g_utf8_next_char (p) - p;

      if (inside && open)
        g_array_index (words, Word, words->len - 1).length += length;
      else
        g_array_append_vals (words, &(Word){ p, length }, 1);
      open = inside;
    }
  return words;
}

static gboolean
is_equal (const Word *a, const Word *b)
{
  return a->length == b->length && memcmp (a->start, b->start, a->length) == 0;
}

/* --- Pieces --- */

static void
piece_free (PergolaPiece *piece)
{
  g_free (piece->text);
  g_free (piece);
}

static void
add (GPtrArray *pieces, PergolaPieceType type, const Word *words, guint n)
{
  PergolaPiece *piece;
  gsize length;

  if (n == 0)
    return;
  /* They lie one behind the other in their text. */
  length = words[n - 1].start + words[n - 1].length - words[0].start;
  piece = pieces->len > 0 ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;
  if (piece != NULL && piece->type == type)
    {
      char *longer = g_strdup_printf ("%s%.*s", piece->text, (int) length, words[0].start);

      g_free (piece->text);
      piece->text = longer;
      return;
    }
  piece = g_new0 (PergolaPiece, 1);
  piece->type = type;
  piece->text = g_strndup (words[0].start, length);
  g_ptr_array_add (pieces, piece);
}

/* How many words the texts have in common from each pair of places on: row by row, of before. */
static guint16 *
measure (Words before, Words after)
{
  gsize width = after.n + 1;
  guint16 *common = g_new0 (guint16, (gsize) (before.n + 1) * width);

  for (guint i = before.n; i-- > 0;)
    for (guint j = after.n; j-- > 0;)
      common[i * width + j] = is_equal (&before.words[i], &after.words[j])
                                ? common[(i + 1) * width + j + 1] + 1
                                : MAX (common[(i + 1) * width + j], common[i * width + j + 1]);
  return common;
}

static void
add_middle (GPtrArray *pieces, Words before, Words after)
{
  g_autofree guint16 *common = NULL;
  gsize width = after.n + 1;
  guint i = 0, j = 0;

  if ((guint64) before.n * after.n > MAX_CELLS || MIN (before.n, after.n) > G_MAXUINT16)
    {
      add (pieces, PERGOLA_PIECE_REMOVED, before.words, before.n);
      add (pieces, PERGOLA_PIECE_ADDED, after.words, after.n);
      return;
    }

  common = measure (before, after);
  while (i < before.n || j < after.n)
    {
      guint removed = i, added = j;

      if (i < before.n && j < after.n && is_equal (&before.words[i], &after.words[j]))
        {
          add (pieces, PERGOLA_PIECE_SAME, &before.words[i++], 1);
          j++;
          continue;
        }
      /* All that goes until they meet again, then all that comes. */
      while ((i < before.n || j < after.n) &&
             !(i < before.n && j < after.n && is_equal (&before.words[i], &after.words[j])))
        {
          if (j == after.n || (i < before.n && common[(i + 1) * width + j] >= common[i * width + j + 1]))
            i++;
          else
            j++;
        }
      add (pieces, PERGOLA_PIECE_REMOVED, &before.words[removed], i - removed);
      add (pieces, PERGOLA_PIECE_ADDED, &after.words[added], j - added);
    }
}

GPtrArray *
pergola_difference_list (const char *before, const char *after)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  g_autoptr (GArray) old = split (before);
  g_autoptr (GArray) new = split (after);
  const Word *old_words = (const Word *) (gpointer) old->data;
  const Word *new_words = (const Word *) (gpointer) new->data;
  guint first = 0, last = 0;
  guint shorter = MIN (old->len, new->len);

  while (first < shorter && is_equal (&old_words[first], &new_words[first]))
    first++;
  while (last < shorter - first && is_equal (&old_words[old->len - last - 1], &new_words[new->len - last - 1]))
    last++;

  add (pieces, PERGOLA_PIECE_SAME, old_words, first);
  add_middle (pieces, (Words){ old_words + first, old->len - first - last },
              (Words){ new_words + first, new->len - first - last });
  add (pieces, PERGOLA_PIECE_SAME, old_words + old->len - last, last);
  return pieces;
}
