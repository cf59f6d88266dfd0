/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What items say, in the order and with the words of their kinds. */

#include "config.h"

#include "pergola-layout-sheet.h"

#include "pergola-search-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP 10      /* between fields */
#define CLOSE_GAP 7 /* the same in something small */
#define LIST_GAP 4  /* between the lines of a list */
#define SECTION_GAP 16
#define LIST_MARK 18
#define LIST_TEXT 24

gboolean
pergola_sheet_may_show (Sheet *self, PergolaItem *item)
{
  return pergola_project_is_for (self->project, item, self->options->audience);
}

/* --- One value --- */

static char *
describe_choices (Sheet *self, PergolaItem *item, const PergolaFieldDef *field, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; ids[i] != NULL; i++)
    {
      const PergolaChoice *choice = pergola_field_def_get_choice (field, ids[i]);

      if (choice != NULL && pergola_project_choice_applies (self->project, item, field, choice))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", choice->title);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
describe_name (Sheet *self, PergolaItem *item, const PergolaFieldDef *field)
{
  const char *name = pergola_person_get_name_for (self->project, item, field->id, self->options->audience);

  return *name != '\0' ? g_strdup (name) : NULL;
}

char *
pergola_sheet_describe (Sheet *self, PergolaItem *item, const PergolaFieldDef *field)
{
  const char *value = pergola_item_get (item, field->id);

  if (value == NULL || *value == '\0' || !pergola_project_field_applies (self->project, item, field) ||
      !pergola_consent_allows_field (self->project, item, field->id, self->options->audience))
    return NULL;

  switch (field->type)
    {
    case PERGOLA_FIELD_CHOICE:
    case PERGOLA_FIELD_CHOICES:
      return describe_choices (self, item, field, value);
    case PERGOLA_FIELD_PERSON:
    case PERGOLA_FIELD_ITEM:
      return describe_name (self, item, field);
    case PERGOLA_FIELD_BOOLEAN:
      return g_strdup (pergola_item_get_boolean (item, field->id) ? _ ("Yes") : _ ("No"));
    case PERGOLA_FIELD_STROKES:
      return NULL;
    case PERGOLA_FIELD_LINE:
    case PERGOLA_FIELD_TEXT:
    case PERGOLA_FIELD_NUMBER:
    case PERGOLA_FIELD_SCORE:
    case PERGOLA_FIELD_DATE:
    case PERGOLA_FIELD_TIME:
    case PERGOLA_FIELD_DURATION:
    case PERGOLA_FIELD_LINES:
    default:
      return g_strdup (value);
    }
}

/* --- All of an item --- */

/* What is asked for the sake of those who work on it. */
static gboolean
is_internal (const PergolaFieldDef *field)
{
  return g_strcmp0 (field->role, "consent") == 0 || g_strcmp0 (field->role, "effort") == 0 ||
         g_strcmp0 (field->role, "entry") == 0;
}

static gboolean
is_shown (Sheet *self, const PergolaFieldDef *field, const char *const *skip)
{
  if (is_internal (field) &&
      (g_strcmp0 (field->role, "entry") == 0 || self->options->audience == PERGOLA_AUDIENCE_EVERYONE))
    return FALSE;

  return field->role == NULL || skip == NULL || !g_strv_contains (skip, field->role);
}

static const PergolaSection *
find_section (const PergolaKind *kind, const char *id)
{
  for (guint i = 0; id != NULL && i < kind->sections->len; i++)
    {
      const PergolaSection *section = g_ptr_array_index (kind->sections, i);

      if (g_str_equal (section->id, id))
        return section;
    }

  return NULL;
}

typedef struct
{
  PergolaItem *item;
  GArray *facts; /* short fields that are not set yet */
  const PergolaSection *section;
  gboolean any; /* something is set */
} Fields;

static void
add_gap (Sheet *self, Fields *fields, double gap)
{
  if (fields->any)
    {
      pergola_sheet_add_gap (self, gap);
    }
  else
    self->y += gap;
  fields->any = TRUE;
}

static void
flush (Sheet *self, Fields *fields)
{
  if (fields->facts->len == 0)
    return;
  add_gap (self, fields, self->within ? CLOSE_GAP : GAP);
  pergola_sheet_add_facts (self, pergola_item_get_id (fields->item), fields->facts);
}

/* A section that is the first thing below a title needs none of its own. */
static void
begin_section (Sheet *self, Fields *fields, const PergolaSection *section)
{
  if (section == fields->section)
    return;
  flush (self, fields);
  fields->section = section;
  if (section == NULL || !fields->any)
    return;
  add_gap (self, fields, SECTION_GAP);
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, pergola_item_get_id (fields->item), section->title, SHEET_BODY,
                           TRUE, PERGOLA_COLOR (ACCENT_TEXT));
  fields->any = FALSE;
}

