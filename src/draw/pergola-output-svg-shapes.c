/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is seen in an SVG: rectangles, paths, small pictures, and words line by line. */

#include "config.h"

#include "pergola-output-svg.h"

#include "pergola-glyph.h"

#include <math.h>
#include <string.h>

void
pergola_svg_open (PergolaSvg *self, const char *name)
{
  xmlTextWriterStartElement (self->writer, (const xmlChar *) name);
}

void
pergola_svg_close (PergolaSvg *self)
{
  xmlTextWriterEndElement (self->writer);
}

void
pergola_svg_attribute (PergolaSvg *self, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) name, (const xmlChar *) value);
}

void
pergola_svg_number (PergolaSvg *self, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  pergola_svg_attribute (self, name, g_ascii_formatd (text, sizeof text, "%.8g", round (value * 100) / 100 + 0.0));
}

static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
}

/* What XML cannot hold is dropped, so that the file is well formed whatever it shows. */
static void
string (PergolaSvg *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_xml_char (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  xmlTextWriterWriteString (self->writer, (const xmlChar *) kept->str);
}

void
pergola_svg_title (PergolaSvg *self, const char *text)
{
  pergola_svg_open (self, "title");
  string (self, text);
  pergola_svg_close (self);
}

void
pergola_svg_color (PergolaSvg *self, const char *name, const char *opacity, PergolaColor of)
{
  double alpha;
  g_autofree char *hex = pergola_rgba_to_hex (pergola_theme_resolve (self->theme, of), &alpha);

  pergola_svg_attribute (self, name, of.tone == PERGOLA_TONE_NONE ? "none" : hex);
  if (alpha < 1 && of.tone != PERGOLA_TONE_NONE)
    pergola_svg_number (self, opacity, alpha);
}

static void
fill_and_stroke (PergolaSvg *self, const PergolaShape *shape)
{
  static const char *const dashes[] = { NULL, "7 4.5", "2 5" };

  pergola_svg_color (self, "fill", "fill-opacity", shape->fill);
  if (shape->stroke.tone == PERGOLA_TONE_NONE || shape->stroke_width <= 0)
    return;
  pergola_svg_color (self, "stroke", "stroke-opacity", shape->stroke);
  pergola_svg_number (self, "stroke-width", shape->stroke_width);
  if (shape->dash != 0)
    pergola_svg_attribute (self, "stroke-dasharray", dashes[shape->dash]);
}

static void
write_rect (PergolaSvg *self, const PergolaShape *shape)
{
  double half = shape->stroke.tone != PERGOLA_TONE_NONE ? shape->stroke_width / 2 : 0;
  PergolaRect inside = pergola_rect_inflate (&shape->bounds, -half);
  double radius = MIN (shape->radius - half, MIN (inside.width, inside.height) / 2);

  pergola_svg_open (self, "rect");
  pergola_svg_number (self, "x", inside.x);
  pergola_svg_number (self, "y", inside.y);
  pergola_svg_number (self, "width", MAX (inside.width, 0));
  pergola_svg_number (self, "height", MAX (inside.height, 0));
  if (radius > 0)
    pergola_svg_number (self, "rx", radius);
  fill_and_stroke (self, shape);
  pergola_svg_close (self);
}

static void
write_path (PergolaSvg *self, const PergolaShape *shape)
{
  g_autofree char *d = pergola_path_to_svg (shape->path);

  pergola_svg_open (self, "path");
  pergola_svg_attribute (self, "d", d);
  fill_and_stroke (self, shape);
  pergola_svg_close (self);
}

static void
write_glyph (PergolaSvg *self, const PergolaShape *shape)
{
  const PergolaPath *path = pergola_glyph_get (shape->glyph);
  g_autofree char *d = path != NULL ? pergola_path_to_svg (path) : NULL;
  g_autofree char *transform = NULL;
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], scale[G_ASCII_DTOSTR_BUF_SIZE];

  if (d == NULL)
    return;

  transform = g_strdup_printf ("translate(%s %s) scale(%s)", g_ascii_formatd (x, sizeof x, "%.2f", shape->bounds.x),
                               g_ascii_formatd (y, sizeof y, "%.2f", shape->bounds.y),
                               g_ascii_formatd (scale, sizeof scale, "%.4g", shape->bounds.width / 16));
  pergola_svg_open (self, "path");
  pergola_svg_attribute (self, "transform", transform);
  pergola_svg_attribute (self, "fill-rule", "evenodd");
  pergola_svg_attribute (self, "d", d);
  pergola_svg_color (self, "fill", "fill-opacity", shape->fill);
  pergola_svg_close (self);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const PangoItem *first = *(const PangoItem *const *) a, *second = *(const PangoItem *const *) b;

  return first->offset - second->offset;
}

