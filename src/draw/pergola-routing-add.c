/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines in the scene: halo, line, head and label, each link one node. */

#include "config.h"

#include "pergola-routing.h"

#include <math.h>

#define MIDDLE_SIZE 11.5 /* of the words that are typed where a line has no label yet */

typedef struct
{
  double width, head, radius;
  guint dash;
  gboolean hollow;
  PergolaColor color;
} Style;

static Style
get_style (const CyclesLink *link)
{
  gboolean loop = link->style != PERGOLA_LINK_FLOW;
  Style s = { .width = loop ? 2 : 1.6, .head = loop ? 8 : 7, .radius = loop ? 12 : 9 };

  s.color = link->lit ? PERGOLA_COLOR (ACCENT) : loop ? PERGOLA_COLOR (LOOP) : PERGOLA_COLOR (LINK);
  if (link->lit)
    {
      s.width = 3;
      s.head = 9;
    }
  if (link->style == PERGOLA_LINK_REFRAMING)
    {
      s.dash = 1;
      s.hollow = TRUE;
    }
  /* The story goes on where no link says how. */
  if (link->item == NULL)
    s.dash = 2;

  return s;
}

static void
add_head (Cycles *self, const CyclesLink *link, const Style *s)
{
  const char *id = link->item != NULL ? pergola_item_get_id (link->item) : NULL;
  double x, y, l = s->head, h = s->head * 0.6, dx = 0, dy = 0;
  PergolaPath *path = pergola_path_new ();

  pergola_routing_get_end (self, link, 1, &x, &y);
  dx = link->sides[1] == CYCLES_LEFT ? 1 : link->sides[1] == CYCLES_RIGHT ? -1 : 0;
  dy = link->sides[1] == CYCLES_UPPER ? 1 : link->sides[1] == CYCLES_LOWER ? -1 : 0;
  pergola_path_move_to (path, x, y);
  pergola_path_line_to (path, x - dx * l - dy * h, y - dy * l - dx * h);
  pergola_path_line_to (path, x - dx * l + dy * h, y - dy * l + dx * h);
  pergola_path_close (path);
  if (s->hollow)
    pergola_scene_add_path (self->scene, PERGOLA_ROLE_ARROW, id, path, PERGOLA_COLOR (BOARD), s->color, 1.6, 0);
  else
    pergola_scene_add_path (self->scene, PERGOLA_ROLE_ARROW, id, path, s->color, PERGOLA_COLOR (NONE), 0, 0);
}

static void
add_line (Cycles *self, const CyclesLink *link, const Style *s)
{
  const char *id = link->item != NULL ? pergola_item_get_id (link->item) : NULL;
  double cut = s->head - (s->hollow ? 0 : 1);

  if (link->lit)
    pergola_scene_add_path (self->scene, PERGOLA_ROLE_PATH, id, pergola_routing_make_path (self, link, s->radius, cut),
                            PERGOLA_COLOR (NONE), PERGOLA_COLOR (HALO), 10, 0);
  pergola_scene_add_path (self->scene, link->lit ? PERGOLA_ROLE_PATH : PERGOLA_ROLE_LINK, id,
                          pergola_routing_make_path (self, link, s->radius, cut), PERGOLA_COLOR (NONE), s->color,
                          s->width, s->dash);
}

/* The middle of a line without a label, as a place for focus and picking. */
static PergolaRect
get_middle (Cycles *self, const CyclesLink *link)
{
  double x0, y0, x1, y1, x, y;

  pergola_routing_get_end (self, link, 0, &x0, &y0);
  pergola_routing_get_end (self, link, 1, &x1, &y1);
  x = (x0 + x1) / 2;
  y = (y0 + y1) / 2;
  for (int i = 0; i < link->n_runs; i++)
    {
      const CyclesRun *run = &link->runs[i];

      if (run->vertical)
        continue;
      x = CLAMP (x, run->from, MAX (run->from, run->to));
      y = run->pos;
      break;
    }
  /* The label is another item's: this one is picked beside it. */
  if (pergola_routing_is_narrative (link))
    {
      x = link->runs[link->label_run].from + 14;
      y = link->runs[link->label_run].pos;
    }
  if (link->n_runs == 1 && link->sides[0] == link->sides[1])
    x += link->sides[0] == CYCLES_RIGHT ? 12 : -12;

  return (PergolaRect){ x - 10, y - 8, 20, 16 };
}

/* What was written for the narrative over the figure, on the line that stands for it. */
static void
add_narrative (Cycles *self, const CyclesLink *link)
{
  PergolaRect bounds = pergola_routing_get_label_rect (link);

  pergola_cycles_begin_narrative (self, link->band, link->label, bounds);
  pergola_routing_add_label (self, link, bounds);
  pergola_scene_end_node (self->scene);
}

static void
add_link (Cycles *self, const CyclesLink *link)
{
  Style s = get_style (link);
  gboolean own = link->label_run >= 0 && !pergola_routing_is_narrative (link);
  PergolaRect bounds = own ? pergola_routing_get_label_rect (link) : get_middle (self, link);

  if (link->item != NULL)
    {
      g_autofree char *name = pergola_cycles_make_link_name (self, link);
      PergolaNode *node =
        pergola_scene_begin_node (self->scene, PERGOLA_NODE_LINK, pergola_item_get_id (link->item), bounds, -1);

      pergola_scene_set_name (self->scene, name);
      node->title_bounds = bounds;
      node->title_size = MIDDLE_SIZE;
    }
  add_line (self, link, &s);
  add_head (self, link, &s);
  if (own)
    pergola_routing_add_label (self, link, bounds);
  if (link->item != NULL)
    pergola_scene_end_node (self->scene);
  if (pergola_routing_is_narrative (link))
    add_narrative (self, link);
}

static int
get_level (const CyclesLink *link)
{
  if (link->label_run < 0)
    return link->lit;
  if (link->runs[link->label_run].vertical)
    return 2 + link->lit;

  return 1000000 - link->runs[link->label_run].lane;
}

/* Quiet lines first, those of the story over them; then those with labels, loops from the outermost lane inwards, so
 * that a label lies over the lines that pass it. */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const CyclesLink *x = *(const CyclesLink *const *) a, *y = *(const CyclesLink *const *) b;
  int order = get_level (x) - get_level (y);

  if (order != 0)
    return order;
  if (x->ends[0] != y->ends[0])
    return x->ends[0] > y->ends[0] ? 1 : -1;
  if (x->ends[1] != y->ends[1])
    return x->ends[1] > y->ends[1] ? 1 : -1;
  if (x->item == NULL || y->item == NULL)
    return (x->item == NULL) - (y->item == NULL);

  return g_strcmp0 (pergola_item_get_id (x->item), pergola_item_get_id (y->item));
}

void
pergola_routing_add (Cycles *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (self->links->len);

  for (guint i = 0; i < self->links->len; i++)
    g_ptr_array_add (order, CYCLES_LINK (self, i));
  g_ptr_array_sort (order, compare_links);
  for (guint i = 0; i < order->len; i++)
    add_link (self, g_ptr_array_index (order, i));
}
