/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a tag says. */

#define _GNU_SOURCE /* mempcpy */
#include "config.h"

#include "pergola-reader-private.h"

#include "pergola-id.h"
#include "pergola-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Without entities libxml2 hands every '&' of an attribute over as "&#38;". Returns the end of what it wrote, which
 * is never longer than @text. */
static char *
copy_decoded (char *to, const char *text, gsize length)
{
  const char *end = text + length;
  const char *ampersand;

  while ((ampersand = memchr (text, '&', end - text)) != NULL)
    {
      to = (char *) mempcpy (to, text, ampersand + 1 - text);
      text = ampersand + (end - ampersand >= 5 && memcmp (ampersand, "&#38;", 5) == 0 ? 5 : 1);
    }

  return mempcpy (to, text, end - text);
}

static void
keep_attribute (PergolaReader *self, const char *prefix, const char *name, const char *value, gsize length)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *decoded = g_malloc (length + 1);

  *copy_decoded (decoded, value, length) = '\0';
  if (prefix != NULL)
    g_string_append_printf (markup, "%s:", prefix);
  g_string_append_printf (markup, "%s=\"", name);
  pergola_xml_append_attribute (markup, decoded);
  g_string_append_c (markup, '"');
  g_ptr_array_add (self->attributes, g_string_free (markup, FALSE));
}

static void
keep_namespaces (PergolaReader *self, const PergolaTag *tag)
{
  for (int i = 0; i < tag->n_namespaces; i++)
    {
      const char *prefix = (const char *) tag->namespaces[2 * i];
      const char *uri = (const char *) tag->namespaces[2 * i + 1];

      if (prefix != NULL)
        keep_attribute (self, "xmlns", prefix, uri, strlen (uri));
    }
}

static int
find_name (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (names[i][0] == name[0] && strcmp (names[i], name) == 0)
      return i;

  return -1;
}

/* Room for the values of all attributes, each with its end. */
static char *
prepare_scratch (PergolaReader *self, const PergolaTag *tag)
{
  gsize total = 0;

  for (int i = 0; i < tag->n_attributes; i++)
    total += tag->attributes[5 * i + 4] - tag->attributes[5 * i + 3] + 1;
  if (self->scratch->allocated_len <= total)
    g_string_set_size (self->scratch, total);

  return self->scratch->str;
}

gboolean
pergola_reader_read_attributes (PergolaReader *self,
                                const PergolaTag *tag,
                                const char *const *names,
                                const char **values)
{
  char *free = prepare_scratch (self, tag);

  for (int i = 0; names[i] != NULL; i++)
    values[i] = NULL;
  keep_namespaces (self, tag);

  for (int i = 0; i < tag->n_attributes; i++)
    {
      const char *const *attribute = (const char *const *) tag->attributes + 5 * i;
      gsize length = attribute[4] - attribute[3];
      int found = attribute[1] == NULL ? find_name (names, attribute[0]) : -1;

      if (length > PERGOLA_FIELD_MAX)
        {
          pergola_reader_fault (self, PERGOLA_READER_ERROR_LIMIT, pergola_reader_get_line (self),
                                _ ("the attribute “%s” is longer than 1 MiB"), attribute[0]);
          return FALSE;
        }
      if (found < 0)
        {
          keep_attribute (self, attribute[1], attribute[0], attribute[3], length);
          continue;
        }
      values[found] = free;
      free = copy_decoded (free, attribute[3], length);
      *free++ = '\0';
    }

  return TRUE;
}

gboolean
pergola_reader_need (PergolaReader *self, const PergolaTag *tag, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    return TRUE;

  pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, pergola_reader_get_line (self),
                        _ ("<%s> needs the attribute “%s”"), tag->name, name);
  return FALSE;
}

gboolean
pergola_reader_need_id (PergolaReader *self, const PergolaTag *tag, const char *id)
{
  if (!pergola_reader_need (self, tag, "id", id))
    return FALSE;
  if (pergola_id_is_valid (id))
    return TRUE;

  pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, pergola_reader_get_line (self),
                        _ ("“%.80s” cannot be an id: use a letter, then letters, digits, “-”, “_” or “.”, at most 64"),
                        id);
  return FALSE;
}

void
pergola_reader_refuse_duplicate (PergolaReader *self, int line, const char *name, const char *id)
{
  pergola_reader_fault (self, PERGOLA_READER_ERROR_FORMAT, line,
                        _ ("the id “%s” of this <%s> is taken already; ids must differ"), id, name);
}
