/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Every picture that a framework asks for is there, fits its box and is not empty. With PERGOLA_GLYPH_SHEET set to a
 * file name, all of them are painted there as a PNG to look at. */

#include "pergola-draw.h"

static void
assert_glyph (const char *name, const char *where)
{
  if (name != NULL && pergola_glyph_get (name) == NULL)
    {
      g_test_message ("%s asks for the glyph “%s”, which is not in data/glyphs", where, name);
      g_test_fail ();
    }
}

static void
check_kind (const PergolaKind *kind)
{
  assert_glyph (kind->icon, kind->id);
  for (guint i = 0; i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = kind->fields->pdata[i];

      for (guint k = 0; k < field->choices->len; k++)
        assert_glyph (((PergolaChoice *) field->choices->pdata[k])->icon, field->id);
    }
}

static void
check_cards (GPtrArray *cards, const char *where)
{
  for (guint i = 0; i < cards->len; i++)
    assert_glyph (((PergolaCards *) cards->pdata[i])->icon, where);
}

static void
check_framework (PergolaFramework *framework)
{
  for (guint i = 0; i < framework->kinds->len; i++)
    check_kind (framework->kinds->pdata[i]);
  for (guint i = 0; i < framework->links->len; i++)
    assert_glyph (((PergolaLinkKind *) framework->links->pdata[i])->icon, "a link");
  for (guint i = 0; i < framework->boards->len; i++)
    {
      const PergolaBoardDef *board = framework->boards->pdata[i];

      for (guint k = 0; k < board->zones->len; k++)
        {
          const PergolaZone *zone = board->zones->pdata[k];

          check_cards (zone->cards, zone->id);
          check_cards (zone->above, zone->id);
          check_cards (zone->below, zone->id);
        }
    }
}

static void
test_frameworks (void)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GPtrArray) ids = pergola_frameworks_list (frameworks);

  g_assert_cmpuint (ids->len, >, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PergolaFramework) framework = pergola_frameworks_get (frameworks, ids->pdata[i], "en", &error);

      g_assert_no_error (error);
      check_framework (framework);
    }
}

static double
get_coverage (cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  double sum = 0;

  for (int y = 0; y < 16; y++)
    for (int x = 0; x < 16; x++)
      sum += data[y * stride + x] / 255.0;

  return sum / 256;
}

static void
test_pictures (void)
{
  g_autoptr (GPtrArray) names = pergola_glyph_list ();

  for (guint i = 0; i < names->len; i++)
    {
      const PergolaPath *path = pergola_glyph_get (names->pdata[i]);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 16, 16);
      cairo_t *cr = cairo_create (surface);
      double x1, y1, x2, y2;

      g_test_message ("%s", (char *) names->pdata[i]);
      pergola_path_to_cairo (path, cr);
      cairo_path_extents (cr, &x1, &y1, &x2, &y2);
      g_assert_cmpfloat (MIN (x1, y1), >=, 0);
      g_assert_cmpfloat (MAX (x2, y2), <=, 16);
      g_assert_cmpfloat (MAX (x2 - x1, y2 - y1), >=, 11); /* large enough for its box */
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_fill (cr);
      cairo_surface_flush (surface);
      g_assert_cmpfloat (get_coverage (surface), >, 0.08);
      g_assert_cmpfloat (get_coverage (surface), <, 0.8);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_assert_null (pergola_glyph_get ("no-such-picture"));
  g_assert_null (pergola_glyph_get (NULL));
}

static PergolaScene *
make_sheet (GPtrArray *names)
{
  g_autoptr (PergolaFonts) fonts = pergola_fonts_new ();
  PergolaScene *scene = pergola_scene_new (640, 60 * ((names->len + 4) / 5), FALSE);

  for (guint i = 0; i < names->len; i++)
    {
      double x = 10 + i % 5 * 126, y = 8 + i / 5 * 60;
      double sizes[] = { 32, 16, 12 };

      for (int k = 0; k < 3; k++)
        pergola_scene_add_glyph (scene, PERGOLA_ROLE_MARKER, NULL, names->pdata[i], x + k * 40, y, sizes[k],
                                 PERGOLA_HUED (MARKER, i % PERGOLA_N_HUES));
      pergola_scene_add_text (scene, PERGOLA_ROLE_NOTE, NULL, fonts, names->pdata[i],
                              (PergolaRect){ x, y + 34, 120, 16 }, 11.3, FALSE, PANGO_ALIGN_LEFT, 1,
                              PERGOLA_COLOR (TEXT));
    }

  return scene;
}

static void
test_sheet (void)
{
  const char *file = g_getenv ("PERGOLA_GLYPH_SHEET");
  PergolaOutputOptions options = { .format = PERGOLA_FORMAT_PNG, .scale = 2 };
  g_autoptr (GPtrArray) names = pergola_glyph_list ();
  g_autoptr (PergolaScene) scene = make_sheet (names);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pergola_output_png (scene, &options, NULL, &error);

  g_assert_no_error (error);
  if (file != NULL)
    g_file_set_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glyph/frameworks", test_frameworks);
  g_test_add_func ("/glyph/pictures", test_pictures);
  g_test_add_func ("/glyph/sheet", test_sheet);

  return g_test_run ();
}
