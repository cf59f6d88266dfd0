/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-layout-common.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADING_GAP 2
#define CONFLICT_MARK 18
#define CONFLICT_GLYPH 12

gboolean
pergola_layout_is_right_to_left (const char *language)
{
  static const char *const RTL[] = { "ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi" };
  g_autofree char *base = g_ascii_strdown (language, strcspn (language, "-_"));

  for (guint i = 0; i < G_N_ELEMENTS (RTL); i++)
    if (g_str_equal (base, RTL[i]))
      return TRUE;

  return FALSE;
}

void
pergola_layout_measure_text (PergolaFonts *fonts,
                             const char *text,
                             double size,
                             gboolean bold,
                             double width,
                             int lines,
                             double *out_width,
                             double *out_height)
{
  g_autoptr (PangoLayout) layout = pergola_fonts_get_layout (fonts, text, size, bold, width, lines, PANGO_ALIGN_LEFT);
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (out_width != NULL)
    *out_width = (double) w / PANGO_SCALE;
  if (out_height != NULL)
    *out_height = (double) h / PANGO_SCALE;
}

PergolaShape *
pergola_layout_add_text (PergolaScene *scene,
                         PergolaFonts *fonts,
                         PergolaShapeRole role,
                         const char *text,
                         PergolaRect rect,
                         double size,
                         gboolean bold,
                         PangoAlignment align,
                         PergolaColor color)
{
  PergolaShape *shape = pergola_scene_add_text (scene, role, NULL, fonts, text, rect, size, bold, align, 0, color);

  shape->bounds.height = pergola_shape_get_text_height (shape);

  return shape;
}

double
pergola_layout_add_heading (PergolaScene *scene,
                            PergolaFonts *fonts,
                            const PergolaBoardDef *board,
                            const char *subheading,
                            double x,
                            double y,
                            double width,
                            const PergolaHeadingSizes *sizes)
{
  const char *heading = board->heading != NULL ? board->heading : board->title;
  double start = y;

  y += pergola_layout_add_text (scene, fonts, PERGOLA_ROLE_HEADING, heading, (PergolaRect){ x, y, width, 0 },
                                sizes->heading, TRUE, PANGO_ALIGN_LEFT, PERGOLA_COLOR (TEXT))
         ->bounds.height;
  y += HEADING_GAP;
  if (*subheading != '\0')
    y += pergola_layout_add_text (scene, fonts, PERGOLA_ROLE_HEADING, subheading, (PergolaRect){ x, y, width, 0 },
                                  sizes->subheading, FALSE, PANGO_ALIGN_LEFT, PERGOLA_COLOR (DIM))
           ->bounds.height;

  return y - start;
}

gboolean
pergola_layout_marks_conflict (PergolaItem *item, const PergolaLayoutOptions *options)
{
  return options->audience != PERGOLA_AUDIENCE_EVERYONE && pergola_item_has_conflict (item, NULL);
}

const char *
pergola_layout_get_conflict_words (void)
{
  return _ ("changed in two ways");
}

void
pergola_layout_add_conflict_mark (PergolaScene *scene, const char *item, double x, double y)
{
  PergolaRect disc = { x - CONFLICT_MARK / 2.0, y - CONFLICT_MARK / 2.0, CONFLICT_MARK, CONFLICT_MARK };
  PergolaNode *node = (PergolaNode *) pergola_scene_get_node (scene, item);

  if (node != NULL)
    node->mark = disc;
  pergola_scene_add_rect (scene, PERGOLA_ROLE_BADGE, item, disc, CONFLICT_MARK / 2.0,
                          PERGOLA_HUED (TINT, PERGOLA_HUE_AMBER), PERGOLA_HUED (MARKER, PERGOLA_HUE_AMBER), 1);
  pergola_scene_add_glyph (scene, PERGOLA_ROLE_BADGE, item, "join", x - CONFLICT_GLYPH / 2.0, y - CONFLICT_GLYPH / 2.0,
                           CONFLICT_GLYPH, PERGOLA_HUED (INK, PERGOLA_HUE_AMBER));
}

void
pergola_layout_finish (PergolaScene *scene, PergolaProject *project, const PergolaBoardDef *board)
{
  scene->title = g_strdup (board->title);
  scene->document = g_strdup (pergola_project_get_title (project));
  scene->language = g_strdup (pergola_project_get_language (project));
  if (scene->rtl)
    pergola_scene_mirror (scene);
}
