/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which words an item is found by. */

#include "config.h"

#include "pergola-search-words.h"

#include "pergola-consent.h"

#define DEPTH_MAX 8 /* of items in items */

/* --- What lives in what --- */

static gboolean
is_named (const GPtrArray *list, const PergolaKind *kind)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (pergola_kind_is (kind, ((const PergolaCards *) list->pdata[i])->kind))
      return TRUE;
  return FALSE;
}

static gboolean
stands_on_a_board (PergolaProject *project, const PergolaKind *kind)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) frameworks->pdata[i])->boards;

      for (guint j = 0; j < boards->len; j++)
        {
          GPtrArray *zones = ((PergolaBoardDef *) boards->pdata[j])->zones;

          for (guint k = 0; k < zones->len; k++)
            {
              const PergolaZone *zone = zones->pdata[k];

              if (is_named (zone->cards, kind) || is_named (zone->above, kind) || is_named (zone->below, kind))
                return TRUE;
            }
        }
    }
  return FALSE;
}

/* (nullable): the item that is found in the place of @item. */
static PergolaItem *
get_home (PergolaProject *project, PergolaItem *item)
{
  const char *parent = pergola_item_is_link (item) ? NULL : pergola_item_get_parent (item);
  const PergolaKind *kind = parent != NULL ? pergola_project_get_kind (project, pergola_item_get_kind (item)) : NULL;

  if (kind == NULL || kind->parent == NULL || stands_on_a_board (project, kind))
    return NULL;
  return pergola_project_get (project, parent);
}

PergolaItem *
pergola_search_get_host (PergolaProject *project, PergolaItem *item)
{
  for (int i = 0; i < DEPTH_MAX; i++)
    {
      PergolaItem *home = get_home (project, item);

      if (home == NULL)
        break;
      item = home;
    }
  return item;
}

/* --- Fields --- */

typedef struct
{
  PergolaProject *project;
  PergolaAudience audience;
  GArray *list; /* (element-type PergolaWords) */
} Collecting;

void
pergola_search_clear_words (PergolaWords *words)
{
  g_free (words->label);
  g_free (words->text);
}

/* (transfer full) (nullable): the words of what was chosen. */
static char *
describe_choices (PergolaProject *project, PergolaItem *item, const PergolaFieldDef *field, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; ids[i] != NULL; i++)
    {
      const PergolaChoice *choice = pergola_field_def_get_choice (field, ids[i]);

      if (choice != NULL && pergola_project_choice_applies (project, item, field, choice))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", choice->title);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* (transfer full) (nullable): the words of a field, if it has any. */
static char *
describe_field (Collecting *self, PergolaItem *item, const PergolaFieldDef *field, const char *value)
{
  PergolaProject *project = self->project;
  const char *name;

  switch (field->type)
    {
    case PERGOLA_FIELD_LINE:
    case PERGOLA_FIELD_TEXT:
    case PERGOLA_FIELD_LINES:
    case PERGOLA_FIELD_NUMBER:
    case PERGOLA_FIELD_DATE:
    case PERGOLA_FIELD_TIME:
      return g_strdup (value);
    case PERGOLA_FIELD_CHOICE:
    case PERGOLA_FIELD_CHOICES:
      return describe_choices (project, item, field, value);
    case PERGOLA_FIELD_PERSON:
    case PERGOLA_FIELD_ITEM:
      name = pergola_person_get_name_for (project, item, field->id, self->audience);
      return *name != '\0' ? g_strdup (name) : NULL;
    case PERGOLA_FIELD_SCORE:
    case PERGOLA_FIELD_DURATION:
    case PERGOLA_FIELD_BOOLEAN:
    case PERGOLA_FIELD_STROKES:
    default:
      return NULL;
    }
}

static gboolean
is_prose (const PergolaFieldDef *field)
{
  return field->type == PERGOLA_FIELD_LINE || field->type == PERGOLA_FIELD_TEXT || field->type == PERGOLA_FIELD_LINES;
}

static void
add_field (Collecting *self, PergolaItem *item, const PergolaFieldDef *field, gboolean own)
{
  const char *value = pergola_item_get (item, field->id);
  PergolaWords words = { .own = own };

  if (value == NULL || (own && g_str_equal (field->id, "title")) ||
      !pergola_project_field_applies (self->project, item, field))
    return;
  words.text = describe_field (self, item, field, value);
  if (words.text == NULL)
    return;
  words.label = is_prose (field) ? NULL : g_strdup (field->title);
  g_array_append_val (self->list, words);
}

/* (nullable) (element-type PergolaFieldDef) */
static GPtrArray *
get_fields (PergolaProject *project, PergolaItem *item)
{
  const char *id = pergola_item_get_kind (item);

  if (pergola_item_is_link (item))
    {
      const PergolaLinkKind *kind = pergola_project_get_link_kind (project, id);

      return kind != NULL ? kind->fields : NULL;
    }
  else
    {
      const PergolaKind *kind = pergola_project_get_kind (project, id);

      return kind != NULL ? kind->fields : NULL;
    }
}

/* Of a kind that no framework knows: what it says, as it is written. */
static void
add_unknown (GArray *list, PergolaItem *item, gboolean own)
{
  g_autoptr (GPtrArray) fields = pergola_item_list_fields (item);

  for (guint i = 0; i < fields->len; i++)
    if (!own || !g_str_equal (fields->pdata[i], "title"))
      {
        PergolaWords words = { .text = g_strdup (pergola_item_get (item, fields->pdata[i])), .own = own };

        g_array_append_val (list, words);
      }
}

static void
add_words (Collecting *self, PergolaItem *item, int depth)
{
  PergolaProject *project = self->project;
  GPtrArray *fields = get_fields (project, item);
  g_autoptr (GPtrArray) children = NULL;

  if (fields == NULL)
    add_unknown (self->list, item, depth == 0);
  for (int prose = 1; fields != NULL && prose >= 0; prose--)
    for (guint i = 0; i < fields->len; i++)
      if (is_prose (fields->pdata[i]) == (prose == 1))
        add_field (self, item, fields->pdata[i], depth == 0);

  if (pergola_item_is_link (item) || depth == DEPTH_MAX)
    return;
  children = pergola_project_list_children (project, pergola_item_get_id (item));
  for (guint i = 0; i < children->len; i++)
    if (get_home (project, children->pdata[i]) == item &&
        pergola_item_get_audience (children->pdata[i]) >= self->audience)
      add_words (self, children->pdata[i], depth + 1);
}

GArray *
pergola_search_list_words (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (PergolaWords));
  Collecting collecting = { project, audience, list };

  g_array_set_clear_func (list, (GDestroyNotify) pergola_search_clear_words);
  add_words (&collecting, item, 0);
  return list;
}

char *
pergola_search_choose_line (GArray *words, const char *title, const PergolaQuery *query, PergolaQueryReach reach)
{
  g_autofree char *folded_title = pergola_fold (title, NULL);
  const PergolaWords *best = NULL;
  g_autofree char *line = NULL;
  guint most = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const PergolaWords *some = &g_array_index (words, PergolaWords, i);
      g_autofree char *folded = pergola_fold (some->text, NULL);
      guint n = pergola_query_count (query, folded, folded_title, reach);

      if (n > most || (best == NULL && some->own && some->label == NULL))
        best = some;
      most = MAX (most, n);
    }
  if (best == NULL)
    return NULL;
  line = pergola_query_cut (query, best->text, reach);
  return best->label != NULL ? g_strdup_printf ("%s: %s", best->label, line) : g_steal_pointer (&line);
}
