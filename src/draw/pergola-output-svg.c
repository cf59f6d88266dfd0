/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* SVG from the scene itself, not through cairo: words stay words that can be searched and selected, and each item
 * is a group with its id and its title. */

#include "pergola-output-svg.h"

#include "pergola-page.h"

#include <string.h>

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
write_node (PergolaSvg *self, const PergolaNode *node)
{
  pergola_svg_open (self, "g");
  if (g_hash_table_add (self->written, (gpointer) node->id))
    pergola_svg_attribute (self, "id", node->id);
  pergola_svg_attribute (self, "role", "group");
  pergola_svg_title (self, get_name (self->scene, node));
  for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
    pergola_svg_shape (self, &g_array_index (self->scene->shapes, PergolaShape, i));
  pergola_svg_close (self);
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
write_shapes (PergolaSvg *self)
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
        pergola_svg_shape (self, &g_array_index (self->scene->shapes, PergolaShape, i++));
    }
}

static void
write_background (PergolaSvg *self, const PergolaPage *page)
{
  pergola_svg_open (self, "rect");
  pergola_svg_number (self, "width", page->width);
  pergola_svg_number (self, "height", page->height);
  pergola_svg_color (self, "fill", "fill-opacity", PERGOLA_COLOR (BOARD));
  pergola_svg_close (self);
}

static void
write_document (PergolaSvg *self, const PergolaPage *page)
{
  char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE], scale[G_ASCII_DTOSTR_BUF_SIZE];
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *box = g_strdup_printf ("0 0 %s %s", g_ascii_formatd (w, sizeof w, "%.8g", page->width),
                                          g_ascii_formatd (h, sizeof h, "%.8g", page->height));
  g_autofree char *transform = g_strdup_printf (
    "translate(%s %s) scale(%s)", g_ascii_formatd (x, sizeof x, "%.6g", page->x),
    g_ascii_formatd (y, sizeof y, "%.6g", page->y), g_ascii_formatd (scale, sizeof scale, "%.6g", page->scale));

  pergola_svg_open (self, "svg");
  pergola_svg_attribute (self, "xmlns", "http://www.w3.org/2000/svg");
  pergola_svg_number (self, "width", page->width);
  pergola_svg_number (self, "height", page->height);
  pergola_svg_attribute (self, "viewBox", box);
  if (self->scene->language != NULL)
    {
      pergola_svg_attribute (self, "lang", self->scene->language);
      pergola_svg_attribute (self, "xml:lang", self->scene->language);
    }
  pergola_svg_attribute (self, "font-family", "Cantarell, sans-serif");
  pergola_svg_title (self, self->document_title);
  write_background (self, page);
  pergola_svg_open (self, "g");
  if (page->x != 0 || page->y != 0 || page->scale != 1)
    pergola_svg_attribute (self, "transform", transform);
  write_shapes (self);
  pergola_svg_close (self);
  pergola_svg_close (self);
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
  PergolaSvg svg = { NULL, scene, options->theme, name, written };
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