static void
add_prose (Sheet *self, Fields *fields, const char *label, const char *text)
{
  const char *id = pergola_item_get_id (fields->item);

  flush (self, fields);
  add_gap (self, fields, self->within ? CLOSE_GAP : GAP);
  pergola_sheet_add_label (self, id, label);
  pergola_sheet_add_paragraphs (self, PERGOLA_ROLE_NOTE, id, text, SHEET_BODY, PERGOLA_COLOR (TEXT));
}

void
pergola_sheet_add_fields (Sheet *self, PergolaItem *item, const char *const *skip)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  Fields fields = { .item = item, .facts = pergola_sheet_facts_new () };

  for (guint i = 1; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);
      g_autofree char *text = is_shown (self, field, skip) ? pergola_sheet_describe (self, item, field) : NULL;

      if (text == NULL)
        continue;
      begin_section (self, &fields, find_section (kind, field->section));
      if (field->type == PERGOLA_FIELD_TEXT || field->type == PERGOLA_FIELD_LINES)
        add_prose (self, &fields, field->title, text);
      else
        pergola_sheet_facts_add (fields.facts, field->title, text);
    }
  flush (self, &fields);
  g_array_unref (fields.facts);
}

/* --- What it is linked to --- */

static void
add_list_line (Sheet *self, const char *id, PergolaItem *other)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (other));
  const char *glyph = pergola_aspect_get_glyph (self->project, other);
  const char *title = pergola_item_get_title (other);
  SheetMark mark = { .glyph = glyph, .hue = PERGOLA_HUE_TEAL };

  pergola_sheet_add_mark (self, id, &mark, self->x, self->y, LIST_MARK);
  self->x += LIST_TEXT;
  self->room -= LIST_TEXT;
  pergola_sheet_add_words (self, PERGOLA_ROLE_NOTE, id, *title == '\0' && kind != NULL ? kind->title : title,
                           SHEET_BODY, FALSE, PERGOLA_COLOR (TEXT));
  self->x -= LIST_TEXT;
  self->room += LIST_TEXT;
}

/* --- Where it is named --- */

/* (nullable): what to call the place where an item is named: a step is known by its story. */
static PergolaItem *
find_holder (Sheet *self, const PergolaMention *mention)
{
  PergolaItem *holder = pergola_search_get_host (self->project, mention->holder);

  if (pergola_item_is_link (holder) || !pergola_sheet_may_show (self, mention->holder) ||
      !pergola_consent_allows_field (self->project, mention->holder, mention->field->id, self->options->audience))
    return NULL;

  return holder;
}

static void
add_mention_heading (Sheet *self, const char *id, const PergolaMention *mention)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (mention->holder));
  g_autofree char *words =
    kind != NULL ? g_strdup_printf ("%s · %s", kind->plural, mention->field->title) : g_strdup (mention->field->title);

  pergola_sheet_add_gap (self, GAP);
  pergola_sheet_add_label (self, id, words);
}

void
pergola_sheet_add_mentions (Sheet *self, PergolaItem *item)
{
  const char *id = pergola_item_get_id (item);
  g_autoptr (GArray) mentions = pergola_mention_list_of (self->project, id);
  const PergolaFieldDef *field = NULL;
  PergolaItem *last = NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const PergolaMention *mention = &g_array_index (mentions, PergolaMention, i);
      PergolaItem *holder = find_holder (self, mention);

      if (holder == NULL || (mention->field == field && holder == last))
        continue;
      if (mention->field != field)
        add_mention_heading (self, id, mention);
      else
        pergola_sheet_add_gap (self, LIST_GAP);
      field = mention->field;
      last = holder;
      add_list_line (self, id, holder);
    }
}

/* --- Its links --- */

static void
add_links_of (Sheet *self, PergolaItem *item, const PergolaLinkKind *kind, gboolean reverse, GPtrArray *links)
{
  const char *id = pergola_item_get_id (item);
  gboolean any = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *link = g_ptr_array_index (links, i);
      const char *near = reverse ? pergola_item_get_to (link) : pergola_item_get_from (link);
      PergolaItem *other =
        pergola_project_get (self->project, reverse ? pergola_item_get_from (link) : pergola_item_get_to (link));

      if (g_strcmp0 (pergola_item_get_kind (link), kind->id) != 0 || g_strcmp0 (near, id) != 0 || other == NULL ||
          !pergola_sheet_may_show (self, link))
        continue;
      pergola_sheet_add_gap (self, any ? LIST_GAP / 2.0 : GAP);
      if (!any)
        pergola_sheet_add_label (self, id, reverse ? kind->reverse : kind->title);
      add_list_line (self, id, other);
      any = TRUE;
    }
}

void
pergola_sheet_add_links (Sheet *self, PergolaItem *item)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links_of (self->project, pergola_item_get_id (item));
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  for (guint f = 0; links->len > 0 && f < frameworks->len; f++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, f);

      for (guint k = 0; k < framework->links->len; k++)
        {
          const PergolaLinkKind *kind = g_ptr_array_index (framework->links, k);

          if (kind->style == PERGOLA_LINK_HIDDEN)
            continue;
          add_links_of (self, item, kind, FALSE, links);
          add_links_of (self, item, kind, TRUE, links);
        }
    }
}