/* (transfer full): what a line shows, in the order it is read: its part of the text, or what an ellipsis left. */
static char *
get_words (PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (line->layout);
  g_autoptr (GPtrArray) items = NULL;
  GString *words;

  if (!pango_layout_is_ellipsized (line->layout))
    return g_strstrip (g_strndup (text + line->start_index, line->length));

  items = g_ptr_array_new ();
  for (GSList *l = line->runs; l != NULL; l = l->next)
    g_ptr_array_add (items, ((PangoGlyphItem *) l->data)->item);
  g_ptr_array_sort (items, compare_items);
  words = g_string_new (NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const PangoItem *item = g_ptr_array_index (items, i);

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (words, "…");
      else
        g_string_append_len (words, text + item->offset, item->length);
    }

  return g_strstrip (g_string_free (words, FALSE));
}

static void
write_turn (PergolaSvg *self, double x, double y, double angle)
{
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *transform =
    g_strdup_printf ("translate(%s %s) rotate(%d)", g_ascii_formatd (x_text, sizeof x_text, "%.2f", x),
                     g_ascii_formatd (y_text, sizeof y_text, "%.2f", y), (int) round (angle * 180 / G_PI));

  pergola_svg_attribute (self, "transform", transform);
}

/* One line of set text. Its length is given, so that a viewer without our font keeps it in its place. */
static void
write_line (PergolaSvg *self, const PergolaShape *shape, PangoLayoutIter *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  g_autofree char *words = get_words (line);
  gboolean rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  PangoRectangle logical;
  double origin_x, origin_y, angle, x, y, width;

  if (*words == '\0')
    return;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  x = (double) logical.x / PANGO_SCALE + (rtl ? width : 0);
  y = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
  pergola_shape_get_text_origin (shape, &origin_x, &origin_y, &angle);
  pergola_svg_open (self, "text");
  if (shape->turn != 0)
    write_turn (self, origin_x, origin_y, angle);
  pergola_svg_number (self, "x", shape->turn != 0 ? x : origin_x + x);
  pergola_svg_number (self, "y", shape->turn != 0 ? y : origin_y + y);
  pergola_svg_number (self, "font-size", shape->size);
  if (shape->bold)
    pergola_svg_attribute (self, "font-weight", "700");
  if (rtl)
    pergola_svg_attribute (self, "direction", "rtl");
  pergola_svg_number (self, "textLength", width);
  pergola_svg_attribute (self, "lengthAdjust", "spacingAndGlyphs");
  if (strstr (words, "  ") != NULL)
    pergola_svg_attribute (self, "xml:space", "preserve");
  pergola_svg_color (self, "fill", "fill-opacity", shape->fill);
  string (self, words);
  pergola_svg_close (self);
}

static void
write_text (PergolaSvg *self, const PergolaShape *shape)
{
  PangoLayoutIter *iter = pango_layout_get_iter (shape->layout);

  do
    write_line (self, shape, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
pergola_svg_shape (PergolaSvg *self, const PergolaShape *shape)
{
  switch (shape->type)
    {
    case PERGOLA_SHAPE_RECT:
      write_rect (self, shape);
      break;
    case PERGOLA_SHAPE_PATH:
      write_path (self, shape);
      break;
    case PERGOLA_SHAPE_GLYPH:
      write_glyph (self, shape);
      break;
    case PERGOLA_SHAPE_TEXT:
      write_text (self, shape);
      break;
    default:
      g_assert_not_reached ();
    }
}
