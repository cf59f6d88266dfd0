/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-cli-show.h"

#include <string.h>

#include "pergola-cli-json.h"

typedef struct
{
  PergolaCliJson json;
  PergolaProject *project;
  PergolaAudience audience;
} Show;

static void
add_optional (Show *self, const char *name, const char *value)
{
  if (value != NULL && pergola_cli_may_show_value (self->project, value, self->audience))
    pergola_cli_json_add_string (&self->json, name, value);
}

static void
add_frameworks (Show *self)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  pergola_cli_json_open_list (&self->json, "frameworks");
  for (guint i = 0; i < frameworks->len; i++)
    {
      const PergolaFramework *framework = g_ptr_array_index (frameworks, i);

      pergola_cli_json_open_object (&self->json, NULL);
      pergola_cli_json_add_string (&self->json, "id", framework->id);
      pergola_cli_json_add_number (&self->json, "version", framework->version);
      pergola_cli_json_add_string (&self->json, "title", framework->title);
      pergola_cli_json_close_object (&self->json);
    }
  pergola_cli_json_close_list (&self->json);
}

/* By kind, then as they were listed, which is by rank for items and by id for links. */
static int
compare_kind (gconstpointer a, gconstpointer b)
{
  return strcmp (pergola_item_get_kind (*(PergolaItem **) a), pergola_item_get_kind (*(PergolaItem **) b));
}

static int
compare_item (gconstpointer a, gconstpointer b)
{
  int order = compare_kind (a, b);
  return order != 0 ? order : pergola_item_compare_rank (a, b);
}

static int
compare_link (gconstpointer a, gconstpointer b)
{
  int order = compare_kind (a, b);
  return order != 0 ? order
                    : strcmp (pergola_item_get_id (*(PergolaItem **) a), pergola_item_get_id (*(PergolaItem **) b));
}

static void
add_fields (Show *self, PergolaItem *item)
{
  g_autoptr (GPtrArray) fields = pergola_cli_list_shown_fields (self->project, item, self->audience);

  pergola_cli_json_open_object (&self->json, "fields");
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      pergola_cli_json_add_string (&self->json, field, pergola_item_get (item, field));
    }
  pergola_cli_json_close_object (&self->json);
}

/* Who agreed to be named is named, also where the person is not among the items: an id alone would say nothing. */
static void
add_names (Show *self, PergolaItem *item)
{
  g_autoptr (GPtrArray) fields = pergola_cli_list_shown_fields (self->project, item, self->audience);
  gboolean any = FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      const PergolaFieldDef *def = pergola_project_get_field (self->project, item, field);
      PergolaItem *person =
        def != NULL && def->type == PERGOLA_FIELD_PERSON ? pergola_reference_get (self->project, item, field) : NULL;

      if (person == NULL || pergola_project_is_for (self->project, person, self->audience))
        continue;
      if (!any)
        pergola_cli_json_open_object (&self->json, "names");
      any = TRUE;
      pergola_cli_json_add_string (&self->json, field,
                                   pergola_person_get_name_for (self->project, item, field, self->audience));
    }
  if (any)
    pergola_cli_json_close_object (&self->json);
}

static void
add_conflicts (Show *self, PergolaItem *item)
{
  g_autoptr (GPtrArray) conflicts = pergola_cli_list_shown_conflicts (self->project, item, self->audience);

  if (conflicts->len == 0)
    return;

  pergola_cli_json_open_list (&self->json, "conflicts");
  for (guint i = 0; i < conflicts->len; i++)
    {
      const PergolaConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *name = NULL;
      g_autofree char *part = pergola_conflict_name_part (item != NULL, conflict->field, &name);

      pergola_cli_json_open_object (&self->json, NULL);
      pergola_cli_json_add_string (&self->json, "field", name);
      add_optional (self, "of", part);
      add_optional (self, "by", conflict->by);
      add_optional (self, "at", conflict->at);
      pergola_cli_json_add_string (&self->json, "other", conflict->other);
      pergola_cli_json_close_object (&self->json);
    }
  pergola_cli_json_close_list (&self->json);
}

