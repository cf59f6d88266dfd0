/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fonts that figures are set in: Cantarell from the program's own files, through a font map of its own with
 * hinting off, so that the same project gives the same picture on every machine. Other scripts fall back to the
 * system's fonts. */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_FONTS (pergola_fonts_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFonts, pergola_fonts, PERGOLA, FONTS, GObject)

/* (transfer full): with the fonts of the build directory or the installation, whichever is there;
 * where neither is, Cantarell comes from the system or falls back. */
PergolaFonts *pergola_fonts_new (void);

/* (transfer full): a layout in Cantarell of @size scene units (1/96 inch), bold or regular.
 * @width in scene units, or -1; @lines at most (then ellipsised), or 0 for as many as needed. */
PangoLayout *pergola_fonts_create_layout (PergolaFonts *self, const char *text, double size, gboolean bold, double width, int lines);

/* (transfer full): the same, aligned, and shared with whoever else asks for it: it must not be changed. */
PangoLayout *pergola_fonts_get_layout (PergolaFonts *self, const char *text, double size, gboolean bold, double width, int lines, PangoAlignment align);

/* The size in scene units of text on one line. */
void pergola_fonts_measure (PergolaFonts *self, const char *text, double size, gboolean bold, double *width, double *height);

G_END_DECLS
