/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-private.h"

#include <stdio.h>
#include <string.h>

/* g_print turns what the locale cannot show into question marks; these write what they were given. */

void
pergola_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fwrite (text, 1, strlen (text), stdout);
}

void
pergola_cli_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  line = pergola_cli_one_line (text);
  fflush (stdout);
  fwrite (line, 1, strlen (line), stderr);
  fputc ('\n', stderr);
}

void
pergola_cli_say_of (const char *path, const char *message)
{
  g_autofree char *name = g_filename_display_name (path);

  pergola_cli_say ("%s: %s", name, message);
}

char *
pergola_cli_one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Those two separate lines and paragraphs without being control characters. */
      g_string_append_unichar (line, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

void
pergola_cli_write (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  fwrite (data, 1, size, stdout);
}
