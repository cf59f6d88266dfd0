/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What must not be split between two sheets. */

#include "pergola-page.h"

#define PADDING 3.0 /* a cut keeps this far from what it spares */
#define TOLERANCE 0.5

static int
add_rect (PergolaPageBlocks *self, PergolaRect rect)
{
  PergolaRect padded = pergola_rect_inflate (&rect, PADDING);

  g_array_append_val (self->rects, padded);
  return self->rects->len - 1;
}

/* Grounds and lines may be cut; words, pictures and small things may not. */
static gboolean
is_small (const PergolaShape *shape)
{
  if (shape->type == PERGOLA_SHAPE_TEXT || shape->type == PERGOLA_SHAPE_GLYPH)
    return TRUE;

  switch (shape->role)
    {
    case PERGOLA_ROLE_CARD:
    case PERGOLA_ROLE_MARKER:
    case PERGOLA_ROLE_PILL:
    case PERGOLA_ROLE_LINK_LABEL:
    case PERGOLA_ROLE_BADGE:
    case PERGOLA_ROLE_LEGEND:
    case PERGOLA_ROLE_HINT:
      return TRUE;
    default:
      return FALSE;
    }
}

static PergolaRect
get_extent (const PergolaShape *shape)
{
  return shape->type == PERGOLA_SHAPE_TEXT ? pergola_shape_get_text_extents (shape) : shape->bounds;
}

/* A card is a block as a whole; of a link only its label is one. */
static void
add_node (PergolaPageBlocks *self, const PergolaScene *scene, const PergolaNode *node)
{
  PergolaRect rect = node->bounds;
  gboolean any = node->type != PERGOLA_NODE_LINK;
  int block;

  for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);
      PergolaRect extent = get_extent (shape);

      if (node->type == PERGOLA_NODE_LINK && !is_small (shape))
        continue;
      rect = any ? pergola_rect_union (&rect, &extent) : extent;
      any = TRUE;
    }
  if (!any)
    return;

  block = add_rect (self, rect);
  for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
    if (node->type != PERGOLA_NODE_LINK || is_small (&g_array_index (scene->shapes, PergolaShape, i)))
      self->of_shape[i] = block;
}

static gboolean
lies_in (const PergolaRect *rect, const PergolaRect *window)
{
  return rect->x >= window->x - TOLERANCE && rect->y >= window->y - TOLERANCE &&
         rect->x + rect->width <= window->x + window->width + TOLERANCE &&
         rect->y + rect->height <= window->y + window->height + TOLERANCE;
}

/* The block of the card that a small thing stands for (the number of a step), or of the frame that it lies in; -1 for
 * none. Of what belongs to no item, only the last frame is looked at: what lies in it follows it. */
static int
find_block (
  PergolaPageBlocks *self, const PergolaScene *scene, const PergolaShape *shape, const PergolaRect *extent, int frame)
{
  const PergolaNode *node = shape->item != NULL ? pergola_scene_get_node (scene, shape->item) : NULL;
  int block = node != NULL && node->n_shapes > 0 ? self->of_shape[node->first_shape] : frame;

  if (block < 0)
    return -1;
  if (node != NULL)
    return pergola_rect_intersects (extent, &g_array_index (self->rects, PergolaRect, block)) ? block : -1;
  return lies_in (extent, &g_array_index (self->rects, PergolaRect, block)) ? block : -1;
}

/* What belongs to no node. */
static void
add_others (PergolaPageBlocks *self, const PergolaScene *scene)
{
  int frame = -1;

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);
      PergolaRect extent;
      int block;

      if (self->of_shape[i] >= 0 || !is_small (shape))
        continue;
      extent = get_extent (shape);
      block = find_block (self, scene, shape, &extent, frame);
      if (block < 0)
        frame = block = add_rect (self, extent);
      else
        {
          PergolaRect *rect = &g_array_index (self->rects, PergolaRect, block);

          extent = pergola_rect_inflate (&extent, PADDING);
          *rect = pergola_rect_union (rect, &extent);
        }
      self->of_shape[i] = block;
    }
}

PergolaPageBlocks *
pergola_page_blocks_new (const PergolaScene *scene)
{
  PergolaPageBlocks *self = g_new0 (PergolaPageBlocks, 1);

  self->rects = g_array_new (FALSE, FALSE, sizeof (PergolaRect));
  self->of_shape = g_new (int, MAX (scene->shapes->len, 1));
  for (guint i = 0; i < scene->shapes->len; i++)
    self->of_shape[i] = -1;
  for (guint i = 0; i < scene->nodes->len; i++)
    add_node (self, scene, &g_array_index (scene->nodes, PergolaNode, i));
  add_others (self, scene);
  for (guint i = 0; i < scene->wholes->len; i++)
    add_rect (self, g_array_index (scene->wholes, PergolaRect, i));

  return self;
}

void
pergola_page_blocks_free (PergolaPageBlocks *self)
{
  g_array_unref (self->rects);
  g_free (self->of_shape);
  g_free (self);
}

gboolean
pergola_page_blocks_shows (const PergolaPageBlocks *self, guint shape, const PergolaPage *page)
{
  PergolaRect rect;

  if (self->of_shape[shape] < 0)
    return TRUE;

  rect = g_array_index (self->rects, PergolaRect, self->of_shape[shape]);
  rect = pergola_rect_inflate (&rect, -PADDING);
  return lies_in (&rect, &page->clip) || rect.width > page->room_width || rect.height > page->room_height;
}
