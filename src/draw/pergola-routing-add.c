/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines in the scene: halo, line, head and label, each link one node. */

#include "config.h"

#include "pergola-routing.h"

#include <math.h>

#define LABEL_SIZE 11.5
#define LABEL_HEIGHT 20
#define LABEL_ICON 13
#define LABEL_TEXT_X 27
#define LABEL_PAD 10
#define SCREEN_LABEL 236
#define PAPER_LABEL 380
#define SPAN_LONG 2 /* columns that make a loop long where it does not say */

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

/* The reach that a loop says it has: the role of its choice. */
static const PergolaChoice *
get_reach (Cycles *self, const CyclesLink *link)
{
  for (guint i = 0; i < link->kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (link->kind->fields, i);

      if (field->type == PERGOLA_FIELD_CHOICE && pergola_field_def_get_choice_by_role (field, "long") != NULL)
        return pergola_project_get_choice (self->project, link->item, field->id);
    }

  return NULL;
}

static int
get_place (Cycles *self, guint node)
{
  const CyclesZone *zone = CYCLES_ZONE (self, CYCLES_NODE (self, node)->zone);
  int place = 0;

  for (guint i = 0; i < self->zones->len; i++)
    place += zone->column >= 0 && CYCLES_ZONE (self, i)->column >= 0 && CYCLES_ZONE (self, i)->column < zone->column;

  return place;
}

static gboolean
is_long (Cycles *self, const CyclesLink *link)
{
  const PergolaChoice *reach = get_reach (self, link);

  if (reach != NULL)
    return g_strcmp0 (reach->role, "long") == 0;

  return ABS (get_place (self, link->ends[0]) - get_place (self, link->ends[1])) >= SPAN_LONG;
}

/* "Improving, long · what counts as loss?"; short is only said where there is nothing else to say. */
static char *
make_label (Cycles *self, const CyclesLink *link)
{
  const char *title = pergola_item_get_title (link->item);
  GString *text = g_string_new (link->kind->title);
  gboolean far = is_long (self, link);

  if (far || *title == '\0')
    g_string_append_printf (text, ", %s", pergola_cycles_word (self, far ? "long" : "short"));
  if (*title != '\0')
    g_string_append_printf (text, " · %s", title);

  return g_string_free (text, FALSE);
}

void
pergola_routing_measure_label (Cycles *self, CyclesLink *link)
{
  double most = (self->paper ? PAPER_LABEL : SCREEN_LABEL) - LABEL_TEXT_X - LABEL_PAD, width, height;

  g_free (link->label);
  link->label = make_label (self, link);
  pergola_cycles_measure_text (self, link->label, LABEL_SIZE, TRUE, -1, 1, &width, &height);
  link->label_height = LABEL_HEIGHT;
  if (width > most && self->paper)
    {
      pergola_cycles_measure_text (self, link->label, LABEL_SIZE, TRUE, most, 0, NULL, &height);
      link->label_height = MAX (LABEL_HEIGHT, height + 6);
    }
  link->label_width = ceil (MIN (width + 1, most)) + LABEL_TEXT_X + LABEL_PAD;
}

static PergolaRect
get_label_rect (const CyclesLink *link)
{
  return (PergolaRect){ link->label_x - link->label_width / 2, link->runs[link->label_run].pos - link->label_height / 2,
                        link->label_width, link->label_height };
}

void
pergola_routing_add_label (Cycles *self, const CyclesLink *link, PergolaRect r)
{
  const char *id = pergola_item_get_id (link->item);
  PergolaColor ink = link->lit ? PERGOLA_COLOR (ACCENT_TEXT) : PERGOLA_COLOR (LOOP);
  PergolaRect text = { r.x + LABEL_TEXT_X, r.y, r.width - LABEL_TEXT_X - LABEL_PAD + 3, r.height };
  PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, self->scene->nodes->len - 1);
  PergolaShape *shape;

  node->title_bounds = text;
  node->title_size = LABEL_SIZE;
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_LINK_LABEL, id, r, LABEL_HEIGHT / 2.0, PERGOLA_COLOR (BOARD),
                          link->lit ? PERGOLA_COLOR (ACCENT) : PERGOLA_COLOR (BORDER), link->lit ? 1.4 : 1);
  if (link->kind->icon != NULL)
    pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_LINK_LABEL, id, link->kind->icon, r.x + 9,
                             r.y + (r.height - LABEL_ICON) / 2, LABEL_ICON, ink);
  shape = pergola_scene_add_text (self->scene, PERGOLA_ROLE_LINK_LABEL, id, self->fonts, link->label, text, LABEL_SIZE,
                                  TRUE, PANGO_ALIGN_LEFT, self->paper ? 0 : 1, ink);
  shape->bounds.y += (r.height - pergola_shape_get_text_height (shape)) / 2;
  shape->bounds.height = pergola_shape_get_text_height (shape);
  node->shortened = pergola_shape_is_ellipsized (shape);
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
  if (link->n_runs == 1 && link->sides[0] == link->sides[1])
    x += link->sides[0] == CYCLES_RIGHT ? 12 : -12;

  return (PergolaRect){ x - 10, y - 8, 20, 16 };
}

static void
add_link (Cycles *self, const CyclesLink *link)
{
  Style s = get_style (link);
  PergolaRect bounds = link->label_run >= 0 ? get_label_rect (link) : get_middle (self, link);

  if (link->item != NULL)
    {
      g_autofree char *name = pergola_cycles_make_link_name (self, link);
      PergolaNode *node =
        pergola_scene_begin_node (self->scene, PERGOLA_NODE_LINK, pergola_item_get_id (link->item), bounds, -1);

      pergola_scene_set_name (self->scene, name);
      node->title_bounds = bounds;
      node->title_size = LABEL_SIZE;
    }
  add_line (self, link, &s);
  add_head (self, link, &s);
  if (link->label_run >= 0)
    pergola_routing_add_label (self, link, bounds);
  if (link->item != NULL)
    pergola_scene_end_node (self->scene);
}

/* Quiet lines first, those of the story over them; loops from the outermost lane inwards, so that a label lies over
 * the lines that pass it. */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const CyclesLink *x = *(const CyclesLink *const *) a, *y = *(const CyclesLink *const *) b;
  int ranks[2];

  for (int i = 0; i < 2; i++)
    {
      const CyclesLink *link = i == 0 ? x : y;

      ranks[i] = link->label_run >= 0 ? 1000000 - link->runs[link->label_run].lane : link->lit ? 1 : 0;
    }
  if (ranks[0] != ranks[1])
    return ranks[0] - ranks[1];
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
