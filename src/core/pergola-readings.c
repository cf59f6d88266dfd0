/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-readings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-measure.h"

static const PergolaFieldDef *
get_field (PergolaProject *project, const char *role)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "reading");

  return kind != NULL ? pergola_kind_get_field_by_role (kind, role) : NULL;
}

const char *
pergola_reading_get_date (PergolaProject *project, PergolaItem *reading)
{
  const PergolaFieldDef *field = get_field (project, "date");

  return field != NULL ? pergola_item_get (reading, field->id) : NULL;
}

/* Within a transaction. */
static gboolean
fill (PergolaProject *project, const char *id, const char *date, double value, const char *note, GError **error)
{
  const PergolaFieldDef *date_field = get_field (project, "date");
  const PergolaFieldDef *value_field = get_field (project, "value");
  g_autofree char *number = pergola_measure_to_string (value);

  return (date_field == NULL || pergola_project_set (project, id, date_field->id, date, error)) &&
         (value_field == NULL || pergola_project_set (project, id, value_field->id, number, error)) &&
         pergola_project_set (project, id, "title", note, error);
}

PergolaItem *
pergola_reading_add (
  PergolaProject *project, const char *indicator, const char *date, double value, const char *note, GError **error)
{
  PergolaItem *parent = pergola_project_get (project, indicator);
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "reading");
  PergolaItem *reading;

  if (parent == NULL || !pergola_indicator_is (project, parent))
    {
      g_set_error (error, PERGOLA_PROJECT_ERROR, PERGOLA_PROJECT_ERROR_UNKNOWN,
                   _ ("Nothing is read here. Choose an indicator."));
      return NULL;
    }

  pergola_project_begin (project, _ ("Add Reading"));
  reading = pergola_project_add (project, kind->id, indicator);
  if (fill (project, pergola_item_get_id (reading), date, value, note, error) &&
      pergola_project_set (project, pergola_item_get_id (reading), "@audience",
                           pergola_audience_to_string (pergola_item_get_audience (parent)), error))
    {
      pergola_project_commit (project);
      return reading;
    }
  pergola_project_cancel (project);
  return NULL;
}

gboolean
pergola_reading_change (
  PergolaProject *project, const char *reading, const char *date, double value, const char *note, GError **error)
{
  gboolean done;

  pergola_project_begin (project, _ ("Change Reading"));
  done = fill (project, reading, date, value, note, error);
  if (done)
    pergola_project_commit (project);
  else
    pergola_project_cancel (project);
  return done;
}

void
pergola_reading_remove (PergolaProject *project, const char *reading)
{
  pergola_project_begin (project, _ ("Remove Reading"));
  pergola_project_remove (project, reading);
  pergola_project_commit (project);
}

PergolaItem *
pergola_reading_find (PergolaProject *project, const char *indicator, const char *date, const char *except)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "reading");
  g_autoptr (GPtrArray) children = pergola_project_list_children (project, indicator);

  for (guint i = 0; kind != NULL && i < children->len; i++)
    {
      PergolaItem *item = children->pdata[i];

      if (strcmp (pergola_item_get_kind (item), kind->id) == 0 &&
          g_strcmp0 (pergola_reading_get_date (project, item), date) == 0 &&
          g_strcmp0 (pergola_item_get_id (item), except) != 0)
        return item;
    }
  return NULL;
}