static void
add_item (Show *self, PergolaItem *item)
{
  pergola_cli_json_open_object (&self->json, NULL);
  pergola_cli_json_add_string (&self->json, "id", pergola_item_get_id (item));
  pergola_cli_json_add_string (&self->json, "kind", pergola_item_get_kind (item));
  if (pergola_item_is_link (item))
    {
      add_optional (self, "from", pergola_item_get_from (item));
      add_optional (self, "to", pergola_item_get_to (item));
    }
  else
    {
      add_optional (self, "rank", pergola_item_get (item, "@rank"));
      add_optional (self, "audience", pergola_audience_to_string (pergola_item_get_audience (item)));
      add_optional (self, "parent", pergola_item_get_parent (item));
    }
  add_fields (self, item);
  add_names (self, item);
  add_conflicts (self, item);
  pergola_cli_json_close_object (&self->json);
}

static void
add_items (Show *self, const char *name, GPtrArray *items)
{
  pergola_cli_json_open_list (&self->json, name);
  for (guint i = 0; i < items->len; i++)
    if (pergola_project_is_for (self->project, g_ptr_array_index (items, i), self->audience))
      add_item (self, g_ptr_array_index (items, i));
  pergola_cli_json_close_list (&self->json);
}

static void
add_options (Show *self, const char *board)
{
  g_autoptr (GPtrArray) names = pergola_project_list_properties (self->project);
  gsize length = strlen (board);

  pergola_cli_json_open_object (&self->json, "options");
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (strncmp (name, board, length) == 0 && name[length] == '/')
        add_optional (self, name + length + 1, pergola_project_get_property (self->project, name));
    }
  pergola_cli_json_close_object (&self->json);
}

static void
add_places (Show *self, const char *board)
{
  g_autoptr (GPtrArray) placed = pergola_project_list_placed (self->project, board);

  pergola_cli_json_open_list (&self->json, "places");
  for (guint i = 0; i < placed->len; i++)
    {
      const char *id = g_ptr_array_index (placed, i);
      PergolaItem *item = pergola_project_get (self->project, id);
      double x, y;

      if (item == NULL || !pergola_project_is_for (self->project, item, self->audience) ||
          !pergola_project_get_place (self->project, board, id, &x, &y))
        continue;
      pergola_cli_json_open_object (&self->json, NULL);
      pergola_cli_json_add_string (&self->json, "item", id);
      pergola_cli_json_add_number (&self->json, "x", x);
      pergola_cli_json_add_number (&self->json, "y", y);
      pergola_cli_json_close_object (&self->json);
    }
  pergola_cli_json_close_list (&self->json);
}

static void
add_boards (Show *self)
{
  g_autoptr (GPtrArray) boards = pergola_project_list_placed_boards (self->project);

  pergola_cli_json_open_list (&self->json, "boards");
  for (guint i = 0; i < boards->len; i++)
    {
      const char *board = g_ptr_array_index (boards, i);

      pergola_cli_json_open_object (&self->json, NULL);
      pergola_cli_json_add_string (&self->json, "id", board);
      add_options (self, board);
      add_places (self, board);
      pergola_cli_json_close_object (&self->json);
    }
  pergola_cli_json_close_list (&self->json);
}

char *
pergola_cli_show_as_json (PergolaProject *project, PergolaAudience audience)
{
  Show self = { .project = project, .audience = audience };
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);

  g_ptr_array_sort (items, compare_item);
  g_ptr_array_sort (links, compare_link);

  pergola_cli_json_init (&self.json);
  pergola_cli_json_open_object (&self.json, NULL);
  pergola_cli_json_add_string (&self.json, "id", pergola_project_get_id (project));
  pergola_cli_json_add_string (&self.json, "title", pergola_project_get_title (project));
  pergola_cli_json_add_string (&self.json, "language", pergola_project_get_language (project));
  add_conflicts (&self, NULL);
  add_frameworks (&self);
  add_items (&self, "items", items);
  add_items (&self, "links", links);
  add_boards (&self);
  pergola_cli_json_close_object (&self.json);
  return pergola_cli_json_finish (&self.json);
}
