/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Mutations that know what our files look like: an element a line, names and ids in quotes. What one id is becomes
 * another, a line comes twice or elsewhere: so most of what comes out is still well-formed, and wrong further inside.
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

typedef struct
{
  GRand *chance;
  GByteArray *bytes;
} Mutation;

/* Bytes from start to before end. */
typedef struct
{
  guint start;
  guint end;
} Part;

static guint
pick (Mutation *self, guint n)
{
  return (guint) g_rand_int_range (self->chance, 0, (gint32) MAX (n, 1));
}

static gboolean
is_line_end (guint8 byte)
{
  return byte == '\n' || byte == 0xff;
}

static gboolean
is_word_end (guint8 byte)
{
  return byte < 0x80 && !g_ascii_isalnum (byte) && byte != '-' && byte != '.' && byte != '@' && byte != '!';
}

/* The part around a byte that one of those bytes ends. */
static Part
find_part (Mutation *self, guint at, gboolean (*is_end) (guint8 byte))
{
  Part part = { at, at };

  while (part.start > 0 && !is_end (self->bytes->data[part.start - 1]))
    part.start--;
  while (part.end < self->bytes->len && !is_end (self->bytes->data[part.end]))
    part.end++;
  return part;
}

static Part
pick_part (Mutation *self)
{
  guint at = pick (self, self->bytes->len);
  guint length = 1 + pick (self, 16);
  Part part;

  switch (pick (self, 3))
    {
    case 0:
      part = find_part (self, at, is_line_end);
      part.end = MIN (part.end + 1, self->bytes->len);
      return part;
    case 1:
      return find_part (self, at, is_word_end);
    default:
      return (Part){ at, MIN (at + length, self->bytes->len) };
    }
}

static void
replace (Mutation *self, Part part, const guint8 *bytes, gsize length)
{
  g_autofree guint8 *rest = g_memdup2 (self->bytes->data + part.end, self->bytes->len - part.end);
  guint rest_length = self->bytes->len - part.end;

  g_byte_array_set_size (self->bytes, part.start);
  g_byte_array_append (self->bytes, bytes, (guint) length);
  if (rest_length > 0)
    g_byte_array_append (self->bytes, rest, rest_length);
}

/* A part becomes what another one is, or comes before it. */
static void
copy_part (Mutation *self)
{
  Part from = pick_part (self), to = pick_part (self);
  g_autofree guint8 *bytes = g_memdup2 (self->bytes->data + from.start, from.end - from.start);

  if (pick (self, 2) == 0)
    to.end = to.start;
  replace (self, to, bytes, from.end - from.start);
}

static void
insert_word (Mutation *self)
{
  static const char *const words[] = {
    "\"",  "<",    ">", "&#13;",  "&lt;",         "&amp;",     "/>",       "<!--",     "-->",  "<![CDATA[",
    "]]>", "\xff", " ", "\n",     "\xc3\xa9",     "a",         "0",        "-",        "9999", "1e99",
    "NaN", "@",    "!", "!title", "\xe6\xb0\xb4", "e\xcc\x81", "\xc3\x9f", "\xcc\x81",
  };
  const char *word = words[pick (self, G_N_ELEMENTS (words))];
  Part part = pick_part (self);

  part.end = part.start;
  replace (self, part, (const guint8 *) word, strlen (word));
}

static void
change_byte (Mutation *self)
{
  guint8 *byte = self->bytes->data + pick (self, self->bytes->len);

  *byte = pick (self, 2) == 0 ? (guint8) (*byte ^ (1 << pick (self, 8))) : (guint8) pick (self, 256);
}

gsize
fuzz_mutate (guint8 *data, gsize size, gsize max, guint32 seed)
{
  Mutation self = { g_rand_new_with_seed (seed), g_byte_array_new () };

  g_byte_array_append (self.bytes, data, (guint) size);
  for (guint n = 1 + pick (&self, 4); n > 0; n--)
    {
      guint way = pick (&self, 8);

      if (self.bytes->len == 0 || way < 2)
        insert_word (&self);
      else if (way < 5)
        copy_part (&self);
      else if (way < 7)
        replace (&self, pick_part (&self), NULL, 0);
      else
        change_byte (&self);
    }
  size = MIN (self.bytes->len, max);
  if (size > 0)
    memcpy (data, self.bytes->data, size);
  g_byte_array_unref (self.bytes);
  g_rand_free (self.chance);

  return size;
}
