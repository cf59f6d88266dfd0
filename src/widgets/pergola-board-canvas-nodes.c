/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

/* Nodes a little out of sight are kept, so that scrolling seldom makes any. In pixels. */
#define MARGIN 200

/* While assistive tools can listen, GTK tells them of each child that comes or goes, which takes the longer the more
 * there are: hundreds would hold up the picture for a second. So a frame makes or drops as many as nobody notices (µs),
 * and when it is quiet (ms) the rest follow bit by bit. */
#define FRAME_BUDGET 2000
#define REST 50
#define REST_BUDGET 6000

/* --- Keeping a child for each node in sight --- */

static void
command_cb (PergolaBoardCanvas *self, const char *command, PergolaBoardNode *child)
{
  g_autofree char *id = g_strdup (pergola_board_node_get_id (child));
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);

  if (selection == NULL)
    return;

  pergola_selection_set_one (selection, id);
  pergola_board_canvas_focus_id (self, id);
  if (g_str_equal (command, "rename"))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.rename", NULL);
  else if (g_str_equal (command, "delete"))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.delete", NULL);
  else if (g_str_equal (command, "link"))
    gtk_widget_activate_action (GTK_WIDGET (self), "edit.link", "s", "");
  else if (g_str_equal (command, "menu"))
    gtk_widget_activate_action (GTK_WIDGET (self), "board.menu", NULL);
  else if (g_str_equal (command, "decide"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.decide-here", NULL);
}

static void
focus_visible_cb (PergolaBoardCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static PergolaBoardNode *
add_node (PergolaBoardCanvas *self, const char *id)
{
  PergolaBoardNode *child = pergola_board_node_new (id);

  g_signal_connect_object (child, "command", G_CALLBACK (command_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "state-flags-changed", G_CALLBACK (focus_visible_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->nodes, (char *) pergola_board_node_get_id (child), child);

  return child;
}

static void
remove_node (PergolaBoardCanvas *self, PergolaBoardNode *child)
{
  g_hash_table_remove (self->nodes, pergola_board_node_get_id (child));
  gtk_widget_unparent (GTK_WIDGET (child));
}

void
pergola_board_canvas_clear_nodes (PergolaBoardCanvas *self)
{
  g_autoptr (GList) children = g_hash_table_get_values (self->nodes);

  g_clear_handle_id (&self->sync_id, g_source_remove);
  for (GList *l = children; l != NULL; l = l->next)
    remove_node (self, l->data);
}

/* A child for @node, after @previous among the children: they are read in the scene's order. */
static PergolaBoardNode *
place_node (PergolaBoardCanvas *self, const PergolaNode *node, GtkWidget *previous)
{
  PergolaBoardNode *child = g_hash_table_lookup (self->nodes, node->id);
  gboolean is_new = child == NULL;

  if (is_new)
    child = add_node (self, node->id);
  if (is_new || gtk_widget_get_prev_sibling (GTK_WIDGET (child)) != previous)
    gtk_widget_insert_after (GTK_WIDGET (child), GTK_WIDGET (self), previous);
  pergola_board_node_set_bounds (child, &node->bounds);
  pergola_board_node_set_mark (child, node->mark.width > 0 ? pergola_board_canvas_get_mark_words () : NULL);
  if (is_new)
    {
      PergolaSelection *selection = pergola_board_canvas_get_selection (self);

      pergola_board_canvas_describe (self, child);
      pergola_board_node_set_selected (child, pergola_selection_contains (selection, node->id));
    }

  return child;
}

/* What one turn of making and dropping works with. */
typedef struct
{
  PergolaRect sight; /* in scene units, with what lies a little outside */
  gint64 end;        /* of the time there is for it */
  gboolean complete; /* it was enough */
  gboolean lost_focus;
  PergolaRect lost; /* where what had the focus was */
} Sync;

static gboolean
has_time (Sync *sync)
{
  sync->complete &= g_get_monotonic_time () < sync->end;

  return sync->complete;
}

static gboolean
is_wanted (const Sync *sync, const PergolaNode *node, PergolaBoardNode *child)
{
  return pergola_rect_intersects (&sync->sight, &node->bounds) || gtk_widget_has_focus (GTK_WIDGET (child));
}

/* Drops the children that are not in the scene any more, and those out of sight as long as there is time. */
static void
drop_nodes (PergolaBoardCanvas *self, Sync *sync)
{
  g_autoptr (GList) children = g_hash_table_get_values (self->nodes);

  for (GList *l = children; l != NULL; l = l->next)
    {
      PergolaBoardNode *child = l->data;
      const PergolaNode *node = pergola_scene_get_node (self->scene, pergola_board_node_get_id (child));

      if (node != NULL)
        pergola_board_node_set_bounds (child, &node->bounds);
      if (node != NULL && (is_wanted (sync, node, child) || !has_time (sync)))
        continue;
      if (gtk_widget_has_focus (GTK_WIDGET (child)))
        {
          sync->lost_focus = TRUE;
          sync->lost = *pergola_board_node_get_bounds (child);
        }
      remove_node (self, child);
    }
}

/* Makes the children that are missing, as long as there is time, and puts all in their order. */
static void
make_nodes (PergolaBoardCanvas *self, Sync *sync)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const char *kept = PERGOLA_IS_BOARD_NODE (focus) ? pergola_board_node_get_id (PERGOLA_BOARD_NODE (focus)) : NULL;
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);

      if (!pergola_rect_intersects (&sync->sight, &node->bounds) &&
          (g_strcmp0 (kept, node->id) != 0 || g_hash_table_lookup (self->nodes, kept) == NULL))
        continue;
      if (g_hash_table_lookup (self->nodes, node->id) != NULL || has_time (sync))
        previous = GTK_WIDGET (place_node (self, node, previous));
    }
}

static gboolean sync_rest_cb (gpointer data);

static void
sync_nodes (PergolaBoardCanvas *self, gint64 budget)
{
  Sync sync = { .end = g_get_monotonic_time () + budget, .complete = TRUE };

  g_clear_handle_id (&self->sync_id, g_source_remove);
  if (pergola_board_canvas_ensure_scene (self) == NULL)
    {
      pergola_board_canvas_clear_nodes (self);
      return;
    }

  sync.sight = pergola_board_canvas_get_visible (self);
  sync.sight = pergola_rect_inflate (&sync.sight, MARGIN / self->zoom);
  drop_nodes (self, &sync);
  if (sync.complete)
    make_nodes (self, &sync);
  if (sync.lost_focus)
    pergola_board_canvas_rescue_focus (self, &sync.lost);
  if (!sync.complete)
    self->sync_id = budget == FRAME_BUDGET ? g_timeout_add_full (G_PRIORITY_LOW, REST, sync_rest_cb, self, NULL)
                                           : g_idle_add_full (G_PRIORITY_LOW, sync_rest_cb, self, NULL);
  pergola_board_canvas_describe_later (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
sync_rest_cb (gpointer data)
{
  PergolaBoardCanvas *self = data;

  self->sync_id = 0;
  sync_nodes (self, REST_BUDGET);

  return G_SOURCE_REMOVE;
}

void
pergola_board_canvas_sync_nodes (PergolaBoardCanvas *self)
{
  sync_nodes (self, FRAME_BUDGET);
}

static gboolean
sync_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  self->sync_tick = 0;
  /* What nobody sees is laid out when it is seen. */
  if (!gtk_widget_get_mapped (widget))
    return G_SOURCE_REMOVE;
  pergola_board_canvas_sync_nodes (self);
  if (self->scene != NULL)
    pergola_board_canvas_sync_title (self);
  pergola_board_canvas_notify (self);

  return G_SOURCE_REMOVE;
}

void
pergola_board_canvas_queue_sync (PergolaBoardCanvas *self)
{
  if (self->sync_tick == 0)
    self->sync_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), sync_cb, NULL, NULL);
}

