/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that are dragged: which ones, where they would land, and that they do. */

#include "config.h"

#include "pergola-board-canvas.h"

static gboolean
is_moving (PergolaBoardCanvas *self, const char *id)
{
  return g_strv_contains ((const char *const *) self->drag.moving, id);
}

/* Pills stand in a row on an edge: the one that the pointer has passed comes before. */
static gboolean
is_passed (PergolaBoardCanvas *self, const PergolaNode *node, double x)
{
  double middle = node->bounds.x + node->bounds.width / 2;

  return self->scene->rtl ? x < middle : x > middle;
}

/* (transfer container): those that stand where it would land and do not move themselves. */
static GPtrArray *
list_others (PergolaBoardCanvas *self)
{
  g_autoptr (GPtrArray) items =
    pergola_project_list_cards (pergola_editor_get_project (self->editor), self->drag.cards);
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (!is_moving (self, pergola_item_get_id (items->pdata[i])))
      g_ptr_array_add (others, (char *) pergola_item_get_id (items->pdata[i]));

  return others;
}

/* Before how many of the others it would land. */
static guint
find_position (PergolaBoardCanvas *self, GPtrArray *others, double x)
{
  guint position = 0;

  for (guint i = 0; i < others->len; i++)
    {
      const PergolaNode *node = pergola_scene_get_node (self->scene, others->pdata[i]);

      if (node != NULL && node->type == PERGOLA_NODE_PILL)
        {
          if (is_passed (self, node, x))
            position = i + 1;
          continue;
        }
      if (g_strcmp0 (others->pdata[i], self->drag.drop.after) == 0)
        return i;
      if (g_strcmp0 (others->pdata[i], self->drag.drop.before) == 0)
        return i + 1;
      position = i + 1;
    }

  return position;
}

/* --- Moving cards --- */

static GStrv
list_moving (PergolaBoardCanvas *self, const char *grabbed)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const char *kind = pergola_editor_get_standing_kind (self->editor, grabbed);

  /* In the order they stand in, all of the kind that was grabbed. */
  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);
      PergolaItem *item = pergola_project_get (project, node->id);

      if (item != NULL && !pergola_item_is_link (item) && pergola_project_is_a (project, item, kind) &&
          (g_str_equal (node->id, grabbed) || pergola_selection_contains (selection, node->id)))
        g_strv_builder_add (builder, node->id);
    }

  return g_strv_builder_end (builder);
}

void
pergola_board_canvas_begin_move (PergolaBoardCanvas *self, const char *grabbed)
{
  self->drag.moving = list_moving (self, grabbed);
  self->drag.drop.zone = -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

/* Pills hang over the edge of their zone: what is a little outside is meant as well. */
#define OVERHANG 16

static PergolaDrop
find_drop (PergolaBoardCanvas *self, double x, double y)
{
  const double offsets[] = { 0, OVERHANG, -OVERHANG };
  PergolaDrop drop = { .zone = -1 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets) && drop.zone < 0; i++)
    drop = pergola_scene_drop_at (self->scene, x, y + offsets[i], (const char *const *) self->drag.moving);

  return drop;
}

/* A pill is let in where the pointer is, on the edge that it goes to. */
static PergolaRect
mark_pill (PergolaBoardCanvas *self, const PergolaSceneZone *zone, double x)
{
  gboolean above = zone->def->above != NULL && g_ptr_array_find (zone->def->above, self->drag.cards, NULL);

  return (PergolaRect){ CLAMP (x, zone->bounds.x + 6, zone->bounds.x + zone->bounds.width - 6) - 1.5,
                        zone->bounds.y + (above ? 0 : zone->bounds.height) - 12, 3, 24 };
}

void
pergola_board_canvas_update_move (PergolaBoardCanvas *self, double x, double y)
{
  const PergolaNode *grabbed = pergola_scene_get_node (self->scene, self->drag.moving[0]);
  const PergolaSceneZone *zone;

  if (pergola_board_canvas_has_plane (self))
    {
      pergola_board_canvas_update_plane_move (self, x, y);
      return;
    }
  self->drag.drop = find_drop (self, x, y);
  self->drag.cards = NULL;
  if (self->drag.drop.zone < 0)
    return;

  zone = &g_array_index (self->scene->zones, PergolaSceneZone, self->drag.drop.zone);
  self->drag.cards = pergola_editor_find_cards (self->editor, zone->def, self->drag.moving[0]);
  if (self->drag.cards != NULL && grabbed != NULL && grabbed->type == PERGOLA_NODE_PILL)
    self->drag.drop.marker = mark_pill (self, zone, x);
}

void
pergola_board_canvas_end_move (PergolaBoardCanvas *self)
{
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *first = NULL;
  guint position;
  double x, y;

  if (self->drag.on_plane)
    pergola_board_canvas_end_plane_move (self);
  if (self->drag.cards == NULL)
    return;

  pergola_board_canvas_to_scene (self, self->drag.x, self->drag.y, &x, &y);
  others = list_others (self);
  position = find_position (self, others, x);
  first = g_strdup (self->drag.moving[0]);
  pergola_edit_move (pergola_editor_get_project (self->editor), self->drag.moving, self->drag.cards,
                     position > 0 ? others->pdata[position - 1] : NULL,
                     position < others->len ? others->pdata[position] : NULL);
  pergola_editor_reveal (self->editor, first);
}
