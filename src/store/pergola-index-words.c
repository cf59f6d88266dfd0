/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words as the index holds them. */

#include "config.h"

#include <string.h>

#include "pergola-index-file.h"
#include "pergola-search-words.h"

#define RECORD '\x1e' /* no text of a project can hold these */
#define UNIT '\x1f'
#define PARTING                                                                                                        \
  " \xef\xa3\xbf " /* U+F8FF: a word that nobody looks for, so that no phrase goes from one text to the next */

/* Characters of loose scripts come to stand alone. */
static void
append_parted (GString *text, const char *folded)
{
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean loose = c >= 0x80 && pergola_query_is_loose (c);

      if (loose)
        g_string_append_c (text, ' ');
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
      if (loose)
        g_string_append_c (text, ' ');
    }
}

static void
append_folded (GString *text, const char *words)
{
  g_autofree char *folded = pergola_fold (words, NULL);

  if (g_str_is_ascii (folded))
    g_string_append (text, folded);
  else
    append_parted (text, folded);
}

char *
pergola_index_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  append_folded (folded, text);
  return g_string_free (folded, FALSE);
}

char *
pergola_index_words_join (GArray *words)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const PergolaWords *some = &g_array_index (words, PergolaWords, i);

      if (i > 0)
        g_string_append_c (joined, RECORD);
      g_string_append_c (joined, some->own ? '1' : '0');
      if (some->label != NULL)
        g_string_append (joined, some->label);
      g_string_append_c (joined, UNIT);
      g_string_append (joined, some->text);
    }
  return g_string_free (joined, FALSE);
}

GArray *
pergola_index_words_split (const char *joined)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (PergolaWords));
  g_auto (GStrv) records = g_strsplit (joined, "\x1e", -1);

  g_array_set_clear_func (words, (GDestroyNotify) pergola_search_clear_words);
  for (int i = 0; records[i] != NULL; i++)
    {
      const char *unit = strchr (records[i], UNIT);
      PergolaWords some = { .own = records[i][0] == '1' };

      if (unit == NULL)
        continue;
      if (unit > records[i] + 1)
        some.label = g_strndup (records[i] + 1, (gsize) (unit - records[i] - 1));
      some.text = g_strdup (unit + 1);
      g_array_append_val (words, some);
    }
  return words;
}

char *
pergola_index_words_fold (const char *joined)
{
  GString *text = g_string_new (NULL);

  for (const char *unit = strchr (joined, UNIT); unit != NULL;)
    {
      const char *end = unit + strcspn (unit, (const char[]){ RECORD, '\0' });
      g_autofree char *words = g_strndup (unit + 1, (gsize) (end - unit - 1));

      append_folded (text, words);
      unit = strchr (end, UNIT);
      if (unit != NULL)
        g_string_append (text, PARTING);
    }
  return g_string_free (text, FALSE);
}

guint
pergola_index_day (const char *date, gboolean last)
{
  guint parts[3] = { 0, last ? 99 : 1, last ? 99 : 1 };
  const char *p = date;

  for (int i = 0; i < 3 && p != NULL && g_ascii_isdigit (*p); i++)
    {
      char *end;

      parts[i] = (guint) g_ascii_strtoull (p, &end, 10) % 10000;
      p = *end == '-' ? end + 1 : NULL;
    }
  return parts[0] > 0 && parts[1] <= 99 && parts[2] <= 99 ? parts[0] * 10000 + parts[1] * 100 + parts[2] : 0;
}
