/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-checks.h"

#include <math.h>

void
layout_set_up (LayoutFixture *self, gconstpointer data)
{
  self->frameworks = pergola_frameworks_new ();
  self->fonts = pergola_fonts_new ();
}

void
layout_tear_down (LayoutFixture *self, gconstpointer data)
{
  g_clear_object (&self->fonts);
  g_clear_object (&self->frameworks);
}

gboolean
layout_says (PergolaScene *scene, const char *words)
{
  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = &g_array_index (scene->shapes, PergolaShape, i);

      if (shape->type == PERGOLA_SHAPE_TEXT && strstr (pango_layout_get_text (shape->layout), words) != NULL)
        return TRUE;
    }

  return FALSE;
}

#define CELL 64.0
#define STEP 3.0 /* between samples of a line */

#define SHAPE(scene, i) (&g_array_index ((scene)->shapes, PergolaShape, (i)))
#define NODE(scene, i) (&g_array_index ((scene)->nodes, PergolaNode, (i)))

/* Rectangles by the cells of a grid that they touch. */
typedef struct
{
  GArray *rects;
  GPtrArray *tags;
  GHashTable *cells; /* cell → GArray of indices */
} Index;

typedef void (*Visit) (const PergolaRect *rect, gconstpointer tag, gpointer data);

static gint64
get_cell (double x, double y)
{
  return ((gint64) floor (x / CELL) << 32) + (gint64) floor (y / CELL);
}

static void
free_cell (gpointer data)
{
  g_array_unref (data);
}

static Index *
index_new (void)
{
  Index *self = g_new0 (Index, 1);

  self->rects = g_array_new (FALSE, FALSE, sizeof (PergolaRect));
  self->tags = g_ptr_array_new ();
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_cell);

  return self;
}

static void
index_free (Index *self)
{
  g_array_unref (self->rects);
  g_ptr_array_unref (self->tags);
  g_hash_table_unref (self->cells);
  g_free (self);
}

static void
index_each (Index *self, const PergolaRect *r, Visit visit, gpointer data)
{
  for (double x = floor (r->x / CELL); x <= floor ((r->x + r->width) / CELL); x++)
    for (double y = floor (r->y / CELL); y <= floor ((r->y + r->height) / CELL); y++)
      {
        gint64 key = get_cell (x * CELL, y * CELL);
        GArray *cell = g_hash_table_lookup (self->cells, &key);

        for (guint i = 0; cell != NULL && i < cell->len; i++)
          {
            guint j = g_array_index (cell, guint, i);
            PergolaRect *other = &g_array_index (self->rects, PergolaRect, j);

            if (r->x < other->x + other->width && other->x < r->x + r->width && r->y < other->y + other->height &&
                other->y < r->y + r->height)
              visit (other, g_ptr_array_index (self->tags, j), data);
          }
      }
}

static void
index_add (Index *self, PergolaRect r, gconstpointer tag)
{
  guint n = self->rects->len;

  g_array_append_val (self->rects, r);
  g_ptr_array_add (self->tags, (gpointer) tag);
  for (double x = floor (r.x / CELL); x <= floor ((r.x + r.width) / CELL); x++)
    for (double y = floor (r.y / CELL); y <= floor ((r.y + r.height) / CELL); y++)
      {
        gint64 key = get_cell (x * CELL, y * CELL);
        GArray *cell = g_hash_table_lookup (self->cells, &key);

        if (cell == NULL)
          {
            cell = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
          }
        g_array_append_val (cell, n);
      }
}

static PergolaRect
shrink (PergolaRect r, double by)
{
  return (PergolaRect){ r.x + by, r.y + by, MAX (0, r.width - 2 * by), MAX (0, r.height - 2 * by) };
}

static gboolean
is_within (const PergolaRect *r, const PergolaRect *outer, double slack)
{
  return r->x >= outer->x - slack && r->y >= outer->y - slack && r->x + r->width <= outer->x + outer->width + slack &&
         r->y + r->height <= outer->y + outer->height + slack;
}

static const char *
get_text (const PergolaShape *shape)
{
  return shape->type == PERGOLA_SHAPE_TEXT ? pango_layout_get_text (shape->layout) : "(no text)";
}

