/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Which values a field can hold, and what is tidied at the moment of editing so that saving never fails. */

#include "pergola-project-struct.h"

#include "pergola-problem.h"
#include "pergola-rank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* XML 1.0 has no place for most control characters, nor for U+FFFE and U+FFFF. */
static gboolean
fits_in_xml (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

/* (transfer full) (nullable): without what XML cannot hold; on @one_line without line ends; NULL when nothing is left.
 */
static char *
tidy_text (const char *value, gboolean one_line)
{
  GString *text = g_string_sized_new (strlen (value));

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r') /* CRLF and CR are line ends too */
        c = p[1] == '\n' ? 0 : '\n';
      if (one_line && (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029))
        c = ' ';
      if (c != 0 && fits_in_xml (c))
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, text->len == 0);
}

static gboolean
would_circle (PergolaProject *self, PergolaItem *item, const char *parent)
{
  guint steps = 0;

  for (PergolaItem *above = pergola_project_get (self, parent); above != NULL && steps < 64; steps++)
    {
      if (above == item)
        return TRUE;
      above = pergola_project_get (self, pergola_item_get_parent (above));
    }

  return steps == 64;
}

/* (transfer full) (nullable): why an attribute cannot have this value. @value (nullable) */
static char *
explain_attribute (PergolaProject *self, PergolaItem *item, const char *key, const char *value)
{
  PergolaAudience audience;

  if (value == NULL)
    return pergola_item_is_link (item) && (strcmp (key, "@from") == 0 || strcmp (key, "@to") == 0)
             ? g_strdup (_ ("A link needs both of its ends."))
             : NULL;
  if (strcmp (key, "@rank") == 0)
    return pergola_rank_is_valid (value) ? NULL : g_strdup_printf (_ ("“%s” is not a rank."), value);
  if (strcmp (key, "@audience") == 0)
    return pergola_audience_from_string (value, &audience) ? NULL
                                                           : g_strdup_printf (_ ("“%s” is not an audience."), value);
  if (strcmp (key, "@parent") == 0 && would_circle (self, item, value))
    return g_strdup (_ ("An item cannot be inside itself."));
  if (!pergola_project_has (self, value))
    return g_strdup_printf (_ ("There is no item “%s”."), value);

  return NULL;
}

static char *
explain_field (PergolaProject *self, PergolaItem *item, const char *key, const char *value)
{
  const PergolaFieldDef *field = pergola_project_get_field (self, item, key);
  gboolean known = pergola_item_is_link (item)
                     ? pergola_project_get_link_kind (self, pergola_item_get_kind (item)) != NULL
                     : pergola_project_get_kind (self, pergola_item_get_kind (item)) != NULL;

  if (field != NULL)
    return pergola_field_def_explain (field, value);
  if (known)
    return g_strdup_printf (_ ("There is no field “%s” here."), key);

  return NULL; /* of a kind that we do not know, anything may be said */
}

static gboolean
is_one_line (PergolaProject *self, PergolaItem *item, const char *key)
{
  const PergolaFieldDef *field = item != NULL ? pergola_project_get_field (self, item, key) : NULL;

  return field == NULL || (field->type != PERGOLA_FIELD_TEXT && field->type != PERGOLA_FIELD_LINES &&
                           field->type != PERGOLA_FIELD_STROKES);
}

gboolean
pergola_project_clean_value (
  PergolaProject *self, PergolaItem *item, const char *key, const char *value, char **clean, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *why = NULL;

  if (value != NULL && !g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID, _ ("This text is not valid UTF-8."));
      return FALSE;
    }

  text = value != NULL ? tidy_text (value, is_one_line (self, item, key)) : NULL;
  if (item != NULL && key[0] == '@')
    why = explain_attribute (self, item, key, text);
  else if (item != NULL && text != NULL)
    why = explain_field (self, item, key, text);
  if (why != NULL)
    {
      g_set_error_literal (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_INVALID, why);
      return FALSE;
    }

  *clean = g_steal_pointer (&text);
  return TRUE;
}
