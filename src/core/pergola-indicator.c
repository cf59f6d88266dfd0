/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-indicator.h"

#include <math.h>
#include <string.h>

#include "pergola-audience.h"
#include "pergola-measure.h"
#include "pergola-period.h"
#include "pergola-timeline.h"

/* Below this part of what the readings span, a slope is none. */
#define LEVEL 1e-6

/* What of the definitions a pass needs. */
typedef struct
{
  PergolaProject *project;
  PergolaAudience audience;                         /* whose readings count… */
  guint32 until;                                    /* …and until which day */
  const PergolaKind *kind, *reading, *step, *story; /* (nullable) but for kind and reading */
  const PergolaLinkKind *measures, *instance;       /* (nullable) */
  const PergolaFieldDef *date, *value;              /* (nullable): of a reading */
} Terms;

static const char *
get_field_id (const PergolaFieldDef *field)
{
  return field != NULL ? field->id : "";
}

/* FALSE where the project knows no readings. */
static gboolean
look_up (Terms *terms, PergolaProject *project)
{
  memset (terms, 0, sizeof *terms);
  terms->project = project;
  terms->audience = PERGOLA_AUDIENCE_ME;
  terms->until = PERGOLA_TIMELINE_ALWAYS;
  terms->reading = pergola_project_get_kind_by_role (project, "reading");
  if (terms->reading == NULL || terms->reading->parent == NULL)
    return FALSE;
  terms->kind = pergola_project_get_kind (project, terms->reading->parent);
  terms->step = pergola_project_get_kind_by_role (project, "step");
  terms->story = pergola_project_get_kind_by_role (project, "story");
  terms->measures = pergola_project_get_link_kind_by_role (project, "measures");
  terms->instance = pergola_project_get_link_kind_by_role (project, "instance");
  terms->date = pergola_kind_get_field_by_role (terms->reading, "date");
  terms->value = pergola_kind_get_field_by_role (terms->reading, "value");
  return terms->kind != NULL;
}

const PergolaKind *
pergola_indicator_get_kind (PergolaProject *project)
{
  Terms terms;

  return look_up (&terms, project) ? terms.kind : NULL;
}

gboolean
pergola_indicator_is (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_item_is_link (item) ? NULL : pergola_indicator_get_kind (project);

  return kind != NULL && pergola_project_is_a (project, item, kind->id);
}

/* --- What belongs to it --- */

static void
clear_reading (gpointer data)
{
  g_free (((PergolaReading *) data)->date);
}

static PergolaIndicator *
create (const Terms *terms, PergolaItem *item)
{
  PergolaIndicator *self = g_new0 (PergolaIndicator, 1);

  self->item = item;
  self->kind = pergola_project_get_kind (terms->project, pergola_item_get_kind (item));
  if (self->kind == NULL)
    self->kind = terms->kind;
  self->readings = g_array_new (FALSE, FALSE, sizeof (PergolaReading));
  g_array_set_clear_func (self->readings, clear_reading);
  self->incomplete = g_ptr_array_new ();
  self->reasons = g_ptr_array_new ();
  self->stories = g_ptr_array_new ();
  return self;
}

static gboolean
is_for (const Terms *terms, PergolaItem *item)
{
  return terms->audience == PERGOLA_AUDIENCE_ME || pergola_project_is_for (terms->project, item, terms->audience);
}

static void
add_reading (PergolaIndicator *self, const Terms *terms, PergolaItem *item)
{
  PergolaReading reading = { .item = item };

  if (!is_for (terms, item) ||
      !pergola_timeline_was_there (pergola_item_get (item, get_field_id (terms->date)), terms->until))
    return;
  if (pergola_item_get_number (item, get_field_id (terms->value), &reading.value))
    {
      reading.date = g_strdup (pergola_item_get (item, get_field_id (terms->date)));
      g_array_append_val (self->readings, reading);
    }
  else
    g_ptr_array_add (self->incomplete, item);
}

static void
add_once (GPtrArray *items, PergolaItem *item)
{
  if (item != NULL && !g_ptr_array_find (items, item, NULL))
    g_ptr_array_add (items, item);
}

