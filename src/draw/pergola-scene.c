/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-scene-private.h"

#include <math.h>

static void
shape_clear (gpointer data)
{
  PergolaShape *shape = data;

  if (shape->type == PERGOLA_SHAPE_PATH)
    g_clear_pointer (&shape->path, pergola_path_free);
  else if (shape->type == PERGOLA_SHAPE_TEXT)
    g_clear_object (&shape->layout);
}

static void
zone_clear (gpointer data)
{
  PergolaSceneZone *zone = data;

  g_array_unref (zone->cards);
}

PergolaScene *
pergola_scene_new (double width, double height, gboolean rtl)
{
  PergolaScene *self = g_new0 (PergolaScene, 1);

  g_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->rtl = rtl;
  self->shapes = g_array_new (FALSE, TRUE, sizeof (PergolaShape));
  g_array_set_clear_func (self->shapes, shape_clear);
  self->nodes = g_array_new (FALSE, TRUE, sizeof (PergolaNode));
  self->zones = g_array_new (FALSE, TRUE, sizeof (PergolaSceneZone));
  g_array_set_clear_func (self->zones, zone_clear);
  self->spots = g_array_new (FALSE, FALSE, sizeof (PergolaSpot));
  self->wholes = g_array_new (FALSE, FALSE, sizeof (PergolaRect));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (PergolaBreak));
  self->strings = g_string_chunk_new (4096);
  self->node_by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

