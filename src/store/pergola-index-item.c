/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the index keeps of an item. */

#include "config.h"

#include <string.h>

#include "pergola-index-file.h"
#include "pergola-search-words.h"

gboolean
pergola_index_is_person (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

  return kind != NULL && g_strcmp0 (kind->role, "person") == 0;
}

/* (nullable) (element-type PergolaFieldDef) */
static GPtrArray *
get_fields (PergolaProject *project, PergolaItem *item)
{
  const char *id = pergola_item_get_kind (item);
  const PergolaLinkKind *link = pergola_item_is_link (item) ? pergola_project_get_link_kind (project, id) : NULL;
  const PergolaKind *kind = pergola_item_is_link (item) ? NULL : pergola_project_get_kind (project, id);

  return link != NULL ? link->fields : kind != NULL ? kind->fields : NULL;
}

static void
add_name (GString *names, const char *name)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (name), "\n", ' '));
  g_auto (GStrv) known = g_strsplit (names->str, "\n", -1);

  if (*line != '\0' && !g_strv_contains ((const char *const *) known, line))
    g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", line);
}

/* (transfer full): the people whom it names, itself if it is one. */
static char *
list_people (PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  GPtrArray *fields = get_fields (project, item);
  GString *names = g_string_new (NULL);

  if (pergola_index_is_person (project, item))
    add_name (names, pergola_item_get_title (item));
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const PergolaFieldDef *field = fields->pdata[i];
      const char *id = field->type == PERGOLA_FIELD_PERSON ? pergola_item_get (item, field->id) : NULL;
      PergolaItem *person = id != NULL ? pergola_project_get (project, id) : NULL;

      if (person != NULL && pergola_project_field_applies (project, item, field) &&
          pergola_project_is_for (project, person, audience))
        add_name (names, pergola_item_get_title (person));
    }
  return g_string_free (names, FALSE);
}

/* (transfer full) (nullable) */
static char *
find_date (PergolaProject *project, PergolaItem *item)
{
  GPtrArray *fields = get_fields (project, item);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const PergolaFieldDef *field = fields->pdata[i];
      const char *value = pergola_item_get (item, field->id);

      if (value != NULL &&
          (field->type == PERGOLA_FIELD_DATE || (field->type == PERGOLA_FIELD_TIME && strchr (value, '-') != NULL)) &&
          pergola_project_field_applies (project, item, field) && pergola_index_day (value, FALSE) > 0)
        return g_strndup (value, strcspn (value, "T"));
    }
  return NULL;
}

/* (transfer none) (nullable) */
static char *
keep (PergolaIndexFile *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

/* (transfer none): @text is freed. */
static char *
take (PergolaIndexFile *self, char *text)
{
  char *kept = keep (self, text);

  g_free (text);
  return kept;
}

static void
set_kind (PergolaIndexFile *self, PergolaIndexItem *row, PergolaProject *project, PergolaItem *item)
{
  const char *id = pergola_item_get_kind (item);
  const PergolaLinkKind *link = pergola_item_is_link (item) ? pergola_project_get_link_kind (project, id) : NULL;
  const PergolaKind *kind = pergola_item_is_link (item) ? NULL : pergola_project_get_kind (project, id);

  row->kind = keep (self, id);
  row->kind_title = kind != NULL ? keep (self, kind->title) : link != NULL ? keep (self, link->title) : row->kind;
  row->kind_plural = kind != NULL && kind->plural != NULL ? keep (self, kind->plural) : row->kind_title;
  row->kind_icon = keep (self, kind != NULL ? kind->icon : link != NULL ? link->icon : NULL);
  row->icon = kind != NULL ? keep (self, pergola_aspect_get_glyph (project, item)) : row->kind_icon;
}

/* What it says to @audience. */
static void
set_words (
  PergolaIndexFile *self, PergolaIndexItem *row, PergolaProject *project, PergolaItem *item, PergolaAudience audience)
{
  g_autoptr (GArray) words = pergola_search_list_words (project, item, audience);

  row->words = take (self, pergola_index_words_join (words));
  row->people = take (self, list_people (project, item, audience));
  row->is_private = audience == PERGOLA_AUDIENCE_ME;
}

static void
add (PergolaIndexFile *self, PergolaIndexItem *row)
{
  row->folded_words = take (self, pergola_index_words_fold (row->words));
  g_array_append_val (self->items, *row);
}

/* Whether what it says may depend on who reads it: something lives in it, or it names someone. */
static gboolean
may_differ (PergolaProject *project, PergolaItem *item, const PergolaIndexItem *row)
{
  g_autoptr (GPtrArray) children = NULL;

  if (*row->people != '\0')
    return TRUE;
  children = pergola_item_is_link (item) ? NULL : pergola_project_list_children (project, pergola_item_get_id (item));
  return children != NULL && children->len > 0;
}

static void
describe (PergolaIndexFile *self, PergolaIndexItem *row, PergolaProject *project, PergolaItem *item)
{
  const PergolaZone *zone = NULL;
  const PergolaBoardDef *board = pergola_aspect_find_board (project, item, &zone);

  row->item = keep (self, pergola_item_get_id (item));
  set_kind (self, row, project, item);
  row->hue = keep (self, zone != NULL ? zone->hue : NULL);
  row->board = keep (self, board != NULL ? board->id : NULL);
  row->board_title = keep (self, board != NULL ? board->title : NULL);
  row->date = take (self, find_date (project, item));
  row->folded_title = take (self, pergola_index_fold (row->title));
}

/* Where something private lives in it, or is named by it, there are two: one that says all, for oneself. */
void
pergola_index_file_add_item (PergolaIndexFile *self, PergolaProject *project, PergolaItem *item)
{
  PergolaIndexItem all = { .title = keep (self, pergola_item_get_title (item)) };
  PergolaIndexItem some;

  set_words (self, &all, project, item, PERGOLA_AUDIENCE_ME);
  if (pergola_item_is_link (item) && *all.title == '\0' && *all.words == '\0')
    return;
  describe (self, &all, project, item);
  some = all;
  some.is_private = FALSE;
  if (!pergola_project_is_for (project, item, PERGOLA_AUDIENCE_CIRCLE))
    {
      add (self, &all);
      return;
    }
  if (may_differ (project, item, &all))
    set_words (self, &some, project, item, PERGOLA_AUDIENCE_CIRCLE);
  some.outdone = !g_str_equal (some.words, all.words) || !g_str_equal (some.people, all.people);
  if (some.outdone)
    add (self, &all);
  add (self, &some);
}

void
pergola_index_file_add_project (PergolaIndexFile *self)
{
  PergolaIndexItem row = {
    .item = "",
    .kind = PERGOLA_INDEX_KIND_PROJECT,
    .kind_title = "",
    .kind_plural = "",
    .kind_icon = "document",
    .icon = "document",
    .words = "",
    .people = "",
    .title = keep (self, self->title),
  };

  row.folded_title = take (self, pergola_index_fold (row.title));
  add (self, &row);
}