/* A step that stands in no story tells nothing that could be read. */
static void
add_story (PergolaIndicator *self, const Terms *terms, PergolaItem *link)
{
  PergolaItem *step = pergola_project_get (terms->project, pergola_item_get_from (link));
  PergolaItem *story = step != NULL ? pergola_project_get (terms->project, pergola_item_get_parent (step)) : NULL;

  if (story != NULL && terms->story != NULL && pergola_project_is_a (terms->project, story, terms->story->id))
    add_once (self->stories, story);
}

static void
add_reason (PergolaIndicator *self, const Terms *terms, PergolaItem *link)
{
  add_once (self->reasons, pergola_project_get (terms->project, pergola_item_get_to (link)));
}

/* --- What comes of it --- */

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const PergolaReading *one = a, *other = b;
  int order = g_strcmp0 (one->date, other->date);

  return order != 0 ? order : pergola_item_compare_rank (&one->item, &other->item);
}

static gboolean
get_number (const PergolaIndicator *self, const char *role, double *number)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (self->kind, role);

  *number = 0;
  return field != NULL && pergola_item_get_number (self->item, field->id, number);
}

static const PergolaChoice *
get_choice (const PergolaIndicator *self, const char *role)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (self->kind, role);
  const char *value = field != NULL ? pergola_item_get (self->item, field->id) : NULL;

  return value != NULL ? pergola_field_def_get_choice (field, value) : NULL;
}

/* Where progress is counted from: the baseline, else the first reading, if there is one besides the latest. */
static gboolean
find_start (const PergolaIndicator *self, double *start)
{
  *start = self->baseline;
  if (self->has_baseline)
    return TRUE;
  if (self->readings->len < 2)
    return FALSE;
  *start = pergola_indicator_get_first (self)->value;
  return TRUE;
}

static PergolaDirection
find_direction (const PergolaIndicator *self)
{
  const PergolaChoice *choice = get_choice (self, "direction");
  double start;

  if (choice != NULL && g_strcmp0 (choice->role, "up") == 0)
    return PERGOLA_DIRECTION_UP;
  if (choice != NULL && g_strcmp0 (choice->role, "down") == 0)
    return PERGOLA_DIRECTION_DOWN;
  if (!self->has_target || !find_start (self, &start) || start == self->target)
    return PERGOLA_DIRECTION_NONE;
  return self->target > start ? PERGOLA_DIRECTION_UP : PERGOLA_DIRECTION_DOWN;
}

static gboolean
is_at_target (const PergolaIndicator *self, double value)
{
  switch (self->direction)
    {
    case PERGOLA_DIRECTION_UP:
      return value >= self->target;
    case PERGOLA_DIRECTION_DOWN:
      return value <= self->target;
    case PERGOLA_DIRECTION_NONE:
    default:
      return value == self->target;
    }
}

/* Where there is no way to go (no baseline, or one as good as the target: then the target is a level to hold), a target
 * is reached or not. */
static void
find_progress (PergolaIndicator *self)
{
  const PergolaReading *latest = pergola_indicator_get_latest (self);
  double start = 0;
  gboolean reached;

  if (!self->has_target || latest == NULL)
    return;
  reached = is_at_target (self, latest->value);
  if (!find_start (self, &start) || is_at_target (self, start))
    {
      if (self->direction == PERGOLA_DIRECTION_NONE && !reached && !self->has_baseline)
        return;
      self->fraction = reached ? 1 : 0;
      self->progress = reached ? PERGOLA_PROGRESS_REACHED : PERGOLA_PROGRESS_UNDER_WAY;
      return;
    }
  /* Halves, for a difference of two numbers may be no number. */
  self->fraction = (latest->value / 2 - start / 2) / (self->target / 2 - start / 2);
  if (!isfinite (self->fraction))
    self->fraction = reached ? 1 : 0;
  self->progress = reached              ? PERGOLA_PROGRESS_REACHED
                   : self->fraction < 0 ? PERGOLA_PROGRESS_BACK
                                        : PERGOLA_PROGRESS_UNDER_WAY;
}

