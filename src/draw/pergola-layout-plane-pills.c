/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The pills of a plane. The badge of its zone and the colours say what a pill belongs to, a hatched cap that it comes
 * from outside, its border and its words which state it is in. */

#include "config.h"

#include "pergola-layout-plane.h"

#include <math.h>

#define RADIUS 14.0 /* of a pill with several lines */
#define LEAST_WORDS 24
#define PAD_END 13
#define PAD_DOWN 5
#define DISC_PAD 6
#define WORDS_GAP 6
#define CAP_GAP 8 /* after a cap */
#define HATCH 5.0 /* between two lines of a hatching */
#define HATCH_WIDTH 0.7
#define DOT 9    /* instead of a badge */
#define STEPS 16 /* of the search for the end of a hatching line */
#define STRIKE 1.2

static const char *
get_badge (Plane *self, const PlaneNode *node)
{
  const char *badge = node->zone >= 0 ? PLANE_ZONE (self, node->zone)->def->badge : NULL;

  return badge != NULL && *badge != '\0' ? badge : NULL;
}

static double
get_cap (Plane *self)
{
  return self->m.disc + 2 * DISC_PAD - 1;
}

/* From the start of a pill to its words. */
static double
get_lead (Plane *self, const PlaneNode *node)
{
  return node->outside ? get_cap (self) + CAP_GAP : DISC_PAD + self->m.disc + WORDS_GAP;
}

/* Two lines are about equally long: the words are set in the least width that takes no more lines. */
static double
balance (Plane *self, const char *title, int lines, double width)
{
  double natural, best = width, height, least;

  pergola_layout_measure_text (self->fonts, title, self->m.title, TRUE, width, lines, NULL, &height);
  pergola_layout_measure_text (self->fonts, title, self->m.title, TRUE, -1, 1, &natural, NULL);
  for (double w = width - 8; w >= MAX (natural / 3, LEAST_WORDS); w -= 8)
    {
      g_autoptr (PangoLayout) layout =
        pergola_fonts_get_layout (self->fonts, title, self->m.title, TRUE, w, lines, PANGO_ALIGN_LEFT);
      int h;

      pango_layout_get_size (layout, NULL, &h);
      least = (double) h / PANGO_SCALE;
      if (least > height + 0.5 || pango_layout_is_ellipsized (layout))
        break;
      best = w;
    }

  return best;
}

void
pergola_plane_measure_pill (Plane *self, PlaneNode *node)
{
  const char *title = pergola_item_get_title (node->item);
  int lines = self->paper ? 0 : 2;
  double natural, width = self->m.words;

  pergola_layout_measure_text (self->fonts, title, self->m.title, TRUE, -1, 1, &natural, NULL);
  if (natural > width)
    width = balance (self, title, lines, width);
  pergola_layout_measure_text (self->fonts, title, self->m.title, TRUE, natural > self->m.words ? width : -1,
                               natural > self->m.words ? lines : 1, &node->text_width, &node->text_height);
  node->text_width = CLAMP (ceil (node->text_width), LEAST_WORDS, self->m.words + 1);
  node->rect.width = get_lead (self, node) + node->text_width + PAD_END;
  node->rect.height = MAX (self->m.pill, ceil (node->text_height) + 2 * PAD_DOWN);
}

/* --- Grounds --- */

static gboolean
is_quiet (PlaneState state)
{
  return state == PLANE_TRIED || state == PLANE_DROPPED;
}

void
pergola_plane_add_ground (Plane *self,
                          PergolaShapeRole role,
                          const char *item,
                          PergolaRect rect,
                          double radius,
                          PlaneState state,
                          PergolaColor edge)
{
  double width = state == PLANE_WANTED ? 1.5 : is_quiet (state) ? 0.8 : 1.1;
  PergolaShape *shape;

  if (state == PLANE_DROPPED)
    edge = PERGOLA_COLOR (BORDER);
  shape = pergola_scene_add_rect (self->scene, role, item, rect, radius,
                                  state == PLANE_DROPPED ? PERGOLA_COLOR (PLANE) : PERGOLA_COLOR (CARD), edge, width);
  shape->dash = state == PLANE_WANTED ? 2 : state == PLANE_TRIED ? 1 : 0;
}

