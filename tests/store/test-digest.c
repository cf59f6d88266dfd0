/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-digest.h"

#include <string.h>

#define LENGTH 203

/* Fails where the same digest was there before. */
static void
add_new (GHashTable *seen, const void *data, gsize length)
{
  g_assert_true (g_hash_table_add (seen, pergola_digest_compute (data, length)));
}

/* Whatever bit or byte differs, wherever it was cut, whatever changed places. */
static void
test_differs (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guchar text[LENGTH], changed[LENGTH];

  for (gsize i = 0; i < LENGTH; i++)
    text[i] = 'a' + i % 26;
  for (gsize length = 0; length <= LENGTH; length++)
    add_new (seen, text, length);
  for (gsize i = 0; i < LENGTH; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        memcpy (changed, text, LENGTH);
        changed[i] ^= 1 << bit;
        add_new (seen, changed, LENGTH);
      }
  for (gsize i = 0; i + 16 <= LENGTH; i++)
    {
      memcpy (changed, text, LENGTH);
      memcpy (changed + i, text + i + 8, 8);
      memcpy (changed + i + 8, text + i, 8);
      add_new (seen, changed, LENGTH);
    }
}

static void
test_nothing_but_zeros (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const guchar zeros[LENGTH];

  add_new (seen, NULL, 0);
  for (gsize length = 1; length <= LENGTH; length++)
    add_new (seen, zeros, length);
}

static void
test_is_the_same_anywhere (void)
{
  guchar room[LENGTH + 8];

  for (gsize at = 0; at < 8; at++)
    {
      g_autofree char *digest = NULL;
      g_autofree char *first = pergola_digest_compute ("Monthly leak clinic", 19);

      memcpy (room + at, "Monthly leak clinic", 19);
      digest = pergola_digest_compute (room + at, 19);
      g_assert_cmpstr (digest, ==, first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/differs", test_differs);
  g_test_add_func ("/digest/nothing-but-zeros", test_nothing_but_zeros);
  g_test_add_func ("/digest/is-the-same-anywhere", test_is_the_same_anywhere);

  return g_test_run ();
}
