/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-promise.h"

#include "pergola-indicator.h"
#include "pergola-reference.h"

#include <stdlib.h>
#include <string.h>

/* 2026, 2026-05 or 2026-05-14 */
static gboolean
looks_like_date (const char *text, gsize length)
{
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

gboolean
pergola_promise_parse_date (const char *text, GDate *last)
{
  gsize length = text != NULL ? strlen (text) : 0;
  int year, month, day;

  if (!looks_like_date (text, length))
    return FALSE;
  year = atoi (text);
  month = length > 4 ? atoi (text + 5) : 12;
  if (!g_date_valid_year (year) || !g_date_valid_month (month))
    return FALSE;
  day = length > 7 ? atoi (text + 8) : g_date_get_days_in_month (month, year);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_clear (last, 1);
  g_date_set_dmy (last, day, month, year);
  return TRUE;
}

PergolaPromiseWhen
pergola_promise_get_when (const GDate *due, const GDate *today)
{
  int days = g_date_days_between (today, due);
  int left = G_DATE_SUNDAY - g_date_get_weekday (today); /* of this week */

  if (days < 0)
    return PERGOLA_PROMISE_LATE;
  return days <= left ? PERGOLA_PROMISE_WEEK : PERGOLA_PROMISE_LATER;
}

static gboolean
is_kept (PergolaProject *project, const PergolaKind *kind, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, "state");
  const PergolaChoice *state = field != NULL ? pergola_project_get_choice (project, item, field->id) : NULL;

  return state != NULL && (g_strcmp0 (state->role, "ok") == 0 || g_strcmp0 (state->role, "done") == 0);
}

static PergolaItem *
get_owner (PergolaProject *project, const PergolaKind *kind, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, "owner");

  return field != NULL ? pergola_reference_get (project, item, field->id) : NULL;
}

static void
promise_free (gpointer data)
{
  PergolaPromise *self = data;

  g_object_unref (self->item);
  g_clear_object (&self->owner);
  g_free (self->date);
  g_free (self);
}

static void
add_promise (GPtrArray *promises,
             PergolaProject *project,
             PergolaItem *item,
             const char *role,
             const char *date,
             const GDate *today)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  PergolaPromise *promise;
  GDate due;

  if (!pergola_promise_parse_date (date, &due))
    return;

  promise = g_new0 (PergolaPromise, 1);
  promise->item = g_object_ref (item);
  promise->field = pergola_kind_get_field_by_role (kind, role);
  promise->date = g_strdup (date);
  promise->due = due;
  promise->when = pergola_promise_get_when (&due, today);
  g_set_object (&promise->owner, get_owner (project, kind, item));
  g_ptr_array_add (promises, promise);
}

static void
add_items (GPtrArray *promises, PergolaProject *project, const PergolaKind *kind, const GDate *today)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, "due");
  g_autoptr (GPtrArray) items = field != NULL ? pergola_project_list_items (project, kind->id) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (!is_kept (project, kind, g_ptr_array_index (items, i)))
      add_promise (promises, project, g_ptr_array_index (items, i), "due",
                   pergola_item_get (g_ptr_array_index (items, i), field->id), today);
}

static int
compare_promises (gconstpointer a, gconstpointer b)
{
  const PergolaPromise *one = *(PergolaPromise *const *) a, *other = *(PergolaPromise *const *) b;
  int order = g_date_compare (&one->due, &other->due);

  return order != 0 ? order : pergola_item_compare_rank (&one->item, &other->item);
}

GPtrArray *
pergola_promise_list (PergolaProject *project, const GDate *today)
{
  GPtrArray *promises = g_ptr_array_new_with_free_func (promise_free);
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *kinds = ((PergolaFramework *) g_ptr_array_index (frameworks, i))->kinds;

      for (guint k = 0; k < kinds->len; k++)
        add_items (promises, project, g_ptr_array_index (kinds, k), today);
    }
  g_ptr_array_sort (promises, compare_promises);

  return promises;
}

GPtrArray *
pergola_promise_list_readings (PergolaProject *project, const GDate *today)
{
  GPtrArray *promises = g_ptr_array_new_with_free_func (promise_free);
  g_autoptr (GPtrArray) indicators = pergola_indicator_list (project);

  for (guint i = 0; i < indicators->len; i++)
    {
      const PergolaIndicator *indicator = g_ptr_array_index (indicators, i);

      add_promise (promises, project, indicator->item, "frequency", indicator->next, today);
    }
  g_ptr_array_sort (promises, compare_promises);

  return promises;
}
