/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-theme.h"

#include <math.h>

typedef struct
{
  const char *name;
  guint32 marker[2]; /* light, dark */
  guint32 tint[2];
  guint32 ink[2];
} HueTokens;

static const HueTokens hues[PERGOLA_N_HUES] = {
  [PERGOLA_HUE_TEAL] = { "teal", { 0x11806a, 0x4cc9ae }, { 0xe2f3ef, 0x1d3833 }, { 0x0a5748, 0x8fe3d0 } },
  [PERGOLA_HUE_AMBER] = { "amber", { 0xc28700, 0xedbf2b }, { 0xfdf3d2, 0x383121 }, { 0x684900, 0xf9dc7c } },
  [PERGOLA_HUE_ORANGE] = { "orange", { 0xc04a12, 0xf18640 }, { 0xfdeadf, 0x3d2a20 }, { 0x86330a, 0xffbf97 } },
  [PERGOLA_HUE_PINK] = { "pink", { 0xd91a68, 0xd95fa8 }, { 0xfde6f0, 0x3a2431 }, { 0x930f47, 0xfbb4d8 } },
  [PERGOLA_HUE_BLUE] = { "blue", { 0x2774c6, 0x4098f5 }, { 0xe3effb, 0x1f3047 }, { 0x134a86, 0xa9d0ff } },
  [PERGOLA_HUE_SLATE] = { "slate", { 0x5b7888, 0xbbc7e0 }, { 0xe9eff2, 0x30353c }, { 0x3a4f5b, 0xd3dbea } },
  [PERGOLA_HUE_VIOLET] = { "violet", { 0x5a3dab, 0xbc9de8 }, { 0xebe6f8, 0x312a45 }, { 0x44298f, 0xd8c8fb } },
  [PERGOLA_HUE_GREEN] = { "green", { 0x2f5a1c, 0xb6e864 }, { 0xe7f2e0, 0x2b351c }, { 0x274c17, 0xcdef94 } },
  [PERGOLA_HUE_BROWN] = { "brown", { 0x4d2a26, 0xb5836f }, { 0xf4e9e6, 0x382c28 }, { 0x4a2521, 0xecc9bb } },
};

/* Light, dark, print. */
static const guint32 roles[][3] = {
  [PERGOLA_TONE_BOARD] = { 0xf7f7f6, 0x1c1c1d, 0xffffff },
  [PERGOLA_TONE_CARD] = { 0xffffff, 0x363638, 0xffffff },
  [PERGOLA_TONE_BORDER] = { 0xd0cfd4, 0x4b4a4f, 0xb9b8be },
  [PERGOLA_TONE_TEXT] = { 0x2e2d33, 0xffffff, 0x2e2d33 },
  [PERGOLA_TONE_DIM] = { 0x66646d, 0xb3b1b8, 0x66646d },
  [PERGOLA_TONE_LINK] = { 0x7d7a84, 0x8f8d96, 0x77747e },
  [PERGOLA_TONE_LOOP] = { 0x4a4852, 0xcfcdd6, 0x4a4852 },
  [PERGOLA_TONE_STRIP] = { 0xe9e9e8, 0x2c2c2e, 0xececeb },
  [PERGOLA_TONE_GRID] = { 0xe1e0e3, 0x2b2b2d, 0xffffff },
  [PERGOLA_TONE_PLANE] = { 0xffffff, 0x222224, 0xffffff },
  [PERGOLA_TONE_ACCENT] = { 0x11806a, 0x4cc9ae, 0x11806a },
  [PERGOLA_TONE_ACCENT_TEXT] = { 0x0a6b58, 0x6fd9c2, 0x0a6b58 },
};

#define HALO_ALPHA 0.22
#define WASH_ALPHA 0.6
#define EDGE_SHARE 0.4 /* how much of the marker is in the border of a band */
#define ON_MARKER_DARK 0x241c00

static PergolaRgba
from_hex (guint32 hex)
{
  return (PergolaRgba){ (hex >> 16 & 0xff) / 255.0, (hex >> 8 & 0xff) / 255.0, (hex & 0xff) / 255.0, 1 };
}

