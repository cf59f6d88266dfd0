/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Colours: that words can be read and markers be seen, computed as WCAG 2 does. */

#include "pergola-draw.h"

#include <math.h>

static const PergolaTheme themes[] = { PERGOLA_THEME_LIGHT, PERGOLA_THEME_DARK, PERGOLA_THEME_PRINT };

static double
linear (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (PergolaTheme theme, PergolaColor color)
{
  PergolaRgba c = pergola_theme_resolve (theme, color);

  return 0.2126 * linear (c.r) + 0.7152 * linear (c.g) + 0.0722 * linear (c.b);
}

static double
contrast (PergolaTheme theme, PergolaColor a, PergolaColor b)
{
  double first = luminance (theme, a), second = luminance (theme, b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
test_hues (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    for (int hue = 0; hue < PERGOLA_N_HUES; hue++)
      {
        PergolaTheme theme = themes[t];

        g_test_message ("theme %d, %s", theme, pergola_hue_to_name (hue));
        g_assert_cmpfloat (contrast (theme, PERGOLA_HUED (INK, hue), PERGOLA_HUED (TINT, hue)), >=, 7);
        g_assert_cmpfloat (contrast (theme, PERGOLA_HUED (ON_MARKER, hue), PERGOLA_HUED (MARKER, hue)), >=, 4.5);
        g_assert_cmpfloat (contrast (theme, PERGOLA_HUED (MARKER, hue), PERGOLA_COLOR (CARD)), >=, 3);
        g_assert_cmpfloat (contrast (theme, PERGOLA_COLOR (LINK), PERGOLA_HUED (TINT, hue)), >=, 3);
        g_assert_cmpfloat (contrast (theme, PERGOLA_COLOR (LOOP), PERGOLA_HUED (TINT, hue)), >=, 4.5);
        /* A band's border is seen on the band and on the board. */
        g_assert_cmpfloat (contrast (theme, PERGOLA_HUED (EDGE, hue), PERGOLA_HUED (TINT, hue)), >=, 1.2);
        g_assert_cmpfloat (contrast (theme, PERGOLA_HUED (EDGE, hue), PERGOLA_COLOR (BOARD)), >=, 1.2);
      }
}

static void
test_roles (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      static const guint8 grounds[] = { PERGOLA_TONE_CARD, PERGOLA_TONE_BOARD, PERGOLA_TONE_STRIP, PERGOLA_TONE_PLANE };

      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          PergolaColor ground = { grounds[i], 0 };

          g_assert_cmpfloat (contrast (themes[t], PERGOLA_COLOR (TEXT), ground), >=, 7);
          g_assert_cmpfloat (contrast (themes[t], PERGOLA_COLOR (DIM), ground), >=, 4.5);
          g_assert_cmpfloat (contrast (themes[t], PERGOLA_COLOR (ACCENT_TEXT), ground), >=, 4.5);
          g_assert_cmpfloat (contrast (themes[t], PERGOLA_COLOR (ACCENT), ground), >=, 3);
        }
    }
}

/* What is seen through is, on a plane, the tint that it stands for. */
static void
test_wash (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    for (int hue = 0; hue < PERGOLA_N_HUES; hue++)
      {
        PergolaRgba wash = pergola_theme_resolve (themes[t], PERGOLA_HUED (WASH, hue));
        PergolaRgba tint = pergola_theme_resolve (themes[t], PERGOLA_HUED (TINT, hue));
        PergolaRgba plane = pergola_theme_resolve (themes[t], PERGOLA_COLOR (PLANE));

        g_assert_cmpfloat (wash.a, <, 1);
        g_assert_cmpfloat_with_epsilon (wash.r * wash.a + plane.r * (1 - wash.a), tint.r, 0.02);
        g_assert_cmpfloat_with_epsilon (wash.g * wash.a + plane.g * (1 - wash.a), tint.g, 0.02);
        g_assert_cmpfloat_with_epsilon (wash.b * wash.a + plane.b * (1 - wash.a), tint.b, 0.02);
      }
}

/* The board of a print is the paper: nothing is printed on it. */
static void
test_print (void)
{
  PergolaRgba board = pergola_theme_resolve (PERGOLA_THEME_PRINT, PERGOLA_COLOR (BOARD));

  g_assert_cmpfloat (board.r + board.g + board.b, ==, 3);
}

static void
test_names (void)
{
  double alpha = 0;
  g_autofree char *hex =
    pergola_rgba_to_hex (pergola_theme_resolve (PERGOLA_THEME_LIGHT, PERGOLA_COLOR (HALO)), &alpha);

  g_assert_cmpstr (hex, ==, "#11806a");
  g_assert_cmpfloat_with_epsilon (alpha, 0.22, 1e-9);
  for (int hue = 0; hue < PERGOLA_N_HUES; hue++)
    g_assert_cmpint (pergola_hue_from_name (pergola_hue_to_name (hue)), ==, hue);
  g_assert_cmpint (pergola_hue_from_name ("no such colour"), ==, PERGOLA_HUE_SLATE);
  g_assert_cmpint (pergola_hue_from_name (NULL), ==, PERGOLA_HUE_SLATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/hues", test_hues);
  g_test_add_func ("/theme/roles", test_roles);
  g_test_add_func ("/theme/wash", test_wash);
  g_test_add_func ("/theme/print", test_print);
  g_test_add_func ("/theme/names", test_names);

  return g_test_run ();
}
