/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-difference.h"

/* "same", "-removed-", "+added+" */
static char *
show (const char *before, const char *after)
{
  static const char *const marks[] = { "", "-", "+" };
  g_autoptr (GPtrArray) pieces = pergola_difference_list (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      PergolaPiece *piece = pieces->pdata[i];

      g_string_append_printf (text, "%s%s%s", marks[piece->type], piece->text, marks[piece->type]);
    }
  return g_string_free (text, FALSE);
}

static void
check (const char *before, const char *after, const char *expected)
{
  g_autofree char *shown = show (before, after);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_words (void)
{
  check ("", "", "");
  check ("same", "same", "same");
  check ("", "all new", "+all new+");
  check ("all gone", "", "-all gone-");
  check ("Led by Amina, 8 weeks", "Led by Amina, 9 weeks", "Led by Amina, -8-+9+ weeks");
  check ("Led by Amina, 8 weeks", "Led by Amina and Carla, 8 weeks", "Led by Amina+ and Carla+, 8 weeks");
  check ("11 lost", "12 lost", "-11-+12+ lost");
  check ("one two three four", "zero two four five", "-one-+zero+ two -three -four+ five+");
}

/* A letter with its mark is one; writing without spaces goes by the character. */
static void
test_scripts (void)
{
  check ("réseau local", "réseaux local", "-réseau-+réseaux+ local");
  check ("e\xcc\x81t\xc3\xa9 a", "e\xcc\x81t\xc3\xa9 b", "e\xcc\x81t\xc3\xa9 -a-+b+");
  check ("漏水会议", "漏水大会议", "漏水+大+会议");
  check ("اجتماع شهري", "اجتماع أسبوعي", "اجتماع -شهري-+أسبوعي+");
}

/* Both texts can be read off it, however they were made, and long ones come to an end. */
static void
check_whole (const char *before, const char *after)
{
  g_autoptr (GPtrArray) pieces = pergola_difference_list (before, after);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) new = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      PergolaPiece *piece = pieces->pdata[i];

      if (piece->type != PERGOLA_PIECE_ADDED)
        g_string_append (old, piece->text);
      if (piece->type != PERGOLA_PIECE_REMOVED)
        g_string_append (new, piece->text);
    }
  g_assert_cmpstr (old->str, ==, before);
  g_assert_cmpstr (new->str, ==, after);
}

static char *
make (guint n, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%c%s", 'a' + g_test_rand_int_range (0, n_words), i % 7 == 6 ? ".\n" : " ");
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *before = make (g_test_rand_int_range (0, 30), 5);
      g_autofree char *after = make (g_test_rand_int_range (0, 30), 5);

      check_whole (before, after);
    }
}

static void
test_long (void)
{
  g_autofree char *before = make (100000, 20);
  g_autofree char *after = make (100000, 20);

  check_whole (before, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/difference/words", test_words);
  g_test_add_func ("/core/difference/scripts", test_scripts);
  g_test_add_func ("/core/difference/random", test_random);
  g_test_add_func ("/core/difference/long", test_long);
  return g_test_run ();
}
