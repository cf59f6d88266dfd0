/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Picking, neighbours, dropping and culling, on scenes whose layout nobody knows. */

#include "made-scene.h"

#include <string.h>

static void
test_nodes (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 3, 4, "A card");
  const PergolaNode *node = pergola_scene_get_node (scene, "c1-2");

  g_assert_cmpstr (node->id, ==, "c1-2");
  g_assert_cmpint (node->zone, ==, 2);
  g_assert_cmpuint (node->n_shapes, ==, 3);
  g_assert_false (node->shortened);
  g_assert_null (pergola_scene_get_node (scene, "nobody"));
  g_assert_null (pergola_scene_get_node (scene, NULL));
  for (guint i = 0; i < node->n_shapes; i++)
    g_assert_cmpstr (g_array_index (scene->shapes, PergolaShape, node->first_shape + i).item, ==, "c1-2");
}

static void
test_shortened (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autofree char *title = g_strnfill (300, 'w');
  g_autoptr (PergolaScene) scene = make_scene (fonts, 1, 1, title);

  g_assert_true (pergola_scene_get_node (scene, "c0-0")->shortened);
}

static void
test_picking (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 3, 4, "A card");
  PergolaRect first = get_node_bounds (scene, "c0-0"), last = get_node_bounds (scene, "c3-2");
  double x = (first.x + first.width + last.x) / 2, y = (first.y + last.y) / 2 + 10;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (scene->nodes, PergolaNode, i);

      if (node->type == PERGOLA_NODE_CARD)
        g_assert_true (pergola_scene_node_at (scene, node->bounds.x + 3, node->bounds.y + 3, 4) == node);
    }
  g_assert_null (pergola_scene_node_at (scene, 2, 2, 1));
  /* The middle of the line is in a gap between cards; beside it there is nothing. */
  g_assert_cmpstr (pergola_scene_node_at (scene, x, y + 2, 4)->id, ==, "link");
  g_assert_null (pergola_scene_node_at (scene, first.x + 5, first.y + first.height + 20, 4));
  /* Where it begins, the card comes first. */
  g_assert_cmpstr (pergola_scene_node_at (scene, first.x + first.width - 1, first.y + 10, 4)->id, ==, "c0-0");

  g_assert_cmpint (pergola_scene_zone_at (scene, first.x, first.y), ==, 0);
  g_assert_cmpint (pergola_scene_zone_at (scene, last.x, last.y), ==, 2);
  g_assert_cmpint (pergola_scene_zone_at (scene, 1, 1), ==, -1);
}

static void
assert_neighbour (PergolaScene *scene, const char *from, int dx, int dy, const char *to)
{
  const PergolaNode *node = pergola_scene_neighbour (scene, pergola_scene_get_node (scene, from), dx, dy);

  g_assert_cmpstr (node != NULL ? node->id : NULL, ==, to);
}

static void
test_neighbours (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 3, 4, "A card");

  assert_neighbour (scene, "c1-1", 0, -1, "c0-1");
  assert_neighbour (scene, "c1-1", 0, 1, "c2-1");
  assert_neighbour (scene, "c1-1", -1, 0, "c1-0");
  assert_neighbour (scene, "c1-1", 1, 0, "c1-2");
  assert_neighbour (scene, "c0-0", -1, 0, NULL);
  assert_neighbour (scene, "c0-0", 0, -1, NULL);
  assert_neighbour (scene, "c3-2", 1, 0, NULL);
}

static void
test_drop (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 2, 3, "A card");
  PergolaRect middle = get_node_bounds (scene, "c1-0");
  const char *const moving[] = { "c1-0", NULL };
  PergolaDrop drop = pergola_scene_drop_at (scene, middle.x + 10, middle.y + 2, NULL);

  g_assert_cmpint (drop.zone, ==, 0);
  g_assert_cmpstr (drop.before, ==, "c0-0");
  g_assert_cmpstr (drop.after, ==, "c1-0");
  g_assert_cmpfloat (drop.marker.y + drop.marker.height, <=, middle.y);

  drop = pergola_scene_drop_at (scene, middle.x + 10, middle.y + middle.height - 2, NULL);
  g_assert_cmpstr (drop.before, ==, "c1-0");
  g_assert_cmpstr (drop.after, ==, "c2-0");

  /* A card that is being moved is nobody's neighbour. */
  drop = pergola_scene_drop_at (scene, middle.x + 10, middle.y + 2, moving);
  g_assert_cmpstr (drop.before, ==, "c0-0");
  g_assert_cmpstr (drop.after, ==, "c2-0");

  /* Below the last one it is the end. */
  drop = pergola_scene_drop_at (scene, middle.x + 10, scene->height - 12, NULL);
  g_assert_cmpstr (drop.before, ==, "c2-0");
  g_assert_null (drop.after);

  drop = pergola_scene_drop_at (scene, 1, 1, NULL);
  g_assert_cmpint (drop.zone, ==, -1);
}

