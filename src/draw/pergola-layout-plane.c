/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The layout "plane": two axes; a card's place is the values of two of its fields. The parts and the order of work are
 * in pergola-layout-plane.h. */

#include "config.h"

#include "pergola-layout-plane.h"

static const PlaneMetrics SCREEN = {
  .width = 790,
  .height = 570,
  .margin = 9,
  .axis = 30,
  .foot = 6,
  .heading = { 15, 12 },
  .after_heading = 8,
  .title = 12.5,
  .badge = 11,
  .name = 12.5,
  .legend = 12,
  .words = 150,
  .disc = 17,
  .pill = 28,
  .reach = 11,
};

/* So large that a sheet of A4 holds it at a size that can be read. */
static const PlaneMetrics PAPER = {
  .width = 1272,
  .height = 872,
  .margin = 30,
  .axis = 38,
  .foot = 14,
  .heading = { 25, 15 },
  .after_heading = 20,
  .title = 14,
  .badge = 13,
  .name = 14,
  .legend = 13.5,
  .words = 184,
  .disc = 19,
  .pill = 32,
  .reach = 12,
};

/* For a sheet that is narrower than that. */
static const PlaneMetrics SMALL_PAPER = {
  .width = 900,
  .height = 640,
  .margin = 8,
  .axis = 30,
  .foot = 4,
  .heading = { 18, 12.5 },
  .after_heading = 10,
  .title = 12.5,
  .badge = 12,
  .name = 12.5,
  .legend = 12.5,
  .words = 150,
  .disc = 17,
  .pill = 28,
  .reach = 10,
};

#define TOP_SHARE 0.9 /* of the margin, above the heading */

static PlaneMetrics
get_metrics (const PergolaLayoutOptions *options)
{
  if (!options->paper)
    return SCREEN;
  return options->width > 0 && options->width < PAPER.width ? SMALL_PAPER : PAPER;
}

static void
plane_clear (Plane *self)
{
  for (guint i = 0; i < self->zones->len; i++)
    g_clear_pointer (&PLANE_ZONE (self, i)->outline, g_array_unref);
  g_array_unref (self->zones);
  g_array_unref (self->nodes);
}

static void
add_zones (Plane *self)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      PlaneZone *zone = PLANE_ZONE (self, i);
      PergolaSceneZone *scene_zone = pergola_scene_add_zone (self->scene, zone->def, zone->bounds);

      scene_zone->title_bounds = zone->named ? zone->name : zone->bounds;
    }
}

static void
build (Plane *self)
{
  pergola_plane_add_frame (self);
  pergola_plane_add_regions (self);
  add_zones (self);
  for (guint i = 0; i < self->zones->len; i++)
    if (PLANE_ZONE (self, i)->named)
      pergola_plane_add_name (self, PLANE_ZONE (self, i));
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PlaneNode *node = PLANE_NODE (self, i);

      pergola_plane_add_pill (self, node);
      if (pergola_layout_marks_conflict (node->item, self->options))
        pergola_layout_add_conflict_mark (self->scene, pergola_item_get_id (node->item),
                                          node->rect.x + node->rect.width - 12, node->rect.y);
    }
}

PergolaScene *
pergola_layout_plane (PergolaProject *project,
                      const PergolaBoardDef *board,
                      PergolaFonts *fonts,
                      const PergolaLayoutOptions *options)
{
  gboolean rtl = pergola_layout_is_right_to_left (pergola_project_get_language (project));
  Plane self = {
    .project = project,
    .board = board,
    .fonts = fonts,
    .options = options,
    .m = get_metrics (options),
    .paper = options->paper,
    .zones = g_array_new (FALSE, TRUE, sizeof (PlaneZone)),
    .nodes = g_array_new (FALSE, TRUE, sizeof (PlaneNode)),
  };
  double y = self.m.margin * TOP_SHARE;

  pergola_plane_collect (&self);
  self.scene = pergola_scene_new (0, 0, rtl);
  pergola_plane_measure (&self);
  y += pergola_plane_add_head (&self, y);
  pergola_plane_place (&self, y);
  pergola_plane_outline_regions (&self);
  build (&self);
  self.scene->width = self.width;
  self.scene->height = self.frame.y + self.frame.height + self.m.axis + self.m.foot;
  self.scene->plane = self.plane;
  self.scene->left_out = self.left_out;
  pergola_layout_finish (self.scene, project, board);
  plane_clear (&self);

  return self.scene;
}
