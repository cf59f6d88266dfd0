/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words as a search sees them, in many scripts, and what is found by them. */

#include "config.h"

#include "pergola-query.h"

#include <string.h>

static void
assert_folds (const char *text, const char *folded)
{
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *with = pergola_fold (text, origins);
  g_autofree char *without = pergola_fold (text, NULL);

  g_assert_cmpstr (with, ==, folded);
  g_assert_cmpstr (without, ==, folded);
  g_assert_cmpuint (origins->len, ==, strlen (folded));
}

static void
test_fold (void)
{
  assert_folds ("", " ");
  assert_folds (" .,;!?\t—…\n", " ");
  assert_folds ("Réseau: d'eau", " reseau d eau ");
  assert_folds ("Re\xcc\x81seau", " reseau "); /* a mark of its own */
  assert_folds ("STRASSE Straße ẞ", " strasse strasse ss ");
  assert_folds ("İstanbul ılık ISI", " istanbul ilik isi ");
  assert_folds ("Łódź Ærø Þór Ðakovo đ", " lodz aero thor dakovo d ");
  assert_folds ("ΟΔΟΣ οδός", " οδοσ οδοσ ");
  assert_folds ("Ёлка йод", " елка иод ");
  assert_folds ("Ｎｅｔ ２０２６ ﬁsh", " net 2026 fish ");
  assert_folds ("٢٠٢٦", " 2026 ");
  assert_folds ("soft\xc2\xadhyphen", " softhyphen ");
  assert_folds ("C++ 5€", " c + + 5 € ");
  assert_folds ("a🙂b 🙂️", " a 🙂 b 🙂 ");
  assert_folds ("\xff"
                "a\xc3",
                " a "); /* not UTF-8 */
}

static gboolean
matches (const char *query, const char *text)
{
  g_autoptr (PergolaQuery) parsed = pergola_query_new (query);
  g_autofree char *folded = pergola_fold (text, NULL);
  g_autoptr (GArray) spans = pergola_query_find_spans (parsed, text, PERGOLA_QUERY_WORDS);
  gboolean in_title = pergola_query_score (parsed, folded, NULL, PERGOLA_QUERY_WORDS) > 0;

  g_assert_true (in_title == (pergola_query_score (parsed, " ", folded, PERGOLA_QUERY_WORDS) > 0));
  g_assert_true (spans->len > 0 || !in_title);
  return in_title;
}

static void
test_words (void)
{
  g_assert_true (matches ("reseau", "Réseau d'eau"));
  g_assert_true (matches ("RÉSEAU", "reseau d'eau"));
  g_assert_true (matches ("eau", "Réseau d'eau"));
  g_assert_true (matches ("clin", "Monthly leak clinic"));
  g_assert_true (matches ("clinic month", "Monthly leak clinic"));
  g_assert_true (matches ("  leak\t clinic ", "Monthly leak clinic"));
  g_assert_true (matches ("night-flow", "Night flow"));
  g_assert_true (matches ("night flow", "Night-flow"));
  g_assert_true (matches ("3.5", "3.5 %"));
  g_assert_true (matches ("c++", "Written in C++"));
  g_assert_true (matches ("🙂", "Well done🙂"));

  g_assert_false (matches ("linic", "Monthly leak clinic"));
  g_assert_false (matches ("leak pump", "Monthly leak clinic"));
  g_assert_false (matches ("clinics", "Monthly leak clinic"));
  /* Its parts in this order, not anywhere. */
  g_assert_false (matches ("flow-night", "Night flow"));
}

static void
test_phrases (void)
{
  g_assert_true (matches ("\"leak clinic\"", "Monthly leak clinic"));
  g_assert_true (matches ("“leak clinic”", "Monthly leak clinic"));
  g_assert_true (matches ("«leak clinic» month", "Monthly leak clinic"));
  g_assert_true (matches ("month\"leak clinic\"", "Monthly leak clinic"));
  /* Whole, unless it is still being typed. */
  g_assert_false (matches ("\"leak clin\"", "Monthly leak clinic"));
  g_assert_true (matches ("\"leak clin", "Monthly leak clinic"));
  g_assert_false (matches ("\"clinic leak\"", "Monthly leak clinic"));
  g_assert_false (matches ("\"leak clinic\"", "Leak: the monthly clinic"));
}

