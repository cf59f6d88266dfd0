/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Scenes on paper: all of it is somewhere, nothing that belongs together is torn, words stay readable. */

#include "made-scene.h"

#include "pergola-page.h"

static const PergolaPaper papers[] = { PERGOLA_PAPER_FIT, PERGOLA_PAPER_A4, PERGOLA_PAPER_A3, PERGOLA_PAPER_LETTER,
                                       PERGOLA_PAPER_SCREEN };

static gboolean
holds (const PergolaRect *window, const PergolaRect *rect)
{
  return rect->x >= window->x - 0.5 && rect->y >= window->y - 0.5 &&
         rect->x + rect->width <= window->x + window->width + 0.5 &&
         rect->y + rect->height <= window->y + window->height + 0.5;
}

/* Each card is whole on a sheet, and on no sheet is a part of one painted. */
static void
check_cards (PergolaScene *scene, GArray *pages)
{
  g_autoptr (PergolaPageBlocks) blocks = pergola_page_blocks_new (scene);

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (scene->nodes, PergolaNode, i);
      guint whole = 0;

      if (node->type != PERGOLA_NODE_CARD)
        continue;
      for (guint p = 0; p < pages->len; p++)
        {
          const PergolaPage *page = &g_array_index (pages, PergolaPage, p);

          if (holds (&page->clip, &node->bounds))
            whole++;
          else if (pergola_rect_intersects (&page->clip, &node->bounds) && pages->len > 1)
            g_assert_false (pergola_page_blocks_shows (blocks, node->first_shape, page));
        }
      g_assert_cmpuint (whole, >=, 1);
    }
}

static void
check_pages (PergolaScene *scene, PergolaPaper paper)
{
  g_autoptr (GArray) pages = pergola_page_list_sheets (scene, paper);

  g_assert_cmpuint (pages->len, >=, 1);
  for (guint p = 0; p < pages->len; p++)
    {
      const PergolaPage *page = &g_array_index (pages, PergolaPage, p);
      double left = page->x + page->clip.x * page->scale, top = page->y + page->clip.y * page->scale;

      g_assert_cmpint (page->number, ==, p + 1);
      g_assert_cmpint (page->count, ==, pages->len);
      g_assert_cmpfloat (left, >=, -0.5);
      g_assert_cmpfloat (top, >=, -0.5);
      g_assert_cmpfloat (left + page->clip.width * page->scale, <=, page->width + 0.5);
      g_assert_cmpfloat (top + page->clip.height * page->scale, <=, page->height + 0.5);
      g_assert_cmpfloat (page->width * PERGOLA_POINTS_PER_UNIT, <=, 14400.5);
      g_assert_cmpfloat (page->height * PERGOLA_POINTS_PER_UNIT, <=, 14400.5);
      for (guint i = 0; i < scene->shapes->len; i++)
        {
          const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

          if (shape->type == PERGOLA_SHAPE_TEXT)
            g_assert_cmpfloat (shape->size * page->scale * PERGOLA_POINTS_PER_UNIT, >=, PERGOLA_MIN_POINTS - 0.01);
        }
    }
  check_cards (scene, pages);
}

static void
test_grids (void)
{
  static const guint sizes[][2] = { { 1, 1 }, { 3, 4 }, { 9, 3 }, { 2, 40 }, { 20, 20 }, { 1, 300 } };
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
      {
        g_autoptr (PergolaScene) scene = make_scene (fonts, sizes[i][0], sizes[i][1], "A card");

        g_test_message ("%u × %u on paper %d", sizes[i][0], sizes[i][1], papers[p]);
        check_pages (scene, papers[p]);
      }
}

static void
add_card (PergolaScene *scene, PergolaFonts *fonts, guint number, PergolaRect rect)
{
  g_autofree char *id = g_strdup_printf ("n%u", number);
  PergolaRect words = pergola_rect_inflate (&rect, -5);

  pergola_scene_begin_node (scene, PERGOLA_NODE_CARD, id, rect, -1);
  pergola_scene_add_rect (scene, PERGOLA_ROLE_CARD, id, rect, 9, PERGOLA_COLOR (CARD), PERGOLA_COLOR (BORDER), 1);
  pergola_scene_add_text (scene, PERGOLA_ROLE_TITLE, id, fonts, "A card", words, 12.5, TRUE, PANGO_ALIGN_LEFT, 1,
                          PERGOLA_COLOR (TEXT));
  pergola_scene_end_node (scene);
}

/* A wall of bricks, or cards all over the place: no cut goes through without hitting one. */
static void
test_anywhere (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();

  for (int round = 0; round < 40; round++)
    {
      double width = g_test_rand_double_range (300, 4000), height = g_test_rand_double_range (200, 4000);
      g_autoptr (PergolaScene) scene = pergola_scene_new (width, height, g_test_rand_bit ());
      guint n = g_test_rand_int_range (1, 200);

      for (guint i = 0; i < n; i++)
        {
          PergolaRect rect = { 0, 0, g_test_rand_double_range (40, 290), g_test_rand_double_range (25, 190) };

          rect.x = g_test_rand_double_range (0, width - rect.width);
          rect.y = g_test_rand_double_range (0, height - rect.height);
          add_card (scene, fonts, i, rect);
        }
      check_pages (scene, papers[round % G_N_ELEMENTS (papers)]);
    }
}

/* What is small is not blown up; what fills a sheet just so takes one. */
static void
test_scale (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 1, 1, "A card");
  g_autoptr (GArray) a4 = pergola_page_list_sheets (scene, PERGOLA_PAPER_A4);
  g_autoptr (GArray) screen = pergola_page_list_sheets (scene, PERGOLA_PAPER_SCREEN);
  PergolaPage whole = pergola_page_whole (scene, PERGOLA_PAPER_FIT);

  g_assert_cmpfloat (g_array_index (a4, PergolaPage, 0).scale, <=, 1.5);
  g_assert_cmpfloat (g_array_index (screen, PergolaPage, 0).scale, >, 2);
  g_assert_cmpfloat (g_array_index (screen, PergolaPage, 0).width, ==, 1920);
  g_assert_cmpfloat (whole.width, ==, scene->width);
  g_assert_cmpfloat (whole.scale, ==, 1);
}

/* A picture is one page; where the words would be too small it is a larger page of the same proportions. */
static void
test_picture (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 3, 60, "A card");
  PergolaPage page = pergola_page_whole (scene, PERGOLA_PAPER_SCREEN);

  g_assert_cmpfloat_with_epsilon (page.width / page.height, 16.0 / 9, 0.001);
  g_assert_cmpfloat (page.height, >, 1080);
  g_assert_cmpfloat (12.5 * page.scale * PERGOLA_POINTS_PER_UNIT, >=, PERGOLA_MIN_POINTS - 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/grids", test_grids);
  g_test_add_func ("/page/anywhere", test_anywhere);
  g_test_add_func ("/page/scale", test_scale);
  g_test_add_func ("/page/picture", test_picture);

  return g_test_run ();
}
