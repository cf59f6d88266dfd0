/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What is at a point, next to a card, or where a dropped card would go: all that is to be known of a scene without
 * knowing its layout. */

#include "pergola-scene.h"

#include <math.h>

const PergolaNode *
pergola_scene_get_node (const PergolaScene *self, const char *id)
{
  guint index = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->node_by_id, id)) : 0;

  return index > 0 ? &g_array_index (self->nodes, PergolaNode, index - 1) : NULL;
}

/* The distance from a point to a segment. */
static double
distance_to_segment (double x, double y, const double *a, const double *b)
{
  double dx = b[0] - a[0], dy = b[1] - a[1];
  double length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - a[0]) * dx + (y - a[1]) * dy) / length, 0, 1) : 0;

  return hypot (x - a[0] - t * dx, y - a[1] - t * dy);
}

/* The distance from a point to the line of a path, curves taken as eight pieces. */
static double
distance_to_path (const PergolaPath *path, double x, double y)
{
  const double *p = (const double *) path->points->data;
  double pen[2] = { 0, 0 }, best = G_MAXDOUBLE;

  for (guint i = 0; i < path->ops->len; i++)
    switch (path->ops->data[i])
      {
      case PERGOLA_PATH_MOVE:
        pen[0] = p[0];
        pen[1] = p[1];
        p += 2;
        break;
      case PERGOLA_PATH_LINE:
        best = MIN (best, distance_to_segment (x, y, pen, p));
        pen[0] = p[0];
        pen[1] = p[1];
        p += 2;
        break;
      case PERGOLA_PATH_CURVE:
        {
          double from[2] = { pen[0], pen[1] };

          for (int step = 1; step <= 8; step++)
            {
              double t = step / 8.0, u = 1 - t, at[2];

              for (int k = 0; k < 2; k++)
                at[k] = u * u * u * from[k] + 3 * u * u * t * p[k] + 3 * u * t * t * p[2 + k] + t * t * t * p[4 + k];
              best = MIN (best, distance_to_segment (x, y, pen, at));
              pen[0] = at[0];
              pen[1] = at[1];
            }
          p += 6;
        }
        break;
      default:
        break;
      }

  return best;
}

/* How far a node is from a point: 0 inside a card, else to its border or its line. */
static double
distance_to_node (const PergolaScene *self, const PergolaNode *node, double x, double y)
{
  double best = G_MAXDOUBLE;

  if (pergola_rect_contains (&node->bounds, x, y))
    return 0;
  if (node->type != PERGOLA_NODE_LINK)
    {
      double dx = MAX (MAX (node->bounds.x - x, x - node->bounds.x - node->bounds.width), 0);
      double dy = MAX (MAX (node->bounds.y - y, y - node->bounds.y - node->bounds.height), 0);

      return hypot (dx, dy);
    }

  for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
    {
      const PergolaShape *shape = &g_array_index (self->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_PATH)
        best = MIN (best, distance_to_path (shape->path, x, y));
    }

  return best;
}

static const PergolaNode *
get_node_of_shape (const PergolaScene *self, guint shape)
{
  return pergola_scene_get_node (self, g_array_index (self->shapes, PergolaShape, shape).item);
}

/* Cards and pills before links: a line that ends at a card must not be in the card's way. */
const PergolaNode *
pergola_scene_node_at (PergolaScene *self, double x, double y, double slack)
{
  PergolaRect around = { x - slack - 1, y - slack - 1, 2 * slack + 2, 2 * slack + 2 };
  g_autoptr (GArray) shapes = pergola_scene_list_visible (self, &around);
  const PergolaNode *best = NULL;
  double best_distance = G_MAXDOUBLE;

  for (guint i = shapes->len; i > 0; i--)
    {
      const PergolaNode *node = get_node_of_shape (self, g_array_index (shapes, guint, i - 1));
      double distance;

      if (node == NULL || node == best)
        continue;
      distance = distance_to_node (self, node, x, y);
      if (node->type == PERGOLA_NODE_LINK ? distance > MAX (slack, 3) : distance > 0)
        continue;
      if (node->type == PERGOLA_NODE_LINK)
        distance += 1;
      if (distance < best_distance)
        {
          best = node;
          best_distance = distance;
        }
    }

  return best;
}

int
pergola_scene_zone_at (const PergolaScene *self, double x, double y)
{
  for (guint i = 0; i < self->zones->len; i++)
    if (pergola_rect_contains (&g_array_index (self->zones, PergolaSceneZone, i).bounds, x, y))
      return i;

  return -1;
}

/* --- Arrow keys --- */

static double
centre_x (const PergolaRect *rect)
{
  return rect->x + rect->width / 2;
}

