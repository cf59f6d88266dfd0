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

static const char *
name_field (PergolaCheck *check, PergolaItem *item, const char *field)
{
  const PergolaFieldDef *def = item != NULL ? pergola_project_get_field (check->project, item, field) : NULL;

  return def != NULL ? def->title : field;
}

/* (transfer full) */
static char *
explain (PergolaCheck *check, PergolaItem *item, const char *field, const char *other)
{
  const char *name = item != NULL ? pergola_check_name (check, item) : pergola_project_get_title (check->project);
  g_autofree char *text = shorten (other);

  if (strcmp (field, PERGOLA_CONFLICT_REMOVED) == 0)
    return g_strdup_printf (_ ("“%s” was deleted by someone and changed by someone else. It is kept until you decide."),
                            name);
  if (*other == '\0')
    return g_strdup_printf (
      _ ("“%s” has two versions of “%s”; the other one is empty. Both are kept until you decide."), name,
      name_field (check, item, field));

  return g_strdup_printf (_ ("“%s” has two versions of “%s”; the other one is “%s”. Both are kept until you decide."),
                          name, name_field (check, item, field), text);
}

void
pergola_check_conflicts (PergolaCheck *check, PergolaItem *item)
{
  g_autoptr (GPtrArray) keys = pergola_conflict_list_keys (check->project, item);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *field = pergola_conflict_parse_key (key, NULL);
      PergolaExtras *extras = pergola_conflict_get_extras (check->project, item, key);

      pergola_check_report (check, PERGOLA_PROBLEM_CONFLICT, item, field, extras != NULL ? extras->line : 0,
                            explain (check, item, field, pergola_conflict_get_other (check->project, item, key)));
    }
}
