/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* That what a scene says is what is to be seen. */

#include "made-scene.h"

#include <math.h>
#include <string.h>

#define SIDE 100

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
} Canvas;

static void
canvas_init (Canvas *self, PergolaTheme theme, double scale)
{
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  self->cr = cairo_create (self->surface);
  pergola_paint_set_color (self->cr, theme, PERGOLA_COLOR (BOARD));
  cairo_paint (self->cr);
  cairo_scale (self->cr, scale, scale);
}

static void
canvas_clear (Canvas *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

static guint32
get_pixel (Canvas *self, int x, int y)
{
  cairo_surface_flush (self->surface);
  return ((guint32 *) (gpointer) (cairo_image_surface_get_data (self->surface) +
                                  y * cairo_image_surface_get_stride (self->surface)))[x] &
         0xffffff;
}

static guint32
get_color (PergolaTheme theme, PergolaColor color)
{
  PergolaRgba c = pergola_theme_resolve (theme, color);

  return (guint32) round (c.r * 255) << 16 | (guint32) round (c.g * 255) << 8 | (guint32) round (c.b * 255);
}

static void
assert_pixel (Canvas *self, int x, int y, guint32 expected)
{
  guint32 found = get_pixel (self, x, y);

  g_test_message ("at %d, %d: %06x, not %06x", x, y, found, expected);
  for (int shift = 0; shift < 24; shift += 8)
    g_assert_cmpint (abs ((int) (found >> shift & 0xff) - (int) (expected >> shift & 0xff)), <=, 1);
}

static guint
count_other (Canvas *self, guint32 ground)
{
  guint n = 0;

  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      n += get_pixel (self, x, y) != ground;

  return n;
}

static const PergolaTheme themes[] = { PERGOLA_THEME_LIGHT, PERGOLA_THEME_DARK, PERGOLA_THEME_PRINT };

static void
test_rect (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      g_autoptr (PergolaScene) scene = pergola_scene_new (SIDE, SIDE, FALSE);
      PergolaColor tint = PERGOLA_HUED (TINT, PERGOLA_HUE_PINK), marker = PERGOLA_HUED (MARKER, PERGOLA_HUE_PINK);
      guint32 board = get_color (themes[t], PERGOLA_COLOR (BOARD));
      Canvas canvas;

      canvas_init (&canvas, themes[t], 1);
      pergola_scene_add_rect (scene, PERGOLA_ROLE_CARD, NULL, (PergolaRect){ 10, 10, 60, 40 }, 9, tint, marker, 2);
      pergola_paint_scene (canvas.cr, scene, themes[t], NULL, 1);
      assert_pixel (&canvas, 40, 30, get_color (themes[t], tint));
      assert_pixel (&canvas, 10, 30, get_color (themes[t], marker)); /* the stroke lies within the bounds */
      assert_pixel (&canvas, 69, 30, get_color (themes[t], marker));
      assert_pixel (&canvas, 9, 30, board);
      assert_pixel (&canvas, 70, 30, board);
      assert_pixel (&canvas, 10, 10, board); /* a round corner */
      canvas_clear (&canvas);
    }
}

static void
test_path (void)
{
  g_autoptr (PergolaScene) scene = pergola_scene_new (SIDE, SIDE, FALSE);
  PergolaColor loop = PERGOLA_COLOR (LOOP);
  guint32 ground = get_color (PERGOLA_THEME_LIGHT, PERGOLA_COLOR (BOARD));
  Canvas canvas;

  canvas_init (&canvas, PERGOLA_THEME_LIGHT, 1);
  pergola_scene_add_path (scene, PERGOLA_ROLE_LINK, NULL, pergola_path_new_from_svg ("M10 50H90"), PERGOLA_COLOR (NONE),
                          loop, 4, 1);
  pergola_paint_scene (canvas.cr, scene, PERGOLA_THEME_LIGHT, NULL, 1);
  assert_pixel (&canvas, 13, 50, get_color (PERGOLA_THEME_LIGHT, loop));
  assert_pixel (&canvas, 19, 50, ground); /* between dashes: 17 to 21.5 */
  assert_pixel (&canvas, 13, 54, ground);
  canvas_clear (&canvas);
}

static void
test_text (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = pergola_scene_new (SIDE, SIDE, FALSE);
  PergolaColor ink = PERGOLA_HUED (INK, PERGOLA_HUE_BLUE);
  guint32 wanted = get_color (PERGOLA_THEME_LIGHT, ink);
  guint32 ground = get_color (PERGOLA_THEME_LIGHT, PERGOLA_COLOR (BOARD));
  Canvas canvas;
  guint exact = 0;

  canvas_init (&canvas, PERGOLA_THEME_LIGHT, 1);
  pergola_scene_add_text (scene, PERGOLA_ROLE_TITLE, NULL, fonts, "HHHH", (PergolaRect){ 10, 20, 90, 40 }, 30, TRUE,
                          PANGO_ALIGN_LEFT, 1, ink);
  pergola_paint_scene (canvas.cr, scene, PERGOLA_THEME_LIGHT, NULL, 1);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      exact += get_pixel (&canvas, x, y) == wanted;
  g_assert_cmpuint (exact, >, 200);
  for (int x = 0; x < SIDE; x++)
    assert_pixel (&canvas, x, 10, ground);
  canvas_clear (&canvas);
}

