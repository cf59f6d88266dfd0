/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Elements and attributes that we do not know. */

#include "config.h"

#include "pergola-problem-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAMES 8

/* Names an element's markup, or an attribute's; NULL for what need not be reported. */
static char *
name_markup (const char *markup)
{
  if (markup[0] != '<')
    return g_strdup (_ ("text between elements"));
  if (markup[1] == '!' || markup[1] == '?' || g_str_has_prefix (markup, "<place "))
    return NULL;

  return g_strdup_printf ("<%.*s>", (int) strcspn (markup + 1, " \t\r\n/>"), markup + 1);
}

static char *
name_attribute (const char *markup)
{
  if (g_str_has_prefix (markup, "xmlns:"))
    return NULL;

  return g_strdup_printf ("%.*s", (int) strcspn (markup, "="), markup);
}

/* A few names say enough. */
static void
add_name (GPtrArray *names, char *name)
{
  if (name == NULL || names->len == MAX_NAMES || g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

/* The elements in a text that held more than text. */
static void
add_names_in_raw (GPtrArray *names, const char *raw)
{
  for (const char *p = raw; p != NULL && (p = strchr (p, '<')) != NULL; p++)
    if (p[1] != '/')
      add_name (names, name_markup (p));
}

/* A place that is none: its item or its numbers cannot be read. */
static void
check_kept_place (PergolaCheck *check, PergolaExtras *extras, const char *markup)
{
  if (g_str_has_prefix (markup, "<place "))
    pergola_check_report (
      check, PERGOLA_PROBLEM_VALUE, NULL, NULL, extras->line,
      g_strdup_printf (_ ("A place on a board needs an item and numbers for x and y, and this one has none: %s. It "
                          "is kept as it is; move the item to give it another."),
                       markup));
}

void
pergola_check_extras (PergolaCheck *check, PergolaItem *item, PergolaExtras *extras)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < extras->children->len; i++)
    {
      add_name (names, name_markup (g_ptr_array_index (extras->children, i)));
      check_kept_place (check, extras, g_ptr_array_index (extras->children, i));
    }
  for (guint i = 0; i < extras->attributes->len; i++)
    add_name (names, name_attribute (g_ptr_array_index (extras->attributes, i)));
  add_names_in_raw (names, extras->raw);

  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      list = g_strjoinv (", ", (GStrv) names->pdata);
      pergola_check_report (
        check, PERGOLA_PROBLEM_UNKNOWN_XML, item, NULL, extras->line,
        g_strdup_printf (_ ("This version of Pergola does not know %s here. It is kept as it is; a newer version, "
                            "or the program that wrote it, may know it."),
                         list));
    }
  if (extras->fields != NULL)
    {
      GHashTableIter iter;
      gpointer field;

      g_hash_table_iter_init (&iter, extras->fields);
      while (g_hash_table_iter_next (&iter, NULL, &field))
        pergola_check_extras (check, item, field);
    }
}