/* The button on it, where there is one. */
static void
allocate_mark (PergolaBoardCanvas *self, PergolaBoardNode *child, const GtkAllocation *allocation)
{
  const PergolaNode *node =
    self->scene != NULL ? pergola_scene_get_node (self->scene, pergola_board_node_get_id (child)) : NULL;
  GdkRectangle area = { 0, 0, 1, 1 };

  if (node != NULL && pergola_board_canvas_get_mark (self, node, &area))
    {
      area.x -= allocation->x;
      area.y -= allocation->y;
    }
  pergola_board_node_allocate_mark (child, &area);
}

void
pergola_board_canvas_allocate_nodes (PergolaBoardCanvas *self)
{
  GHashTableIter iter;
  gpointer child;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    {
      graphene_rect_t r = pergola_board_canvas_to_pixels (self, pergola_board_node_get_bounds (child));
      GtkAllocation allocation = { floorf (r.origin.x), floorf (r.origin.y), MAX (1, ceilf (r.size.width)),
                                   MAX (1, ceilf (r.size.height)) };

      gtk_widget_size_allocate (child, &allocation, -1);
      allocate_mark (self, child, &allocation);
    }
}

void
pergola_board_canvas_update_selected (PergolaBoardCanvas *self)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  GHashTableIter iter;
  gpointer id, child;

  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &id, &child))
    pergola_board_node_set_selected (child, pergola_selection_contains (selection, id));
}

/* Where a new child belongs: after the nearest one before it that has a child. */
static GtkWidget *
find_previous (PergolaBoardCanvas *self, const PergolaNode *node)
{
  guint index = node - &g_array_index (self->scene->nodes, PergolaNode, 0);

  while (index-- > 0)
    {
      GtkWidget *child = g_hash_table_lookup (self->nodes, g_array_index (self->scene->nodes, PergolaNode, index).id);

      if (child != NULL)
        return child;
    }

  return NULL;
}

PergolaBoardNode *
pergola_board_canvas_ensure_node (PergolaBoardCanvas *self, const PergolaNode *node)
{
  PergolaBoardNode *child = g_hash_table_lookup (self->nodes, node->id);

  if (child == NULL)
    child = place_node (self, node, find_previous (self, node));
  pergola_board_node_set_bounds (child, &node->bounds);

  return child;
}
