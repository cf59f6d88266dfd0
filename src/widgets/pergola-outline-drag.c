/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Dragging lines: as with the keys, cards go to another place of their type, or to another type. */

#include "pergola-outline-private.h"

#include "pergola-drop-mark.h"

static PergolaOutline *
get_outline (GtkWidget *row)
{
  return PERGOLA_OUTLINE (gtk_widget_get_ancestor (row, PERGOLA_TYPE_OUTLINE));
}

/* (transfer full): what goes along with a line, in the order of the lines: those selected that are of its kind. */
static GStrv
list_moving (PergolaOutline *self, const char *grabbed)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  const char *kind = pergola_editor_get_standing_kind (self->editor, grabbed);
  gboolean together = pergola_selection_contains (selection, grabbed);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (PergolaOutlineNode) node = pergola_outline_get_node (self, i);
      PergolaItem *item = node->id != NULL ? pergola_project_get (project, node->id) : NULL;

      if (item != NULL && !pergola_item_is_link (item) && pergola_project_is_a (project, item, kind) &&
          (g_str_equal (node->id, grabbed) || (together && pergola_selection_contains (selection, node->id))))
        g_strv_builder_add (ids, node->id);
    }
  return g_strv_builder_end (ids);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  PergolaOutline *self = get_outline (row);
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  if (node == NULL || node->id == NULL || pergola_outline_row_is_editing (PERGOLA_OUTLINE_ROW (row)) ||
      pergola_project_get (pergola_editor_get_project (self->editor), node->id) == NULL)
    return NULL;
  gtk_drag_source_set_icon (source, picture, x, y);
  return gdk_content_provider_new_typed (PERGOLA_TYPE_OUTLINE_NODE, node);
}

/* (nullable): the part of the zone of a line that takes what is dragged. */
static const PergolaCards *
find_cards (GtkWidget *row, PergolaOutlineNode *moved)
{
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));

  if (node == NULL || moved == NULL || node == moved)
    return NULL;
  return pergola_editor_find_cards (get_outline (row)->editor, node->zone, moved->id);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, GtkWidget *row)
{
  const GValue *value = gtk_drop_target_get_value (target);
  PergolaOutlineNode *moved = value != NULL ? g_value_get_object (value) : NULL;
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));

  if (find_cards (row, moved) == NULL)
    {
      pergola_drop_mark (row, PERGOLA_DROP_NOWHERE);
      return 0;
    }
  /* A zone takes it as a whole; between cards a line says where it would go. */
  pergola_drop_mark (row, node->id == NULL ? PERGOLA_DROP_INTO : pergola_drop_choose (row, y));
  return GDK_ACTION_MOVE;
}

/* Between the line dropped on and its neighbour; on a zone, at its end. Those that move are nobody's neighbours. */
static void
find_neighbours (
  GPtrArray *items, GStrv moving, const char *id, gboolean below, const char **before, const char **after)
{
  gboolean passed = FALSE;

  *before = NULL;
  *after = NULL;
  for (guint i = 0; i < items->len && *after == NULL; i++)
    {
      const char *here = pergola_item_get_id (items->pdata[i]);
      gboolean is_line = g_strcmp0 (here, id) == 0;

      if (is_line && !below)
        passed = TRUE;
      if (!g_strv_contains ((const char *const *) moving, here))
        {
          if (passed)
            *after = here;
          else
            *before = here;
        }
      if (is_line)
        passed = TRUE;
    }
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  PergolaOutline *self = get_outline (row);
  PergolaProject *project = pergola_editor_get_project (self->editor);
  PergolaOutlineNode *moved = g_value_get_object (value);
  PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (row));
  const PergolaCards *cards = find_cards (row, moved);
  g_autoptr (GPtrArray) items = NULL;
  g_auto (GStrv) ids = NULL;
  const char *before, *after;

  pergola_drop_mark (row, PERGOLA_DROP_NOWHERE);
  if (cards == NULL)
    return FALSE;
  ids = list_moving (self, moved->id);
  items = pergola_project_list_cards (project, cards);
  find_neighbours (items, ids, node->id, pergola_drop_choose (row, y) == PERGOLA_DROP_AFTER, &before, &after);
  pergola_edit_move (project, ids, cards, before, after);
  pergola_selection_set (pergola_editor_get_selection (self->editor), (const char *const *) ids);
  pergola_editor_reveal (self->editor, ids[0]);
  return TRUE;
}

void
pergola_outline_add_dragging (PergolaOutlineRow *row)
{
  pergola_drop_add_dragging (GTK_WIDGET (row), PERGOLA_TYPE_OUTLINE_NODE, G_CALLBACK (prepare_cb),
                             G_CALLBACK (motion_cb), G_CALLBACK (drop_cb));
}