static void
test_scripts (void)
{
  g_assert_true (matches ("strasse", "Bahnhofstraße Straße"));
  g_assert_true (matches ("straße", "STRASSE"));
  g_assert_true (matches ("istanbul", "İSTANBUL"));
  g_assert_true (matches ("ISI", "ısı"));
  g_assert_true (matches ("漏水", "夜間の漏水調査"));
  g_assert_true (matches ("\"漏水\"", "夜間の漏水調査"));
  g_assert_true (matches ("ポンプ", "新しいポンプ場"));
  g_assert_false (matches ("ホンフ", "新しいポンプ場"));
  g_assert_true (matches ("น้ำ", "การประปาน้ำ"));
  g_assert_true (matches ("물", "물 관리"));
  g_assert_true (matches ("شبكة", "الشبكة الوطنية"));
  g_assert_true (matches ("شبكه", "شَبَكَة"));
  g_assert_true (matches ("احمد", "أحمد"));
  g_assert_true (matches ("מים", "המים"));
  g_assert_true (matches ("पानी", "पानी की कमी"));
  g_assert_false (matches ("पन", "पानी"));
}

static void
test_any_input (void)
{
  static const char *const odd[] = { "",  " ",   "\n\t", "\"",    "\"\"",     "\"\"\"",
                                     "“", "...", "-",    "\" \"", "\xcc\x81", "\xff\xfe" };
  g_autofree char *word = g_strnfill (50000, 'a');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *beginning = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (PergolaQuery) query = pergola_query_new (odd[i]);
      g_autofree char *line = pergola_query_cut (query, "some text", PERGOLA_QUERY_WITHIN);

      g_assert_true (pergola_query_is_empty (query));
      g_assert_false (matches (odd[i], "some text ... - \""));
      g_assert_cmpstr (line, ==, "some text");
    }
  g_assert_false (matches (word, "aaa"));
  g_assert_true (matches (word, word));
  for (int i = 0; i < 2000; i++)
    g_string_append_printf (many, "w%d ", i);
  g_assert_true (matches (many->str, many->str));
  g_assert_false (matches (many->str, "w1 w2"));
  /* Of a page that was pasted, the beginning is enough. */
  g_string_truncate (many, 400);
  beginning = g_strdup (many->str);
  g_string_append (many, " not there");
  g_assert_true (matches (many->str, beginning));
}

static guint
score (const char *query, const char *title, const char *text, PergolaQueryReach reach)
{
  g_autoptr (PergolaQuery) parsed = pergola_query_new (query);
  g_autofree char *folded_title = pergola_fold (title, NULL);
  g_autofree char *folded_text = pergola_fold (text, NULL);
  guint value = pergola_query_score (parsed, folded_title, folded_text, reach);

  g_assert_cmpuint (value, <=, PERGOLA_SCORE_MAX);
  return value;
}

static void
test_score (void)
{
  const PergolaQueryReach words = PERGOLA_QUERY_WORDS;

  /* The very title, its beginning, a phrase in it, its words, some of them, the text. */
  g_assert_cmpuint (score ("leak clinic", "Leak clinic", "", words), >,
                    score ("leak clinic", "Leak clinics", "", words));
  g_assert_cmpuint (score ("leak clin", "Leak clinic", "", words), >,
                    score ("leak clin", "Monthly leak clinic", "", words));
  g_assert_cmpuint (score ("leak clinic", "Monthly leak clinic", "", words), >,
                    score ("leak clinic", "Clinic on each leak", "", words));
  g_assert_cmpuint (score ("leak clinic", "Clinic on leaks", "", words), >,
                    score ("leak clinic", "Clinic", "About a leak", words));
  g_assert_cmpuint (score ("leak clinic", "Clinic", "About a leak", words), >,
                    score ("leak clinic", "Visit", "The leak clinic", words));
  g_assert_cmpuint (score ("leak", "Visit", "A leak", words), >, score ("leak", "Visit", "Leaks", words));
  g_assert_cmpuint (score ("leak", "Leaks", "", words), >, score ("leak", "Visit", "leak", words));

  g_assert_cmpuint (score ("verlust", "Wasserverlust", "", words), ==, 0);
  g_assert_cmpuint (score ("verlust", "Wasserverlust", "", PERGOLA_QUERY_WITHIN), >, 0);
}

