/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Which node has the focus. */

#include "pergola-board-canvas.h"

const char *
pergola_board_canvas_get_focus_id (PergolaBoardCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return PERGOLA_IS_BOARD_NODE (child) ? pergola_board_node_get_id (PERGOLA_BOARD_NODE (child)) : NULL;
}

gboolean
pergola_board_canvas_focus_id (PergolaBoardCanvas *self, const char *id)
{
  const PergolaNode *node = NULL;

  if (pergola_board_canvas_ensure_scene (self) != NULL)
    node = pergola_scene_get_node (self->scene, id);
  if (node == NULL)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (pergola_board_canvas_ensure_node (self, node)));
}

/* The focus was on something that is gone: it goes to what stands nearest to where that stood. */
void
pergola_board_canvas_rescue_focus (PergolaBoardCanvas *self, const PergolaRect *lost)
{
  const PergolaNode *best = NULL;
  double best_distance = G_MAXDOUBLE;

  for (guint i = 0; i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);
      double dx = node->bounds.x - lost->x, dy = node->bounds.y - lost->y;

      if (node->type != PERGOLA_NODE_LINK && dx * dx + dy * dy < best_distance)
        {
          best = node;
          best_distance = dx * dx + dy * dy;
        }
    }

  if (best == NULL || !pergola_board_canvas_focus_id (self, best->id))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* On a node, the ground or in a menu; a title that is being typed keeps it. */
static gboolean
has_focus (PergolaBoardCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && focus != self->title_entry &&
         (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

void
pergola_board_canvas_follow_selection (PergolaBoardCanvas *self)
{
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  const char *last = selection != NULL ? pergola_selection_get_last (selection) : NULL;
  const char *id = pergola_board_canvas_get_focus_id (self);

  if (last != NULL && (id == NULL || !pergola_selection_contains (selection, id)) && has_focus (self))
    pergola_board_canvas_focus_id (self, last);
}

/* The index of the node that has the focus, or -1. */
static int
get_focus_index (PergolaBoardCanvas *self)
{
  const char *id = pergola_board_canvas_get_focus_id (self);
  const PergolaNode *node = id != NULL ? pergola_scene_get_node (self->scene, id) : NULL;

  return node != NULL ? (int) (node - &g_array_index (self->scene->nodes, PergolaNode, 0)) : -1;
}

/* Tab walks all nodes in reading order, those out of sight too, then leaves the board. In an open menu the keys are
 * the menu's own. */
gboolean
pergola_board_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);
  PergolaSelection *selection = pergola_board_canvas_get_selection (self);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  const PergolaNode *node;
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  const char *last;
  int index;

  if (GTK_IS_POPOVER (child))
    return gtk_widget_child_focus (child, direction);
  if ((!forward && direction != GTK_DIR_TAB_BACKWARD) || pergola_board_canvas_ensure_scene (self) == NULL ||
      self->scene->nodes->len == 0)
    return FALSE;

  index = get_focus_index (self);
  last = pergola_selection_get_last (selection);
  if (index < 0 && last != NULL && pergola_board_canvas_focus_id (self, last))
    return TRUE;

  if (index < 0)
    index = forward ? 0 : (int) self->scene->nodes->len - 1;
  else
    index += forward ? 1 : -1;
  if (index < 0 || index >= (int) self->scene->nodes->len)
    return FALSE;

  node = &g_array_index (self->scene->nodes, PergolaNode, index);
  if (self->link_from == NULL)
    pergola_selection_set_one (selection, node->id);
  return pergola_board_canvas_focus_id (self, node->id);
}

void
pergola_board_canvas_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  PergolaBoardCanvas *self = PERGOLA_BOARD_CANVAS (widget);

  GTK_WIDGET_CLASS (g_type_class_peek_parent (g_type_class_peek (PERGOLA_TYPE_BOARD_CANVAS)))
    ->set_focus_child (widget, child);

  if (PERGOLA_IS_BOARD_NODE (child) && !self->by_pointer)
    pergola_board_canvas_show_rect (self, pergola_board_node_get_bounds (PERGOLA_BOARD_NODE (child)));
  gtk_widget_queue_draw (widget);
}
