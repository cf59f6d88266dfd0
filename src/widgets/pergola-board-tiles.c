/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-tiles.h"

#include "pergola-board-echo.h"

#include <math.h>
#include <string.h>

#define SIZE PERGOLA_BOARD_TILE
#define GROUP 4       /* tiles on a side that are painted together… */
#define SMALL_GROUP 2 /* …and where there is no hurry */
#define BUDGET 6000   /* µs for painting in a frame where there is no hurry */

typedef struct
{
  int column, row; /* the scene's origin is the corner of 0, 0 */
  guint64 hash;    /* of what was on it in the scene before */
  guint serial;    /* of the scene that it shows */
  GskRenderNode *node;
} Tile;

typedef PergolaBoardBlock Block;

struct _PergolaBoardTiles
{
  GHashTable *tiles;           /* set of Tile */
  PergolaBoardPicture picture; /* as it was last; it holds its scene (nullable) */
  guint64 *hashes;             /* of its shapes; 0: not asked for yet */
  guint serial;                /* counts scenes */
  Block sight;                 /* what was in sight last; 0 columns: nothing yet */
  PergolaBoardEcho *echo;      /* (nullable): what is shown where tiles are still missing */
};

/* --- Tiles --- */

static guint
hash_tile (gconstpointer data)
{
  const Tile *tile = data;

  return (guint) tile->column * 31069 + (guint) tile->row;
}

static gboolean
is_same_place (gconstpointer a, gconstpointer b)
{
  const Tile *x = a, *y = b;

  return x->column == y->column && x->row == y->row;
}

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_free (tile);
}

PergolaBoardTiles *
pergola_board_tiles_new (void)
{
  PergolaBoardTiles *self = g_new0 (PergolaBoardTiles, 1);

  self->tiles = g_hash_table_new_full (hash_tile, is_same_place, free_tile, NULL);

  return self;
}

void
pergola_board_tiles_free (PergolaBoardTiles *self)
{
  g_hash_table_unref (self->tiles);
  g_clear_pointer (&self->echo, pergola_board_echo_free);
  g_clear_pointer (&self->picture.scene, pergola_scene_unref);
  g_free (self->hashes);
  g_free (self);
}

static Tile *
get_tile (PergolaBoardTiles *self, int column, int row)
{
  const Tile key = { .column = column, .row = row };
  Tile *tile = g_hash_table_lookup (self->tiles, &key);

  if (tile == NULL)
    {
      tile = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->tiles, tile);
    }

  return tile;
}

/* --- What is on a tile --- */

static guint64
mix_word (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash ^ hash >> 32;
}

static guint64
mix (guint64 hash, const void *data, gsize length)
{
  const guint8 *bytes = data;
  guint64 word = 0;

  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = mix_word (hash, word);
    }
  word = 0;
  memcpy (&word, bytes, length);

  return mix_word (hash, word);
}

#define MIX(hash, field) mix ((hash), &(field), sizeof (field))

/* All that is seen of a shape. Texts by their words: another layout may lie where an earlier one was. */
static guint64
mix_shape (guint64 hash, const PergolaShape *shape)
{
  const double bounds[] = { shape->bounds.x, shape->bounds.y, shape->bounds.width, shape->bounds.height };
  const float sizes[] = { shape->stroke_width, shape->radius, shape->size };
  const int looks[] = { shape->type,      shape->role,     shape->dash,        shape->lines,
                        shape->fill.tone, shape->fill.hue, shape->fill.veil,   shape->stroke.veil,
                        shape->bold,      shape->align,    shape->stroke.tone, shape->stroke.hue };
  const char *text = NULL;

  hash = MIX (hash, bounds);
  hash = MIX (hash, sizes);
  hash = MIX (hash, looks);
  if (shape->type == PERGOLA_SHAPE_TEXT)
    text = pango_layout_get_text (shape->layout);
  else if (shape->type == PERGOLA_SHAPE_GLYPH)
    text = shape->glyph;
  if (text != NULL)
    hash = mix (hash, text, strlen (text));
  if (shape->type == PERGOLA_SHAPE_PATH)
    {
      hash = mix (hash, shape->path->ops->data, shape->path->ops->len);
      hash = mix (hash, shape->path->points->data, shape->path->points->len * sizeof (double));
    }

  return hash;
}

/* A long line lies on many tiles, and is looked at only once. */
static guint64
hash_shape (PergolaBoardTiles *self, guint index)
{
  if (self->hashes[index] == 0)
    self->hashes[index] = mix_shape (G_GUINT64_CONSTANT (14695981039346656037),
                                     &g_array_index (self->picture.scene->shapes, PergolaShape, index));

  return self->hashes[index];
}

