/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pills on the edges of zones: on one row where they fit, else in rows that stack outwards. They leave room at the
 * right, where loops pass. */

#include "config.h"

#include "pergola-layout-cycles.h"

#include <math.h>

#define SIZE 11.5
#define ICON 11
#define TEXT_X 22 /* where the words start */
#define PAD 8
#define GAP 9
#define STACK_GAP 3
#define CORRIDOR 26       /* for loops, at the right of a zone */
#define STACK_CORRIDOR 22 /* and of stacked pills, which loops enter from there */
#define CELL_CORRIDOR 30  /* and of a card in a wide band */
#define SCREEN_MOST 190

static double
get_natural_width (Cycles *self, const CyclesNode *pill)
{
  double width;

  pergola_layout_measure_text (self->fonts, pergola_item_get_title (pill->item), SIZE, FALSE, -1, 1, &width, NULL);

  return ceil (width) + TEXT_X + PAD + 1;
}

/* Gives a pill its size in @most: the screen ellipsises, paper sets more lines. */
static void
size_pill (Cycles *self, CyclesNode *pill, double natural, double most)
{
  double height;

  pill->rect.width = MIN (natural, most);
  pill->rect.height = CYCLES_PILL;
  if (!self->paper || natural <= most)
    return;
  pergola_layout_measure_text (self->fonts, pergola_item_get_title (pill->item), SIZE, FALSE, most - TEXT_X - PAD, 0,
                               NULL, &height);
  pill->rect.height = MAX (CYCLES_PILL, height + 6);
}

/* A line from a card leaves a wide band beside the pills: no pill may cover a card's whole width. */
static double
step_past_cover (const CyclesZone *zone, double x, double width)
{
  double pitch = zone->card_width + CYCLES_CELL_GAP;

  for (int cell = 0; cell < zone->k && zone->n_cards > 0; cell++)
    {
      double left = zone->card_x + cell * pitch, right = left + zone->card_width;

      if (x < left + 18 && x + width > right - 18)
        x = left + 18;
    }

  return x;
}

/* All on one row; FALSE when they do not fit. */
static gboolean
place_row (Cycles *self, CyclesZone *zone, guint first, guint n, double x, double end)
{
  gboolean wide = cycles_is_wide (zone);
  double most = wide ? MIN (end - x, 2 * zone->card_width - 40) : end - x;

  if (!self->paper && wide)
    most = MIN (most, SCREEN_MOST + 30);
  for (guint i = 0; i < n; i++)
    {
      CyclesNode *pill = CYCLES_NODE (self, first + i);
      double natural = get_natural_width (self, pill);

      size_pill (self, pill, natural, most);
      if (wide)
        x = step_past_cover (zone, x, pill->rect.width);
      pill->rect.x = x;
      pill->row = pill->cell = 0;
      pill->last = TRUE;
      x += pill->rect.width + GAP;
      if (x - GAP > end + 0.1)
        return FALSE;
    }

  return TRUE;
}

/* One a row, or in a wide band one a card and row. */
static void
place_stack (Cycles *self, CyclesZone *zone, guint first, guint n, double x, double end)
{
  gboolean wide = cycles_is_wide (zone);
  int cells = !wide ? 1 : zone->n_cards > 0 ? zone->k : 4;

  for (guint i = 0; i < n; i++)
    {
      CyclesNode *pill = CYCLES_NODE (self, first + i);

      pill->row = i / cells;
      pill->cell = i % cells;
      pill->last = i + cells >= n;
      pill->rect.x = wide ? zone->card_x + pill->cell * (zone->card_width + CYCLES_CELL_GAP) : x;
      size_pill (self, pill, get_natural_width (self, pill), wide ? zone->card_width - CELL_CORRIDOR : end - x);
    }
}

/* How far the pills of one edge stand out. */
static double
get_reach (Cycles *self, guint first, guint n)
{
  double reach = n > 0 ? -CYCLES_PILL / 2.0 : 0;

  for (guint i = 0; i < n;)
    {
      int row = CYCLES_NODE (self, first + i)->row;
      double height = 0;

      for (; i < n && CYCLES_NODE (self, first + i)->row == row; i++)
        height = MAX (height, CYCLES_NODE (self, first + i)->rect.height);
      reach += height + (row > 0 ? STACK_GAP : 0);
    }

  return reach;
}

/* Whether a loop leaves or reaches the cards of a zone, and so passes its edges. */
static gboolean
has_loops (Cycles *self, const CyclesZone *zone)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const CyclesLink *link = CYCLES_LINK (self, i);

      for (int end = 0; end < 2 && link->style != PERGOLA_LINK_FLOW; end++)
        if (CYCLES_ZONE (self, CYCLES_NODE (self, link->ends[end])->zone) == zone)
          return TRUE;
    }

  return FALSE;
}

static void
place_edge (Cycles *self, CyclesZone *zone, guint first, guint n)
{
  gboolean wide = cycles_is_wide (zone);
  double x = wide ? self->pills_x : zone->rect.x + self->m.inset;
  double right = zone->rect.x + zone->rect.width;
  gboolean loops = zone->k > 1 || has_loops (self, zone);
  gboolean passed = wide || (zone->rect.width >= 110 && loops);
  double end = right - (passed ? CORRIDOR : self->m.inset);

  if ((wide && zone->rows > 1) || !place_row (self, zone, first, n, x, end))
    place_stack (self, zone, first, n, x, wide || loops ? MIN (end, right - STACK_CORRIDOR) : end);
}

