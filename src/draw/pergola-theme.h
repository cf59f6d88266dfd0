/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Colours by meaning. A scene names what a colour stands for; the theme says which colour that is, so one scene
 * paints light, dark and for print. The tokens are those of the style guide, with computed contrast. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_THEME_LIGHT,
  PERGOLA_THEME_DARK,
  PERGOLA_THEME_PRINT, /* the light set on white */
} PergolaTheme;

typedef enum
{
  PERGOLA_HUE_TEAL, /* activity, and the accent */
  PERGOLA_HUE_AMBER,
  PERGOLA_HUE_ORANGE,
  PERGOLA_HUE_PINK,
  PERGOLA_HUE_BLUE,
  PERGOLA_HUE_SLATE,
  PERGOLA_HUE_VIOLET,
  PERGOLA_HUE_GREEN,
  PERGOLA_HUE_BROWN,
  PERGOLA_N_HUES
} PergolaHue;

typedef enum
{
  PERGOLA_TONE_NONE, /* paints nothing */
  PERGOLA_TONE_BOARD,
  PERGOLA_TONE_CARD,
  PERGOLA_TONE_BORDER,
  PERGOLA_TONE_TEXT,
  PERGOLA_TONE_DIM,
  PERGOLA_TONE_LINK,
  PERGOLA_TONE_LOOP,
  PERGOLA_TONE_STRIP,
  PERGOLA_TONE_GRID,
  PERGOLA_TONE_PLANE,       /* the ground of a plane */
  PERGOLA_TONE_ACCENT,      /* the teal marker */
  PERGOLA_TONE_ACCENT_TEXT,
  PERGOLA_TONE_HALO,        /* the accent at 22 % */
  /* of a hue: */
  PERGOLA_TONE_MARKER,      /* edge, badge, icon */
  PERGOLA_TONE_TINT,        /* band */
  PERGOLA_TONE_INK,         /* text on tint */
  PERGOLA_TONE_EDGE,        /* the border of a band: two fifths of the marker over the tint */
  PERGOLA_TONE_WASH,        /* the tint of a region on a plane: what lies below it is seen through it */
  PERGOLA_TONE_ON_MARKER,   /* text on a badge: white where it reaches 4.5:1, otherwise dark */
} PergolaTone;

typedef struct
{
  guint8 tone; /* PergolaTone */
  guint8 hue;  /* PergolaHue, for the tones of a hue */
  guint8 veil; /* how much of what lies below shows through: 0 nothing, 255 all of it */
} PergolaColor;

typedef struct
{
  double r, g, b, a;
} PergolaRgba;

PergolaRgba pergola_theme_resolve (PergolaTheme theme, PergolaColor color);
/* (transfer full): "#rrggbb"; @alpha (nullable) takes the opacity. */
char *pergola_rgba_to_hex (PergolaRgba rgba, double *alpha);

/* By the name that a definition uses ("amber"); unknown and NULL are slate. */
PergolaHue pergola_hue_from_name (const char *name);
const char *pergola_hue_to_name (PergolaHue hue);

G_END_DECLS