static PergolaRgba
blend (guint32 over, guint32 under, double share)
{
  PergolaRgba a = from_hex (over), b = from_hex (under);

  return (PergolaRgba){ a.r * share + b.r * (1 - share), a.g * share + b.g * (1 - share),
                        a.b * share + b.b * (1 - share), 1 };
}

/* Relative luminance as WCAG 2 defines it. */
/* The colour that gives this one on @ground when it is painted with WASH_ALPHA. */
static PergolaRgba
see_through (guint32 color, guint32 ground)
{
  PergolaRgba c = from_hex (color), g = from_hex (ground);

  c.r = CLAMP ((c.r - (1 - WASH_ALPHA) * g.r) / WASH_ALPHA, 0, 1);
  c.g = CLAMP ((c.g - (1 - WASH_ALPHA) * g.g) / WASH_ALPHA, 0, 1);
  c.b = CLAMP ((c.b - (1 - WASH_ALPHA) * g.b) / WASH_ALPHA, 0, 1);
  c.a = WASH_ALPHA;

  return c;
}

static double
luminance (PergolaRgba c)
{
  double parts[] = { c.r, c.g, c.b };

  for (int i = 0; i < 3; i++)
    parts[i] = parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4);

  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

static PergolaRgba
on_marker (guint32 marker)
{
  return 1.05 / (luminance (from_hex (marker)) + 0.05) >= 4.5 ? from_hex (0xffffff) : from_hex (ON_MARKER_DARK);
}

static PergolaRgba
resolve (PergolaTheme theme, PergolaColor color)
{
  const HueTokens *hue = &hues[color.hue < PERGOLA_N_HUES ? color.hue : PERGOLA_HUE_SLATE];
  int set = theme == PERGOLA_THEME_DARK ? 1 : 0;
  PergolaRgba rgba;

  switch (color.tone)
    {
    case PERGOLA_TONE_NONE:
      return (PergolaRgba){ 0, 0, 0, 0 };
    case PERGOLA_TONE_HALO:
      rgba = from_hex (roles[PERGOLA_TONE_ACCENT][theme]);
      rgba.a = HALO_ALPHA;
      return rgba;
    case PERGOLA_TONE_MARKER:
      return from_hex (hue->marker[set]);
    case PERGOLA_TONE_TINT:
      return from_hex (hue->tint[set]);
    case PERGOLA_TONE_INK:
      return from_hex (hue->ink[set]);
    case PERGOLA_TONE_EDGE:
      return blend (hue->marker[set], hue->tint[set], EDGE_SHARE);
    case PERGOLA_TONE_WASH:
      return see_through (hue->tint[set], roles[PERGOLA_TONE_PLANE][theme]);
    case PERGOLA_TONE_ON_MARKER:
      return on_marker (hue->marker[set]);
    default:
      g_return_val_if_fail (color.tone < G_N_ELEMENTS (roles), rgba = from_hex (0));
      return from_hex (roles[color.tone][theme]);
    }
}

PergolaRgba
pergola_theme_resolve (PergolaTheme theme, PergolaColor color)
{
  PergolaRgba rgba = resolve (theme, color);

  rgba.a *= 1 - color.veil / 255.0;
  return rgba;
}

char *
pergola_rgba_to_hex (PergolaRgba rgba, double *alpha)
{
  if (alpha != NULL)
    *alpha = rgba.a;
  return g_strdup_printf ("#%02x%02x%02x", (int) round (rgba.r * 255), (int) round (rgba.g * 255),
                          (int) round (rgba.b * 255));
}

PergolaHue
pergola_hue_from_name (const char *name)
{
  for (int i = 0; i < PERGOLA_N_HUES; i++)
    if (g_strcmp0 (hues[i].name, name) == 0)
      return i;

  return PERGOLA_HUE_SLATE;
}

const char *
pergola_hue_to_name (PergolaHue hue)
{
  g_return_val_if_fail (hue < PERGOLA_N_HUES, "slate");

  return hues[hue].name;
}
