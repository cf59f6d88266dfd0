/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is dragged onto the board from its catalogue: where it would land, and that it does. */

#include "config.h"

#include "pergola-board-canvas-draw.h"
#include "pergola-catalogue-pill.h"

#define RING 4 /* pixels around what is dragged */

/* --- Where it would land --- */

static gboolean
is_of_board (PergolaBoardCanvas *self, PergolaCataloguePill *pill)
{
  const PergolaCatalogue *catalogue = self->editor != NULL ? pergola_editor_get_catalogue (self->editor) : NULL;

  return catalogue != NULL && pill != NULL &&
         pergola_catalogue_get_entry (catalogue, pergola_catalogue_pill_get_entry (pill)->id) != NULL;
}

/* (nullable): the part of a zone that takes what the catalogue makes. */
static const PergolaCards *
find_cards (PergolaBoardCanvas *self, const PergolaZone *zone)
{
  const PergolaCatalogue *catalogue = pergola_editor_get_catalogue (self->editor);
  const PergolaKind *kind = pergola_project_get_kind (pergola_editor_get_project (self->editor), catalogue->kind);

  for (guint i = 0; i < zone->cards->len; i++)
    {
      const PergolaCards *cards = zone->cards->pdata[i];

      if (pergola_kind_is (kind, cards->kind))
        return cards;
    }

  return NULL;
}

/* On a plane the place says where it stands, whatever zone lies there; elsewhere the zone does. */
static void
find_place (PergolaBoardCanvas *self, PergolaCataloguePill *pill, double px, double py)
{
  double x, y;

  self->entry_drop = (PergolaEntryDrop){ .x = px, .y = py, .zone = -1 };
  if (!is_of_board (self, pill) || pergola_board_canvas_ensure_scene (self) == NULL)
    return;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  self->entry_drop.size = pergola_catalogue_pill_get_bounds (pill).size;
  if (pergola_board_canvas_has_plane (self))
    {
      self->entry_drop.on_plane = pergola_rect_contains (&self->scene->plane, x, y);
      self->entry_drop.lands = self->entry_drop.on_plane;
      return;
    }
  self->entry_drop.zone = pergola_scene_zone_at (self->scene, x, y);
  self->entry_drop.lands =
    self->entry_drop.zone >= 0 &&
    find_cards (self, g_array_index (self->scene->zones, PergolaSceneZone, self->entry_drop.zone).def) != NULL;
}

/* What lies over the board takes drops for it. */
static void
to_board (PergolaBoardCanvas *self, GtkDropTarget *target, double *px, double *py)
{
  gtk_widget_translate_coordinates (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), GTK_WIDGET (self),
                                    *px, *py, px, py);
}

static PergolaCataloguePill *
get_pill (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL ? g_value_get_object (value) : NULL;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double px, double py, PergolaBoardCanvas *self)
{
  to_board (self, target, &px, &py);
  find_place (self, get_pill (target), px, py);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return self->entry_drop.lands ? GDK_ACTION_COPY : 0;
}

static void
leave_cb (GtkDropTarget *target, PergolaBoardCanvas *self)
{
  self->entry_drop.lands = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Landing --- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double px, double py, PergolaBoardCanvas *self)
{
  PergolaCataloguePill *pill = g_value_get_object (value);
  const PergolaCards *cards = NULL;
  PergolaPosition position;
  PergolaEntryDrop drop;
  PergolaItem *item;
  double x, y;

  to_board (self, target, &px, &py);
  find_place (self, pill, px, py);
  drop = self->entry_drop;
  leave_cb (target, self);
  if (!drop.lands)
    return FALSE;

  pergola_board_canvas_to_scene (self, px, py, &x, &y);
  if (drop.on_plane)
    pergola_scene_get_spot_at (self->scene, x, y, NULL, &position.across, &position.down);
  else
    cards = find_cards (self, g_array_index (self->scene->zones, PergolaSceneZone, drop.zone).def);
  item = pergola_editor_place_entry (self->editor, pergola_catalogue_pill_get_entry (pill)->id, cards,
                                     drop.on_plane ? &position : NULL);

  /* Work goes on where it was dropped. */
  if (item != NULL)
    {
      self->by_pointer = TRUE;
      pergola_board_canvas_focus_id (self, pergola_item_get_id (item));
      self->by_pointer = FALSE;
    }
  return item != NULL;
}

void
pergola_board_canvas_take_drops (PergolaBoardCanvas *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (PERGOLA_TYPE_CATALOGUE_PILL, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* --- Drawing --- */

/* Lines lead to where it would stand on the axes; the picture of the pill is under the pointer already. */
void
pergola_board_canvas_snapshot_drop (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  const PergolaEntryDrop *drop = &self->entry_drop;
  GdkRGBA line = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 0.7);
  GdkRGBA accent = pergola_board_canvas_get_color (self, PERGOLA_TONE_ACCENT, 1);
  graphene_rect_t plane;
  GskRoundedRect ring;

  if (!drop->lands || self->scene == NULL)
    return;
  if (!drop->on_plane)
    {
      pergola_board_canvas_snapshot_zone (self, snapshot, drop->zone);
      return;
    }

  plane = pergola_board_canvas_to_pixels (self, &self->scene->plane);
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (round (drop->x), plane.origin.y, 1, plane.size.height));
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (plane.origin.x, round (drop->y), plane.size.width, 1));
  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT (drop->x - drop->size.width / 2 - RING,
                                                        drop->y - drop->size.height / 2 - RING,
                                                        drop->size.width + 2 * RING, drop->size.height + 2 * RING),
                                   drop->size.height / 2 + RING);
  pergola_board_canvas_append_border (snapshot, &ring, 2, &accent);
}
