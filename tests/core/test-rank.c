/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-rank.h"

static void
check_between (const char *before, const char *after)
{
  g_autofree char *rank = pergola_rank_between (before, after);

  g_assert_true (pergola_rank_is_valid (rank));
  g_assert_cmpstr (before != NULL ? before : "", <, rank);
  if (after != NULL && g_strcmp0 (before != NULL ? before : "", after) < 0)
    g_assert_cmpstr (rank, <, after);
}

static void
test_between (void)
{
  static const char *const pairs[][2] = {
    { NULL, NULL }, { "i", NULL }, { NULL, "i" },  { NULL, "1" }, { NULL, "01" }, { "a", "b" },      { "a", "a1" },
    { "a", "a01" }, { "z", NULL }, { "zz", NULL }, { "a", "a" },  { "b", "a" },   { "az", "b" },     { "a", "c" },
    { "azz", "b" }, { "9", "a" },  { "i", "i5" },  { "", "i" },   { "a", "" },    { "i0001", "i1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_between (pairs[i][0], pairs[i][1]);
}

/* Someone who always inserts in the same gap must go on finding room, and not at the cost of endless ranks. */
static void
test_same_gap (void)
{
  g_autofree char *low = pergola_rank_between (NULL, NULL);
  g_autofree char *high = pergola_rank_between (low, NULL);

  for (guint i = 0; i < 500; i++)
    {
      char *middle = pergola_rank_between (low, high);

      g_assert_cmpstr (low, <, middle);
      g_assert_cmpstr (middle, <, high);
      g_free (i % 2 ? low : high);
      *(i % 2 ? &low : &high) = middle;
    }
  g_assert_cmpuint (strlen (low), <, 120);
}

static void
test_random (void)
{
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 2000; i++)
    {
      guint at = g_test_rand_int_range (0, ranks->len + 1);
      const char *before = at > 0 ? g_ptr_array_index (ranks, at - 1) : NULL;
      const char *after = at < ranks->len ? g_ptr_array_index (ranks, at) : NULL;

      check_between (before, after);
      g_ptr_array_insert (ranks, at, pergola_rank_between (before, after));
    }
}

static void
test_spread (void)
{
  for (guint count = 0; count < 2000; count = count * 2 + 1)
    {
      g_auto (GStrv) ranks = pergola_rank_spread (count);

      g_assert_cmpuint (g_strv_length (ranks), ==, count);
      for (guint i = 0; i < count; i++)
        {
          g_assert_true (pergola_rank_is_valid (ranks[i]));
          g_assert_cmpuint (strlen (ranks[i]), <=, 4);
          if (i > 0)
            g_assert_cmpstr (ranks[i - 1], <, ranks[i]);
        }
    }
}

static void
test_valid (void)
{
  g_assert_false (pergola_rank_is_valid (NULL));
  g_assert_false (pergola_rank_is_valid (""));
  g_assert_false (pergola_rank_is_valid ("a0")); /* nothing would fit between "a" and "a0" */
  g_assert_false (pergola_rank_is_valid ("A"));
  g_assert_true (pergola_rank_is_valid ("a05"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rank/between", test_between);
  g_test_add_func ("/rank/same-gap", test_same_gap);
  g_test_add_func ("/rank/random", test_random);
  g_test_add_func ("/rank/spread", test_spread);
  g_test_add_func ("/rank/valid", test_valid);
  return g_test_run ();
}