static double
centre_y (const PergolaRect *rect)
{
  return rect->y + rect->height / 2;
}

/* How far away a node is in a direction, or a negative number when it does not lie there. What is off the axis
 * counts double, so that the eye agrees. */
static double
rate (const PergolaNode *from, const PergolaNode *to, int dx, int dy)
{
  double x = centre_x (&to->bounds) - centre_x (&from->bounds);
  double y = centre_y (&to->bounds) - centre_y (&from->bounds);
  double along = dx != 0 ? x * dx : y * dy;
  double across = fabs (dx != 0 ? y : x);
  double half = dx != 0 ? (from->bounds.width + to->bounds.width) / 4 : (from->bounds.height + to->bounds.height) / 4;

  if (along < MAX (half, 1) * 0.5)
    return -1;
  return along + 2 * across;
}

const PergolaNode *
pergola_scene_neighbour (const PergolaScene *self, const PergolaNode *from, int dx, int dy)
{
  const PergolaNode *best = NULL;
  double best_rate = G_MAXDOUBLE;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->nodes, PergolaNode, i);
      double rating;

      if (node == from || node->type == PERGOLA_NODE_LINK)
        continue;
      rating = rate (from, node, dx, dy);
      if (rating >= 0 && node->zone == from->zone && node->type == from->type)
        rating /= 2; /* stay in the zone where the direction allows it */
      if (rating >= 0 && rating < best_rate)
        {
          best = node;
          best_rate = rating;
        }
    }

  return best;
}

/* --- Dropping --- */

static gboolean
is_moving (const char *const *moving, const char *id)
{
  return moving != NULL && g_strv_contains (moving, id);
}

static const PergolaNode *
card_of (const PergolaScene *self, const PergolaSceneZone *zone, guint index)
{
  return &g_array_index (self->nodes, PergolaNode, g_array_index (zone->cards, guint, index));
}

/* The card that is nearest to the point, among those that stay. */
static int
nearest_card (const PergolaScene *self, const PergolaSceneZone *zone, double x, double y, const char *const *moving)
{
  int best = -1;
  double best_distance = G_MAXDOUBLE;

  for (guint i = 0; i < zone->cards->len; i++)
    {
      const PergolaNode *node = card_of (self, zone, i);
      double dx = MAX (fabs (x - centre_x (&node->bounds)) - node->bounds.width / 2, 0);
      double dy = MAX (fabs (y - centre_y (&node->bounds)) - node->bounds.height / 2, 0);
      double distance = hypot (dx, dy);

      if (!is_moving (moving, node->id) && distance < best_distance)
        {
          best = i;
          best_distance = distance;
        }
    }

  return best;
}

static const char *
stay_from (const PergolaScene *self, const PergolaSceneZone *zone, int index, int step, const char *const *moving)
{
  for (int i = index; i >= 0 && i < (int) zone->cards->len; i += step)
    if (!is_moving (moving, card_of (self, zone, i)->id))
      return card_of (self, zone, i)->id;

  return NULL;
}

#define MARKER 3.0 /* how thick the bar between cards is, and how far it keeps from them */

static PergolaRect
marker_beside (const PergolaScene *self, const PergolaSceneZone *zone, const PergolaRect *card, gboolean past)
{
  if (zone->sideways)
    {
      gboolean right = past != self->rtl;

      return (PergolaRect){ right ? card->x + card->width + MARKER : card->x - 2 * MARKER, card->y, MARKER,
                            card->height };
    }

  return (PergolaRect){ card->x, past ? card->y + card->height + MARKER : card->y - 2 * MARKER, card->width, MARKER };
}

PergolaDrop
pergola_scene_drop_at (const PergolaScene *self, double x, double y, const char *const *moving)
{
  PergolaDrop drop = { .zone = pergola_scene_zone_at (self, x, y) };
  const PergolaSceneZone *zone;
  const PergolaNode *card;
  gboolean past;
  int nearest;

  if (drop.zone < 0)
    return drop;

  zone = &g_array_index (self->zones, PergolaSceneZone, drop.zone);
  nearest = nearest_card (self, zone, x, y, moving);
  if (nearest < 0)
    {
      drop.marker = (PergolaRect){ zone->cards_bounds.x, zone->cards_bounds.y, zone->cards_bounds.width, MARKER };
      return drop;
    }

  card = card_of (self, zone, nearest);
  past = zone->sideways ? (x > centre_x (&card->bounds)) != self->rtl : y > centre_y (&card->bounds);
  drop.before = stay_from (self, zone, past ? nearest : nearest - 1, -1, moving);
  drop.after = stay_from (self, zone, past ? nearest + 1 : nearest, 1, moving);
  drop.marker = marker_beside (self, zone, &card->bounds, past);

  return drop;
}