PergolaScene *
pergola_scene_ref (PergolaScene *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
pergola_scene_unref (PergolaScene *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer ((PergolaGrid **) &self->grid, pergola_grid_free);
  g_hash_table_unref (self->node_by_id);
  g_array_unref (self->shapes);
  g_array_unref (self->nodes);
  g_array_unref (self->zones);
  g_array_unref (self->spots);
  g_array_unref (self->wholes);
  g_array_unref (self->breaks);
  g_string_chunk_free (self->strings);
  g_free (self->document);
  g_free (self->title);
  g_free (self->language);
  g_clear_pointer (&self->whole, pergola_scene_unref);
  g_free (self);
}

/* --- Shapes --- */

static PergolaShape *
add_shape (PergolaScene *self, PergolaShapeType type, PergolaShapeRole role, const char *item)
{
  PergolaShape *shape;

  g_clear_pointer ((PergolaGrid **) &self->grid, pergola_grid_free);
  g_array_set_size (self->shapes, self->shapes->len + 1);
  shape = &g_array_index (self->shapes, PergolaShape, self->shapes->len - 1);
  shape->type = type;
  shape->role = role;
  shape->item = item != NULL ? g_string_chunk_insert_const (self->strings, item) : NULL;

  return shape;
}

PergolaShape *
pergola_scene_add_rect (PergolaScene *self,
                        PergolaShapeRole role,
                        const char *item,
                        PergolaRect rect,
                        double radius,
                        PergolaColor fill,
                        PergolaColor stroke,
                        double stroke_width)
{
  PergolaShape *shape = add_shape (self, PERGOLA_SHAPE_RECT, role, item);

  shape->bounds = rect;
  shape->radius = radius;
  shape->fill = fill;
  shape->stroke = stroke;
  shape->stroke_width = stroke_width;

  return shape;
}

PergolaShape *
pergola_scene_add_path (PergolaScene *self,
                        PergolaShapeRole role,
                        const char *item,
                        PergolaPath *path,
                        PergolaColor fill,
                        PergolaColor stroke,
                        double stroke_width,
                        guint dash)
{
  PergolaShape *shape = add_shape (self, PERGOLA_SHAPE_PATH, role, item);
  PergolaRect bounds = pergola_path_get_bounds (path);

  shape->path = path;
  shape->fill = fill;
  shape->stroke = stroke;
  shape->stroke_width = stroke_width;
  shape->dash = dash;
  shape->bounds = pergola_rect_inflate (&bounds, stroke_width / 2);

  return shape;
}

/* (transfer full): in a mirrored scene words of any script begin on the right. Pango turns the alignment of
 * right-to-left paragraphs itself, the others are turned here. */
static PangoLayout *
set_text (PergolaScene *self,
          PergolaFonts *fonts,
          const char *text,
          double size,
          gboolean bold,
          double width,
          int lines,
          PangoAlignment align)
{
  PangoLayout *layout = pergola_fonts_get_layout (fonts, text, size, bold, width, lines, align);

  if (!self->rtl || align == PANGO_ALIGN_CENTER || pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL)
    return layout;
  g_object_unref (layout);
  align = align == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;

  return pergola_fonts_get_layout (fonts, text, size, bold, width, lines, align);
}

PergolaShape *
pergola_scene_add_text (PergolaScene *self,
                        PergolaShapeRole role,
                        const char *item,
                        PergolaFonts *fonts,
                        const char *text,
                        PergolaRect rect,
                        double size,
                        gboolean bold,
                        PangoAlignment align,
                        int lines,
                        PergolaColor color)
{
  return pergola_scene_add_turned_text (self, role, item, fonts, text, rect, 0, size, bold, align, lines, color);
}

PergolaShape *
pergola_scene_add_turned_text (PergolaScene *self,
                               PergolaShapeRole role,
                               const char *item,
                               PergolaFonts *fonts,
                               const char *text,
                               PergolaRect rect,
                               guint turn,
                               double size,
                               gboolean bold,
                               PangoAlignment align,
                               int lines,
                               PergolaColor color)
{
  PergolaShape *shape = add_shape (self, PERGOLA_SHAPE_TEXT, role, item);

  shape->layout = set_text (self, fonts, text, size, bold, turn != 0 ? rect.height : rect.width, lines, align);
  shape->turn = turn;
  shape->bounds = rect;
  shape->size = size;
  shape->bold = bold;
  shape->align = align;
  shape->lines = lines;
  shape->fill = color;

  return shape;
}

PergolaShape *
pergola_scene_add_glyph (PergolaScene *self,
                         PergolaShapeRole role,
                         const char *item,
                         const char *name,
                         double x,
                         double y,
                         double size,
                         PergolaColor color)
{
  PergolaShape *shape = add_shape (self, PERGOLA_SHAPE_GLYPH, role, item);

  shape->glyph = g_string_chunk_insert_const (self->strings, name);
  shape->bounds = (PergolaRect){ x, y, size, size };
  shape->size = size;
  shape->fill = color;

  return shape;
}

double
pergola_shape_get_text_height (const PergolaShape *shape)
{
  int height;

  pango_layout_get_size (shape->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

gboolean
pergola_shape_is_ellipsized (const PergolaShape *shape)
{
  return pango_layout_is_ellipsized (shape->layout);
}

void
pergola_shape_get_text_origin (const PergolaShape *shape, double *x, double *y, double *angle)
{
  *x = shape->bounds.x + (shape->turn == 1 ? shape->bounds.width : 0);
  *y = shape->bounds.y + (shape->turn == 3 ? shape->bounds.height : 0);
  *angle = shape->turn == 1 ? G_PI / 2 : shape->turn == 3 ? -G_PI / 2 : 0;
}

PergolaRect
pergola_shape_get_text_extents (const PergolaShape *shape)
{
  PangoRectangle logical;
  double x, y, width, height, origin_x, origin_y, angle;

  pango_layout_get_extents (shape->layout, NULL, &logical);
  x = (double) logical.x / PANGO_SCALE;
  y = (double) logical.y / PANGO_SCALE;
  width = (double) logical.width / PANGO_SCALE;
  height = (double) logical.height / PANGO_SCALE;
  pergola_shape_get_text_origin (shape, &origin_x, &origin_y, &angle);
  if (shape->turn == 1)
    return (PergolaRect){ origin_x - y - height, origin_y + x, height, width };
  if (shape->turn == 3)
    return (PergolaRect){ origin_x + y, origin_y - x - width, height, width };

  return (PergolaRect){ origin_x + x, origin_y + y, width, height };
}

/* --- Nodes and zones --- */

#define FADED 165 /* veil: so much of a node that stands back is seen that it can still be read when looked at */

void
pergola_scene_fade_node (PergolaScene *self, guint index)
{
  PergolaNode *node = &g_array_index (self->nodes, PergolaNode, index);

  node->faded = TRUE;
  for (guint i = 0; i < node->n_shapes; i++)
    {
      PergolaShape *shape = &g_array_index (self->shapes, PergolaShape, node->first_shape + i);

      shape->fill.veil = MAX (shape->fill.veil, FADED);
      shape->stroke.veil = MAX (shape->stroke.veil, FADED);
    }
}

PergolaNode *
pergola_scene_begin_node (PergolaScene *self, PergolaNodeType type, const char *id, PergolaRect bounds, int zone)
{
  PergolaNode *node;

  g_array_set_size (self->nodes, self->nodes->len + 1);
  node = &g_array_index (self->nodes, PergolaNode, self->nodes->len - 1);
  node->id = g_string_chunk_insert_const (self->strings, id);
  node->type = type;
  node->bounds = bounds;
  node->title_bounds = bounds;
  node->zone = zone;
  node->first_shape = self->shapes->len;
  if (zone >= 0 && type == PERGOLA_NODE_CARD)
    {
      guint index = self->nodes->len - 1;

      g_array_append_val (g_array_index (self->zones, PergolaSceneZone, zone).cards, index);
    }
  /* Indices, from 1: the array may move. */
  g_hash_table_insert (self->node_by_id, (char *) node->id, GUINT_TO_POINTER (self->nodes->len));

  return node;
}

void
pergola_scene_set_name (PergolaScene *self, const char *name)
{
  g_return_if_fail (self->nodes->len > 0);

  g_array_index (self->nodes, PergolaNode, self->nodes->len - 1).name =
    name != NULL ? g_string_chunk_insert (self->strings, name) : NULL;
}

void
pergola_scene_end_node (PergolaScene *self)
{
  PergolaNode *node;

  g_return_if_fail (self->nodes->len > 0);

  node = &g_array_index (self->nodes, PergolaNode, self->nodes->len - 1);
  node->n_shapes = self->shapes->len - node->first_shape;
  for (guint i = node->first_shape; i < self->shapes->len && !node->shortened; i++)
    {
      const PergolaShape *shape = &g_array_index (self->shapes, PergolaShape, i);

      node->shortened = shape->type == PERGOLA_SHAPE_TEXT && pergola_shape_is_ellipsized (shape);
    }
}

PergolaSceneZone *
pergola_scene_add_zone (PergolaScene *self, const PergolaZone *def, PergolaRect bounds)
{
  PergolaSceneZone *zone;

  g_array_set_size (self->zones, self->zones->len + 1);
  zone = &g_array_index (self->zones, PergolaSceneZone, self->zones->len - 1);
  zone->def = def;
  zone->bounds = bounds;
  zone->cards_bounds = bounds;
  zone->columns = 1;
  zone->cards = g_array_new (FALSE, FALSE, sizeof (guint));

  return zone;
}

void
pergola_scene_keep_whole (PergolaScene *self, PergolaRect rect)
{
  g_array_append_val (self->wholes, rect);
}

void
pergola_scene_add_break (PergolaScene *self, double y, double skip, gboolean begins)
{
  PergolaBreak place = { .y = y, .skip = skip, .begins = begins };

  g_array_append_val (self->breaks, place);
}

/* --- Right to left --- */

static void
mirror_rect (const PergolaScene *self, PergolaRect *rect)
{
  rect->x = self->width - rect->x - rect->width;
}

static void
mirror_shape (const PergolaScene *self, PergolaShape *shape)
{
  mirror_rect (self, &shape->bounds);
  if (shape->turn != 0)
    shape->turn = 4 - shape->turn;

  if (shape->type == PERGOLA_SHAPE_PATH)
    for (guint i = 0; i < shape->path->points->len; i += 2)
      g_array_index (shape->path->points, double, i) = self->width - g_array_index (shape->path->points, double, i);
}

void
pergola_scene_mirror (PergolaScene *self)
{
  g_clear_pointer ((PergolaGrid **) &self->grid, pergola_grid_free);
  for (guint i = 0; i < self->shapes->len; i++)
    mirror_shape (self, &g_array_index (self->shapes, PergolaShape, i));
  for (guint i = 0; i < self->nodes->len; i++)
    {
      mirror_rect (self, &g_array_index (self->nodes, PergolaNode, i).bounds);
      mirror_rect (self, &g_array_index (self->nodes, PergolaNode, i).title_bounds);
      mirror_rect (self, &g_array_index (self->nodes, PergolaNode, i).mark);
    }
  for (guint i = 0; i < self->zones->len; i++)
    {
      PergolaSceneZone *zone = &g_array_index (self->zones, PergolaSceneZone, i);

      mirror_rect (self, &zone->bounds);
      mirror_rect (self, &zone->title_bounds);
      mirror_rect (self, &zone->cards_bounds);
    }
  for (int i = 0; i < 2; i++)
    if (self->asks[i].width > 0)
      mirror_rect (self, &self->asks[i]);
  mirror_rect (self, &self->plane);
  mirror_rect (self, &self->repeat);
  for (guint i = 0; i < self->wholes->len; i++)
    mirror_rect (self, &g_array_index (self->wholes, PergolaRect, i));
}
