/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The path of a story while it is told: every card once, none over another, and all of it in sight. */

#include "config.h"

#include "pergola-story-scene.h"

static GArray *
list_cards (PergolaScene *scene)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (PergolaRect));

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->role == PERGOLA_ROLE_CARD)
        g_array_append_val (cards, shape->bounds);
    }
  return cards;
}

static void
check (PergolaProject *project, const char *story, const PergolaForm *form, double width, guint n)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = pergola_story_scene_new (project, story, form, "potential/0", fonts, width);
  g_autoptr (GArray) cards = list_cards (scene);
  PergolaRect page = { -1, -1, scene->width + 2, scene->height + 2 };

  g_assert_cmpuint (cards->len, ==, n);
  for (guint i = 0; i < cards->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (
        pergola_rect_intersects (&g_array_index (cards, PergolaRect, i), &g_array_index (cards, PergolaRect, j)));
  for (guint i = 0; i < scene->shapes->len; i++)
    {
      PergolaRect bounds = g_array_index (scene->shapes, PergolaShape, i).bounds;

      g_assert_true (pergola_rect_contains (&page, bounds.x, bounds.y));
      g_assert_true (pergola_rect_contains (&page, bounds.x + bounds.width, bounds.y + bounds.height));
    }
}

static void
test_path (void)
{
  static const char *const keys[] = { "realized/0", "immediate/0", "enabling/0", "potential/0", "~improving" };
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = pergola_project_new (frameworks);
  g_autoptr (GDate) today = g_date_new_dmy (14, 5, 2026);
  g_autoptr (GPtrArray) forms = pergola_telling_list_forms (project);
  const char *story = pergola_item_get_id (pergola_telling_begin (project, today));
  static const guint counts[2][6] = { { 4, 4, 4, 5, 5, 5 }, { 8, 8, 8, 8, 8, 8 } };

  for (guint i = 0; i <= G_N_ELEMENTS (keys); i++)
    {
      for (guint f = 0; f < 2; f++)
        {
          check (project, story, forms->pdata[f], 312, counts[f][i]);
          check (project, story, forms->pdata[f], 900, counts[f][i]);
        }
      if (i < G_N_ELEMENTS (keys))
        g_assert_true (
          pergola_telling_set (project, story, keys[i], "A rather long text of what was told there", 0, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/story-scene/path", test_path);

  return g_test_run ();
}