static guint64
hash_tile_content (PergolaBoardTiles *self, const Tile *tile)
{
  PergolaRect area = pergola_board_block_get_area (&(Block){ tile->column, tile->row, 1, 1 }, self->picture.zoom);
  g_autoptr (GArray) visible = pergola_scene_list_visible (self->picture.scene, &area);
  guint64 hash = visible->len;

  for (guint i = 0; i < visible->len; i++)
    hash = mix_word (hash, hash_shape (self, g_array_index (visible, guint, i)));

  return hash;
}

/* --- Painting --- */

/* The tiles of a block that have no picture. */
static void
fill_block (PergolaBoardTiles *self, const Block *block)
{
  g_autoptr (PergolaBoardSheet) sheet = pergola_board_sheet_new (&self->picture, block);

  for (int row = block->row; row < block->row + block->rows; row++)
    for (int column = block->column; column < block->column + block->columns; column++)
      {
        Tile *tile = get_tile (self, column, row);

        if (tile->node == NULL)
          tile->node = pergola_board_sheet_cut (sheet, column, row);
      }
}

/* Whether a tile has to be painted: it is new, or something on it looks different from the scene before. */
static gboolean
is_outdated (PergolaBoardTiles *self, Tile *tile)
{
  if (tile->node != NULL && tile->serial != self->serial && tile->hash != hash_tile_content (self, tile))
    g_clear_pointer (&tile->node, gsk_render_node_unref);
  tile->serial = self->serial;

  return tile->node == NULL;
}

/* Paints what is missing of a few tiles: together where it is most of them, as after zooming or where an edge comes
 * into sight, else one by one, as after a change. */
static void
fill_group (PergolaBoardTiles *self, const Block *group)
{
  int first_row = G_MAXINT, last_row = G_MININT, first_column = G_MAXINT, last_column = G_MININT, count = 0;
  Block block;

  for (int row = group->row; row < group->row + group->rows; row++)
    for (int column = group->column; column < group->column + group->columns; column++)
      if (is_outdated (self, get_tile (self, column, row)))
        {
          first_row = MIN (first_row, row);
          last_row = MAX (last_row, row);
          first_column = MIN (first_column, column);
          last_column = MAX (last_column, column);
          count++;
        }
  if (count == 0)
    return;

  block = (Block){ first_column, first_row, last_column - first_column + 1, last_row - first_row + 1 };
  if (2 * count > block.columns * block.rows)
    {
      fill_block (self, &block);
      return;
    }
  for (int row = first_row; row <= last_row; row++)
    for (int column = first_column; column <= last_column; column++)
      if (get_tile (self, column, row)->node == NULL)
        fill_block (self, &(Block){ column, row, 1, 1 });
}

static void
fill_tiles (PergolaBoardTiles *self, const Block *sight)
{
  int right = sight->column + sight->columns, bottom = sight->row + sight->rows;

  for (int row = sight->row; row < bottom; row += GROUP)
    for (int column = sight->column; column < right; column += GROUP)
      fill_group (self, &(Block){ column, row, MIN (GROUP, right - column), MIN (GROUP, bottom - row) });
}

static GskRenderNode *
find_node (PergolaBoardTiles *self, int column, int row)
{
  const Tile *tile = g_hash_table_lookup (self->tiles, &(Tile){ .column = column, .row = row });

  return tile != NULL ? tile->node : NULL;
}

static gboolean
is_filled (PergolaBoardTiles *self, const Block *block)
{
  for (int row = block->row; row < block->row + block->rows; row++)
    for (int column = block->column; column < block->column + block->columns; column++)
      if (find_node (self, column, row) == NULL)
        return FALSE;

  return TRUE;
}

/* The few tiles nearest to the middle that are not all painted. */
static gboolean
find_next (PergolaBoardTiles *self, const Block *sight, Block *next)
{
  int right = sight->column + sight->columns, bottom = sight->row + sight->rows;
  double nearest = G_MAXDOUBLE;

  for (int row = sight->row; row < bottom; row += SMALL_GROUP)
    for (int column = sight->column; column < right; column += SMALL_GROUP)
      {
        Block block = { column, row, MIN (SMALL_GROUP, right - column), MIN (SMALL_GROUP, bottom - row) };
        double distance = hypot (column + block.columns / 2.0 - sight->column - sight->columns / 2.0,
                                 row + block.rows / 2.0 - sight->row - sight->rows / 2.0);

        if (distance < nearest && !is_filled (self, &block))
          {
            nearest = distance;
            *next = block;
          }
      }

  return nearest < G_MAXDOUBLE;
}

