/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any project that can be read as a picture: each of its boards is laid out, on the screen and on paper, and painted as
 * small as a library shows it, for everyone. */

#include "config.h"

#include "fuzz.h"
#include "pergola-layout.h"
#include "pergola-paint.h"

#include <math.h>

static void
check_rect (const PergolaRect *rect)
{
  g_assert_true (isfinite (rect->x) && isfinite (rect->y));
  g_assert_true (isfinite (rect->width) && isfinite (rect->height));
}

static void
check_scene (PergolaScene *scene)
{
  g_assert_true (isfinite (scene->width) && isfinite (scene->height));
  for (guint i = 0; i < scene->shapes->len; i++)
    check_rect (&g_array_index (scene->shapes, PergolaShape, i).bounds);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (scene->nodes, PergolaNode, i);

      check_rect (&node->bounds);
      g_assert_cmpint (node->zone, <, (int) scene->zones->len);
      g_assert_true (node->name == NULL || g_utf8_validate (node->name, -1, NULL));
    }
}

static void
paint (PergolaScene *scene)
{
  PergolaRect all = { 0, 0, scene->width, scene->height };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 256, 160);
  cairo_t *cr = cairo_create (surface);

  pergola_paint_scene (cr, scene, PERGOLA_THEME_LIGHT, &all, 256 / MAX (scene->width, 256));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
fuzz_try (const guint8 *data, gsize size)
{
  static PergolaFonts *fonts;
  PergolaLayoutOptions options = PERGOLA_LAYOUT_OPTIONS_PAPER;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (bytes, "fuzz", fuzz_get_frameworks (), NULL);
  GPtrArray *frameworks;

  if (project == NULL)
    return;
  if (fonts == NULL)
    fonts = pergola_fonts_new ();
  options.paper = size % 2 == 0;
  frameworks = pergola_project_list_frameworks (project);
  for (guint i = 0; i < frameworks->len; i++)
    {
      GPtrArray *boards = ((PergolaFramework *) g_ptr_array_index (frameworks, i))->boards;

      for (guint j = 0; j < boards->len; j++)
        {
          g_autoptr (PergolaScene) scene = pergola_layout_run (project, g_ptr_array_index (boards, j), fonts, &options);

          check_scene (scene);
          paint (scene);
        }
    }
}
