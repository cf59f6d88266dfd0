/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two versions of one thing, of which nobody has chosen one. */

#include "config.h"

#include "pergola-problem-private.h"

#include "pergola-conflict-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT 80 /* characters */

/* (transfer full): not too long for a message. */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_TEXT)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_TEXT - 1);
  return g_strconcat (start, "…", NULL);
}

/* (transfer full) */
static char *
name_field (PergolaCheck *check, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (check->project, item, field) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *part = pergola_conflict_name_part (item != NULL, field, &name);

  if (def != NULL)
    return g_strdup (def->title);
  /* Translators: an attribute in a file, such as “@zoom”, and what it belongs to, such as “board value.figure”. */
  return part != NULL ? g_strdup_printf (_ ("%s of %s"), name, part) : g_steal_pointer (&name);
}

/* (transfer full): "C" or "C, by Rana’s laptop". */
static char *
describe_other (const PergolaConflict *conflict)
{
  g_autofree char *text = shorten (conflict->other);

  if (conflict->by == NULL)
    return g_strdup_printf (_ ("“%s”"), text);
  /* Translators: a text, and the person or computer whose version it is. */
  return g_strdup_printf (_ ("“%s”, by %s"), text, conflict->by);
}

/* (transfer full) */
static char *
explain (PergolaCheck *check, PergolaItem *item, const PergolaConflict *conflict)
{
  const char *field = conflict->field;
  const char *name = item != NULL ? pergola_check_name (check, item) : pergola_project_get_title (check->project);
  g_autofree char *field_name = name_field (check, item, field);
  g_autofree char *other = describe_other (conflict);

  if (item == NULL && g_str_has_prefix (field, "@definition "))
    return g_strdup_printf (
      _ ("There are two versions of the definition of the framework “%s”. Both are kept until you decide."),
      field + strlen ("@definition "));
  if (strcmp (field, PERGOLA_CONFLICT_REMOVED) == 0)
    return g_strdup_printf (_ ("“%s” was deleted by someone and changed by someone else. It is kept until you decide."),
                            name);
  if (*conflict->other == '\0')
    return g_strdup_printf (
      _ ("“%s” has two versions of “%s”; the other one is empty. Both are kept until you decide."), name, field_name);

  return g_strdup_printf (_ ("“%s” has two versions of “%s”; the other one is %s. Both are kept until you decide."),
                          name, field_name, other);
}

void
pergola_check_conflicts (PergolaCheck *check, PergolaItem *item)
{
  g_autoptr (GPtrArray) conflicts = pergola_conflict_list (check->project, item);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i);
      PergolaExtras *extras = pergola_conflict_get_extras (check->project, item, conflict->key);

      pergola_check_report (check, PERGOLA_PROBLEM_CONFLICT, item, conflict->field, extras != NULL ? extras->line : 0,
                            explain (check, item, conflict));
    }
}
