/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-timeline.h"

#include "pergola-period.h"
#include "pergola-role.h"

struct _PergolaTimeline
{
  GHashTable *days; /* id → day, of what is not there always */
  GArray *marks;    /* guint32: all days, in order */
};

/* --- Dates --- */

gboolean
pergola_timeline_parse (const char *date, guint32 *first, guint32 *last)
{
  int year, month, day;
  gsize length = date != NULL ? pergola_period_scan (date, &year, &month, &day) : 0;
  g_autofree char *said = NULL;
  GDate begin, end;

  if (length == 0 || (date[length] != '\0' && (day == 0 || date[length] != 'T')))
    return FALSE;
  said = g_strndup (date, length);
  if (!pergola_period_get_day (said, FALSE, &begin) || !pergola_period_get_day (said, TRUE, &end))
    return FALSE;
  if (first != NULL)
    *first = g_date_get_julian (&begin);
  if (last != NULL)
    *last = g_date_get_julian (&end);

  return TRUE;
}

gboolean
pergola_timeline_was_there (const char *date, guint32 until)
{
  guint32 day;

  return until == PERGOLA_TIMELINE_ALWAYS || !pergola_timeline_parse (date, &day, NULL) || day <= until;
}

static guint32
get_own_day (PergolaProject *project, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_role_get_field (project, item, "date");
  guint32 day = PERGOLA_TIMELINE_ALWAYS;

  if (field != NULL)
    pergola_timeline_parse (pergola_item_get (item, field->id), &day, NULL);
  return day;
}

/* --- Days --- */

static guint32
get_day (const PergolaTimeline *self, const char *id)
{
  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->days, id)) : PERGOLA_TIMELINE_ALWAYS;
}

static void
set_day (PergolaTimeline *self, const char *id, guint32 day)
{
  if (day != PERGOLA_TIMELINE_ALWAYS)
    g_hash_table_insert (self->days, g_strdup (id), GUINT_TO_POINTER (day));
}

static void
date_items (PergolaTimeline *self, PergolaProject *project, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    set_day (self, pergola_item_get_id (items->pdata[i]), get_own_day (project, items->pdata[i]));
}

/* Up to what it lives in; a loop of parents, which no project has, would end with the depth. */
static void
date_children (PergolaTimeline *self, PergolaProject *project, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = items->pdata[i];

      for (int depth = 0; depth < 8 && item != NULL && get_day (self, pergola_item_get_id (item)) == 0; depth++)
        item =
          pergola_item_get_parent (item) != NULL ? pergola_project_get (project, pergola_item_get_parent (item)) : NULL;
      if (item != NULL && item != items->pdata[i])
        set_day (self, pergola_item_get_id (items->pdata[i]), get_day (self, pergola_item_get_id (item)));
    }
}

/* Values that do not say: the earliest telling. Those told of in a story without a date are there always. */
static void
date_values (PergolaTimeline *self, PergolaProject *project)
{
  const PergolaLinkKind *tells = pergola_project_get_link_kind_by_role (project, "tells");
  g_autoptr (GPtrArray) links = tells != NULL ? pergola_project_list_links (project, tells->id) : g_ptr_array_new ();
  g_autoptr (GHashTable) earliest = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, day;

  for (guint i = 0; i < links->len; i++)
    {
      const char *value = pergola_item_get_to (links->pdata[i]);
      guint32 told = get_day (self, pergola_item_get_from (links->pdata[i]));
      gpointer known;

      if (value == NULL || get_day (self, value) != PERGOLA_TIMELINE_ALWAYS)
        continue;
      if (!g_hash_table_lookup_extended (earliest, value, NULL, &known) || told < GPOINTER_TO_UINT (known))
        g_hash_table_insert (earliest, (gpointer) value, GUINT_TO_POINTER (told));
    }
  g_hash_table_iter_init (&iter, earliest);
  while (g_hash_table_iter_next (&iter, &id, &day))
    set_day (self, id, GPOINTER_TO_UINT (day));
}

/* An indicator that does not say is there from its first reading. */
static void
date_indicators (PergolaTimeline *self, PergolaProject *project)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (project, "reading");
  const PergolaFieldDef *value = kind != NULL ? pergola_kind_get_field_by_role (kind, "value") : NULL;
  g_autoptr (GPtrArray) items = value != NULL ? pergola_project_list_items (project, kind->id) : g_ptr_array_new ();
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, day;

  for (guint i = 0; i < items->len; i++)
    {
      const char *indicator = pergola_item_get_parent (items->pdata[i]);
      guint32 own = get_own_day (project, items->pdata[i]);
      guint32 known = indicator != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (first, indicator)) : 0;
      double number;

      if (indicator != NULL && own != PERGOLA_TIMELINE_ALWAYS && (known == 0 || own < known) &&
          pergola_item_get_number (items->pdata[i], value->id, &number))
        g_hash_table_insert (first, (gpointer) indicator, GUINT_TO_POINTER (own));
    }
  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, &id, &day))
    if (get_day (self, id) == PERGOLA_TIMELINE_ALWAYS)
      set_day (self, id, GPOINTER_TO_UINT (day));
}

static void
date_links (PergolaTimeline *self, PergolaProject *project)
{
  g_autoptr (GPtrArray) links = pergola_project_list_unsorted (project, TRUE);

  for (guint i = 0; i < links->len; i++)
    set_day (self, pergola_item_get_id (links->pdata[i]),
             MAX (get_day (self, pergola_item_get_from (links->pdata[i])),
                  get_day (self, pergola_item_get_to (links->pdata[i]))));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

static void
add_mark (PergolaTimeline *self, GHashTable *seen, guint32 day)
{
  if (g_hash_table_add (seen, GUINT_TO_POINTER (day)))
    g_array_append_val (self->marks, day);
}

static void
collect_marks (PergolaTimeline *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    add_mark (self, seen, GPOINTER_TO_UINT (data));
  g_array_sort (self->marks, compare_days);
}

/* --- Object --- */

PergolaTimeline *
pergola_timeline_new (PergolaProject *project)
{
  PergolaTimeline *self = g_new0 (PergolaTimeline, 1);
  g_autoptr (GPtrArray) items = pergola_project_list_unsorted (project, FALSE);

  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  date_items (self, project, items);
  date_children (self, project, items);
  date_values (self, project);
  date_indicators (self, project);
  date_links (self, project);
  collect_marks (self);

  return self;
}

void
pergola_timeline_free (PergolaTimeline *self)
{
  g_hash_table_unref (self->days);
  g_array_unref (self->marks);
  g_free (self);
}

const GArray *
pergola_timeline_get_days (const PergolaTimeline *self)
{
  return self->marks;
}

guint32
pergola_timeline_get_day (const PergolaTimeline *self, const char *id)
{
  return get_day (self, id);
}

gboolean
pergola_timeline_is_there (const PergolaTimeline *self, const char *id, guint32 until)
{
  return until == PERGOLA_TIMELINE_ALWAYS || get_day (self, id) <= until;
}
