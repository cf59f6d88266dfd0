/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-csv.h"

#include <string.h>

/* --- Bytes --- */

/* Without bytes that no text has. */
static char *
make_text (const char *bytes, gsize length)
{
  g_autofree char *text = g_strndup (bytes, length);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] != '\0')
      text[n++] = bytes[i];
  text[n] = '\0';
  return g_utf8_make_valid (text, -1);
}

/* (nullable) */
static char *
convert (const void *bytes, gsize length, const char *charset)
{
  gsize written = 0;
  g_autofree char *text = g_convert (bytes, (gssize) length, "UTF-8", charset, NULL, &written, NULL);

  return text != NULL ? make_text (text, written) : NULL;
}

char *
pergola_csv_decode (const void *bytes, gsize length)
{
  const guint8 *data = bytes;
  char *text = NULL;

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return make_text ((const char *) data + 3, length - 3);
  if (length >= 2 && data[0] == 0xff && data[1] == 0xfe)
    text = convert (data + 2, (length - 2) & ~(gsize) 1, "UTF-16LE");
  else if (length >= 2 && data[0] == 0xfe && data[1] == 0xff)
    text = convert (data + 2, (length - 2) & ~(gsize) 1, "UTF-16BE");
  else if (length > 0 && !g_utf8_validate_len ((const char *) data, length, NULL) && memchr (data, 0, length) == NULL)
    {
      text = convert (data, length, "WINDOWS-1252");
      if (text == NULL) /* a byte that it does not have */
        text = convert (data, length, "ISO-8859-1");
    }
  return text != NULL ? text : make_text (length > 0 ? (const char *) data : "", length);
}

/* --- Rows --- */

typedef struct
{
  const char *p;
  char separator;
  guint line;
  gboolean unclosed; /* a quote was: from there on none opens a cell */
} Reader;

static void
row_free (gpointer data)
{
  PergolaCsvRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* Over a line's end, where one is. */
static gboolean
skip_end (Reader *self)
{
  if (*self->p != '\n' && *self->p != '\r')
    return FALSE;
  self->p += self->p[0] == '\r' && self->p[1] == '\n' ? 2 : 1;
  self->line++;
  return TRUE;
}

/* (nullable): the quote that closes the one at @p. */
static const char *
find_closing (const char *p)
{
  for (p++; *p != '\0'; p++)
    {
      if (*p != '"')
        continue;
      if (p[1] != '"')
        return p;
      p++;
    }
  return NULL;
}

/* What stands in quotes, up to and over the closing one. */
static void
take_quoted (Reader *self, const char *closing, GString *cell)
{
  for (self->p++; self->p < closing;)
    {
      if (skip_end (self))
        {
          g_string_append_c (cell, '\n');
          continue;
        }
      g_string_append_c (cell, *self->p);
      self->p += *self->p == '"' ? 2 : 1;
    }
  self->p = closing + 1;
}

static char *
take_cell (Reader *self)
{
  GString *cell = g_string_new (NULL);
  const char *closing = *self->p == '"' && !self->unclosed ? find_closing (self->p) : NULL;

  self->unclosed = self->unclosed || (*self->p == '"' && closing == NULL);
  if (closing != NULL)
    take_quoted (self, closing, cell);
  while (*self->p != '\0' && *self->p != '\n' && *self->p != '\r' && *self->p != self->separator)
    g_string_append_c (cell, *self->p++);
  return g_string_free (cell, FALSE);
}

static PergolaCsvRow *
take_row (Reader *self)
{
  PergolaCsvRow *row = g_new0 (PergolaCsvRow, 1);

  row->line = self->line;
  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (row->cells, take_cell (self));
  while (*self->p == self->separator && *self->p != '\0')
    {
      self->p++;
      g_ptr_array_add (row->cells, take_cell (self));
    }
  skip_end (self);
  return row;
}

static gboolean
is_empty (const PergolaCsvRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (strspn (row->cells->pdata[i], " \t\n") != strlen (row->cells->pdata[i]))
      return FALSE;
  return TRUE;
}

GPtrArray *
pergola_csv_read (const char *text, char separator)
{
  Reader reader = { .p = text, .separator = separator, .line = 1 };
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  while (*reader.p != '\0')
    {
      PergolaCsvRow *row = take_row (&reader);

      if (is_empty (row))
        row_free (row);
      else
        g_ptr_array_add (rows, row);
    }
  return rows;
}

char *
pergola_csv_quote (const char *cell, char separator)
{
  GString *text;

  if (strpbrk (cell, "\"\r\n") == NULL && strchr (cell, separator) == NULL)
    return g_strdup (cell);
  text = g_string_new ("\"");
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}
