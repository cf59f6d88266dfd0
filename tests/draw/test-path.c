/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-draw.h"

#include <locale.h>

static void
assert_rect (PergolaRect rect, double x, double y, double width, double height)
{
  g_assert_cmpfloat_with_epsilon (rect.x, x, 0.02);
  g_assert_cmpfloat_with_epsilon (rect.y, y, 0.02);
  g_assert_cmpfloat_with_epsilon (rect.width, width, 0.02);
  g_assert_cmpfloat_with_epsilon (rect.height, height, 0.02);
}

/* What cairo says a path covers, curves followed. */
static PergolaRect
get_painted (const PergolaPath *path)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double x1, y1, x2, y2;

  pergola_path_to_cairo (path, cr);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return (PergolaRect){ x1, y1, x2 - x1, y2 - y1 };
}

typedef struct
{
  const char *d;
  double x, y, width, height; /* of what is painted */
} Good;

static void
test_commands (void)
{
  static const Good paths[] = {
    { "M1 2L11 2L11 22Z", 1, 2, 10, 20 },
    { "m1,2l10,0l0,20z", 1, 2, 10, 20 },
    { "M1 2 11 2 11 22", 1, 2, 10, 20 },
    { "m1 2 10 0 0 20", 1, 2, 10, 20 },
    { "M1 2H11V22h-10v-20", 1, 2, 10, 20 },
    { "M0 0C0 10 10 10 10 0", 0, 0, 10, 7.5 },
    { "M0 0c0 10 10 10 10 0s10-10 10 0", 0, -7.5, 20, 15 },
    { "M0 0Q5 10 10 0", 0, 0, 10, 5 },
    { "M0 0Q5 10 10 0T20 0", 0, -5, 20, 10 },
    { "M0 0q5 10 10 0t10 0", 0, -5, 20, 10 },
    { "M0 5A5 5 0 0 1 10 5", 0, 0, 10, 5 },
    { "M0 5A5 5 0 0 0 10 5", 0, 5, 10, 5 },
    { "M0 5a5 5 0 1 1 10 0a5 5 0 1 1-10 0z", 0, 0, 10, 10 },
    { "M0 5a5 5 0 0110 0", 0, 0, 10, 5 },       /* flags without a space after them */
    { "M0 5A1 1 0 0 1 10 5", 0, 0, 10, 5 },     /* radii too small grow */
    { "M0 0A0 5 0 0 1 10 5", 0, 0, 10, 5 },     /* without a radius it is a line */
    { "M.5.5l1e1 0L10.5-2", 0.5, -2, 10, 2.5 }, /* numbers run into each other */
    { " M 1 , 2 \n L\t3 4 ", 1, 2, 2, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (PergolaPath) path = pergola_path_new_from_svg (paths[i].d);

      g_test_message ("%s", paths[i].d);
      g_assert_nonnull (path);
      assert_rect (get_painted (path), paths[i].x, paths[i].y, paths[i].width, paths[i].height);
    }
}

static void
test_turned_arc (void)
{
  g_autoptr (PergolaPath) path = pergola_path_new_from_svg ("M0 0A10 5 90 0 1 10 0");
  PergolaRect painted = get_painted (path);

  /* Standing on its end it is half an ellipse, 10 wide and 10 high. */
  assert_rect (painted, 0, -10, 10, 10);
}

static void
test_faults (void)
{
  static const char *const faults[] = { "L1 2",      "1 2",       "M1",           "M1 2L",
                                        "M1 2 X3 4", "M1 2L3 x",  "M1 2C1 2",     "M1 2A1 1 0 2 0 3 4",
                                        "M1 2zL",    "M1 2z 3 4", "M1 2L1e999 0", "M1 2Lnan 0" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (PergolaPath) path = pergola_path_new_from_svg (faults[i]);

      g_test_message ("%s", faults[i]);
      g_assert_null (path);
    }
}

/* A path that ends in a number, as most do that do not close. */
static void
test_open_end (void)
{
  g_autoptr (PergolaPath) path = pergola_path_new_from_svg ("M1 2L3 4");

  g_assert_nonnull (path);
  assert_rect (pergola_path_get_bounds (path), 1, 2, 2, 2);
}

static void
test_round_trip (void)
{
  const char *locale = setlocale (LC_NUMERIC, "de_DE.UTF-8"); /* where it is there, a comma must not creep in */
  const char *d = "M1.5 2L11 2.25C0 1 2 3 -4.13 5ZM3 3L4 4";
  g_autoptr (PergolaPath) path = pergola_path_new_from_svg (d);
  g_autofree char *written = pergola_path_to_svg (path);
  g_autoptr (PergolaPath) again = pergola_path_new_from_svg (written);
  g_autofree char *twice = pergola_path_to_svg (again);

  g_test_message ("locale %s", locale != NULL ? locale : "as it was");
  g_assert_cmpstr (written, ==, d);
  g_assert_cmpstr (twice, ==, d);
  setlocale (LC_NUMERIC, "C");
}

static void
test_rounded (void)
{
  g_autoptr (PergolaPath) path = pergola_path_new ();
  g_autofree char *d = NULL;
  double points[] = { 0, 0, 100, 0, 100, 10, 200, 10 };

  pergola_path_add_rounded (path, points, 4, 12);
  assert_rect (pergola_path_get_bounds (path), 0, 0, 200, 10);
  /* Corners on a short leg share it. */
  d = pergola_path_to_svg (path);
  g_assert_true (g_str_has_prefix (d, "M0 0L95 0C"));
  g_assert_true (g_str_has_suffix (d, "L200 10"));
}

static void
test_empty (void)
{
  g_autoptr (PergolaPath) path = pergola_path_new_from_svg ("");
  g_autofree char *d = pergola_path_to_svg (path);

  assert_rect (pergola_path_get_bounds (path), 0, 0, 0, 0);
  g_assert_cmpstr (d, ==, "");
}

static void
test_rects (void)
{
  PergolaRect a = { 0, 0, 10, 10 }, b = { 10, 0, 5, 5 }, c = { 9, 9, 5, 5 };
  PergolaRect inflated = pergola_rect_inflate (&a, 2), united = pergola_rect_union (&a, &c);

  g_assert_false (pergola_rect_intersects (&a, &b)); /* they touch */
  g_assert_true (pergola_rect_intersects (&a, &c));
  g_assert_true (pergola_rect_contains (&a, 0, 0));
  g_assert_false (pergola_rect_contains (&a, 10, 5));
  assert_rect (inflated, -2, -2, 14, 14);
  assert_rect (united, 0, 0, 14, 14);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/commands", test_commands);
  g_test_add_func ("/path/turned-arc", test_turned_arc);
  g_test_add_func ("/path/faults", test_faults);
  g_test_add_func ("/path/open-end", test_open_end);
  g_test_add_func ("/path/round-trip", test_round_trip);
  g_test_add_func ("/path/rounded", test_rounded);
  g_test_add_func ("/path/empty", test_empty);
  g_test_add_func ("/path/rects", test_rects);

  return g_test_run ();
}
