/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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
