/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Attributes that are more than text: each is read, held against what it may be, and refused in words that say so. */

#include "config.h"

#include "pergola-framework-source.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
pergola_source_read_audience (PergolaSource *self, xmlNode *node, const char *attribute, PergolaAudience *audience)
{
  g_autofree char *text = pergola_source_get (node, attribute);

  return pergola_audience_from_string (text, audience) ||
         pergola_source_fault (self, node, _ ("“%s” is no audience: use me, circle or everyone"), text);
}

gboolean
pergola_source_read_field_type (PergolaSource *self, xmlNode *node, const char *attribute, PergolaFieldType *type)
{
  g_autofree char *text = pergola_source_get (node, attribute);

  return pergola_field_type_from_string (text, type) ||
         pergola_source_fault (self, node, _ ("“%s” is no type of field"), text);
}

gboolean
pergola_source_read_link_style (PergolaSource *self, xmlNode *node, const char *attribute, PergolaLinkStyle *style)
{
  g_autofree char *text = pergola_source_get (node, attribute);

  return pergola_link_style_from_string (text, style) ||
         pergola_source_fault (self, node, _ ("“%s” is no style: use flow, improving, reframing, listed or hidden"), text);
}

gboolean
pergola_source_read_version (PergolaSource *self, xmlNode *node, const char *attribute, int *version)
{
  g_autofree char *text = pergola_source_get (node, attribute);
  guint64 value = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &value, NULL))
    return pergola_source_fault (self, node, _ ("“%s” is none: use a whole number from 1"), text);

  *version = (int) value;
  return TRUE;
}

gboolean
pergola_source_read_number (PergolaSource *self, xmlNode *node, const char *attribute, double *number)
{
  g_autofree char *text = pergola_source_get (node, attribute);
  char *end = NULL;
  double value;

  if (text == NULL)
    return TRUE;

  value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (value))
    return pergola_source_fault (self, node, _ ("“%s” is not a number"), text);

  *number = value;
  return TRUE;
}

gboolean
pergola_source_read_either (
  PergolaSource *self, xmlNode *node, const char *attribute, const char *yes, const char *no, gboolean *value)
{
  g_autofree char *text = pergola_source_get (node, attribute);

  *value = g_strcmp0 (text, yes) == 0;
  return *value || g_strcmp0 (text, no) == 0 ||
         pergola_source_fault (self, node, _ ("%s is either “%s” or “%s”"), attribute, yes, no);
}
