/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

#include <glib/gi18n-lib.h>

/* In pixels: no one types in smaller letters or a narrower field than this. */
#define MIN_SIZE 12
#define MIN_WIDTH 120
#define PADDING 4

static void
changed_cb (PergolaBoardCanvas *self)
{
  pergola_editor_type_title (self->editor, gtk_editable_get_text (GTK_EDITABLE (self->title_entry)));
}

void
pergola_board_canvas_update_title (PergolaBoardCanvas *self)
{
  PergolaItem *item;

  if (self->title_entry == NULL)
    return;

  item = pergola_project_get (pergola_editor_get_project (self->editor), self->title_id);
  if (item == NULL)
    {
      pergola_board_canvas_end_title (self, TRUE);
      return;
    }
  if (g_str_equal (pergola_item_get_title (item), gtk_editable_get_text (GTK_EDITABLE (self->title_entry))))
    return;

  g_signal_handlers_block_by_func (self->title_entry, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), pergola_item_get_title (item));
  gtk_editable_set_position (GTK_EDITABLE (self->title_entry), -1);
  g_signal_handlers_unblock_by_func (self->title_entry, changed_cb, self);
}

static gboolean
key_cb (PergolaBoardCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      pergola_board_canvas_end_title (self, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      pergola_board_canvas_end_title (self, TRUE);
      return TRUE;
    /* A title is one line: nowhere to go, and nothing for the board either. */
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return TRUE;
    default:
      return FALSE;
    }
}

static void end_title (PergolaBoardCanvas *self, gboolean keep, gboolean take_focus);

static void
left_cb (PergolaBoardCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* The window itself lost the focus, or a menu of the field opened: the person will be back. */
  if (root != NULL && GTK_IS_WINDOW (root) &&
      (!gtk_window_is_active (GTK_WINDOW (root)) || gtk_window_get_focus (GTK_WINDOW (root)) == self->title_entry))
    return;

  end_title (self, TRUE, FALSE);
}

/* What a new card is asked, in the words of its kind. */
static void
set_prompt (PergolaBoardCanvas *self, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_project_get_field (pergola_editor_get_project (self->editor), item, "title");

  if (field == NULL)
    return;
  if (field->prompt != NULL)
    gtk_text_set_placeholder_text (GTK_TEXT (self->title_entry), field->prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, field->title, -1);
}

/* As the board sets it, so that the words do not jump. */
static void
set_font (PergolaBoardCanvas *self, const PergolaNode *node)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  double size = MAX (node->title_size * self->zoom, MIN_SIZE);

  if (size == self->title_size)
    return;

  self->title_size = size;
  pango_attr_list_insert (attributes, pango_attr_family_new ("Cantarell"));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (size * PANGO_SCALE));
  if (node->type == PERGOLA_NODE_CARD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_text_set_attributes (GTK_TEXT (self->title_entry), attributes);
}

static void
make_entry (PergolaBoardCanvas *self, PergolaItem *item)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->title_size = 0;
  /* On its own it is a field like any other, not the inside of one. */
  self->title_entry = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_widget_add_css_class (self->title_entry, "board-title");
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->title_entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry), pergola_item_get_title (item));
  set_prompt (self, item);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (self->title_entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_widget_add_controller (self->title_entry, keys);
  gtk_widget_add_controller (self->title_entry, focus);
  gtk_widget_insert_before (self->title_entry, GTK_WIDGET (self), NULL);
}

