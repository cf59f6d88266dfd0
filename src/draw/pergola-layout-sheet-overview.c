/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a community holds, below what it says that it is: value by type, whether the evidence holds, recent stories, and
 * what is promised. Counted of what the audience may see alone. */

#include "config.h"

#include "pergola-layout-sheet.h"

#include <string.h>

#include "pergola-audience.h"
#include "pergola-audit.h"
#include "pergola-name.h"
#include "pergola-role.h"

#define PART_GAP 24
#define ROW_GAP 6
#define DISC 18
#define TEXT_X 26
#define COUNT_X 210
#define DAY_X 100
#define MOST_STORIES 5
#define MOST_PROMISES 12
#define FAR_YEAR 9999 /* a page knows no today: what is late is for the screen to say */

static void
begin_part (Sheet *self, const char *word)
{
  PergolaFramework *framework = pergola_project_get_framework_of_board (self->project, self->board->id);

  pergola_scene_add_break (self->scene, self->y, PART_GAP, TRUE);
  self->y += PART_GAP;
  pergola_sheet_add_words (self, PERGOLA_ROLE_ZONE_TITLE, NULL,
                           framework != NULL ? pergola_framework_get_word (framework, word) : word, 16, TRUE,
                           PERGOLA_COLOR (ACCENT_TEXT));
  self->headed = TRUE;
}

/* A line at the pen, from @x in the column. */
static void
add_at (Sheet *self, double x, double room, const char *text, double size, gboolean bold, PergolaColor color)
{
  double left = self->x, all = self->room;

  self->x += x;
  self->room = room > 0 ? room : all - x;
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, NULL, text, size, bold, color);
  self->x = left;
  self->room = all;
}

/* --- Value by type --- */

static const PergolaChoice *
get_type (Sheet *self, PergolaItem *item)
{
  return pergola_role_get_choice (self->project, item, "type");
}

static void
count (GHashTable *counts, const char *type)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, type));

  g_hash_table_insert (counts, (gpointer) type, GUINT_TO_POINTER (n + 1));
}

/* (transfer full): how many stories tell of each type. */
static GHashTable *
count_stories (Sheet *self, const PergolaKind *kind)
{
  g_autoptr (GPtrArray) stories = pergola_project_list_items (self->project, kind->id);
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stories->len; i++)
    {
      PergolaItem *story = g_ptr_array_index (stories, i);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GArray) steps = pergola_sheet_may_show (self, story) ? pergola_sheet_list_steps (self, story) : NULL;

      for (guint k = 0; steps != NULL && k < steps->len; k++)
        {
          const PergolaChoice *type = g_array_index (steps, SheetStep, k).type;

          if (type != NULL && g_hash_table_add (seen, type->id))
            count (counts, type->id);
        }
    }

  return counts;
}

static GHashTable *
count_indicators (Sheet *self, const PergolaKind *kind)
{
  g_autoptr (GPtrArray) items =
    kind != NULL ? pergola_project_list_items (self->project, kind->id) : g_ptr_array_new ();
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = g_ptr_array_index (items, i);
      const PergolaChoice *type = pergola_sheet_may_show (self, item) ? get_type (self, item) : NULL;

      if (type != NULL)
        count (counts, type->id);
    }

  return counts;
}

static void
add_type (Sheet *self, const PergolaChoice *type, const char *counts)
{
  SheetMark mark = { type->badge, NULL, pergola_hue_from_name (type->hue) };
  double top;

  pergola_sheet_add_gap (self, ROW_GAP);
  top = self->y;
  pergola_sheet_add_mark (self, NULL, &mark, self->x, top, DISC);
  add_at (self, COUNT_X, 0, counts, SHEET_BODY, FALSE, PERGOLA_COLOR (DIM));
  self->y = top;
  add_at (self, TEXT_X, COUNT_X - TEXT_X - 10, type->title, SHEET_BODY, FALSE, PERGOLA_HUED (INK, mark.hue));
  self->y = MAX (self->y, top + DISC);
}