static void
fail (const char *what, const PergolaRect *a, const char *name_a, const PergolaRect *b, const char *name_b)
{
  g_error ("%s: “%.60s” %.1f,%.1f %.1f×%.1f and “%.60s” %.1f,%.1f %.1f×%.1f", what, name_a, a->x, a->y, a->width,
           a->height, name_b, b->x, b->y, b->width, b->height);
}

void
check_inside_page (PergolaScene *scene)
{
  PergolaRect page = { 0, 0, scene->width, scene->height };

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *shape = SHAPE (scene, i);
      PergolaRect bounds = shape->type == PERGOLA_SHAPE_TEXT ? pergola_shape_get_text_extents (shape) : shape->bounds;

      if (!is_within (&bounds, &page, 0.5))
        fail ("Outside the page", &bounds, get_text (shape), &page, "page");
      if (shape->type == PERGOLA_SHAPE_TEXT)
        g_assert_cmpfloat (shape->size, >=, 11);
    }
}

static void
fail_texts (const PergolaRect *rect, gconstpointer tag, gpointer data)
{
  const PergolaShape *shape = data;
  PergolaRect extents = pergola_shape_get_text_extents (shape);

  fail ("Texts overlap", &extents, get_text (shape), rect, get_text (tag));
}

void
check_texts_apart (PergolaScene *scene)
{
  Index *index = index_new ();

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      PergolaShape *shape = SHAPE (scene, i);
      PergolaRect extents;

      if (shape->type != PERGOLA_SHAPE_TEXT)
        continue;
      extents = shrink (pergola_shape_get_text_extents (shape), 1.5);
      index_each (index, &extents, fail_texts, shape);
      index_add (index, extents, shape);
    }
  index_free (index);
}

void
check_texts_in_nodes (PergolaScene *scene)
{
  for (guint n = 0; n < scene->nodes->len; n++)
    {
      const PergolaNode *node = NODE (scene, n);

      for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
        {
          const PergolaShape *shape = SHAPE (scene, i);
          PergolaRect extents;

          if (shape->type != PERGOLA_SHAPE_TEXT || shape->role == PERGOLA_ROLE_MARKER)
            continue;
          extents = pergola_shape_get_text_extents (shape);
          if (!is_within (&extents, &node->bounds, 1))
            fail ("Words leave their card", &extents, get_text (shape), &node->bounds, node->name);
        }
    }
}

static void
fail_nodes (const PergolaRect *rect, gconstpointer tag, gpointer data)
{
  const PergolaNode *a = data, *b = tag;

  fail ("Nodes overlap", &a->bounds, a->name, rect, b->name);
}

/* Cards, pills and the labels of lines. */
void
check_nodes_apart (PergolaScene *scene)
{
  Index *index = index_new ();

  for (guint n = 0; n < scene->nodes->len; n++)
    {
      PergolaNode *node = NODE (scene, n);
      PergolaRect r = shrink (node->bounds, 0.1);
      gboolean label = FALSE;

      for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
        label |= SHAPE (scene, i)->role == PERGOLA_ROLE_LINK_LABEL;
      if (node->type == PERGOLA_NODE_LINK && !label)
        continue;
      index_each (index, &r, fail_nodes, node);
      index_add (index, r, node);
    }
  index_free (index);
}

static double
get_distance_to_edge (const PergolaRect *r, double x, double y)
{
  double dx = MAX (MAX (r->x - x, x - r->x - r->width), 0), dy = MAX (MAX (r->y - y, y - r->y - r->height), 0);

  if (dx > 0 || dy > 0)
    return hypot (dx, dy);

  return MIN (MIN (x - r->x, r->x + r->width - x), MIN (y - r->y, r->y + r->height - y));
}

/* An end lies on the edge of its card, or of a zone where the card is not on this board. */
static void
check_end (PergolaScene *scene, const PergolaNode *link, const char *item, double x, double y)
{
  const PergolaNode *node = pergola_scene_get_node (scene, item);
  double best = G_MAXDOUBLE;

  if (node != NULL)
    best = get_distance_to_edge (&node->bounds, x, y);
  for (guint i = 0; node == NULL && i < scene->zones->len; i++)
    best = MIN (best, get_distance_to_edge (&g_array_index (scene->zones, PergolaSceneZone, i).bounds, x, y));
  if (best > 1)
    g_error ("The line %s ends %.1f away from its end at %.1f, %.1f", link->name, best, x, y);
}