/* As many as there is time for in a frame. Returns whether none is missing. */
static gboolean
fill_some (PergolaBoardTiles *self, const Block *sight)
{
  gint64 end = g_get_monotonic_time () + BUDGET;
  Block next;

  while (find_next (self, sight, &next))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      fill_group (self, &next);
    }

  return TRUE;
}

/* --- Keeping them --- */

/* What is on the tiles of a scene is noted when another one comes; who only scrolls never needs it. */
static void
change_scene (PergolaBoardTiles *self, PergolaScene *scene, gboolean same_zoom)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      Tile *tile = data;

      if (same_zoom && tile->serial == self->serial)
        tile->hash = hash_tile_content (self, tile);
      else
        g_hash_table_iter_remove (&iter);
    }
  g_clear_pointer (&self->picture.scene, pergola_scene_unref);
  self->picture.scene = pergola_scene_ref (scene);
  g_free (self->hashes);
  self->hashes = g_new0 (guint64, MAX (scene->shapes->len, 1));
  self->serial++;
}

static void
append_tiles (PergolaBoardTiles *self, const Block *sight, GtkSnapshot *snapshot)
{
  for (int row = sight->row; row < sight->row + sight->rows; row++)
    for (int column = sight->column; column < sight->column + sight->columns; column++)
      {
        GskRenderNode *node = find_node (self, column, row);

        if (node != NULL)
          gtk_snapshot_append_node (snapshot, node);
      }
}

static PergolaBoardEcho *
make_echo (PergolaBoardTiles *self)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  append_tiles (self, &self->sight, snapshot);
  node = gtk_snapshot_to_node (snapshot);

  return node != NULL ? pergola_board_echo_new (node, &self->picture) : NULL;
}

/* Nothing that was painted holds at another zoom. While the zoom is on the move it is shown stretched; what an earlier
 * step left is better than the few tiles that were painted since. */
static void
change_zoom (PergolaBoardTiles *self, const PergolaBoardPicture *picture)
{
  if (self->echo == NULL && picture->moving)
    self->echo = make_echo (self);
  if (self->echo != NULL && (!picture->moving || !pergola_board_echo_reaches (self->echo, picture->zoom)))
    g_clear_pointer (&self->echo, pergola_board_echo_free);
  g_hash_table_remove_all (self->tiles);
}

static void
follow (PergolaBoardTiles *self, const PergolaBoardPicture *picture)
{
  PergolaScene *scene;
  gboolean other_look = self->picture.scale != picture->scale || self->picture.theme != picture->theme ||
                        self->picture.cairo != picture->cairo;

  if (other_look || self->picture.scene != picture->scene)
    g_clear_pointer (&self->echo, pergola_board_echo_free);
  if (other_look)
    g_hash_table_remove_all (self->tiles);
  if (self->picture.scene != picture->scene)
    change_scene (self, picture->scene, self->picture.zoom == picture->zoom);
  else if (self->picture.zoom != picture->zoom)
    change_zoom (self, picture);
  scene = self->picture.scene;
  self->picture = *picture;
  self->picture.scene = scene;
}

static int
get_index (int pixel)
{
  return (int) floor ((double) pixel / SIZE);
}

static Block
get_sight (const PergolaBoardPicture *picture)
{
  int column = get_index (-picture->x), row = get_index (-picture->y);

  return (Block){ column, row, get_index (picture->width - 1 - picture->x) - column + 1,
                  get_index (picture->height - 1 - picture->y) - row + 1 };
}

/* Tiles a little out of sight are kept: one often scrolls back. */
static void
forget_far (PergolaBoardTiles *self, const Block *sight)
{
  GHashTableIter iter;
  gpointer data;

  if (g_hash_table_size (self->tiles) <= 2u * sight->columns * sight->rows)
    return;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const Tile *tile = data;

      if (tile->column < sight->column - 1 || tile->column > sight->column + sight->columns ||
          tile->row < sight->row - 1 || tile->row > sight->row + sight->rows)
        g_hash_table_iter_remove (&iter);
    }
}

gboolean
pergola_board_tiles_snapshot (PergolaBoardTiles *self, const PergolaBoardPicture *picture, GtkSnapshot *snapshot)
{
  follow (self, picture);
  self->sight = get_sight (picture);
  if (self->echo == NULL)
    fill_tiles (self, &self->sight);
  else if (!picture->moving && fill_some (self, &self->sight))
    g_clear_pointer (&self->echo, pergola_board_echo_free);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (picture->x, picture->y));
  if (self->echo != NULL)
    gtk_snapshot_append_node (snapshot, pergola_board_echo_get_node (self->echo, picture->zoom));
  append_tiles (self, &self->sight, snapshot);
  gtk_snapshot_restore (snapshot);
  forget_far (self, &self->sight);

  return self->echo == NULL;
}