static void
add_value (Sheet *self)
{
  const PergolaKind *value = pergola_project_get_kind_by_role (self->project, "value");
  const PergolaKind *story = pergola_project_get_kind_by_role (self->project, "story");
  const PergolaKind *indicator = pergola_project_get_kind_by_role (self->project, "indicator");
  const PergolaFieldDef *field = value != NULL ? pergola_kind_get_field_by_role (value, "type") : NULL;
  g_autoptr (GHashTable) stories = NULL, indicators = NULL;

  if (field == NULL || story == NULL)
    return;
  stories = count_stories (self, story);
  indicators = count_indicators (self, indicator);
  if (g_hash_table_size (stories) + g_hash_table_size (indicators) == 0)
    return;

  begin_part (self, "value");
  for (guint i = 0; i < field->choices->len; i++)
    {
      const PergolaChoice *type = g_ptr_array_index (field->choices, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (stories, type->id));
      guint m = GPOINTER_TO_UINT (g_hash_table_lookup (indicators, type->id));
      g_autofree char *words = indicator != NULL
                                 ? g_strdup_printf ("%s: %u · %s: %u", story->plural, n, indicator->plural, m)
                                 : g_strdup_printf ("%s: %u", story->plural, n);

      add_type (self, type, words);
    }
}

/* --- The evidence --- */

/* Whether the audience sees all that the audit looks at. */
static gboolean
sees_evidence (Sheet *self)
{
  static const char *const ROLES[] = { "value", "story", "step", "indicator", "aspiration", "stakeholder", "review" };

  for (guint i = 0; i < G_N_ELEMENTS (ROLES); i++)
    {
      const PergolaKind *kind = pergola_project_get_kind_by_role (self->project, ROLES[i]);
      g_autoptr (GPtrArray) items =
        kind != NULL ? pergola_project_list_items_as (self->project, kind->id) : g_ptr_array_new ();

      for (guint k = 0; k < items->len; k++)
        if (!pergola_project_is_for (self->project, g_ptr_array_index (items, k), self->options->audience))
          return FALSE;
    }

  return TRUE;
}

static void
add_discipline (Sheet *self, const PergolaDiscipline *discipline)
{
  gboolean care = discipline->state == PERGOLA_AUDIT_CARE;
  PergolaHue hue = care                                       ? PERGOLA_HUE_AMBER
                   : discipline->state == PERGOLA_AUDIT_HOLDS ? PERGOLA_HUE_TEAL
                                                              : PERGOLA_HUE_SLATE;
  g_autofree char *words = pergola_discipline_describe (discipline);
  g_autofree char *count = pergola_discipline_describe_count (discipline);
  g_autofree char *note = g_strdup_printf ("%s%s%s", words, *count != '\0' ? " · " : "", count);
  double top;

  pergola_sheet_add_gap (self, ROW_GAP);
  top = self->y;
  pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_MARKER, NULL, care ? "warning" : "check", self->x + 1, top + 1,
                           DISC - 2, PERGOLA_HUED (INK, hue));
  add_at (self, COUNT_X, 0, note, SHEET_BODY, FALSE, PERGOLA_COLOR (DIM));
  self->y = top;
  add_at (self, TEXT_X, COUNT_X - TEXT_X - 10, discipline->check->title, SHEET_BODY, FALSE, PERGOLA_COLOR (TEXT));
  self->y = MAX (self->y, top + DISC);
}

/* Half an audit would say what is not so: there is one where all can be seen. */
static void
add_evidence (Sheet *self)
{
  g_autoptr (PergolaAudit) audit = sees_evidence (self) ? pergola_audit_new (self->project) : NULL;

  for (guint i = 0; audit != NULL && i < audit->disciplines->len; i++)
    {
      if (i == 0)
        begin_part (self, "evidence");
      add_discipline (self, g_ptr_array_index (audit->disciplines, i));
    }
}

/* --- Stories and promises --- */

