/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of the SVG output: pergola-output-svg.c writes the document and its groups, -shapes.c what is seen in them.
 * Draw only. */

#pragma once

#include "pergola-output.h"

#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

typedef struct
{
  xmlTextWriter *writer;
  PergolaScene *scene;
  PergolaTheme theme;
  const char *document_title;
  GHashTable *written; /* ids of nodes: one may be shown twice, its id is written once */
} PergolaSvg;

/* An element, and what it holds; numbers are rounded to hundredths of a unit. */
void pergola_svg_open (PergolaSvg *self, const char *name);
void pergola_svg_close (PergolaSvg *self);
void pergola_svg_attribute (PergolaSvg *self, const char *name, const char *value);
void pergola_svg_number (PergolaSvg *self, const char *name, double value);
/* A colour as the attribute @name, and where one can see through it as @opacity too. */
void pergola_svg_color (PergolaSvg *self, const char *name, const char *opacity, PergolaColor of);
/* A <title>, without what XML cannot hold. */
void pergola_svg_title (PergolaSvg *self, const char *text);

void pergola_svg_shape (PergolaSvg *self, const PergolaShape *shape);

G_END_DECLS
