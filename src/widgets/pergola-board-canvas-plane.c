/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where a place has a meaning: what is dropped takes the values of the axes there. */

#include "config.h"

#include "pergola-board-canvas.h"

#include <float.h>

gboolean
pergola_board_canvas_has_plane (PergolaBoardCanvas *self)
{
  return self->scene != NULL && self->scene->plane.width > 0 && pergola_editor_get_plane (self->editor) != NULL;
}

/* A little beyond the ends is meant as the ends. */
#define OVERSHOOT 24

static gboolean
is_on_plane (PergolaBoardCanvas *self, double x, double y)
{
  PergolaRect plane = pergola_rect_inflate (&self->scene->plane, OVERSHOOT);

  return pergola_rect_contains (&plane, x, y);
}

/* --- Moving --- */

static void
get_middle (const PergolaNode *node, double *x, double *y)
{
  *x = node->bounds.x + node->bounds.width / 2;
  *y = node->bounds.y + node->bounds.height / 2;
}

void
pergola_board_canvas_update_plane_move (PergolaBoardCanvas *self, double x, double y)
{
  self->drag.drop.zone = -1;
  self->drag.cards = NULL;
  self->drag.on_plane = is_on_plane (self, x, y);
}

/* Each by as much as the pointer has moved. */
void
pergola_board_canvas_end_plane_move (PergolaBoardCanvas *self)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (PergolaPosition));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  double x, y;

  pergola_board_canvas_to_scene (self, self->drag.x, self->drag.y, &x, &y);
  for (guint i = 0; self->drag.moving[i] != NULL; i++)
    {
      const PergolaNode *node = pergola_scene_get_node (self->scene, self->drag.moving[i]);
      PergolaPosition position;
      double middle_x, middle_y;

      if (node == NULL)
        continue;
      get_middle (node, &middle_x, &middle_y);
      pergola_scene_get_spot_at (self->scene, middle_x + x - self->drag.start_x, middle_y + y - self->drag.start_y,
                                 (const char *const *) self->drag.moving, &position.across, &position.down);
      g_array_append_val (positions, position);
      g_strv_builder_add (builder, self->drag.moving[i]);
    }

  ids = g_strv_builder_end (builder);
  if (ids[0] == NULL)
    return;
  pergola_edit_position (pergola_editor_get_project (self->editor), pergola_editor_get_plane (self->editor), ids,
                         (PergolaPosition *) positions->data, NULL);
  pergola_editor_reveal (self->editor, ids[0]);
}

/* --- Adding --- */

static double
get_distance (const PergolaRect *rect, double x, double y)
{
  double dx = MAX (0, MAX (rect->x - x, x - rect->x - rect->width));
  double dy = MAX (0, MAX (rect->y - y, y - rect->y - rect->height));

  return dx * dx + dy * dy;
}

/* The zone in which it lies, by the ground; of several the one whose name is nearest. */
static const PergolaZone *
find_nearest_zone (PergolaBoardCanvas *self, double x, double y)
{
  const PergolaZone *nearest = NULL;
  double least = DBL_MAX;

  for (guint i = 0; i < self->scene->zones->len; i++)
    {
      const PergolaSceneZone *zone = &g_array_index (self->scene->zones, PergolaSceneZone, i);
      double distance = get_distance (&zone->bounds, x, y) * 1e6 + get_distance (&zone->title_bounds, x, y);

      if (distance < least && zone->def->cards->len > 0)
        {
          least = distance;
          nearest = zone->def;
        }
    }

  return nearest;
}

gboolean
pergola_board_canvas_add_on_plane (PergolaBoardCanvas *self, double x, double y)
{
  const PergolaZone *zone = find_nearest_zone (self, x, y);
  PergolaPosition position;

  if (zone == NULL || !is_on_plane (self, x, y))
    return FALSE;

  pergola_scene_get_spot_at (self->scene, x, y, NULL, &position.across, &position.down);
  pergola_editor_add_card_at (self->editor, zone, zone->cards->pdata[0], position);
  return TRUE;
}
