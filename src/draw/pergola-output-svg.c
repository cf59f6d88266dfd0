/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* SVG from the scene itself, not through cairo: words stay words that can be searched and selected, and each item
 * is a group with its id and its title. */

#include "pergola-output.h"

#include "pergola-glyph.h"
#include "pergola-page.h"

#include <libxml/xmlwriter.h>
#include <math.h>
#include <string.h>

typedef struct
{
  xmlTextWriter *writer;
  PergolaScene *scene;
  PergolaTheme theme;
  const char *document_title;
  GHashTable *written; /* ids of nodes: one may be shown twice, its id is written once */
} Svg;

static void
open_element (Svg *self, const char *name)
{
  xmlTextWriterStartElement (self->writer, (const xmlChar *) name);
}

static void
close_element (Svg *self)
{
  xmlTextWriterEndElement (self->writer);
}

static void
attribute (Svg *self, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (self->writer, (const xmlChar *) name, (const xmlChar *) value);
}

static void
number (Svg *self, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  attribute (self, name, g_ascii_formatd (text, sizeof text, "%.8g", round (value * 100) / 100 + 0.0));
}

static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
}

/* What XML cannot hold is dropped, so that the file is well formed whatever it shows. */
static void
string (Svg *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_xml_char (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  xmlTextWriterWriteString (self->writer, (const xmlChar *) kept->str);
}

static void
title (Svg *self, const char *text)
{
  open_element (self, "title");
  string (self, text);
  close_element (self);
}

static void
color (Svg *self, const char *name, const char *opacity, PergolaColor of)
{
  double alpha;
  g_autofree char *hex = pergola_rgba_to_hex (pergola_theme_resolve (self->theme, of), &alpha);

  attribute (self, name, of.tone == PERGOLA_TONE_NONE ? "none" : hex);
  if (alpha < 1 && of.tone != PERGOLA_TONE_NONE)
    number (self, opacity, alpha);
}

static void
fill_and_stroke (Svg *self, const PergolaShape *shape)
{
  static const char *const dashes[] = { NULL, "7 4.5", "2 5" };

  color (self, "fill", "fill-opacity", shape->fill);
  if (shape->stroke.tone == PERGOLA_TONE_NONE || shape->stroke_width <= 0)
    return;
  color (self, "stroke", "stroke-opacity", shape->stroke);
  number (self, "stroke-width", shape->stroke_width);
  if (shape->dash != 0)
    attribute (self, "stroke-dasharray", dashes[shape->dash]);
}

static void
write_rect (Svg *self, const PergolaShape *shape)
{
  double half = shape->stroke.tone != PERGOLA_TONE_NONE ? shape->stroke_width / 2 : 0;
  PergolaRect inside = pergola_rect_inflate (&shape->bounds, -half);
  double radius = MIN (shape->radius - half, MIN (inside.width, inside.height) / 2);

  open_element (self, "rect");
  number (self, "x", inside.x);
  number (self, "y", inside.y);
  number (self, "width", MAX (inside.width, 0));
  number (self, "height", MAX (inside.height, 0));
  if (radius > 0)
    number (self, "rx", radius);
  fill_and_stroke (self, shape);
  close_element (self);
}

static void
write_path (Svg *self, const PergolaShape *shape)
{
  g_autofree char *d = pergola_path_to_svg (shape->path);

  open_element (self, "path");
  attribute (self, "d", d);
  fill_and_stroke (self, shape);
  close_element (self);
}

static void
write_glyph (Svg *self, const PergolaShape *shape)
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
  open_element (self, "path");
  attribute (self, "transform", transform);
  attribute (self, "fill-rule", "evenodd");
  attribute (self, "d", d);
  color (self, "fill", "fill-opacity", shape->fill);
  close_element (self);
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

/* One line of set text. Its length is given, so that a viewer without our font keeps it in its place. */
static void
write_line (Svg *self, const PergolaShape *shape, PangoLayoutIter *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  g_autofree char *words = get_words (line);
  gboolean rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
  PangoRectangle logical;
  double x, width;

  if (*words == '\0')
    return;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE;
  x = shape->bounds.x + (double) logical.x / PANGO_SCALE + (rtl ? width : 0);
  open_element (self, "text");
  number (self, "x", x);
  number (self, "y", shape->bounds.y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
  number (self, "font-size", shape->size);
  if (shape->bold)
    attribute (self, "font-weight", "700");
  if (rtl)
    attribute (self, "direction", "rtl");
  number (self, "textLength", width);
  attribute (self, "lengthAdjust", "spacingAndGlyphs");
  if (strstr (words, "  ") != NULL)
    attribute (self, "xml:space", "preserve");
  color (self, "fill", "fill-opacity", shape->fill);
  string (self, words);
  close_element (self);
}

static void
write_text (Svg *self, const PergolaShape *shape)
{
  PangoLayoutIter *iter = pango_layout_get_iter (shape->layout);

  do
    write_line (self, shape, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
write_shape (Svg *self, const PergolaShape *shape)
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

/* What an item is called: by its node, else by the first words in it. */
static const char *
get_name (const PergolaScene *scene, const PergolaNode *node)
{
  for (guint i = node->first_shape; node->name == NULL && i < node->first_shape + node->n_shapes; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_TEXT && shape->role != PERGOLA_ROLE_BADGE)
        return pango_layout_get_text (shape->layout);
    }

  return node->name != NULL ? node->name : node->id;
}

static void
write_node (Svg *self, const PergolaNode *node)
{
  open_element (self, "g");
  if (g_hash_table_add (self->written, (gpointer) node->id))
    attribute (self, "id", node->id);
  attribute (self, "role", "group");
  title (self, get_name (self->scene, node));
  for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
    write_shape (self, &g_array_index (self->scene->shapes, PergolaShape, i));
  close_element (self);
}

static int
compare_first_shape (gconstpointer a, gconstpointer b)
{
  const PergolaNode *first = *(const PergolaNode *const *) a, *second = *(const PergolaNode *const *) b;

  return first->first_shape < second->first_shape ? -1 : first->first_shape > second->first_shape;
}

/* Nodes in painting order. */
static GPtrArray *
sort_nodes (const PergolaScene *scene)
{
  GPtrArray *nodes = g_ptr_array_sized_new (scene->nodes->len);

  for (guint i = 0; i < scene->nodes->len; i++)
    g_ptr_array_add (nodes, &g_array_index (scene->nodes, PergolaNode, i));
  g_ptr_array_sort (nodes, compare_first_shape);

  return nodes;
}

static void
write_shapes (Svg *self)
{
  g_autoptr (GPtrArray) nodes = sort_nodes (self->scene);
  guint next = 0;

  for (guint i = 0; i < self->scene->shapes->len;)
    {
      const PergolaNode *node = next < nodes->len ? g_ptr_array_index (nodes, next) : NULL;

      if (node != NULL && node->first_shape <= i)
        {
          write_node (self, node);
          i = MAX (i, node->first_shape + node->n_shapes);
          next++;
        }
      else
        write_shape (self, &g_array_index (self->scene->shapes, PergolaShape, i++));
    }
}

static void
write_background (Svg *self, const PergolaPage *page)
{
  open_element (self, "rect");
  number (self, "width", page->width);
  number (self, "height", page->height);
  color (self, "fill", "fill-opacity", PERGOLA_COLOR (BOARD));
  close_element (self);
}

static void
write_document (Svg *self, const PergolaPage *page)
{
  char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE], scale[G_ASCII_DTOSTR_BUF_SIZE];
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *box = g_strdup_printf ("0 0 %s %s", g_ascii_formatd (w, sizeof w, "%.8g", page->width),
                                          g_ascii_formatd (h, sizeof h, "%.8g", page->height));
  g_autofree char *transform = g_strdup_printf (
    "translate(%s %s) scale(%s)", g_ascii_formatd (x, sizeof x, "%.6g", page->x),
    g_ascii_formatd (y, sizeof y, "%.6g", page->y), g_ascii_formatd (scale, sizeof scale, "%.6g", page->scale));

  open_element (self, "svg");
  attribute (self, "xmlns", "http://www.w3.org/2000/svg");
  number (self, "width", page->width);
  number (self, "height", page->height);
  attribute (self, "viewBox", box);
  if (self->scene->language != NULL)
    {
      attribute (self, "lang", self->scene->language);
      attribute (self, "xml:lang", self->scene->language);
    }
  attribute (self, "font-family", "Cantarell, sans-serif");
  title (self, self->document_title);
  write_background (self, page);
  open_element (self, "g");
  if (page->x != 0 || page->y != 0 || page->scale != 1)
    attribute (self, "transform", transform);
  write_shapes (self);
  close_element (self);
  close_element (self);
}

/* (transfer full): what the project and the board are called. */
static char *
make_title (const PergolaScene *scene)
{
  const char *board = scene->title != NULL ? scene->title : "";

  if (scene->document == NULL || *scene->document == '\0')
    return g_strdup (board);
  return g_strdup_printf ("%s · %s", scene->document, board);
}

GBytes *
pergola_output_svg (PergolaScene *scene, const PergolaOutputOptions *options, GError **error)
{
  PergolaPage page = pergola_page_whole (scene, options->paper);
  xmlBuffer *buffer = xmlBufferCreate ();
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *name = make_title (scene);
  Svg svg = { NULL, scene, options->theme, name, written };
  GBytes *bytes;

  xmlBufferSetAllocationScheme (buffer, XML_BUFFER_ALLOC_DOUBLEIT);
  svg.writer = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterSetIndent (svg.writer, 1);
  xmlTextWriterStartDocument (svg.writer, NULL, "UTF-8", NULL);
  write_document (&svg, &page);
  xmlTextWriterEndDocument (svg.writer);
  xmlFreeTextWriter (svg.writer);
  bytes = g_bytes_new (xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlBufferFree (buffer);

  return bytes;
}