/* Whether a point lies in a rectangle with round corners, those on the right only where it is no cap. */
static gboolean
is_inside (const PergolaRect *rect, double radius, gboolean cap, double x, double y)
{
  double cx, cy;

  x -= rect->x;
  y -= rect->y;
  if (x < 0 || y < 0 || x > rect->width || y > rect->height)
    return FALSE;
  cx = x < radius ? radius - x : !cap && x > rect->width - radius ? x - rect->width + radius : 0;
  cy = y < radius ? radius - y : y > rect->height - radius ? y - rect->height + radius : 0;

  return cx <= 0 || cy <= 0 || cx * cx + cy * cy <= radius * radius;
}

/* The last point inside on the way from @x, @y, which is inside, along @dx, @dy. */
static void
find_end (const PergolaRect *rect, double radius, gboolean cap, double x, double y, double dx, double dy, double *end)
{
  double inside = 0, outside = rect->width + rect->height;

  for (int i = 0; i < STEPS; i++)
    {
      double middle = (inside + outside) / 2;

      if (is_inside (rect, radius, cap, x + dx * middle, y + dy * middle))
        inside = middle;
      else
        outside = middle;
    }
  end[0] = x + dx * inside;
  end[1] = y + dy * inside;
}

/* Lines from lower left to upper right, cut off at the border. */
void
pergola_plane_add_hatching (Plane *self,
                            PergolaShapeRole role,
                            const char *item,
                            PergolaRect rect,
                            double radius,
                            gboolean cap,
                            PergolaColor color)
{
  PergolaRect inside = pergola_rect_inflate (&rect, -1);
  PergolaPath *path = pergola_path_new ();

  if (cap)
    inside.width += 1;
  /* Each line goes through a point on the falling diagonal, which is inside. */
  for (double t = HATCH / 2; t < inside.width + inside.height; t += HATCH)
    {
      double share = t / (inside.width + inside.height), end[4];
      double x = inside.x + share * inside.width, y = inside.y + share * inside.height;

      if (!is_inside (&inside, radius - 1, cap, x, y))
        continue;
      find_end (&inside, radius - 1, cap, x, y, -1, 1, end);
      find_end (&inside, radius - 1, cap, x, y, 1, -1, end + 2);
      pergola_path_move_to (path, end[0], end[1]);
      pergola_path_line_to (path, end[2], end[3]);
    }
  if (cap)
    {
      pergola_path_move_to (path, rect.x + rect.width, rect.y + 1);
      pergola_path_line_to (path, rect.x + rect.width, rect.y + rect.height - 1);
    }
  pergola_scene_add_path (self->scene, role, item, path, PERGOLA_COLOR (NONE), color, HATCH_WIDTH, 0);
}

/* --- Pill --- */

/* The badge of its zone: on a disc of its own, or, on the hatching, on a clear one. */
static void
add_badge (Plane *self, const PlaneNode *node, const char *id)
{
  const char *badge = get_badge (self, node);
  PergolaHue hue = node->zone >= 0 ? PLANE_ZONE (self, node->zone)->hue : PERGOLA_HUE_SLATE;
  double size = badge != NULL ? self->m.disc : DOT, height;
  double middle = node->outside ? get_cap (self) / 2 : DISC_PAD + self->m.disc / 2;
  PergolaRect disc = { node->rect.x + middle - size / 2, node->rect.y + (node->rect.height - size) / 2, size, size };
  gboolean pale = node->outside || is_quiet (node->state);

  if (badge == NULL && node->outside)
    return;
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id, disc, size / 2,
                          node->outside ? PERGOLA_COLOR (CARD)
                          : pale        ? PERGOLA_HUED (TINT, hue)
                                        : PERGOLA_HUED (MARKER, hue),
                          node->outside ? PERGOLA_HUED (EDGE, hue) : PERGOLA_COLOR (NONE), node->outside ? 1 : 0);
  if (badge == NULL)
    return;
  pergola_layout_measure_text (self->fonts, badge, self->m.badge, TRUE, -1, 1, NULL, &height);
  disc.y += (size - height) / 2;
  disc.height = height;
  pergola_scene_add_text (self->scene, PERGOLA_ROLE_BADGE, id, self->fonts, badge, disc, self->m.badge, TRUE,
                          PANGO_ALIGN_CENTER, 0, pale ? PERGOLA_HUED (INK, hue) : PERGOLA_HUED (ON_MARKER, hue));
}