void
pergola_board_canvas_edit_title (PergolaBoardCanvas *self, const char *id)
{
  const PergolaNode *node = NULL;
  PergolaItem *item;
  g_autofree char *copy = g_strdup (id);

  pergola_board_canvas_end_title (self, TRUE);
  pergola_board_canvas_end_link (self);
  item = pergola_project_get (pergola_editor_get_project (self->editor), copy);
  if (pergola_board_canvas_ensure_scene (self) != NULL)
    node = pergola_scene_get_node (self->scene, copy);
  if (node == NULL || item == NULL ||
      pergola_project_get_field (pergola_editor_get_project (self->editor), item, "title") == NULL)
    return;

  pergola_board_canvas_show_rect (self, &node->bounds);
  pergola_editor_begin_title (self->editor, copy);
  self->title_id = g_steal_pointer (&copy);
  make_entry (self, item);
  set_font (self, node);
  pergola_board_canvas_allocate_title (self);
  gtk_widget_grab_focus (self->title_entry);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
drop_entry_cb (gpointer entry)
{
  gtk_widget_unparent (entry);
  return G_SOURCE_REMOVE;
}

/* Takes the field away. It may be in the middle of losing the focus, so it goes a moment later. */
static void
drop_entry (PergolaBoardCanvas *self, GtkWidget *entry)
{
  g_signal_handlers_disconnect_by_data (entry, self);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, drop_entry_cb, g_object_ref (entry), g_object_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_title (PergolaBoardCanvas *self, gboolean keep, gboolean take_focus)
{
  GtkWidget *entry = g_steal_pointer (&self->title_entry);
  g_autofree char *id = g_steal_pointer (&self->title_id);

  if (entry == NULL)
    return;

  pergola_editor_end_title (self->editor, keep);
  if (take_focus && !pergola_board_canvas_focus_id (self, id))
    {
      self->by_pointer = TRUE;
      gtk_widget_grab_focus (GTK_WIDGET (self));
      self->by_pointer = FALSE;
    }
  drop_entry (self, entry);
}

void
pergola_board_canvas_end_title (PergolaBoardCanvas *self, gboolean keep)
{
  end_title (self, keep, self->title_entry != NULL && gtk_widget_has_focus (self->title_entry));
}

/* --- Where it is --- */

/* In pixels; FALSE where the board does not show the item just now. */
static gboolean
get_place (PergolaBoardCanvas *self, graphene_rect_t *place)
{
  const PergolaNode *node = self->scene != NULL ? pergola_scene_get_node (self->scene, self->title_id) : NULL;
  int height;

  if (node == NULL)
    return FALSE;

  *place = pergola_board_canvas_to_pixels (self, node->title_bounds.width > 0 ? &node->title_bounds : &node->bounds);
  gtk_widget_measure (self->title_entry, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  if (place->size.height < height)
    {
      place->origin.y -= (height - place->size.height) / 2;
      place->size.height = height;
    }
  if (place->size.width < MIN_WIDTH)
    {
      if (node->type == PERGOLA_NODE_LINK)
        place->origin.x -= (MIN_WIDTH - place->size.width) / 2;
      else if (self->scene->rtl)
        place->origin.x -= MIN_WIDTH - place->size.width;
      place->size.width = MIN_WIDTH;
    }

  return TRUE;
}

/* Another zoom, other letters. Not while sizes are being handed out: it asks for another one. */
void
pergola_board_canvas_sync_title (PergolaBoardCanvas *self)
{
  const PergolaNode *node = self->title_entry != NULL ? pergola_scene_get_node (self->scene, self->title_id) : NULL;

  if (node != NULL)
    set_font (self, node);
}

void
pergola_board_canvas_allocate_title (PergolaBoardCanvas *self)
{
  graphene_rect_t place;

  if (self->title_entry == NULL || !get_place (self, &place))
    return;

  gtk_widget_size_allocate (self->title_entry,
                            &(GtkAllocation){ floorf (place.origin.x), floorf (place.origin.y),
                                              ceilf (place.size.width), ceilf (place.size.height) },
                            -1);
}

/* A ground of its own hides the words underneath. */
void
pergola_board_canvas_snapshot_title (PergolaBoardCanvas *self, GtkSnapshot *snapshot)
{
  PergolaRgba card = pergola_theme_resolve (self->theme, PERGOLA_COLOR (CARD));
  PergolaRgba accent = pergola_theme_resolve (self->theme, PERGOLA_COLOR (ACCENT));
  GdkRGBA fill = { card.r, card.g, card.b, 1 }, edge = { accent.r, accent.g, accent.b, 1 };
  GskRoundedRect ground;
  graphene_rect_t place;

  if (self->title_entry == NULL || !get_place (self, &place))
    return;

  graphene_rect_inset (&place, -PADDING, -PADDING);
  gsk_rounded_rect_init_from_rect (&ground, &place, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &fill, &place);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &ground, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ edge, edge, edge, edge });
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->title_entry, snapshot);
}
