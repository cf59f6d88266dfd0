/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A story on a typeset page: who told it, its text, its path, each step as it was told, and what came back. */

#include "config.h"

#include "pergola-layout-sheet.h"
#include "pergola-name.h"
#include "pergola-role.h"
#include "pergola-timeline.h"

#define GAP 18
#define STEP_GAP 14
#define STEP_TEXT 32 /* from the edge of a step to its words */
#define BAR 3
#define NAME_MAX_CHARS 160 /* of what is told, in the name of a step */

/* --- What is told --- */

/* (nullable): what a step tells of, as far as it is for the audience. */
static PergolaItem *
find_value (Sheet *self, PergolaItem *step)
{
  g_autoptr (GPtrArray) links = pergola_role_list_links_from (self->project, step, "tells");

  for (guint i = 0; i < links->len; i++)
    if (pergola_sheet_may_show (self, links->pdata[i]))
      return pergola_project_get (self->project, pergola_item_get_to (links->pdata[i]));

  return NULL;
}

static const PergolaChoice *
get_type (Sheet *self, PergolaItem *item)
{
  return pergola_role_get_choice (self->project, item, "type");
}

GArray *
pergola_sheet_list_steps (Sheet *self, PergolaItem *story)
{
  g_autoptr (GPtrArray) children = pergola_project_list_children (self->project, pergola_item_get_id (story));
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (SheetStep));

  for (guint i = 0; i < children->len; i++)
    {
      SheetStep step = { .step = g_ptr_array_index (children, i), .hue = PERGOLA_HUE_TEAL };

      if (!pergola_role_is (self->project, step.step, "step") || !pergola_sheet_may_show (self, step.step))
        continue;
      step.value = find_value (self, step.step);
      step.type = step.value != NULL ? get_type (self, step.value) : NULL;
      if (step.type == NULL)
        step.type = get_type (self, step.step);
      if (step.type != NULL)
        step.hue = pergola_hue_from_name (step.type->hue);
      g_array_append_val (steps, step);
    }

  return steps;
}

static const char *
get_title (Sheet *self, PergolaItem *item)
{
  return pergola_name_get_for (self->project, item, self->options->audience);
}

const char *
pergola_sheet_get_step_title (Sheet *self, const SheetStep *step)
{
  const char *title = step->value != NULL ? pergola_item_get_title (step->value) : "";

  return *title != '\0' ? title : get_title (self, step->step);
}

/* --- Indicators of a step --- */

/* (nullable): the reading of the latest date that the audience may see, as it was on the day that is asked for. */
static PergolaItem *
find_latest_reading (Sheet *self, PergolaItem *indicator, const char **date, const char **value)
{
  g_autoptr (GPtrArray) children = pergola_project_list_children (self->project, pergola_item_get_id (indicator));
  PergolaItem *latest = NULL;

  *date = *value = NULL;
  for (guint i = 0; i < children->len; i++)
    {
      PergolaItem *reading = g_ptr_array_index (children, i);
      const char *day = pergola_role_get (self->project, reading, "date");
      const char *number = pergola_role_get (self->project, reading, "value");

      if (!pergola_role_is (self->project, reading, "reading") || number == NULL ||
          !pergola_sheet_may_show (self, reading) || !pergola_timeline_was_there (day, self->options->until))
        continue;
      if (latest == NULL || g_strcmp0 (day, *date) > 0)
        {
          latest = reading;
          *date = day;
          *value = number;
        }
    }

  return latest;
}

static void
add_indicator (Sheet *self, const char *id, PergolaItem *indicator, PergolaHue hue)
{
  const char *words = pergola_role_get (self->project, indicator, "unit"), *date, *value;
  SheetMark mark = { .glyph = "bars", .hue = hue };
  g_autoptr (GString) text = g_string_new (get_title (self, indicator));

  if (find_latest_reading (self, indicator, &date, &value) != NULL)
    {
      g_string_append_printf (text, ": %s%s%s", value, words != NULL ? " " : "", words != NULL ? words : "");
      if (date != NULL)
        g_string_append_printf (text, " · %s", date);
    }
  pergola_sheet_add_mark (self, id, &mark, self->x, self->y, 18);
  self->x += 24;
  self->room -= 24;
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, id, text->str, SHEET_BODY, FALSE, PERGOLA_COLOR (TEXT));
  self->x -= 24;
  self->room += 24;
}

