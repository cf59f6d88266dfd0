/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-digest.h"

#include <string.h>

/* Two halves that every word goes into, each in its own way: what leaves one unchanged by chance changes the other.
 * A step can be undone, so one word that differs always makes a difference. */
typedef struct
{
  guint64 a, b;
} Halves;

static void
add_word (Halves *self, guint64 word)
{
  self->a = (self->a ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  self->a ^= self->a >> 32;
  self->b = (self->b + word) * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);
  self->b ^= self->b >> 29;
}

char *
pergola_digest_compute (const void *data, gsize length)
{
  Halves halves = { G_GUINT64_CONSTANT (0x165667b19e3779f9), G_GUINT64_CONSTANT (0x27d4eb2f165667c5) };
  const guint8 *bytes = data;
  gsize left = length;
  guint64 word;

  for (; left >= sizeof word; bytes += sizeof word, left -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      add_word (&halves, word);
    }
  word = 0;
  if (left > 0)
    memcpy (&word, bytes, left);
  add_word (&halves, word);
  add_word (&halves, length);
  add_word (&halves, halves.a ^ halves.b);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", halves.a, halves.b);
}
