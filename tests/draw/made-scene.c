/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "made-scene.h"

#define MARGIN 20.0
#define CARD_WIDTH 120.0
#define CARD_HEIGHT 50.0
#define GAP 40.0

static void
add_card (PergolaScene *scene, PergolaFonts *fonts, guint column, guint row, const char *title)
{
  g_autofree char *id = g_strdup_printf ("c%u-%u", row, column);
  PergolaRect rect = { MARGIN + column * (CARD_WIDTH + GAP), MARGIN + row * (CARD_HEIGHT + GAP), CARD_WIDTH,
                       CARD_HEIGHT };
  PergolaRect words = { rect.x + 10, rect.y + 5, rect.width - 20, 40 };

  pergola_scene_begin_node (scene, PERGOLA_NODE_CARD, id, rect, column);
  pergola_scene_add_rect (scene, PERGOLA_ROLE_CARD, id, rect, 9, PERGOLA_COLOR (CARD), PERGOLA_COLOR (BORDER), 1);
  pergola_scene_add_text (scene, PERGOLA_ROLE_TITLE, id, fonts, title, words, 12.5, TRUE, PANGO_ALIGN_LEFT, 2,
                          PERGOLA_COLOR (TEXT));
  pergola_scene_add_glyph (scene, PERGOLA_ROLE_MARKER, id, "heart", rect.x + 104, rect.y + 34, 14,
                           PERGOLA_HUED (MARKER, PERGOLA_HUE_PINK));
  pergola_scene_end_node (scene);
}

static void
add_link (PergolaScene *scene, PergolaRect from, PergolaRect to)
{
  PergolaPath *path = pergola_path_new ();

  pergola_path_move_to (path, from.x + from.width, from.y + 10);
  pergola_path_line_to (path, to.x, to.y + 10);
  pergola_scene_begin_node (scene, PERGOLA_NODE_LINK, "link", (PergolaRect){ 0, 0, 0, 0 }, -1);
  pergola_scene_set_name (scene, "From first to last");
  pergola_scene_add_path (scene, PERGOLA_ROLE_LINK, "link", path, PERGOLA_COLOR (NONE), PERGOLA_COLOR (LINK), 1.6, 1);
  pergola_scene_end_node (scene);
}

PergolaScene *
make_scene (PergolaFonts *fonts, guint columns, guint rows, const char *title)
{
  double width = 2 * MARGIN + columns * (CARD_WIDTH + GAP) - GAP;
  double height = 2 * MARGIN + rows * (CARD_HEIGHT + GAP) - GAP;
  PergolaScene *scene = pergola_scene_new (width, height, FALSE);

  scene->title = g_strdup ("Made & <hand>");
  scene->language = g_strdup ("en");
  for (guint column = 0; column < columns; column++)
    {
      PergolaRect rect = { MARGIN / 2 + column * (CARD_WIDTH + GAP), MARGIN / 2, CARD_WIDTH + MARGIN, height - MARGIN };

      pergola_scene_add_zone (scene, NULL, rect);
      pergola_scene_add_rect (scene, PERGOLA_ROLE_ZONE, NULL, rect, 12, PERGOLA_HUED (TINT, PERGOLA_HUE_BLUE),
                              PERGOLA_HUED (EDGE, PERGOLA_HUE_BLUE), 1);
    }
  for (guint column = 0; column < columns; column++)
    for (guint row = 0; row < rows; row++)
      add_card (scene, fonts, column, row, title);
  if (columns > 0 && rows > 0)
    {
      g_autofree char *last = g_strdup_printf ("c%u-%u", rows - 1, columns - 1);

      add_link (scene, get_node_bounds (scene, "c0-0"), get_node_bounds (scene, last));
    }

  return scene;
}

PergolaRect
get_node_bounds (PergolaScene *scene, const char *id)
{
  const PergolaNode *node = pergola_scene_get_node (scene, id);

  g_assert_nonnull (node);
  return node->bounds;
}