static void
add_indicators (Sheet *self, const SheetStep *step)
{
  const PergolaLinkKind *instance = pergola_project_get_link_kind_by_role (self->project, "instance");
  const char *id = pergola_item_get_id (step->step);
  g_autoptr (GPtrArray) links = pergola_role_list_links_from (self->project, step->step, "instance");
  gboolean any = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);

      if (!pergola_sheet_may_show (self, link))
        continue;
      pergola_sheet_add_gap (self, any ? 4 : 7);
      if (!any)
        pergola_sheet_add_label (self, id, instance->title);
      add_indicator (self, id, pergola_project_get (self->project, pergola_item_get_to (link)), step->hue);
      any = TRUE;
    }
}

/* --- Steps --- */

/* (transfer full): everything that the picture of a step says, in words. */
static char *
make_name (Sheet *self, const SheetStep *step)
{
  const char *told = pergola_item_get_title (step->step);
  GString *name = g_string_new (step->type != NULL ? step->type->title : NULL);
  g_autofree char *cut = NULL;

  if (step->value != NULL)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " · " : "", pergola_sheet_get_step_title (self, step));
  if (g_utf8_strlen (told, -1) > NAME_MAX_CHARS)
    {
      g_autofree char *start = g_utf8_substring (told, 0, NAME_MAX_CHARS);

      cut = g_strconcat (start, "…", NULL);
    }
  if (*told != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? " · " : "", cut != NULL ? cut : told);
  if (name->len == 0)
    g_string_append (name, pergola_sheet_get_step_title (self, step));
  if (pergola_layout_marks_conflict (step->step, self->options))
    g_string_append_printf (name, " · %s", pergola_layout_get_conflict_words ());

  return g_string_free (name, FALSE);
}

/* The type, and what the step tells of. */
static void
add_step_heading (Sheet *self, const SheetStep *step)
{
  const char *id = pergola_item_get_id (step->step);
  const char *value = step->value != NULL ? pergola_item_get_title (step->value) : "";

  if (step->type != NULL)
    pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, id, step->type->title, SHEET_SMALL, TRUE,
                             PERGOLA_HUED (INK, step->hue));
  if (*value != '\0')
    pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, id, value, SHEET_BODY, TRUE, PERGOLA_COLOR (TEXT));
}

/* The teller's tag says something where it is another one than that of what the step tells of. */
static gboolean
differs (Sheet *self, const SheetStep *step)
{
  const PergolaChoice *own = get_type (self, step->step);

  return own != NULL && step->type != NULL && !g_str_equal (own->id, step->type->id);
}

static void
add_step (Sheet *self, const SheetStep *step)
{
  static const char *const TYPE[] = { "type", NULL };
  const char *id = pergola_item_get_id (step->step), *told = pergola_item_get_title (step->step);
  g_autofree char *name = make_name (self, step);
  guint node = pergola_sheet_begin_node (self, step->step, name, -1), bar = self->scene->shapes->len;
  SheetMark mark = { step->type != NULL ? step->type->badge : NULL, NULL, step->hue };
  double top = self->y;

  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, (PergolaRect){ self->x, top, BAR, 0 }, BAR / 2.0,
                          PERGOLA_HUED (MARKER, step->hue), PERGOLA_COLOR (NONE), 0);
  pergola_sheet_add_mark (self, id, &mark, self->x + BAR + 8, top, SHEET_DISC);
  self->x += BAR + 8 + STEP_TEXT;
  self->room -= BAR + 8 + STEP_TEXT;
  self->within = TRUE;
  add_step_heading (self, step);
  if (*told != '\0')
    {
      self->y += self->y > top ? 3 : 0;
      pergola_sheet_add_paragraphs (self, PERGOLA_ROLE_TITLE, id, told, SHEET_BODY, PERGOLA_COLOR (TEXT));
    }
  pergola_sheet_add_fields (self, step->step, differs (self, step) ? NULL : TYPE);
  add_indicators (self, step);
  self->within = FALSE;
  self->x -= BAR + 8 + STEP_TEXT;
  self->room += BAR + 8 + STEP_TEXT;
  self->y = MAX (self->y, top + SHEET_DISC);
  g_array_index (self->scene->shapes, PergolaShape, bar).bounds.height = self->y - top;
  pergola_sheet_end_node (self, node);
}

/* --- Loops --- */

static gboolean
is_aspiration (Sheet *self, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));

  return kind != NULL && g_strcmp0 (kind->role, "aspiration") == 0;
}