static void
test_drop_in_empty_zone (void)
{
  g_autoptr (PergolaScene) scene = pergola_scene_new (100, 100, FALSE);
  PergolaDrop drop;

  pergola_scene_add_zone (scene, NULL, (PergolaRect){ 10, 10, 80, 80 });
  drop = pergola_scene_drop_at (scene, 50, 50, NULL);
  g_assert_cmpint (drop.zone, ==, 0);
  g_assert_null (drop.before);
  g_assert_null (drop.after);
  g_assert_cmpfloat (drop.marker.y, ==, 10);
}

static void
test_drop_sideways (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (PergolaScene) scene = pergola_scene_new (300, 80, rtl);
      PergolaSceneZone *zone = pergola_scene_add_zone (scene, NULL, (PergolaRect){ 0, 0, 300, 80 });
      PergolaRect first = { 10, 10, 80, 60 }, second = { 110, 10, 80, 60 };
      PergolaDrop drop;

      zone->sideways = TRUE;
      pergola_scene_begin_node (scene, PERGOLA_NODE_CARD, "first", first, 0);
      pergola_scene_end_node (scene);
      pergola_scene_begin_node (scene, PERGOLA_NODE_CARD, "second", second, 0);
      pergola_scene_end_node (scene);
      if (rtl)
        pergola_scene_mirror (scene);

      /* Just past the first, on the side that is read next. */
      drop = pergola_scene_drop_at (scene, rtl ? 300 - 85 : 85, 40, NULL);
      g_assert_cmpstr (drop.before, ==, "first");
      g_assert_cmpstr (drop.after, ==, "second");
      g_assert_cmpfloat (drop.marker.width, <, drop.marker.height);
      g_assert_cmpfloat (drop.marker.x, >=, rtl ? 190 : 90);
      g_assert_cmpfloat (drop.marker.x, <=, rtl ? 210 : 110);
    }
}

static gboolean
contains (GArray *indices, guint index)
{
  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, guint, i) == index)
      return TRUE;

  return FALSE;
}

static PergolaRect
random_rect (double width, double height)
{
  return (PergolaRect){ g_test_rand_double_range (-100, width), g_test_rand_double_range (-100, height),
                        g_test_rand_double_range (0.1, width / 2), g_test_rand_double_range (0.1, height / 3) };
}

/* What is listed is what touches, neither more nor less, in painting order. */
static void
test_culling (void)
{
  for (int round = 0; round < 30; round++)
    {
      double width = g_test_rand_double_range (10, 5000), height = g_test_rand_double_range (10, 9000);
      g_autoptr (PergolaScene) scene = pergola_scene_new (width, height, FALSE);
      int n = g_test_rand_int_range (0, 400);

      for (int i = 0; i < n; i++)
        pergola_scene_add_rect (scene, PERGOLA_ROLE_CARD, NULL, random_rect (width, height), 0, PERGOLA_COLOR (CARD),
                                PERGOLA_COLOR (NONE), 0);
      for (int look = 0; look < 20; look++)
        {
          PergolaRect clip = random_rect (width, height);
          g_autoptr (GArray) visible = pergola_scene_list_visible (scene, &clip);

          for (guint i = 0; i < scene->shapes->len; i++)
            g_assert_cmpint (contains (visible, i), ==,
                             pergola_rect_intersects (&g_array_index (scene->shapes, PergolaShape, i).bounds, &clip));
          for (guint i = 1; i < visible->len; i++)
            g_assert_cmpuint (g_array_index (visible, guint, i - 1), <, g_array_index (visible, guint, i));
        }
    }
}

/* What is added after a look is seen at the next. */
static void
test_culling_while_building (void)
{
  g_autoptr (PergolaScene) scene = pergola_scene_new (100, 100, FALSE);
  PergolaRect all = { 0, 0, 100, 100 };

  for (guint n = 0; n < 3; n++)
    {
      g_autoptr (GArray) visible = pergola_scene_list_visible (scene, &all);

      g_assert_cmpuint (visible->len, ==, n);
      pergola_scene_add_rect (scene, PERGOLA_ROLE_CARD, NULL, (PergolaRect){ 10, 10, 10, 10 }, 0, PERGOLA_COLOR (CARD),
                              PERGOLA_COLOR (NONE), 0);
    }
}

static double
get_text_left (PergolaScene *scene, guint index)
{
  return pergola_shape_get_text_extents (&g_array_index (scene->shapes, PergolaShape, index)).x;
}

static double
get_text_right (PergolaScene *scene, guint index)
{
  PergolaRect text = pergola_shape_get_text_extents (&g_array_index (scene->shapes, PergolaShape, index));

  return text.x + text.width;
}

