/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The layout "cycles": bands and columns; a card's place is its zone and its rank in it; loops run in gutters above
 * and below. The parts and the order of work are in pergola-layout-cycles.h. */

#include "config.h"

#include "pergola-layout-cycles.h"
#include "pergola-routing.h"

static const CyclesMetrics SCREEN = {
  .width = 790,
  .top = 9,
  .bottom = 9,
  .legend_gap = 22,
  .margin = 9,
  .gap = 18,
  .inset = 6,
  .card = 54,
  .row_gap = 12,
  .header = 53,
  .titles = 118,
  .side = 108,
};

static const CyclesMetrics PAPER = {
  .width = 1287,
  .top = 26,
  .bottom = 26,
  .heading = { 24, 14.5 },
  .after_heading = 18,
  .strip_gap = 12,
  .legend_gap = 14,
  .margin = 36,
  .gap = 30,
  .inset = 11,
  .card = 52,
  .row_gap = 12,
  .header = 50,
  .titles = 210,
  .side = 128,
};

/* For a sheet on which the figure does not fit at its ease. */
static const CyclesMetrics SMALL_PAPER = {
  .width = 900,
  .top = 2,
  .bottom = 2,
  .heading = { 18, 12.5 },
  .after_heading = 4,
  .strip_gap = 5,
  .legend_gap = 5,
  .margin = 8,
  .gap = 20,
  .inset = 7,
  .card = 44,
  .row_gap = 8,
  .header = 42,
  .titles = 128,
  .side = 112,
};

#define MOST_PLANS 6
#define SCREEN_STRIP_GAP 8 /* where a strip is drawn on screen, too */

static GArray *
new_doubles (void)
{
  return g_array_new (FALSE, TRUE, sizeof (double));
}

static void
cycles_init (Cycles *self)
{
  self->zones = g_array_new (FALSE, TRUE, sizeof (CyclesZone));
  self->nodes = g_array_new (FALSE, TRUE, sizeof (CyclesNode));
  self->links = g_array_new (FALSE, TRUE, sizeof (CyclesLink));
  self->channels = g_array_new (FALSE, TRUE, sizeof (CyclesChannel));
  self->gutters = g_array_new (FALSE, TRUE, sizeof (CyclesGutter));
  self->gaps = g_array_new (FALSE, TRUE, sizeof (CyclesGutter));
  self->path = g_array_new (FALSE, TRUE, sizeof (guint));
  self->row_y = new_doubles ();
  self->row_h = new_doubles ();
  self->side_y = new_doubles ();
  self->side_h = new_doubles ();
  self->node_by_item = g_hash_table_new (g_str_hash, g_str_equal);
  self->missing = g_string_new (NULL);
}

static void
cycles_clear (Cycles *self)
{
  for (guint i = 0; i < self->links->len; i++)
    g_free (CYCLES_LINK (self, i)->label);
  for (guint i = 0; i < self->gutters->len; i++)
    g_array_unref (CYCLES_GUTTER (self, i)->lane_heights);
  g_array_unref (self->zones);
  g_array_unref (self->nodes);
  g_array_unref (self->links);
  g_array_unref (self->channels);
  g_array_unref (self->gutters);
  g_array_unref (self->gaps);
  g_array_unref (self->path);
  g_array_unref (self->row_y);
  g_array_unref (self->row_h);
  g_array_unref (self->side_y);
  g_array_unref (self->side_h);
  g_hash_table_unref (self->node_by_item);
  g_string_free (self->missing, TRUE);
  for (int i = 0; i < 2; i++)
    if (self->bands[i].words != NULL)
      g_string_free (self->bands[i].words, TRUE);
}

/* Zones with their cards and pills in reading order. */
static void
add_zones (Cycles *self)
{
  for (guint i = 0; i < self->zones->len; i++)
    pergola_cycles_add_zone (self, i);
  for (guint i = 0; i < self->zones->len; i++)
    {
      const CyclesZone *zone = CYCLES_ZONE (self, i);

      for (guint n = 0; n < zone->n_above; n++)
        pergola_cycles_add_pill (self, CYCLES_NODE (self, zone->first_above + n));
      for (guint n = 0; n < zone->n_cards; n++)
        pergola_cycles_add_card (self, CYCLES_NODE (self, zone->first_card + n));
      for (guint n = 0; n < zone->n_below; n++)
        pergola_cycles_add_pill (self, CYCLES_NODE (self, zone->first_below + n));
    }
}

