/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-style.h"

#include <adwaita.h>

#include "pergola-theme.h"

static void
append_color (GString *css, const char *name, PergolaTheme theme, PergolaTone tone, PergolaHue hue)
{
  double alpha = 1;
  g_autofree char *hex = pergola_rgba_to_hex (pergola_theme_resolve (theme, (PergolaColor){ tone, hue }), &alpha);

  if (alpha < 1)
    {
      char opacity[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (css, "@define-color %s alpha(%s,%s);\n", name, hex,
                              g_ascii_formatd (opacity, sizeof opacity, "%.3f", alpha));
    }
  else
    g_string_append_printf (css, "@define-color %s %s;\n", name, hex);
}

/* The classes by which widgets take a colour of the figure: badges, tints and words of each hue. */
static void
append_hue (GString *css, PergolaTheme theme, PergolaHue hue)
{
  static const struct
  {
    const char *name;
    PergolaTone tone;
  } tones[] = {
    { "marker", PERGOLA_TONE_MARKER }, { "tint", PERGOLA_TONE_TINT },           { "ink", PERGOLA_TONE_INK },
    { "edge", PERGOLA_TONE_EDGE },     { "on_marker", PERGOLA_TONE_ON_MARKER },
  };
  const char *name = pergola_hue_to_name (hue);

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    {
      g_autofree char *color = g_strdup_printf ("%s_%s", name, tones[i].name);

      append_color (css, color, theme, tones[i].tone, hue);
    }
  g_string_append_printf (css,
                          ".hue-%1$s.kind-badge { background-color: @%1$s_marker; color: @%1$s_on_marker; }\n"
                          ".hue-%1$s.tinted { background-color: @%1$s_tint; color: @%1$s_ink; }\n"
                          ".hue-%1$s.filled { background-color: @%1$s_marker; }\n"
                          ".hue-%1$s.inked { color: @%1$s_ink; }\n"
                          ".hue-%1$s.marked { color: @%1$s_marker; }\n",
                          name);
}

static void
load (GtkCssProvider *provider, AdwStyleManager *manager)
{
  PergolaTheme theme = adw_style_manager_get_dark (manager) ? PERGOLA_THEME_DARK : PERGOLA_THEME_LIGHT;
  g_autoptr (GString) css = g_string_new (NULL);

  append_color (css, "board_bg_color", theme, PERGOLA_TONE_BOARD, 0);
  append_color (css, "accent_color", theme, PERGOLA_TONE_ACCENT_TEXT, 0);
  append_color (css, "figure_accent_color", theme, PERGOLA_TONE_ACCENT, 0);
  for (int hue = 0; hue < PERGOLA_N_HUES; hue++)
    append_hue (css, theme, hue);
  gtk_css_provider_load_from_data (provider, css->str, css->len);
}

static void
dark_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *provider)
{
  load (provider, manager);
}

void
pergola_style_install (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);

  load (provider, manager);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (dark_cb), provider, 0);
}