/* Mirrored, words of either direction begin on the right. */
static void
test_mirror (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = pergola_scene_new (400, 100, TRUE);
  PergolaRect box = { 10, 10, 200, 40 };

  pergola_scene_add_text (scene, PERGOLA_ROLE_TITLE, NULL, fonts, "Leak", box, 12, FALSE, PANGO_ALIGN_LEFT, 1,
                          PERGOLA_COLOR (TEXT));
  pergola_scene_add_text (scene, PERGOLA_ROLE_TITLE, NULL, fonts, "تسرب", box, 12, FALSE, PANGO_ALIGN_LEFT, 1,
                          PERGOLA_COLOR (TEXT));
  pergola_scene_mirror (scene);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (get_text_right (scene, i), 390, 0.1);
      g_assert_cmpfloat (get_text_left (scene, i), >, 300);
    }
}

static void
assert_at (const PergolaRect *found, double x, double y)
{
  g_assert_cmpfloat_with_epsilon (found->x, x, 0.1);
  g_assert_cmpfloat_with_epsilon (found->y, y, 0.1);
}

/* Words that are turned take the room of the others, turned, at the corner where they begin; mirrored, they begin at
 * the same height. */
static void
test_turned (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = pergola_scene_new (400, 300, FALSE);
  PergolaRect box = { 20, 40, 30, 200 }, up, down;
  double width, height;

  pergola_fonts_measure (fonts, "Informal", 13, TRUE, &width, &height);
  for (guint turn = 1; turn <= 3; turn += 2)
    pergola_scene_add_turned_text (scene, PERGOLA_ROLE_STRIP, NULL, fonts, "Informal", box, turn, 13, TRUE,
                                   PANGO_ALIGN_LEFT, 1, PERGOLA_COLOR (TEXT));
  down = pergola_shape_get_text_extents (&g_array_index (scene->shapes, PergolaShape, 0));
  up = pergola_shape_get_text_extents (&g_array_index (scene->shapes, PergolaShape, 1));
  assert_at (&down, 50 - height, 40);
  assert_at (&up, 20, 240 - width);
  g_assert_cmpfloat_with_epsilon (up.width, height, 0.1);
  g_assert_cmpfloat_with_epsilon (up.height, width, 0.1);

  pergola_scene_mirror (scene);
  up = pergola_shape_get_text_extents (&g_array_index (scene->shapes, PergolaShape, 1));
  g_assert_cmpuint (g_array_index (scene->shapes, PergolaShape, 1).turn, ==, 1);
  g_assert_cmpfloat_with_epsilon (up.x + up.width, 380, 0.1);
}

/* The same words take the same room at any zoom: nothing is hinted. */
static void
test_fonts (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  double width, height, large, bold;

  pergola_fonts_measure (fonts, "Monthly leak clinic", 12.5, FALSE, &width, &height);
  pergola_fonts_measure (fonts, "Monthly leak clinic", 125, FALSE, &large, NULL);
  pergola_fonts_measure (fonts, "Monthly leak clinic", 12.5, TRUE, &bold, NULL);
  g_assert_cmpfloat_with_epsilon (large / 10, width, 0.2);
  g_assert_cmpfloat (bold, >, width);
  g_assert_cmpfloat (height, >, 12.5);
  g_assert_cmpfloat (height, <, 25);
}

/* Words with a hyphen break at it only where they are wider than the line. */
static void
test_hyphens (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  const char *text = "Fewer night call-outs";
  double line, word;
  g_autoptr (PangoLayout) roomy = NULL, narrow = NULL;

  pergola_fonts_measure (fonts, "Fewer night call-", 12.5, TRUE, &line, NULL);
  pergola_fonts_measure (fonts, "call-outs", 12.5, TRUE, &word, NULL);
  roomy = pergola_fonts_create_layout (fonts, text, 12.5, TRUE, line + 1, 2);
  g_assert_cmpint (pango_layout_get_line_count (roomy), ==, 2);
  g_assert_cmpint (pango_layout_get_line_readonly (roomy, 1)->start_index, ==, strlen ("Fewer night "));

  narrow = pergola_fonts_create_layout (fonts, text, 12.5, TRUE, word - 3, 0);
  g_assert_cmpint (pango_layout_get_line_readonly (narrow, pango_layout_get_line_count (narrow) - 1)->start_index, ==,
                   strlen ("Fewer night call-"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/nodes", test_nodes);
  g_test_add_func ("/scene/shortened", test_shortened);
  g_test_add_func ("/scene/picking", test_picking);
  g_test_add_func ("/scene/neighbours", test_neighbours);
  g_test_add_func ("/scene/drop", test_drop);
  g_test_add_func ("/scene/drop-in-empty-zone", test_drop_in_empty_zone);
  g_test_add_func ("/scene/drop-sideways", test_drop_sideways);
  g_test_add_func ("/scene/culling", test_culling);
  g_test_add_func ("/scene/culling-while-building", test_culling_while_building);
  g_test_add_func ("/scene/mirror", test_mirror);
  g_test_add_func ("/scene/turned", test_turned);
  g_test_add_func ("/scene/fonts", test_fonts);
  g_test_add_func ("/scene/hyphens", test_hyphens);

  return g_test_run ();
}