static void
assert_spans (const char *query, const char *text, const char *marked)
{
  g_autoptr (PergolaQuery) parsed = pergola_query_new (query);
  g_autoptr (GArray) spans = pergola_query_find_spans (parsed, text, PERGOLA_QUERY_WORDS);
  g_autoptr (GString) all = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const PergolaSpan *span = &g_array_index (spans, PergolaSpan, i);

      g_assert_cmpuint (span->start, >=, done);
      g_string_append_printf (all, "%.*s[%.*s]", (int) (span->start - done), text + done,
                              (int) (span->end - span->start), text + span->start);
      done = span->end;
    }
  g_string_append (all, text + done);
  g_assert_cmpstr (all->str, ==, marked);
}

static void
test_spans (void)
{
  assert_spans ("night", "Night-flow at night, knight", "[Night]-flow at [night], knight");
  assert_spans ("reseau", "Le Réseau", "Le [Réseau]");
  assert_spans ("rese",
                "Le Re\xcc\x81se\xcc\x81"
                "au",
                "Le [Re\xcc\x81se\xcc\x81]au");
  assert_spans ("stras", "Straße", "[Straß]e");
  assert_spans ("nig night", "night", "[night]");
  assert_spans ("flow night", "Night-flow", "[Night]-[flow]");
  assert_spans ("night-flow", "Night – flow", "[Night – flow]");
  assert_spans ("漏水", "夜間の漏水調査", "夜間の[漏水]調査");
  assert_spans ("pump", "Night", "Night");
}

static void
assert_cut (const char *query, const char *text, const char *line)
{
  g_autoptr (PergolaQuery) parsed = pergola_query_new (query);
  g_autofree char *cut = pergola_query_cut (parsed, text, PERGOLA_QUERY_WORDS);

  g_assert_cmpstr (cut, ==, line);
}

static void
test_cut (void)
{
  g_autofree char *long_text = g_strnfill (1000, 'x');
  g_autofree char *long_line = g_strdup_printf ("%.200s…", long_text);

  assert_cut ("night", "One night\n\n  we  read\tit. ", "One night we read it.");
  assert_cut ("night", "I went to the January clinic because a seat was free, and read at night.",
              "…was free, and read at night.");
  assert_cut ("pump", "", "");
  assert_cut ("pump", long_text, long_line);
  assert_cut ("漏水", "あいうえおかきくけこさしすせそたちつてとなにぬねの漏水",
              "…いうえおかきくけこさしすせそたちつてとなにぬねの漏水");
}

/* Who types a word twice looks for it once; a title that says it twice is still what was meant. */
static void
test_again (void)
{
  g_autoptr (PergolaQuery) query = pergola_query_new ("bora Bora \"bora\" BORÁ");
  g_autoptr (PergolaQuery) twice = pergola_query_new ("bora bora");
  g_autofree char *island = pergola_fold ("Bora Bora", NULL);
  g_autofree char *wind = pergola_fold ("Bora", NULL);
  g_autofree char *many = g_strnfill (100000, 'a');
  g_autoptr (PergolaQuery) long_one = pergola_query_new (many);

  g_assert_cmpuint (pergola_query_get_n_terms (query), ==, 2);
  g_assert_cmpuint (pergola_query_get_n_terms (twice), ==, 1);
  g_assert_cmpuint (pergola_query_score (twice, island, NULL, PERGOLA_QUERY_WORDS), >,
                    pergola_query_score (twice, wind, NULL, PERGOLA_QUERY_WORDS));
  g_assert_cmpuint (strlen (pergola_query_get_term (long_one, 0).words), <=, 1024);
  g_assert_cmpuint (pergola_query_score (long_one, " ", " b ", PERGOLA_QUERY_WITHIN), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/fold", test_fold);
  g_test_add_func ("/query/words", test_words);
  g_test_add_func ("/query/phrases", test_phrases);
  g_test_add_func ("/query/scripts", test_scripts);
  g_test_add_func ("/query/any-input", test_any_input);
  g_test_add_func ("/query/score", test_score);
  g_test_add_func ("/query/spans", test_spans);
  g_test_add_func ("/query/cut", test_cut);

  g_test_add_func ("/query/again", test_again);

  return g_test_run ();
}
