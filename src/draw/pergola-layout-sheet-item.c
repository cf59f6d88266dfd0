/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Any item on a typeset page. */

#include "config.h"

#include "pergola-layout-sheet.h"
#include "pergola-name.h"

#include <math.h>

#define INDENT 16 /* of what lives in an item */
#define MAX_DEPTH 4
#define CHILD_GAP 12
#define CHILD_TITLE 15
#define AROUND 6 /* of a node, so that a frame around it leaves its words free */

guint
pergola_sheet_begin_node (Sheet *self, PergolaItem *item, const char *name, int zone)
{
  pergola_scene_begin_node (self->scene, PERGOLA_NODE_CARD, pergola_item_get_id (item),
                            (PergolaRect){ self->x - AROUND, self->y, self->room + 2 * AROUND, 0 }, zone);
  pergola_scene_set_name (self->scene, name);

  return self->scene->nodes->len - 1;
}

void
pergola_sheet_end_node (Sheet *self, guint index)
{
  PergolaNode *node;

  pergola_scene_end_node (self->scene);
  node = &g_array_index (self->scene->nodes, PergolaNode, index);
  node->bounds.height = self->y - node->bounds.y;
  if (pergola_layout_marks_conflict (pergola_project_get (self->project, node->id), self->options))
    pergola_layout_add_conflict_mark (self->scene, node->id, self->x + self->room - 10, node->bounds.y + 10);
}

static char *
make_name (Sheet *self, PergolaItem *item)
{
  GString *name = g_string_new (pergola_name_get_for (self->project, item, self->options->audience));

  if (pergola_layout_marks_conflict (item, self->options))
    g_string_append_printf (name, " · %s", pergola_layout_get_conflict_words ());

  return g_string_free (name, FALSE);
}

static void
add_at_depth (Sheet *self, PergolaItem *item, int zone, int depth)
{
  g_autoptr (GPtrArray) children = pergola_project_list_children (self->project, pergola_item_get_id (item));
  g_autofree char *name = make_name (self, item);
  const char *title = pergola_item_get_title (item),
             *words = pergola_name_get_for (self->project, item, self->options->audience);
  guint node = pergola_sheet_begin_node (self, item, name, zone);
  PergolaShape *shape = pergola_sheet_add_words (self, PERGOLA_ROLE_TITLE, pergola_item_get_id (item), words,
                                                 depth == 0 ? SHEET_TITLE : CHILD_TITLE, TRUE,
                                                 *title == '\0' ? PERGOLA_COLOR (DIM) : PERGOLA_COLOR (TEXT));

  g_array_index (self->scene->nodes, PergolaNode, node).title_bounds = shape->bounds;
  g_array_index (self->scene->nodes, PergolaNode, node).title_size = shape->size;
  pergola_sheet_add_fields (self, item, NULL);
  pergola_sheet_add_links (self, item);
  pergola_sheet_end_node (self, node);

  for (guint i = 0; depth < MAX_DEPTH && i < children->len; i++)
    {
      PergolaItem *child = g_ptr_array_index (children, i);

      if (!pergola_sheet_may_show (self, child))
        continue;
      pergola_sheet_add_gap (self, CHILD_GAP);
      self->x += INDENT;
      self->room -= INDENT;
      add_at_depth (self, child, -1, depth + 1);
      self->x -= INDENT;
      self->room += INDENT;
    }
}

void
pergola_sheet_add_item (Sheet *self, PergolaItem *item, int zone)
{
  add_at_depth (self, item, zone, 0);
}