/* Smaller and smaller words become a bar, then nothing; scale 0 paints them all the same. */
static void
test_detail (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = pergola_scene_new (1000, 1000, FALSE);
  guint32 ground = get_color (PERGOLA_THEME_LIGHT, PERGOLA_COLOR (BOARD));
  double scales[] = { 0.5, 0.25, 0.1 };
  guint counts[3];
  Canvas canvas;

  pergola_scene_add_text (scene, PERGOLA_ROLE_TITLE, NULL, fonts, "Monthly leak clinic",
                          (PergolaRect){ 10, 20, 200, 40 }, 12, TRUE, PANGO_ALIGN_LEFT, 1, PERGOLA_COLOR (TEXT));
  pergola_scene_add_glyph (scene, PERGOLA_ROLE_MARKER, NULL, "heart", 10, 60, 16, PERGOLA_COLOR (TEXT));
  for (int i = 0; i < 3; i++)
    {
      canvas_init (&canvas, PERGOLA_THEME_LIGHT, scales[i]);
      pergola_paint_scene (canvas.cr, scene, PERGOLA_THEME_LIGHT, NULL, scales[i]);
      counts[i] = count_other (&canvas, ground);
      canvas_clear (&canvas);
    }
  g_assert_cmpuint (counts[0], >, 0);
  g_assert_cmpuint (counts[1], >, 0);
  g_assert_cmpuint (counts[2], ==, 0);

  canvas_init (&canvas, PERGOLA_THEME_LIGHT, 0.1);
  pergola_paint_scene (canvas.cr, scene, PERGOLA_THEME_LIGHT, NULL, 0);
  g_assert_cmpuint (count_other (&canvas, ground), >, 0);
  canvas_clear (&canvas);
}

/* Outside of the clip nothing is painted; within it, the same as without. */
static void
test_clip (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 3, 4, "Monthly leak clinic");
  PergolaRect clip = { 170, 100, 40, 60 };
  double scale = 0.2;
  Canvas all, part;

  canvas_init (&all, PERGOLA_THEME_LIGHT, scale);
  canvas_init (&part, PERGOLA_THEME_LIGHT, scale);
  pergola_paint_scene (all.cr, scene, PERGOLA_THEME_LIGHT, NULL, scale);
  pergola_paint_scene (part.cr, scene, PERGOLA_THEME_LIGHT, &clip, scale);
  for (int y = (int) (clip.y * scale) + 1; y < (int) ((clip.y + clip.height) * scale) - 1; y++)
    for (int x = (int) (clip.x * scale) + 1; x < (int) ((clip.x + clip.width) * scale) - 1; x++)
      g_assert_cmphex (get_pixel (&all, x, y), ==, get_pixel (&part, x, y));
  canvas_clear (&all);
  canvas_clear (&part);
}

/* Twice the same scene, twice the same pixels, whatever was painted in between. */
static void
test_same (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  g_autoptr (PergolaScene) scene = make_scene (fonts, 2, 2, "Monthly leak clinic");
  Canvas first, second;

  canvas_init (&first, PERGOLA_THEME_DARK, 0.5);
  pergola_paint_scene (first.cr, scene, PERGOLA_THEME_DARK, NULL, 0.5);
  canvas_init (&second, PERGOLA_THEME_LIGHT, 3);
  pergola_paint_scene (second.cr, scene, PERGOLA_THEME_LIGHT, NULL, 3);
  canvas_clear (&second);
  canvas_init (&second, PERGOLA_THEME_DARK, 0.5);
  pergola_paint_scene (second.cr, scene, PERGOLA_THEME_DARK, NULL, 0.5);
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      g_assert_cmphex (get_pixel (&first, x, y), ==, get_pixel (&second, x, y));
  canvas_clear (&first);
  canvas_clear (&second);
}

/* Turned words are painted where the scene says that they are, in a file and on a screen. */
static void
test_turned (void)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  guint32 ground = get_color (PERGOLA_THEME_LIGHT, PERGOLA_COLOR (BOARD));

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PergolaScene) scene = pergola_scene_new (SIDE, SIDE, FALSE);
      PergolaShape *shape = pergola_scene_add_turned_text (scene, PERGOLA_ROLE_STRIP, NULL, fonts, "Formal",
                                                           (PergolaRect){ 20, 10, 30, 80 }, i < 2 ? 1 : 3, 13, TRUE,
                                                           PANGO_ALIGN_LEFT, 1, PERGOLA_COLOR (TEXT));
      PergolaRect extents = pergola_shape_get_text_extents (shape);
      Canvas canvas;
      guint painted;

      canvas_init (&canvas, PERGOLA_THEME_LIGHT, 1);
      pergola_paint_scene (canvas.cr, scene, PERGOLA_THEME_LIGHT, NULL, i % 2);
      painted = count_other (&canvas, ground);
      g_assert_cmpuint (painted, >, 100);
      pergola_paint_set_color (canvas.cr, PERGOLA_THEME_LIGHT, PERGOLA_COLOR (BOARD));
      cairo_rectangle (canvas.cr, extents.x - 1, extents.y - 1, extents.width + 2, extents.height + 2);
      cairo_fill (canvas.cr);
      g_assert_cmpuint (count_other (&canvas, ground), ==, 0);
      canvas_clear (&canvas);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/rect", test_rect);
  g_test_add_func ("/paint/path", test_path);
  g_test_add_func ("/paint/text", test_text);
  g_test_add_func ("/paint/detail", test_detail);
  g_test_add_func ("/paint/clip", test_clip);
  g_test_add_func ("/paint/same", test_same);
  g_test_add_func ("/paint/turned", test_turned);

  return g_test_run ();
}