/* The sign of the line through the last readings, one step each: dates that are not said in full have no distance. */
static PergolaTrend
find_trend (const PergolaIndicator *self)
{
  guint n = MIN (self->readings->len, PERGOLA_LAST_READINGS);
  double middle = (n - 1) / 2.0, slope = 0, span = 0;
  const PergolaReading *last;

  if (n < 2)
    return PERGOLA_TREND_NONE;
  last = &g_array_index (self->readings, PergolaReading, self->readings->len - n);
  for (guint i = 0; i < n; i++)
    {
      /* Halves, for a difference of two numbers may be no number. */
      slope += (i - middle) * (last[i].value / 2 - last[0].value / 2);
      span = MAX (span, fabs (last[i].value / 2 - last[0].value / 2));
    }
  if (fabs (slope) <= span * LEVEL)
    return PERGOLA_TREND_LEVEL;
  return slope > 0 ? PERGOLA_TREND_RISING : PERGOLA_TREND_FALLING;
}

static void
find_next (PergolaIndicator *self)
{
  const PergolaReading *latest = pergola_indicator_get_latest (self);

  if (latest == NULL || latest->date == NULL || self->frequency == NULL || self->frequency->role == NULL ||
      !pergola_period_after (latest->date, self->frequency->role, self->next))
    *self->next = '\0';
}

static void
work_out (PergolaIndicator *self)
{
  g_array_sort (self->readings, compare_readings);
  g_ptr_array_sort (self->incomplete, pergola_item_compare_rank);
  g_ptr_array_sort (self->reasons, pergola_item_compare_rank);
  g_ptr_array_sort (self->stories, pergola_item_compare_rank);
  self->type = get_choice (self, "type");
  self->frequency = get_choice (self, "frequency");
  self->has_baseline = get_number (self, "baseline", &self->baseline);
  self->has_target = get_number (self, "target", &self->target);
  self->direction = find_direction (self);
  self->trend = find_trend (self);
  find_progress (self);
  find_next (self);
}

/* --- Making --- */

PergolaIndicator *
pergola_indicator_new (PergolaProject *project, PergolaItem *item)
{
  const char *id = pergola_item_get_id (item);
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GPtrArray) links = NULL;
  PergolaIndicator *self;
  Terms terms;

  if (pergola_item_is_link (item) || !look_up (&terms, project) ||
      !pergola_project_is_a (project, item, terms.kind->id))
    return NULL;

  self = create (&terms, item);
  children = pergola_project_list_children (project, id);
  for (guint i = 0; i < children->len; i++)
    if (strcmp (pergola_item_get_kind (children->pdata[i]), terms.reading->id) == 0)
      add_reading (self, &terms, children->pdata[i]);
  links = pergola_project_list_links_of (project, id);
  for (guint i = 0; i < links->len; i++)
    {
      const char *kind = pergola_item_get_kind (links->pdata[i]);

      if (terms.measures != NULL && strcmp (kind, terms.measures->id) == 0 &&
          g_strcmp0 (pergola_item_get_from (links->pdata[i]), id) == 0)
        add_reason (self, &terms, links->pdata[i]);
      else if (terms.instance != NULL && strcmp (kind, terms.instance->id) == 0 &&
               g_strcmp0 (pergola_item_get_to (links->pdata[i]), id) == 0)
        add_story (self, &terms, links->pdata[i]);
    }
  work_out (self);
  return self;
}

void
pergola_indicator_free (PergolaIndicator *self)
{
  g_array_unref (self->readings);
  g_ptr_array_unref (self->incomplete);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->stories);
  g_free (self);
}

/* (nullable) */
static PergolaIndicator *
find (GHashTable *by_id, const char *id)
{
  return id != NULL ? g_hash_table_lookup (by_id, id) : NULL;
}