void
pergola_cycles_place_pills (Cycles *self, CyclesZone *zone)
{
  place_edge (self, zone, zone->first_above, zone->n_above);
  place_edge (self, zone, zone->first_below, zone->n_below);
  zone->rise = get_reach (self, zone->first_above, zone->n_above);
  zone->fall = get_reach (self, zone->first_below, zone->n_below);
}

static void
place_edge_down (Cycles *self, guint first, guint n, double edge, int sign)
{
  double y = edge - sign * CYCLES_PILL / 2.0;

  for (guint i = 0; i < n;)
    {
      int row = CYCLES_NODE (self, first + i)->row;
      double height = 0;

      for (; i < n && CYCLES_NODE (self, first + i)->row == row; i++)
        {
          PergolaRect *rect = &CYCLES_NODE (self, first + i)->rect;

          rect->y = sign > 0 ? y : y - rect->height;
          height = MAX (height, rect->height);
        }
      y += sign * (height + STACK_GAP);
    }
}

void
pergola_cycles_place_pills_down (Cycles *self, CyclesZone *zone)
{
  place_edge_down (self, zone->first_above, zone->n_above, zone->rect.y, -1);
  place_edge_down (self, zone->first_below, zone->n_below, zone->rect.y + zone->rect.height, 1);
}

/* The choice that says how a condition stands, where it has one. */
static const PergolaChoice *
get_state (Cycles *self, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));

  for (guint i = 0; kind != NULL && i < kind->fields->len; i++)
    {
      const PergolaFieldDef *field = g_ptr_array_index (kind->fields, i);

      if (g_strcmp0 (field->role, "state") == 0)
        return pergola_project_get_choice (self->project, item, field->id);
    }

  return NULL;
}

gboolean
pergola_cycles_is_at_risk (Cycles *self, PergolaItem *item)
{
  const PergolaChoice *state = get_state (self, item);

  return state != NULL && g_strcmp0 (state->role, "risk") == 0;
}

const char *
pergola_cycles_get_pill_glyph (Cycles *self, const CyclesNode *node)
{
  const PergolaChoice *state = get_state (self, node->item);
  const PergolaKind *kind = pergola_project_get_kind (self->project, pergola_item_get_kind (node->item));

  if (state != NULL && state->icon != NULL)
    return state->icon;

  return kind != NULL ? kind->icon : NULL;
}

/* What is hoped for is violet, what must hold is slate, what may not hold is amber: each with a glyph of its own. */
PergolaColor
pergola_cycles_get_pill_ink (Cycles *self, const CyclesNode *node)
{
  if (pergola_cycles_is_at_risk (self, node->item))
    return PERGOLA_HUED (INK, PERGOLA_HUE_AMBER);

  return node->type == CYCLES_ABOVE ? PERGOLA_HUED (INK, PERGOLA_HUE_VIOLET) : PERGOLA_HUED (INK, PERGOLA_HUE_SLATE);
}

void
pergola_cycles_add_pill (Cycles *self, const CyclesNode *node)
{
  const char *id = pergola_item_get_id (node->item), *glyph = pergola_cycles_get_pill_glyph (self, node);
  PergolaRect r = node->rect, text = { r.x + TEXT_X, r.y, r.width - TEXT_X - PAD + 2, r.height };
  PergolaColor ink = node->told ? PERGOLA_HUED (ON_MARKER, PERGOLA_HUE_TEAL) : pergola_cycles_get_pill_ink (self, node);
  gboolean risk = pergola_cycles_is_at_risk (self, node->item);
  g_autofree char *name = pergola_cycles_make_name (self, node);
  PergolaNode *out = pergola_scene_begin_node (self->scene, PERGOLA_NODE_PILL, id, r, node->zone);
  guint index = self->scene->nodes->len - 1;
  PergolaShape *shape;

  out->title_size = SIZE;
  out->title_bounds = text;
  out->step = node->step;
  pergola_scene_set_name (self->scene, name);
  pergola_scene_add_rect (self->scene, PERGOLA_ROLE_PILL, id, r, CYCLES_PILL / 2.0,
                          node->told ? PERGOLA_COLOR (ACCENT)
                          : risk     ? PERGOLA_HUED (TINT, PERGOLA_HUE_AMBER)
                                     : PERGOLA_COLOR (CARD),
                          risk         ? PERGOLA_HUED (MARKER, PERGOLA_HUE_AMBER)
                          : node->told ? PERGOLA_COLOR (ACCENT)
                                       : PERGOLA_COLOR (BORDER),
                          1);
  if (glyph != NULL)
    pergola_scene_add_glyph (self->scene, PERGOLA_ROLE_PILL, id, glyph, r.x + 7, r.y + (r.height - ICON) / 2, ICON,
                             ink);
  shape = pergola_scene_add_text (self->scene, PERGOLA_ROLE_PILL, id, self->fonts, pergola_item_get_title (node->item),
                                  text, SIZE, FALSE, PANGO_ALIGN_LEFT, self->paper ? 0 : 1, ink);
  shape->bounds.y += (r.height - pergola_shape_get_text_height (shape)) / 2;
  shape->bounds.height = pergola_shape_get_text_height (shape);
  g_array_index (self->scene->nodes, PergolaNode, index).shortened = pergola_shape_is_ellipsized (shape);
  pergola_scene_end_node (self->scene);
}
