/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"
#include "pergola-title-entry.h"

/* In pixels. No one types in smaller letters, or in a narrower field; one that has to leave its card is as wide as
 * MIN_WIDTH, one on a pill or a line as its words, up to MAX_WIDTH. */
#define MIN_SIZE 12
#define ENOUGH 64
#define MIN_WIDTH 120
#define MAX_WIDTH 240
#define MAX_LINES 6
#define PADDING 4

static void
changed_cb (PergolaBoardCanvas *self)
{
  g_autofree char *text = pergola_title_entry_get_text (PERGOLA_TITLE_ENTRY (self->title_entry));

  pergola_editor_type_title (self->editor, text);
  pergola_board_canvas_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_board_canvas_update_title (PergolaBoardCanvas *self)
{
  PergolaItem *item;
  g_autofree char *text = NULL;

  if (self->title_entry == NULL)
    return;

  item = pergola_project_get (pergola_editor_get_project (self->editor), self->title_id);
  if (item == NULL)
    {
      pergola_board_canvas_end_title (self, TRUE);
      return;
    }
  text = pergola_title_entry_get_text (PERGOLA_TITLE_ENTRY (self->title_entry));
  if (g_str_equal (pergola_item_get_title (item), text))
    return;

  g_signal_handlers_block_by_func (self->title_entry, changed_cb, self);
  pergola_title_entry_set_text (PERGOLA_TITLE_ENTRY (self->title_entry), pergola_item_get_title (item));
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

static void
set_names (PergolaBoardCanvas *self, PergolaItem *item)
{
  const PergolaFieldDef *field = pergola_project_get_field (pergola_editor_get_project (self->editor), item, "title");

  if (field != NULL)
    pergola_title_entry_set_names (PERGOLA_TITLE_ENTRY (self->title_entry), field->title, field->prompt);
}

/* As the board sets it, so that the words do not jump. */
static void
set_font (PergolaBoardCanvas *self, const PergolaNode *node)
{
  double size = MAX (node->title_size * self->zoom, MIN_SIZE);

  if (size == self->title_size)
    return;

  self->title_size = size;
  pergola_title_entry_set_font (PERGOLA_TITLE_ENTRY (self->title_entry), "Cantarell", size,
                                node->type == PERGOLA_NODE_CARD);
}

static void
make_entry (PergolaBoardCanvas *self, PergolaItem *item)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->title_size = 0;
  self->title_entry = pergola_title_entry_new ();
  pergola_title_entry_set_text (PERGOLA_TITLE_ENTRY (self->title_entry), pergola_item_get_title (item));
  set_names (self, item);

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
  pergola_board_canvas_sync_title (self);
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

/* Within the card, as long as that leaves enough: from where the words begin, else all across. */
static void
fit_card (PergolaBoardCanvas *self, const graphene_rect_t *inside, graphene_rect_t *place)
{
  double end = place->origin.x + place->size.width, inside_end = inside->origin.x + inside->size.width;

  place->size.width = self->scene->rtl ? end - inside->origin.x : inside_end - place->origin.x;
  if (self->scene->rtl || place->size.width < ENOUGH)
    place->origin.x = inside->origin.x;
  if (place->size.width < ENOUGH)
    place->size.width = inside->size.width;
  if (place->size.width < ENOUGH)
    {
      place->origin.x -= (MIN_WIDTH - place->size.width) / 2;
      place->size.width = MIN_WIDTH;
    }
}

/* As wide as its words: around the middle of a line's label, from the beginning of a pill. */
static void
fit_label (PergolaBoardCanvas *self, const PergolaNode *node, graphene_rect_t *place)
{
  double wanted = pergola_title_entry_get_wanted_width (PERGOLA_TITLE_ENTRY (self->title_entry));
  double more = CLAMP (MAX (wanted, place->size.width), ENOUGH, MAX_WIDTH) - place->size.width;

  if (node->type == PERGOLA_NODE_LINK)
    place->origin.x -= more / 2;
  else if (self->scene->rtl)
    place->origin.x -= more;
  place->size.width += more;
}

/* As high as its lines: from where the words begin, as far up as the card goes, and then over its lower edge. */
static void
fit_height (PergolaBoardCanvas *self, const PergolaNode *node, const graphene_rect_t *inside, graphene_rect_t *place)
{
  int height = pergola_title_entry_get_wanted_height (PERGOLA_TITLE_ENTRY (self->title_entry),
                                                      floor (place->size.width), MAX_LINES);
  double spare = inside->size.height - height;

  place->origin.y += MAX (0, (place->size.height - height) / 2);
  place->size.height = height;
  if (spare >= 0)
    place->origin.y = CLAMP (place->origin.y, inside->origin.y, inside->origin.y + spare);
  else
    place->origin.y = inside->origin.y + (node->type == PERGOLA_NODE_CARD ? 0 : spare / 2);
}

/* In pixels; FALSE where the board does not show the item just now. */
static gboolean
get_place (PergolaBoardCanvas *self, graphene_rect_t *place)
{
  const PergolaNode *node = self->scene != NULL ? pergola_scene_get_node (self->scene, self->title_id) : NULL;
  graphene_rect_t inside;

  if (node == NULL)
    return FALSE;

  *place = pergola_board_canvas_to_pixels (self, node->title_bounds.width > 0 ? &node->title_bounds : &node->bounds);
  inside = pergola_board_canvas_to_pixels (self, &node->bounds);
  if (node->type == PERGOLA_NODE_CARD)
    {
      graphene_rect_inset (&inside, PADDING, PADDING);
      fit_card (self, &inside, place);
    }
  else
    fit_label (self, node, place);
  fit_height (self, node, &inside, place);

  /* Never off the board. */
  place->origin.x = MIN (place->origin.x, gtk_widget_get_width (GTK_WIDGET (self)) - PADDING - place->size.width);
  place->origin.y = MIN (place->origin.y, gtk_widget_get_height (GTK_WIDGET (self)) - PADDING - place->size.height);
  place->origin.x = MAX (place->origin.x, PADDING);
  place->origin.y = MAX (place->origin.y, PADDING);
  *place = GRAPHENE_RECT_INIT (floorf (place->origin.x), floorf (place->origin.y), floorf (place->size.width),
                               place->size.height);

  return TRUE;
}

static void
allocate (PergolaBoardCanvas *self, const graphene_rect_t *place)
{
  gtk_widget_size_allocate (
    self->title_entry, &(GtkAllocation){ place->origin.x, place->origin.y, place->size.width, place->size.height }, -1);
}

/* Other words or another zoom. Not while sizes are being handed out: a text that is set anew asks for another one. */
void
pergola_board_canvas_sync_title (PergolaBoardCanvas *self)
{
  const PergolaNode *node = self->title_entry != NULL ? pergola_scene_get_node (self->scene, self->title_id) : NULL;
  graphene_rect_t place;

  if (node == NULL)
    return;

  set_font (self, node);
  if (get_place (self, &place))
    allocate (self, &place);
}

void
pergola_board_canvas_allocate_title (PergolaBoardCanvas *self)
{
  graphene_rect_t place;
  int width, height;

  if (self->title_entry == NULL || !get_place (self, &place))
    return;

  width = gtk_widget_get_width (self->title_entry);
  height = gtk_widget_get_height (self->title_entry);
  if (place.size.width != width || place.size.height != height)
    pergola_board_canvas_queue_sync (self);
  place.size = GRAPHENE_SIZE_INIT (width, height);
  allocate (self, &place);
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
