/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memrchr */
#include "config.h"

#include "pergola-xml.h"

#include <string.h>

/* libxml2 ends its messages with a newline and some with " !"; a few go on for lines with bytes and hints. */
char *
pergola_xml_explain (const xmlError *error)
{
  char *text = g_strdup (error != NULL && error->message != NULL ? error->message : "unknown");
  char *end = strchr (text, '\n');
  char *valid;

  if (end != NULL)
    *end = '\0';
  g_strchomp (text);
  if (g_str_has_suffix (text, " !"))
    text[strlen (text) - 2] = '\0';
  valid = g_utf8_make_valid (text, -1);
  g_free (text);

  return valid;
}

/* Attributes from @tag, a '<', to @end; none in comments and the like. */
static guint
count_attributes (const char *tag, const char *end)
{
  guint count = 0;
  char quote = '\0';

  if (end - tag < 2 || strchr ("!?/", tag[1]) != NULL)
    return 0;

  for (const char *p = tag; p < end; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '>')
        return 0;
      else
        count += *p == '=';
    }

  return count;
}

#define LARGE_TAG (32 * 1024)

gboolean
pergola_xml_has_too_many_attributes (const xmlParserInput *input, gsize *next)
{
  /* Where the parser is, it knows for its buffer as it was; making room may have moved that by now. */
  const char *base = (const char *) xmlBufContent (input->buf->buffer);
  const char *end = base + xmlBufUse (input->buf->buffer);
  const char *tag = memrchr (base, '<', input->cur - input->base);

  /* A tag stays in the parser's buffer until it is read whole; all else leaves it bit by bit. */
  if (tag == NULL || (gsize) (end - tag) < LARGE_TAG)
    {
      *next = LARGE_TAG;
      return FALSE;
    }
  if ((gsize) (end - tag) < *next)
    return FALSE;

  *next = 2 * (end - tag);
  return count_attributes (tag, end) > PERGOLA_XML_MAX_ATTRIBUTES;
}

/* Bytes that need care: controls, markup, and the first byte of U+FFFE and U+FFFF (which XML excludes). */
static const char *
replacement (const char *p, gboolean attribute, int *length)
{
  guchar c = (guchar) *p;

  *length = 1;
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return attribute ? "&quot;" : NULL;
    case '\t':
      return attribute ? "&#9;" : NULL;
    case '\n':
      return attribute ? "&#10;" : NULL;
    case 0xEF:
      if ((guchar) p[1] != 0xBF || (guchar) p[2] < 0xBE)
        return NULL;
      *length = 3;
      return "";
    default:
      return c < 0x20 ? "" : NULL;
    }
}

static void
append_escaped (GString *out, const char *text, gboolean attribute)
{
  const char *start = text;
  const char *p = text;

  while (*p != '\0')
    {
      int length = 1;
      const char *with;

      if ((guchar) *p > '>' && (guchar) *p != 0xEF)
        {
          p++;
          continue;
        }
      with = replacement (p, attribute, &length);
      if (with != NULL)
        {
          g_string_append_len (out, start, p - start);
          g_string_append (out, with);
          start = p + length;
        }
      p += length;
    }
  g_string_append_len (out, start, p - start);
}

void
pergola_xml_append_text (GString *out, const char *text)
{
  append_escaped (out, text, FALSE);
}

void
pergola_xml_append_attribute (GString *out, const char *text)
{
  append_escaped (out, text, TRUE);
}