/* A line through each line of the words. */
static void
strike (Plane *self, const char *id, PangoLayout *layout, const PergolaRect *box)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle logical;
      double x, width, y;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      width = (double) logical.width / PANGO_SCALE;
      x = (double) logical.x / PANGO_SCALE;
      if (self->scene->rtl)
        x = box->width - x - width; /* the box is still to be mirrored, what is set in it is not */
      y = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE - self->m.title * 0.28;
      if (width > 0)
        pergola_scene_add_rect (self->scene, PERGOLA_ROLE_MARKER, id,
                                (PergolaRect){ box->x + x, box->y + y, width, STRIKE }, 0, PERGOLA_COLOR (DIM),
                                PERGOLA_COLOR (NONE), 0);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
add_title (Plane *self, const PlaneNode *node, const char *id, PergolaNode *scene_node)
{
  PergolaRect box = { node->rect.x + get_lead (self, node), node->rect.y + (node->rect.height - node->text_height) / 2,
                      node->text_width, node->text_height };
  PergolaShape *shape;

  /* All of the pill after its mark: naming in place hides it. */
  scene_node->title_bounds =
    (PergolaRect){ box.x, node->rect.y + PAD_DOWN, node->rect.x + node->rect.width - PAD_DOWN - box.x,
                   node->rect.height - 2 * PAD_DOWN };
  scene_node->title_size = self->m.title;
  box.width += 1;
  shape = pergola_scene_add_text (self->scene, PERGOLA_ROLE_TITLE, id, self->fonts, pergola_item_get_title (node->item),
                                  box, self->m.title, TRUE, PANGO_ALIGN_LEFT, self->paper ? 0 : 2,
                                  is_quiet (node->state) ? PERGOLA_COLOR (DIM) : PERGOLA_COLOR (TEXT));
  if (node->state == PLANE_DROPPED)
    strike (self, id, shape->layout, &box);
}

void
pergola_plane_add_pill (Plane *self, const PlaneNode *node)
{
  const char *id = pergola_item_get_id (node->item);
  PergolaHue hue = node->zone >= 0 ? PLANE_ZONE (self, node->zone)->hue : PERGOLA_HUE_SLATE;
  double radius = MIN (node->rect.height / 2, MAX (RADIUS, self->m.pill / 2));
  g_autofree char *name = pergola_plane_make_name (self, node);
  PergolaNode *scene_node = pergola_scene_begin_node (self->scene, PERGOLA_NODE_CARD, id, node->rect, node->zone);

  /* Dots need more ink than a line. */
  pergola_plane_add_ground (self, PERGOLA_ROLE_CARD, id, node->rect, radius, node->state,
                            node->state == PLANE_WANTED ? PERGOLA_HUED (MARKER, hue) : PERGOLA_HUED (EDGE, hue));
  if (node->outside)
    {
      PergolaRect cap = node->rect;

      cap.width = get_cap (self);
      pergola_plane_add_hatching (self, PERGOLA_ROLE_MARKER, id, cap, radius, TRUE, PERGOLA_HUED (MARKER, hue));
    }
  add_badge (self, node, id);
  add_title (self, node, id, scene_node);
  pergola_scene_set_name (self->scene, name);
  pergola_scene_end_node (self->scene);
  pergola_scene_add_spot (self->scene, node->values[PLANE_ACROSS], node->values[PLANE_DOWN]);
}