static void
add_badges (Cycles *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const CyclesNode *node = CYCLES_NODE (self, i);

      if (node->step > 0)
        pergola_cycles_add_badge (self, node);
      if (node->item != NULL && pergola_layout_marks_conflict (node->item, self->options))
        pergola_layout_add_conflict_mark (self->scene, pergola_item_get_id (node->item),
                                          node->rect.x + node->rect.width - (node->step > 0 ? 31 : 10), node->rect.y);
    }
}

static CyclesMetrics
get_metrics (const PergolaLayoutOptions *options)
{
  if (!options->paper)
    return SCREEN;
  return options->width > 0 && options->width < PAPER.width + 2 * PAPER.margin ? SMALL_PAPER : PAPER;
}

/* The figure with what stands above and below it; sets the height of the page. */
static void
build (Cycles *self)
{
  double y = self->m.top, upper = pergola_cycles_measure_ribbon (self, TRUE),
         lower = pergola_cycles_measure_ribbon (self, FALSE), strip = pergola_cycles_measure_strip (self, FALSE),
         below_strip = self->paper ? self->m.strip_gap
                       : strip > 0 ? SCREEN_STRIP_GAP
                                   : 0;

  if (self->paper)
    {
      y += pergola_cycles_add_heading (self, y);
      y += pergola_cycles_add_strip (self, TRUE, y) + self->m.strip_gap - 3;
    }
  else if (pergola_cycles_measure_strip (self, TRUE) > 0)
    y += pergola_cycles_add_strip (self, TRUE, y) + SCREEN_STRIP_GAP;
  self->top = y + upper;
  self->below =
    lower + (self->paper ? 100 : 22 + strip + below_strip + pergola_cycles_measure_legend (self) + self->m.margin);
  pergola_cycles_place_down (self);
  pergola_routing_place_down (self);

  add_zones (self);
  pergola_routing_add (self);
  add_badges (self);
  pergola_cycles_add_ribbon (self, TRUE, self->top - upper);
  pergola_cycles_add_ribbon (self, FALSE, self->bottom);

  y = self->bottom + lower + below_strip;
  y += pergola_cycles_add_strip (self, FALSE, y);
  y += self->m.legend_gap;
  y += pergola_cycles_add_legend (self, y);
  self->height = MAX (y + self->m.bottom, self->options->height);
}

PergolaScene *
pergola_layout_cycles (PergolaProject *project,
                       const PergolaBoardDef *board,
                       PergolaFonts *fonts,
                       const PergolaLayoutOptions *options)
{
  Cycles self = {
    .project = project,
    .board = board,
    .fonts = fonts,
    .framework = pergola_project_get_framework_of_board (project, board->id),
    .options = options,
    .m = get_metrics (options),
    .paper = options->paper,
  };

  cycles_init (&self);
  pergola_cycles_collect (&self);
  pergola_cycles_make_grid (&self);
  pergola_cycles_tell (&self);
  pergola_cycles_place_across (&self);
  pergola_routing_plan (&self);
  /* Lines make channels wider, which may lead lines another way; so until all have room. */
  for (int i = 0; i < MOST_PLANS && pergola_cycles_grant_room (&self); i++)
    {
      pergola_cycles_place_across (&self);
      pergola_routing_plan (&self);
    }
  pergola_cycles_place_channels (&self);
  pergola_cycles_give_words (&self);
  pergola_routing_place_tracks (&self);
  pergola_routing_place_lanes (&self);

  self.scene =
    pergola_scene_new (self.width, 0, pergola_layout_is_right_to_left (pergola_project_get_language (project)));
  build (&self);
  self.scene->height = self.height;
  self.scene->left_out = self.left_out;
  pergola_layout_finish (self.scene, project, board);
  cycles_clear (&self);

  return self.scene;
}