typedef struct
{
  const PergolaNode *link;
  double x, y;
} Sample;

static void
fail_crossing (const PergolaRect *rect, gconstpointer tag, gpointer data)
{
  const Sample *s = data;
  const PergolaNode *node = tag;

  g_error ("The line %s runs over “%s” (%.1f, %.1f, %.1f × %.1f) at %.1f, %.1f", s->link->name, node->name, rect->x,
           rect->y, rect->width, rect->height, s->x, s->y);
}

static void
check_point (Index *cards, const PergolaNode *link, double x, double y)
{
  Sample sample = { link, x, y };
  PergolaRect point = { x, y, 0.01, 0.01 };

  index_each (cards, &point, fail_crossing, &sample);
}

static void
sample_curve (Index *cards, const PergolaNode *link, const double *p0, const double *p)
{
  double length =
    hypot (p[0] - p0[0], p[1] - p0[1]) + hypot (p[2] - p[0], p[3] - p[1]) + hypot (p[4] - p[2], p[5] - p[3]);

  for (double t = 0; t <= 1; t += MIN (1, STEP / MAX (STEP, length)))
    {
      double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

      check_point (cards, link, a * p0[0] + b * p[0] + c * p[2] + d * p[4], a * p0[1] + b * p[1] + c * p[3] + d * p[5]);
    }
}

static void
sample_line (Index *cards, const PergolaNode *link, const double *p0, const double *p)
{
  double length = hypot (p[0] - p0[0], p[1] - p0[1]);

  for (double t = 0; t <= length; t += STEP)
    check_point (cards, link, p0[0] + (p[0] - p0[0]) * t / MAX (length, 0.01),
                 p0[1] + (p[1] - p0[1]) * t / MAX (length, 0.01));
}

static void
check_path (Index *cards, const PergolaNode *link, const PergolaPath *path)
{
  const double *p = (const double *) path->points->data, *pen = p;

  for (guint i = 0; i < path->ops->len; i++)
    switch ((PergolaPathOp) path->ops->data[i])
      {
      case PERGOLA_PATH_MOVE:
        pen = p;
        p += 2;
        break;
      case PERGOLA_PATH_LINE:
        sample_line (cards, link, pen, p);
        pen = p;
        p += 2;
        break;
      case PERGOLA_PATH_CURVE:
        sample_curve (cards, link, pen, p);
        pen = p + 4;
        p += 6;
        break;
      case PERGOLA_PATH_CLOSE:
        break;
      }
}

/* The words of a narrative stand on a line, as its label does. */
static gboolean
is_narrative (const PergolaNode *node)
{
  return node->type == PERGOLA_NODE_PILL && node->zone < 0;
}

/* Whether the label of a line gave its place to a narrative: nodes of both follow each other. */
static gboolean
gave_label (PergolaScene *scene, const PergolaNode *link)
{
  const PergolaNode *next = link + 1;

  return next < NODE (scene, 0) + scene->nodes->len && is_narrative (next);
}

/* The lines of a link start at one end, end with the tip of a head at the other, and run over no card or pill. What it
 * is called stands on it. */
static void
check_link (PergolaScene *scene, PergolaProject *project, Index *cards, const PergolaNode *node)
{
  PergolaItem *link = pergola_project_get (project, node->id);
  guint lines = 0, heads = 0, labels = 0;

  g_assert_nonnull (link);
  for (guint i = node->first_shape; i < node->first_shape + node->n_shapes; i++)
    {
      const PergolaShape *shape = SHAPE (scene, i);
      const double *p = shape->type == PERGOLA_SHAPE_PATH ? (const double *) shape->path->points->data : NULL;

      labels += shape->type == PERGOLA_SHAPE_TEXT && shape->role == PERGOLA_ROLE_LINK_LABEL;
      if (p == NULL)
        continue;
      if (shape->role == PERGOLA_ROLE_ARROW)
        {
          check_end (scene, node, pergola_item_get_to (link), p[0], p[1]);
          heads++;
        }
      else
        {
          check_end (scene, node, pergola_item_get_from (link), p[0], p[1]);
          check_path (cards, node, shape->path);
          lines++;
        }
    }
  g_assert_cmpuint (lines, >=, 1);
  g_assert_cmpuint (heads, ==, 1);
  if (*pergola_item_get_title (link) != '\0' && labels != 1 && !gave_label (scene, node))
    g_error ("The line %s has %u labels", node->name, labels);
}

