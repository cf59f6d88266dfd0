/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-board-canvas.h"

#include <glib/gi18n-lib.h>

/* The mark on a card that was changed in two ways is a button: it leads to where that is decided. */

/* A finger or an unsteady hand hits as much, however small the board is shown. In pixels. */
#define LEAST_SIZE 24

/* @rect (out): in pixels. */
static gboolean
get_button (PergolaBoardCanvas *self, const PergolaNode *node, graphene_rect_t *rect)
{
  double x, y;

  if (node->mark.width <= 0)
    return FALSE;

  *rect = pergola_board_canvas_to_pixels (self, &node->mark);
  x = MAX (0, LEAST_SIZE - rect->size.width) / 2;
  y = MAX (0, LEAST_SIZE - rect->size.height) / 2;
  graphene_rect_inset (rect, (float) -x, (float) -y);
  return TRUE;
}

const PergolaNode *
pergola_board_canvas_find_mark (PergolaBoardCanvas *self, double px, double py)
{
  for (guint i = 0; self->scene != NULL && i < self->scene->nodes->len; i++)
    {
      const PergolaNode *node = &g_array_index (self->scene->nodes, PergolaNode, i);
      graphene_rect_t rect;

      if (get_button (self, node, &rect) &&
          graphene_rect_contains_point (&rect, &GRAPHENE_POINT_INIT ((float) px, (float) py)))
        return node;
    }

  return NULL;
}

gboolean
pergola_board_canvas_get_mark (PergolaBoardCanvas *self, const PergolaNode *node, GdkRectangle *area)
{
  graphene_rect_t rect;

  if (!get_button (self, node, &rect))
    return FALSE;

  graphene_rect_round_extents (&rect, &rect);
  *area = (GdkRectangle){ (int) rect.origin.x, (int) rect.origin.y, (int) rect.size.width, (int) rect.size.height };
  return TRUE;
}

void
pergola_board_canvas_press_mark (PergolaBoardCanvas *self, const PergolaNode *node)
{
  g_autofree char *id = g_strdup (node->id);

  pergola_selection_set_one (pergola_board_canvas_get_selection (self), id);
  pergola_board_canvas_focus_id (self, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.decide-here", NULL);
}

const char *
pergola_board_canvas_get_mark_words (void)
{
  return _ ("Changed in two ways: decide");
}