static void
add_loop (Sheet *self, const char *story, PergolaItem *link, const PergolaLinkKind *kind)
{
  PergolaItem *from = pergola_project_get (self->project, pergola_item_get_from (link));
  PergolaItem *to = pergola_project_get (self->project, pergola_item_get_to (link));
  const char *title = pergola_item_get_title (link);
  g_autofree char *heading = *title != '\0' ? g_strdup_printf ("%s · %s", kind->title, title) : g_strdup (kind->title);
  g_autofree char *ends = g_strdup_printf (self->scene->rtl ? "%s ← %s" : "%s → %s", pergola_item_get_title (from),
                                           pergola_item_get_title (to));
  SheetMark mark = { .glyph = kind->icon, .hue = PERGOLA_HUE_SLATE };

  pergola_sheet_add_gap (self, STEP_GAP);
  pergola_sheet_add_mark (self, story, &mark, self->x + BAR + 8, self->y, SHEET_DISC);
  self->x += BAR + 8 + STEP_TEXT;
  self->room -= BAR + 8 + STEP_TEXT;
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, story, heading, SHEET_BODY, TRUE, PERGOLA_COLOR (LOOP));
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, story, ends, SHEET_SMALL, FALSE, PERGOLA_COLOR (DIM));
  self->x -= BAR + 8 + STEP_TEXT;
  self->room += BAR + 8 + STEP_TEXT;
}

/* What came back: loops both of whose ends are told of. */
static void
add_loops (Sheet *self, PergolaItem *story, GArray *steps)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, SheetStep, i).value != NULL)
      g_hash_table_add (told, (gpointer) pergola_item_get_id (g_array_index (steps, SheetStep, i).value));

  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *value = g_array_index (steps, SheetStep, i).value;
      g_autoptr (GPtrArray) links = NULL;

      if (value == NULL || !g_hash_table_add (seen, (gpointer) pergola_item_get_id (value)))
        continue;
      links = pergola_project_list_links_of (self->project, pergola_item_get_id (value));
      for (guint k = 0; k < links->len; k++)
        {
          PergolaItem *link = g_ptr_array_index (links, k);
          const PergolaLinkKind *kind = pergola_project_get_link_kind (self->project, pergola_item_get_kind (link));
          PergolaItem *to = pergola_project_get (self->project, pergola_item_get_to (link));

          if (kind == NULL || (kind->style != PERGOLA_LINK_IMPROVING && kind->style != PERGOLA_LINK_REFRAMING) ||
              g_strcmp0 (pergola_item_get_from (link), pergola_item_get_id (value)) != 0 || to == NULL ||
              !pergola_sheet_may_show (self, link))
            continue;
          if (g_hash_table_contains (told, pergola_item_get_id (to)) ||
              (kind->style == PERGOLA_LINK_REFRAMING && is_aspiration (self, to)))
            add_loop (self, pergola_item_get_id (story), link, kind);
        }
    }
}

/* --- The whole --- */

static void
add_head (Sheet *self, PergolaItem *story, int zone)
{
  const char *id = pergola_item_get_id (story),
             *title = pergola_name_get_for (self->project, story, self->options->audience);
  g_autofree char *name = pergola_layout_marks_conflict (story, self->options)
                            ? g_strdup_printf ("%s · %s", title, pergola_layout_get_conflict_words ())
                            : g_strdup (title);
  guint node = pergola_sheet_begin_node (self, story, name, zone);
  PergolaShape *shape =
    pergola_sheet_add_words (self, PERGOLA_ROLE_TITLE, id, title, SHEET_TITLE, TRUE,
                             *pergola_item_get_title (story) != '\0' ? PERGOLA_COLOR (TEXT) : PERGOLA_COLOR (DIM));

  g_array_index (self->scene->nodes, PergolaNode, node).title_bounds = shape->bounds;
  g_array_index (self->scene->nodes, PergolaNode, node).title_size = shape->size;
  pergola_sheet_add_fields (self, story, NULL);
  pergola_sheet_end_node (self, node);
}

void
pergola_sheet_add_story (Sheet *self, PergolaItem *story, int zone)
{
  g_autoptr (GArray) steps = pergola_sheet_list_steps (self, story);

  add_head (self, story, zone);
  if (steps->len == 0)
    return;
  pergola_sheet_add_gap (self, GAP);
  pergola_sheet_add_path (self, story, steps);
  for (guint i = 0; i < steps->len; i++)
    {
      pergola_sheet_add_gap (self, STEP_GAP);
      add_step (self, &g_array_index (steps, SheetStep, i));
    }
  add_loops (self, story, steps);
}