void
check_links (PergolaScene *scene, PergolaProject *project)
{
  Index *cards = index_new ();

  for (guint i = 0; i < scene->nodes->len; i++)
    if (NODE (scene, i)->type != PERGOLA_NODE_LINK && !is_narrative (NODE (scene, i)))
      index_add (cards, shrink (NODE (scene, i)->bounds, 1), NODE (scene, i));
  for (guint i = 0; i < scene->nodes->len; i++)
    if (NODE (scene, i)->type == PERGOLA_NODE_LINK)
      check_link (scene, project, cards, NODE (scene, i));
  index_free (cards);
}

typedef struct
{
  double fraction, drawn;
} Spot;

static int
compare_spots (gconstpointer a, gconstpointer b)
{
  const Spot *one = a, *other = b;

  return one->fraction < other->fraction ? -1 : one->fraction > other->fraction;
}

static void
check_order (PergolaScene *scene, gboolean across, double start, double end)
{
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  double last = -G_MAXDOUBLE, most = -G_MAXDOUBLE;

  for (guint i = 0; i < scene->spots->len; i++)
    {
      const PergolaSpot *s = &g_array_index (scene->spots, PergolaSpot, i);
      const PergolaRect *r = &NODE (scene, s->node)->bounds;
      Spot spot = { across ? s->across : s->down, across ? r->x + r->width / 2 : r->y + r->height / 2 };

      g_assert_cmpfloat (spot.drawn, >=, start - 1e-6);
      g_assert_cmpfloat (spot.drawn, <=, end + 1e-6);
      if (across && scene->rtl)
        spot.drawn = -spot.drawn;
      g_array_append_val (spots, spot);
    }
  g_array_sort (spots, compare_spots);
  for (guint i = 0; i < spots->len; i++)
    {
      const Spot *spot = &g_array_index (spots, Spot, i);

      /* What is the same may stand in any order. */
      if (i > 0 && spot->fraction > g_array_index (spots, Spot, i - 1).fraction)
        last = most;
      if (spot->drawn < last - 1e-6)
        g_error ("Out of order: %g is drawn at %.3f, less than %.3f", spot->fraction, spot->drawn, last);
      most = MAX (most, spot->drawn);
    }
}

void
check_spots (PergolaScene *scene)
{
  const PergolaRect *p = &scene->plane;

  check_order (scene, TRUE, p->x, p->x + p->width);
  check_order (scene, FALSE, p->y, p->y + p->height);
}

void
check_scene (PergolaScene *scene, PergolaProject *project)
{
  check_inside_page (scene);
  check_texts_apart (scene);
  check_texts_in_nodes (scene);
  check_nodes_apart (scene);
  check_links (scene, project);
  check_spots (scene);
}

char *
describe_scene (PergolaScene *scene)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%g %g %u\n", scene->width, scene->height, scene->left_out);
  for (guint i = 0; i < scene->nodes->len; i++)
    g_string_append_printf (out, "node %s %d %d\n", NODE (scene, i)->id, NODE (scene, i)->zone, NODE (scene, i)->step);
  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const PergolaShape *s = SHAPE (scene, i);
      g_autofree char *path = s->type == PERGOLA_SHAPE_PATH ? pergola_path_to_svg (s->path) : NULL;

      g_string_append_printf (out, "%d %d %g %g %g %g %d/%d %d/%d %s\n", s->type, s->role, s->bounds.x, s->bounds.y,
                              s->bounds.width, s->bounds.height, s->fill.tone, s->fill.hue, s->stroke.tone,
                              s->stroke.hue, path != NULL ? path : get_text (s));
    }

  return g_string_free (out, FALSE);
}
