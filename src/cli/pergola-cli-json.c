/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-json.h"

void
pergola_cli_json_init (PergolaCliJson *self)
{
  self->text = g_string_new (NULL);
  self->depth = 0;
  self->first = TRUE;
}

char *
pergola_cli_json_finish (PergolaCliJson *self)
{
  g_string_append_c (self->text, '\n');
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

static void
append_quoted (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (text, '"');
  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (text, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (text, "\\n");
      else if (*p == '\t')
        g_string_append (text, "\\t");
      else if ((guchar) *p < 0x20 || *p == 0x7f)
        g_string_append_printf (text, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
break_line (PergolaCliJson *self)
{
  g_string_append_printf (self->text, "\n%*s", 2 * self->depth, "");
}

/* Up to where a value starts. */
static void
begin_value (PergolaCliJson *self, const char *name)
{
  if (!self->first)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    break_line (self);
  self->first = FALSE;
  if (name != NULL)
    {
      append_quoted (self->text, name);
      g_string_append (self->text, ": ");
    }
}

static void
open_value (PergolaCliJson *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->first = TRUE;
}

static void
close_value (PergolaCliJson *self, char bracket)
{
  gboolean empty = self->first;

  self->depth--;
  self->first = FALSE;
  if (!empty)
    break_line (self);
  g_string_append_c (self->text, bracket);
}

void
pergola_cli_json_open_object (PergolaCliJson *self, const char *name)
{
  open_value (self, name, '{');
}

void
pergola_cli_json_close_object (PergolaCliJson *self)
{
  close_value (self, '}');
}

void
pergola_cli_json_open_list (PergolaCliJson *self, const char *name)
{
  open_value (self, name, '[');
}

void
pergola_cli_json_close_list (PergolaCliJson *self)
{
  close_value (self, ']');
}

void
pergola_cli_json_add_string (PergolaCliJson *self, const char *name, const char *value)
{
  begin_value (self, name);
  append_quoted (self->text, value);
}

void
pergola_cli_json_add_number (PergolaCliJson *self, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  g_string_append (self->text, g_ascii_dtostr (number, sizeof number, value));
}
