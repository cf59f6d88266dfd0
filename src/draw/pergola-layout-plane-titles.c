/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The names of regions: where there is a place for them, and how they look. */

#include "config.h"

#include "pergola-layout-plane.h"

#include <math.h>
#include <string.h>

#define MOST_PILLS 10 /* beside which a place is looked for */
#define DEEP 1.6      /* what a unit below the top of a region costs */
#define ASIDE 0.35    /* what a unit beside its middle costs */
#define IN_THE_WAY 10 /* what costs that a pill is in the way… */
#define PER_UNIT 2.5  /* …and each unit that it has to give way */
#define OUTSIDE 4     /* what each unit costs that the frame has to give way */
#define PAD 10
#define RINGS 9
#define PROMPT_WIDTH 500 /* what an empty board asks stands in the middle of it */
#define PROMPT_HEIGHT 240

static gboolean
has_badge (const PlaneZone *zone)
{
  return zone->def->badge != NULL && *zone->def->badge != '\0';
}

/* From the start of the pill to its words. */
static double
get_lead (Plane *self, const PlaneZone *zone)
{
  return has_badge (zone) ? 3 + self->m.disc + 2 + 5 : PAD;
}

void
pergola_plane_measure_name (Plane *self, PlaneZone *zone)
{
  double width, height;

  pergola_layout_measure_text (self->fonts, zone->def->title, self->m.name, TRUE, -1, 1, &width, &height);
  zone->name = (PergolaRect){ 0, 0, get_lead (self, zone) + width + PAD, MAX (height + 5, self->m.disc + 8) };
}

/* How far two rectangles have to move so that there is a gap between them; 0 where there is one. */
static double
get_overlap (const PergolaRect *a, const PergolaRect *b)
{
  double x = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x) + PLANE_GAP;
  double y = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y) + PLANE_GAP;

  return x > 0 && y > 0 ? MIN (x, y) : 0;
}

static double
rate_overlaps (Plane *self, const PlaneZone *zone, const PergolaRect *rect)
{
  double cost = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      double overlap = get_overlap (rect, &PLANE_NODE (self, i)->rect);

      cost += overlap > 0.5 ? IN_THE_WAY + PER_UNIT * overlap : 0;
    }
  for (guint i = 0; i < self->zones->len; i++)
    {
      const PlaneZone *other = PLANE_ZONE (self, i);
      double overlap = other != zone && other->named ? get_overlap (rect, &other->name) : 0;

      cost += overlap > 0.5 ? IN_THE_WAY + PER_UNIT * overlap : 0;
    }

  return cost;
}

/* How far a rectangle stands out of the frame. */
static double
get_outside (Plane *self, const PergolaRect *rect)
{
  PergolaRect inside = pergola_rect_inflate (&self->frame, -PLANE_PAD);
  double x = MAX (MAX (inside.x - rect->x, rect->x + rect->width - inside.x - inside.width), 0);
  double y = MAX (MAX (inside.y - rect->y, rect->y + rect->height - inside.y - inside.height), 0);

  return x + y;
}

typedef struct
{
  double top, middle; /* of the region's pills */
  PergolaRect rect;
  double cost;
} Best;

static void
try_place (Plane *self, const PlaneZone *zone, double x, double y, Best *best)
{
  PergolaRect rect = { x, y, zone->name.width, zone->name.height };
  double cost = DEEP * MAX (rect.y + rect.height + PLANE_GAP - best->top, 0) +
                ASIDE * fabs (x + rect.width / 2 - best->middle) + OUTSIDE * get_outside (self, &rect);

  if (cost >= best->cost)
    return;
  cost += rate_overlaps (self, zone, &rect);
  if (cost < best->cost)
    {
      best->cost = cost;
      best->rect = rect;
    }
}

void
pergola_plane_find_name (Plane *self, PlaneZone *zone)
{
  PergolaRect extent = pergola_plane_get_extent (self, zone);
  Best best = { .top = extent.y, .middle = extent.x + extent.width / 2, .cost = G_MAXDOUBLE };
  double width = zone->name.width, height = zone->name.height;

  try_place (self, zone, best.middle - width / 2, extent.y - PLANE_GAP - height, &best);
  /* Nodes come downwards: the first ones are at the top. */
  for (guint i = 0; i < MIN (zone->n, MOST_PILLS); i++)
    {
      const PergolaRect *r = &PLANE_NODE (self, zone->first + i)->rect;
      double above = r->y - PLANE_GAP - height, beside = r->y + (r->height - height) / 2;

      try_place (self, zone, r->x + (r->width - width) / 2, above, &best);
      try_place (self, zone, r->x, above, &best);
      try_place (self, zone, r->x + r->width - width, above, &best);
      try_place (self, zone, r->x + r->width + PLANE_GAP, beside, &best);
      try_place (self, zone, r->x - PLANE_GAP - width, beside, &best);
      try_place (self, zone, r->x + r->width + PLANE_GAP, above, &best);
      try_place (self, zone, r->x - PLANE_GAP - width, above, &best);
    }
  zone->name = best.rect;
}

