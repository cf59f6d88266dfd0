/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-fold.h"

#define DECOMPOSED_MAX 18  /* of one character, in Unicode */
#define REPLACEMENT 0xfffd /* stands where something was not UTF-8 */

typedef struct
{
  GString *text;
  GArray *origins; /* (nullable) */
  guint32 at;      /* where the character that is folded begins */
} Folding;

static void
note_origin (Folding *self)
{
  while (self->origins != NULL && self->origins->len < self->text->len)
    g_array_append_val (self->origins, self->at);
}

static void
part (Folding *self)
{
  if (self->text->str[self->text->len - 1] == ' ')
    return;
  g_string_append_c (self->text, ' ');
  note_origin (self);
}

/* Letters that do not come apart into a plain one and a mark. */
static const char *
get_plain (gunichar c)
{
  switch (c)
    {
    case 0xdf: /* sharp s */
      return "ss";
    case 0xe6:
      return "ae";
    case 0x153:
      return "oe";
    case 0xfe: /* thorn */
      return "th";
    case 0xf8: /* o with stroke */
      return "o";
    case 0x111: /* d with stroke, eth */
    case 0xf0:
      return "d";
    case 0x142: /* l with stroke */
      return "l";
    case 0x127: /* h with stroke */
      return "h";
    case 0x167: /* t with stroke */
      return "t";
    case 0x131: /* dotless i */
      return "i";
    case 0x3c2: /* final sigma */
      return "σ";
    case 0x649: /* alef maksura and the Persian yeh */
    case 0x6cc:
      return "ي";
    case 0x6a9: /* the Persian kaf */
      return "ك";
    case 0x629: /* teh marbuta */
      return "ه";
    default:
      return NULL;
    }
}

static void
append_letter (Folding *self, gunichar c)
{
  gunichar lower = g_unichar_tolower (c);
  const char *plain = get_plain (lower);
  int digit = g_unichar_digit_value (lower);

  if (plain != NULL)
    g_string_append (self->text, plain);
  else if (digit >= 0)
    g_string_append_c (self->text, (char) ('0' + digit));
  else
    g_string_append_unichar (self->text, lower);
  note_origin (self);
}

/* Accents go. Marks without which a word would be another one stay: vowels of Indian scripts, voiced kana. */
static gboolean
is_accent (gunichar c)
{
  int class = g_unichar_combining_class (c);

  return (class >= 10 && class <= 36) || class >= 200;
}

/* Characters inside of words that nobody types: soft hyphens, joiners, the Arabic tatweel, how an emoji is to look. */
static gboolean
is_ignored (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x640 || (c >= 0xfe00 && c <= 0xfe0f);
}

static void
append_part (Folding *self, gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      if (!is_accent (c))
        append_letter (self, c);
      break;
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_PRIVATE_USE:
      append_letter (self, c);
      break;
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
      part (self);
      if (c != REPLACEMENT)
        append_letter (self, c);
      part (self);
      break;
    default:
      part (self);
    }
}

static void
append (Folding *self, gunichar c)
{
  gunichar parts[DECOMPOSED_MAX];
  gsize n;

  if (c < 0x80 && g_ascii_isalnum ((char) c))
    {
      g_string_append_c (self->text, g_ascii_tolower ((char) c));
      note_origin (self);
      return;
    }
  if (c < 0x80)
    {
      append_part (self, c);
      return;
    }
  if (is_ignored (c))
    return;
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    append_part (self, parts[i]);
}

char *
pergola_fold (const char *text, GArray *origins)
{
  Folding self = { .text = g_string_new (" "), .origins = origins };

  note_origin (&self);
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char_validated (p, -1);
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;

      self.at = (guint32) (p - text);
      append (&self, valid ? c : ' ');
      p = valid ? g_utf8_next_char (p) : p + 1;
    }
  part (&self);
  return g_string_free (self.text, FALSE);
}
