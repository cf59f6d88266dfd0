/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A part of a scene: some of its nodes are not there, and all others stand where they stood. What it shows is the whole
 * scene's own, which it holds; so it is made in no time. */

#include "config.h"

#include "pergola-scene.h"

#include <string.h>

typedef struct
{
  const PergolaScene *whole;
  PergolaScene *part;
  gboolean *keeps; /* by node of the whole */
  guint *nodes;    /* by node of the whole: its index in the part */
  guint *shapes;   /* by shape of the whole, and one more: how many of those before it are in the part */
} Cut;

static void
clear_zone (gpointer data)
{
  g_array_unref (((PergolaSceneZone *) data)->cards);
}

/* Not the shapes': they are the whole scene's. */
static PergolaScene *
new_part (PergolaScene *whole)
{
  PergolaScene *self = g_new0 (PergolaScene, 1);

  *self = *whole;
  self->whole = pergola_scene_ref (whole);
  g_ref_count_init (&self->ref_count);
  self->document = g_strdup (whole->document);
  self->title = g_strdup (whole->title);
  self->language = g_strdup (whole->language);
  self->shapes = g_array_sized_new (FALSE, TRUE, sizeof (PergolaShape), whole->shapes->len);
  self->nodes = g_array_sized_new (FALSE, TRUE, sizeof (PergolaNode), whole->nodes->len);
  self->zones = g_array_new (FALSE, TRUE, sizeof (PergolaSceneZone));
  g_array_set_clear_func (self->zones, clear_zone);
  self->spots = g_array_new (FALSE, FALSE, sizeof (PergolaSpot));
  self->wholes = g_array_ref (whole->wholes);
  self->breaks = g_array_ref (whole->breaks);
  self->strings = g_string_chunk_new (64);
  self->node_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->grid = NULL;

  return self;
}

/* What stands for an item without being of its node: the number of a step, a mark. */
static gboolean
keeps_shape (const Cut *cut, const PergolaShape *shape)
{
  const PergolaNode *node = shape->item != NULL ? pergola_scene_get_node (cut->whole, shape->item) : NULL;

  return node == NULL || cut->keeps[node - &g_array_index (cut->whole->nodes, PergolaNode, 0)];
}

static void
cut_shapes (Cut *cut)
{
  for (guint i = 0; i < cut->whole->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (cut->whole->shapes, PergolaShape, i);

      cut->shapes[i] = cut->part->shapes->len;
      if (keeps_shape (cut, shape))
        g_array_append_vals (cut->part->shapes, shape, 1);
    }
  cut->shapes[cut->whole->shapes->len] = cut->part->shapes->len;
}

static void
cut_nodes (Cut *cut)
{
  for (guint i = 0; i < cut->whole->nodes->len; i++)
    {
      PergolaNode node = g_array_index (cut->whole->nodes, PergolaNode, i);
      guint end = node.first_shape + node.n_shapes;

      if (!cut->keeps[i])
        continue;
      node.first_shape = cut->shapes[node.first_shape];
      node.n_shapes = cut->shapes[end] - node.first_shape;
      cut->nodes[i] = cut->part->nodes->len;
      g_array_append_val (cut->part->nodes, node);
      g_hash_table_insert (cut->part->node_by_id, (char *) node.id, GUINT_TO_POINTER (cut->part->nodes->len));
    }
}

static void
cut_zones (Cut *cut)
{
  for (guint i = 0; i < cut->whole->zones->len; i++)
    {
      PergolaSceneZone zone = g_array_index (cut->whole->zones, PergolaSceneZone, i);
      GArray *cards = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint k = 0; k < zone.cards->len; k++)
        {
          guint node = g_array_index (zone.cards, guint, k);

          if (cut->keeps[node])
            g_array_append_val (cards, cut->nodes[node]);
        }
      zone.cards = cards;
      g_array_append_val (cut->part->zones, zone);
    }
}

static void
cut_spots (Cut *cut)
{
  for (guint i = 0; i < cut->whole->spots->len; i++)
    {
      PergolaSpot spot = g_array_index (cut->whole->spots, PergolaSpot, i);

      if (!cut->keeps[spot.node])
        continue;
      spot.node = cut->nodes[spot.node];
      g_array_append_val (cut->part->spots, spot);
    }
}

PergolaScene *
pergola_scene_new_part (PergolaScene *whole, PergolaSceneKeepFunc keep, gconstpointer data)
{
  Cut cut = { .whole = whole, .part = new_part (whole) };

  cut.keeps = g_new0 (gboolean, whole->nodes->len + 1);
  cut.nodes = g_new0 (guint, whole->nodes->len + 1);
  cut.shapes = g_new0 (guint, whole->shapes->len + 1);
  for (guint i = 0; i < whole->nodes->len; i++)
    cut.keeps[i] = keep (g_array_index (whole->nodes, PergolaNode, i).id, data);
  cut_shapes (&cut);
  cut_nodes (&cut);
  cut_zones (&cut);
  cut_spots (&cut);
  g_free (cut.keeps);
  g_free (cut.nodes);
  g_free (cut.shapes);

  return cut.part;
}