static gboolean
is_on_prompt (Plane *self, const PergolaRect *rect)
{
  PergolaRect prompt = { self->frame.x + (self->frame.width - PROMPT_WIDTH) / 2,
                         self->frame.y + (self->frame.height - PROMPT_HEIGHT) / 2, PROMPT_WIDTH, PROMPT_HEIGHT };

  return self->nodes->len == 0 && pergola_rect_intersects (rect, &prompt);
}

gboolean
pergola_plane_find_hint (Plane *self, PlaneZone *zone)
{
  double x = zone->def->x >= 0 && zone->def->x <= 1 ? zone->def->x : 0.5;
  double y = zone->def->y >= 0 && zone->def->y <= 1 ? zone->def->y : 0.5;
  PergolaRect rect = zone->name;

  x = self->plane.x + x * self->plane.width - rect.width / 2;
  y = self->plane.y + y * self->plane.height - rect.height / 2;
  for (int ring = 0; ring < RINGS; ring++)
    for (int step = 0; step < (ring == 0 ? 1 : 8); step++)
      {
        rect.x = CLAMP (x + cos (step * G_PI / 4) * ring * 36, self->frame.x + PLANE_PAD,
                        self->frame.x + self->frame.width - PLANE_PAD - rect.width);
        rect.y = CLAMP (y + sin (step * G_PI / 4) * ring * 24, self->frame.y + PLANE_PAD,
                        self->frame.y + self->frame.height - PLANE_PAD - rect.height);
        if (rate_overlaps (self, zone, &rect) > 0 || is_on_prompt (self, &rect))
          continue;
        zone->name = rect;
        return TRUE;
      }

  return FALSE;
}

static void
add_badge (Plane *self, const PlaneZone *zone, PergolaShapeRole role)
{
  double size = self->m.disc + 2, height;
  PergolaRect disc = { zone->name.x + 3, zone->name.y + (zone->name.height - size) / 2, size, size };
  gboolean faint = role == PERGOLA_ROLE_HINT;

  pergola_scene_add_rect (self->scene, faint ? role : PERGOLA_ROLE_BADGE, NULL, disc, size / 2,
                          faint ? PERGOLA_HUED (TINT, zone->hue) : PERGOLA_HUED (MARKER, zone->hue),
                          PERGOLA_COLOR (NONE), 0);
  pergola_layout_measure_text (self->fonts, zone->def->badge, self->m.badge, TRUE, -1, 1, NULL, &height);
  disc.y += (size - height) / 2;
  disc.height = height;
  pergola_layout_add_text (self->scene, self->fonts, faint ? role : PERGOLA_ROLE_BADGE, zone->def->badge, disc,
                           self->m.badge, TRUE, PANGO_ALIGN_CENTER,
                           faint ? PERGOLA_HUED (INK, zone->hue) : PERGOLA_HUED (ON_MARKER, zone->hue));
}

void
pergola_plane_add_name (Plane *self, const PlaneZone *zone)
{
  PergolaShapeRole role = zone->n > 0 ? PERGOLA_ROLE_ZONE_TITLE : PERGOLA_ROLE_HINT;
  double lead = get_lead (self, zone), height;
  PergolaRect words = zone->name;

  pergola_layout_measure_text (self->fonts, zone->def->title, self->m.name, TRUE, -1, 1, NULL, &height);
  words.x += lead;
  words.width -= lead + PAD - 1;
  words.y += (words.height - height) / 2;
  words.height = height;
  if (zone->n > 0)
    pergola_scene_add_rect (self->scene, role, NULL, zone->name, zone->name.height / 2, PERGOLA_HUED (TINT, zone->hue),
                            PERGOLA_HUED (EDGE, zone->hue), 1);
  if (has_badge (zone))
    add_badge (self, zone, role);
  pergola_scene_add_text (self->scene, role, NULL, self->fonts, zone->def->title, words, self->m.name, TRUE,
                          PANGO_ALIGN_LEFT, 1, zone->n > 0 ? PERGOLA_HUED (INK, zone->hue) : PERGOLA_COLOR (DIM));
}
