/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "random-edits.h"

static PergolaItem *
pick (GPtrArray *items)
{
  return items->len > 0 ? g_ptr_array_index (items, g_test_rand_int_range (0, items->len)) : NULL;
}

static char *
random_text (void)
{
  static const char *const bits[] = { "leak", " ",    "ü", "<&>\"'", "\n",   "水", "🌱",
                                      "\t",   "سلام", "x", "]]>",    "\x02", "\r" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);

  return g_string_free (text, FALSE);
}

static char *
random_value (const PergolaFieldDef *field)
{
  if (field->choices->len > 0 && g_test_rand_bit ())
    {
      const PergolaChoice *choice =
        pick (field->choices) ? g_ptr_array_index (field->choices, g_test_rand_int_range (0, field->choices->len))
                              : NULL;
      return g_strdup (choice->id);
    }
  if (field->type == PERGOLA_FIELD_DATE && g_test_rand_bit ())
    return g_strdup_printf ("20%02d-%02d", g_test_rand_int_range (10, 40), g_test_rand_int_range (1, 13));
  if (field->type == PERGOLA_FIELD_SCORE || field->type == PERGOLA_FIELD_NUMBER)
    return g_strdup_printf ("%d", g_test_rand_int_range (-2, 14));
  return random_text ();
}

static PergolaFramework *
pick_framework (PergolaProject *project)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (project);

  return g_ptr_array_index (frameworks, g_test_rand_int_range (0, frameworks->len));
}

static void
edit_insert (PergolaProject *project)
{
  PergolaFramework *framework = pick_framework (project);
  const PergolaKind *kind = g_ptr_array_index (framework->kinds, g_test_rand_int_range (0, framework->kinds->len));
  g_autoptr (GPtrArray) parents = kind->parent != NULL ? pergola_project_list_items (project, kind->parent) : NULL;
  PergolaItem *parent = parents != NULL ? pick (parents) : NULL;

  pergola_project_add (project, kind->id, parent != NULL ? pergola_item_get_id (parent) : NULL);
}

static void
edit_remove (PergolaProject *project)
{
  g_autoptr (GPtrArray) items =
    g_test_rand_bit () ? pergola_project_list_items (project, NULL) : pergola_project_list_links (project, NULL);
  PergolaItem *item = pick (items);

  if (item != NULL && g_test_rand_int_range (0, 3) == 0)
    pergola_project_remove (project, pergola_item_get_id (item));
}

static void
edit_set (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = g_test_rand_int_range (0, 4) ? pergola_project_list_items (project, NULL)
                                                             : pergola_project_list_links (project, NULL);
  PergolaItem *item = pick (items);
  GPtrArray *fields = NULL;

  if (item == NULL)
    return;
  if (pergola_item_is_link (item))
    fields = pergola_project_get_link_kind (project, pergola_item_get_kind (item))->fields;
  else
    fields = pergola_project_get_kind (project, pergola_item_get_kind (item))->fields;
  if (fields->len > 0)
    {
      const PergolaFieldDef *field = g_ptr_array_index (fields, g_test_rand_int_range (0, fields->len));
      g_autofree char *value = random_value (field);

      pergola_project_set (project, pergola_item_get_id (item), field->id, value, NULL);
    }
}

static void
edit_link (PergolaProject *project)
{
  GPtrArray *kinds = pick_framework (project)->links;
  const PergolaLinkKind *kind =
    kinds->len > 0 ? g_ptr_array_index (kinds, g_test_rand_int_range (0, kinds->len)) : NULL;
  g_autoptr (GPtrArray) from = kind != NULL ? pergola_project_list_items_as (project, kind->from[0]) : NULL;
  g_autoptr (GPtrArray) to = kind != NULL ? pergola_project_list_items_as (project, kind->to[0]) : NULL;

  if (kind != NULL && from->len > 0 && to->len > 0)
    pergola_project_link (project, kind->id, pergola_item_get_id (pick (from)), pergola_item_get_id (pick (to)), NULL);
}

static void
edit_move (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, "value");
  PergolaItem *item = pick (items);
  PergolaItem *other = pick (items);

  if (item != NULL)
    {
      g_autofree char *rank = pergola_rank_between (pergola_item_get_rank (other), NULL);

      pergola_project_set (project, pergola_item_get_id (item), "@rank", rank, NULL);
      pergola_project_set_place (project, "value.figure", pergola_item_get_id (item),
                                 g_test_rand_double_range (-1e4, 1e4), 3);
    }
}

static void
edit_property (PergolaProject *project)
{
  static const char *const keys[] = { "title", "language", "value.figure/variant", "value.cycles/story" };
  g_autofree char *text = random_text ();
  guint which = g_test_rand_int_range (0, G_N_ELEMENTS (keys));

  pergola_project_set_property (project, keys[which], which == 1 ? (g_test_rand_bit () ? "en" : "pt") : text, NULL);
}

static void
edit_copies (PergolaProject *project)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  PergolaItem *first = pick (items);
  PergolaItem *second = pick (items);

  if (first != NULL && items->len < 400)
    {
      g_auto (GStrv) copies = pergola_edit_duplicate (
        project, (char *[]){ (char *) pergola_item_get_id (first), (char *) pergola_item_get_id (second), NULL });

      g_assert_cmpuint (g_strv_length (copies), >, 0);
    }
}

typedef void (*Edit) (PergolaProject *project);

static const Edit edits[] = { edit_insert, edit_insert, edit_remove,   edit_set,   edit_set,
                              edit_link,   edit_move,   edit_property, edit_copies };

void
random_edits_one (PergolaProject *project)
{
  edits[g_test_rand_int_range (0, G_N_ELEMENTS (edits))](project);
}

void
random_edits_step (PergolaProject *project)
{
  PergolaHistory *history = pergola_project_get_history (project);
  int what = g_test_rand_int_range (0, 12);

  if (what == 0)
    pergola_history_undo (history);
  else if (what == 1)
    pergola_history_redo (history);
  else
    {
      pergola_project_begin_merging (project, "Edit", what == 2 ? "same" : NULL);
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        random_edits_one (project);
      if (what == 3)
        pergola_project_cancel (project);
      else
        pergola_project_commit (project);
    }
}
