/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-problem-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get (PergolaItem *item, const PergolaKind *kind, const char *role, const PergolaFieldDef **field)
{
  *field = pergola_kind_get_field_by_role (kind, role);
  return *field != NULL ? pergola_item_get (item, (*field)->id) : NULL;
}

/* A reading without a value is none, and without a date it cannot be set beside others. */
static void
check_reading (PergolaCheck *check, PergolaItem *reading, const PergolaKind *kind)
{
  static const char *const ROLES[] = { "date", "value" };
  const char *parent = pergola_item_get_parent (reading);
  PergolaItem *indicator = parent != NULL ? pergola_project_get (check->project, parent) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      const PergolaFieldDef *field;
      const char *value = get (reading, kind, ROLES[i], &field);

      if (field != NULL && (value == NULL || *value == '\0'))
        pergola_check_report (check, PERGOLA_PROBLEM_VALUE, reading, field->id, 0,
                              g_strdup_printf (_ ("“%s”: %s without “%s”. Fill it in, or delete it."),
                                               pergola_check_name (check, indicator != NULL ? indicator : reading),
                                               kind->title, field->title));
    }
}

/* (nullable): the first day on which an indicator was read. */
static const char *
find_first_day (PergolaCheck *check, PergolaItem *indicator)
{
  g_autoptr (GPtrArray) children = pergola_project_list_children (check->project, pergola_item_get_id (indicator));
  const char *first = NULL;

  for (guint i = 0; i < children->len; i++)
    {
      PergolaItem *reading = g_ptr_array_index (children, i);
      const PergolaKind *kind = pergola_project_get_kind (check->project, pergola_item_get_kind (reading));
      const PergolaFieldDef *field;
      const char *day =
        kind != NULL && g_strcmp0 (kind->role, "reading") == 0 ? get (reading, kind, "date", &field) : NULL;

      if (day != NULL && *day != '\0' && (first == NULL || strcmp (day, first) < 0))
        first = day;
    }

  return first;
}

/* ISO dates, whole or in part: compared as far as both of them say. */
static gboolean
is_before (const char *a, const char *b)
{
  return strncmp (a, b, MIN (strlen (a), strlen (b))) < 0;
}

static void
check_indicator (PergolaCheck *check, PergolaItem *indicator, const PergolaKind *kind)
{
  const PergolaFieldDef *field;
  const char *due = get (indicator, kind, "due", &field);
  const char *first = due != NULL && *due != '\0' ? find_first_day (check, indicator) : NULL;

  if (first != NULL && is_before (due, first))
    pergola_check_report (
      check, PERGOLA_PROBLEM_VALUE, indicator, field->id, 0,
      g_strdup_printf (_ ("“%s”: “%s” is %s, before it was first read (%s). Correct one of the two dates."),
                       pergola_check_name (check, indicator), field->title, due, first));
}

void
pergola_check_evidence (PergolaCheck *check, PergolaItem *item, const PergolaKind *kind)
{
  if (g_strcmp0 (kind->role, "reading") == 0)
    check_reading (check, item, kind);
  else if (g_strcmp0 (kind->role, "indicator") == 0)
    check_indicator (check, item, kind);
}