static char *
describe_role (Sheet *self, PergolaItem *item, const char *role)
{
  const PergolaFieldDef *field = pergola_role_get_field (self->project, item, role);

  return field != NULL ? pergola_sheet_describe (self, item, field) : NULL;
}

static void
add_line (Sheet *self, PergolaItem *item, const char *person, const char *date)
{
  g_autofree char *note = g_strdup_printf ("%s%s%s", person != NULL ? person : "",
                                           person != NULL && date != NULL ? " · " : "", date != NULL ? date : "");

  pergola_sheet_add_gap (self, ROW_GAP);
  add_at (self, 0, 0, pergola_name_get_for (self->project, item, self->options->audience), SHEET_BODY, TRUE,
          PERGOLA_COLOR (TEXT));
  if (*note != '\0')
    add_at (self, 0, 0, note, SHEET_SMALL, FALSE, PERGOLA_COLOR (DIM));
}

static int
compare_dates (gconstpointer a, gconstpointer b, gpointer field)
{
  const char *one = pergola_item_get (*(PergolaItem **) a, field),
             *other = pergola_item_get (*(PergolaItem **) b, field);
  int order = g_strcmp0 (other, one);

  return order != 0 ? order
                    : strcmp (pergola_item_get_id (*(PergolaItem **) a), pergola_item_get_id (*(PergolaItem **) b));
}

static void
add_stories (Sheet *self)
{
  const PergolaKind *kind = pergola_project_get_kind_by_role (self->project, "story");
  const PergolaFieldDef *date = kind != NULL ? pergola_kind_get_field_by_role (kind, "date") : NULL;
  g_autoptr (GPtrArray) stories = NULL;
  guint n = 0;

  if (date == NULL)
    return;
  stories = pergola_project_list_items (self->project, kind->id);
  g_ptr_array_sort_with_data (stories, compare_dates, date->id);
  for (guint i = 0; i < stories->len && n < MOST_STORIES; i++)
    {
      PergolaItem *story = g_ptr_array_index (stories, i);
      g_autofree char *teller = NULL, *day = NULL;

      if (!pergola_sheet_may_show (self, story))
        continue;
      teller = describe_role (self, story, "teller");
      day = pergola_sheet_describe (self, story, date);
      if (n++ == 0)
        begin_part (self, "recent");
      add_line (self, story, teller, day);
    }
}

/* The day, and beside it what, and who sees to it. */
static void
add_promise (Sheet *self, const PergolaPromise *promise, const char *owner)
{
  g_autofree char *words =
    g_strdup_printf ("%s%s%s", pergola_name_get_for (self->project, promise->item, self->options->audience),
                     owner != NULL ? " · " : "", owner != NULL ? owner : "");
  double top;

  pergola_sheet_add_gap (self, ROW_GAP);
  top = self->y;
  add_at (self, 0, DAY_X - 6, promise->date, SHEET_BODY, FALSE, PERGOLA_COLOR (DIM));
  self->y = top;
  add_at (self, DAY_X, 0, words, SHEET_BODY, FALSE, PERGOLA_COLOR (TEXT));
}

static void
add_promises (Sheet *self)
{
  GDate today;
  g_autoptr (GPtrArray) promises = NULL;
  guint n = 0;

  g_date_set_dmy (&today, 1, G_DATE_JANUARY, FAR_YEAR);
  promises = pergola_promise_list (self->project, &today);
  for (guint i = 0; i < promises->len && n < MOST_PROMISES; i++)
    {
      const PergolaPromise *promise = g_ptr_array_index (promises, i);
      g_autofree char *owner = NULL;

      if (!pergola_sheet_may_show (self, promise->item))
        continue;
      owner = describe_role (self, promise->item, "owner");
      if (n++ == 0)
        begin_part (self, "promised");
      add_promise (self, promise, owner);
    }
}

void
pergola_sheet_add_overview (Sheet *self)
{
  add_value (self);
  add_evidence (self);
  add_stories (self);
  add_promises (self);
}
