/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "generate.h"

#include "hand-made.h"

static const char *const WORDS[] = {
  "leak",        "clinic", "night-flow", "checklist",
  "of",          "trust",  "pressure",   "a",
  "Zone 3",      "and",    "水务",       "学习网络",
  "شبكة التعلم", "تسرب",   "🌱",          "👩🏽‍🔧",
  "Łódź",        "<&>\"'", "ﬀ",          "Wassergewinnungsverbandsgemeinde",
};

static char *
make_title (const Recipe *recipe)
{
  GString *text = g_string_new (NULL);
  gsize length = g_test_rand_int_range (0, 60);

  if ((guint) g_test_rand_int_range (0, 100) < recipe->long_titles)
    length = 300;
  if (length == 300 && g_test_rand_int_range (0, 4) == 0)
    return g_strnfill (300, 'W');
  while (text->len < length)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            WORDS[g_test_rand_int_range (0, G_N_ELEMENTS (WORDS))]);

  return g_string_free (text, FALSE);
}

static void
set (PergolaProject *project, PergolaItem *item, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;

  pergola_project_set (project, pergola_item_get_id (item), field, value, &error);
  g_assert_no_error (error);
}

static void
fill (PergolaProject *project, PergolaItem *item, const PergolaKind *kind, const Recipe *recipe)
{
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);
      g_autofree char *title = NULL;

      if (field->type == PERGOLA_FIELD_LINE && (i == 0 || g_test_rand_bit ()))
        {
          title = make_title (recipe);
          set (project, item, field->id, title);
        }
      else if (field->type == PERGOLA_FIELD_CHOICE && g_test_rand_int_range (0, 8) > 0)
        {
          const PergolaChoice *choice =
            g_ptr_array_index (field->choices, g_test_rand_int_range (0, field->choices->len));

          set (project, item, field->id,
               recipe->all_in != NULL && g_str_equal (field->id, "type") ? recipe->all_in : choice->id);
        }
      else if (field->type == PERGOLA_FIELD_SCORE && g_test_rand_bit ())
        set (project, item, field->id, "7");
    }
}

static PergolaItem *
pick (GPtrArray *items)
{
  return g_ptr_array_index (items, g_test_rand_int_range (0, items->len));
}

static void
add_items (PergolaProject *project, const Recipe *recipe)
{
  static const char *const KINDS[] = { "value",      "value",     "value",     "value",       "value",
                                       "aspiration", "condition", "narrative", "perspective", "capability" };

  for (guint i = 0; i < recipe->items; i++)
    {
      const char *id = recipe->all_in != NULL ? "value" : KINDS[g_test_rand_int_range (0, G_N_ELEMENTS (KINDS))];
      PergolaItem *item = pergola_project_add (project, id, NULL);

      fill (project, item, pergola_project_get_kind (project, id), recipe);
    }
}

static void
add_links (PergolaProject *project, const Recipe *recipe)
{
  static const char *const KINDS[] = { "flow", "flow", "improving", "reframing" };
  g_autoptr (GPtrArray) values = pergola_project_list_items (project, "value");
  g_autoptr (GPtrArray) aspirations = pergola_project_list_items (project, "aspiration");

  for (guint i = 0; i < recipe->links && values->len > 1; i++)
    {
      const char *kind = KINDS[g_test_rand_int_range (0, G_N_ELEMENTS (KINDS))];
      gboolean hope = g_str_equal (kind, "reframing") && aspirations->len > 0 && g_test_rand_bit ();
      PergolaItem *link = pergola_project_link (project, kind, pergola_item_get_id (pick (values)),
                                                pergola_item_get_id (pick (hope ? aspirations : values)), NULL);

      if (link != NULL && g_test_rand_bit ())
        {
          g_autofree char *title = make_title (recipe);

          set (project, link, "title", title);
        }
    }
}

static void
add_stories (PergolaProject *project, const Recipe *recipe)
{
  g_autoptr (GPtrArray) values = pergola_project_list_items (project, "value");

  for (guint i = 0; i < recipe->stories && values->len > 0; i++)
    {
      PergolaItem *story = pergola_project_add (project, "story", NULL);

      set (project, story, "title", "Leaks found at night");
      for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
        pergola_story_append (project, pergola_item_get_id (story), pergola_item_get_id (pick (values)));
      pergola_project_set_property (project, "value.figure/story", pergola_item_get_id (story), NULL);
      pergola_project_set_property (project, "value.cycles/story", pergola_item_get_id (story), NULL);
    }
}

PergolaProject *
generate_project (const Recipe *recipe)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  PergolaProject *project = pergola_project_new (frameworks);

  pergola_project_begin (project, "Generate");
  if (recipe->language != NULL)
    pergola_project_set_property (project, "language", recipe->language, NULL);
  add_items (project, recipe);
  add_links (project, recipe);
  add_stories (project, recipe);
  pergola_project_commit (project);

  return project;
}

PergolaItem *
generate_value (PergolaProject *project, const char *type, const char *title)
{
  return pergola_project_get (project, hand_made_add (project, "value", title, type));
}