static void
gather (const Terms *terms, GHashTable *by_id)
{
  g_autoptr (GPtrArray) readings = pergola_project_list_items (terms->project, terms->reading->id);
  g_autoptr (GPtrArray) measures =
    terms->measures != NULL ? pergola_project_list_links (terms->project, terms->measures->id) : g_ptr_array_new ();
  g_autoptr (GPtrArray) instances =
    terms->instance != NULL ? pergola_project_list_links (terms->project, terms->instance->id) : g_ptr_array_new ();
  PergolaIndicator *self;

  for (guint i = 0; i < readings->len; i++)
    if ((self = find (by_id, pergola_item_get_parent (readings->pdata[i]))) != NULL)
      add_reading (self, terms, readings->pdata[i]);
  for (guint i = 0; i < measures->len; i++)
    if ((self = find (by_id, pergola_item_get_from (measures->pdata[i]))) != NULL)
      add_reason (self, terms, measures->pdata[i]);
  for (guint i = 0; i < instances->len; i++)
    if ((self = find (by_id, pergola_item_get_to (instances->pdata[i]))) != NULL)
      add_story (self, terms, instances->pdata[i]);
}

GPtrArray *
pergola_indicator_list (PergolaProject *project)
{
  return pergola_indicator_list_for (project, PERGOLA_AUDIENCE_ME, PERGOLA_TIMELINE_ALWAYS);
}

GPtrArray *
pergola_indicator_list_for (PergolaProject *project, PergolaAudience audience, guint32 until)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_indicator_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) items = NULL;
  Terms terms;

  if (!look_up (&terms, project))
    return list;
  terms.audience = audience;
  terms.until = until;
  items = pergola_project_list_items_as (project, terms.kind->id);
  for (guint i = 0; i < items->len; i++)
    {
      if (!is_for (&terms, items->pdata[i]))
        continue;
      g_ptr_array_add (list, create (&terms, items->pdata[i]));
      g_hash_table_insert (by_id, (char *) pergola_item_get_id (items->pdata[i]), list->pdata[list->len - 1]);
    }
  gather (&terms, by_id);
  for (guint i = 0; i < list->len; i++)
    work_out (list->pdata[i]);
  return list;
}

/* --- Asking --- */

const PergolaReading *
pergola_indicator_get_latest (const PergolaIndicator *self)
{
  guint n = self->readings->len;

  return n > 0 ? &g_array_index (self->readings, PergolaReading, n - 1) : NULL;
}

const PergolaReading *
pergola_indicator_get_first (const PergolaIndicator *self)
{
  return self->readings->len > 0 ? &g_array_index (self->readings, PergolaReading, 0) : NULL;
}

const char *
pergola_indicator_get (const PergolaIndicator *self, const char *role)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (self->kind, role);

  return field != NULL ? pergola_item_get (self->item, field->id) : NULL;
}

gboolean
pergola_indicator_is_alone (const PergolaIndicator *self)
{
  return self->reasons->len == 0 || self->stories->len == 0;
}

PergolaDue
pergola_indicator_get_due (const PergolaIndicator *self, const GDate *today)
{
  GDate day;
  int ahead;

  if (*self->next == '\0' || !pergola_period_get_day (self->next, TRUE, &day))
    return PERGOLA_DUE_NONE;
  ahead = g_date_days_between (today, &day);
  if (ahead < 0)
    return PERGOLA_DUE_LATE;
  return ahead <= G_DATE_SUNDAY - g_date_get_weekday (today) ? PERGOLA_DUE_WEEK : PERGOLA_DUE_LATER;
}

guint
pergola_indicator_get_decimals (const PergolaIndicator *self)
{
  guint decimals = 0;

  if (self->has_baseline)
    decimals = MAX (decimals, pergola_measure_count_decimals (self->baseline));
  if (self->has_target)
    decimals = MAX (decimals, pergola_measure_count_decimals (self->target));
  for (guint i = self->readings->len - MIN (self->readings->len, PERGOLA_LAST_READINGS); i < self->readings->len; i++)
    decimals = MAX (decimals, pergola_measure_count_decimals (g_array_index (self->readings, PergolaReading, i).value));
  return decimals;
}
