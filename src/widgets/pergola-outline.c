/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-private.h"

G_DEFINE_FINAL_TYPE (PergolaOutline, pergola_outline, ADW_TYPE_BIN)

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaOutline *self)
{
  GtkWidget *row = pergola_outline_row_new ();

  pergola_outline_add_row_controllers (PERGOLA_OUTLINE_ROW (row));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaOutline *self)
{
  PergolaOutlineRow *row = PERGOLA_OUTLINE_ROW (gtk_list_item_get_child (item));
  PergolaOutlineNode *node;

  pergola_outline_row_bind (row, self->editor, gtk_list_item_get_item (item));
  node = pergola_outline_row_get_node (row);
  g_hash_table_replace (self->rows, g_strdup (pergola_outline_node_get_key (node)), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaOutline *self)
{
  PergolaOutlineRow *row = PERGOLA_OUTLINE_ROW (gtk_list_item_get_child (item));
  PergolaOutlineNode *node = pergola_outline_row_get_node (row);

  if (node != NULL && g_hash_table_lookup (self->rows, pergola_outline_node_get_key (node)) == row)
    g_hash_table_remove (self->rows, pergola_outline_node_get_key (node));
  pergola_outline_row_unbind (row);
}

/* --- Keeping up --- */

static gboolean
update_cb (gpointer data)
{
  PergolaOutline *self = data;
  g_autoptr (PergolaOutlineNode) gone = NULL;
  gboolean follow = self->follow;
  gboolean focused;

  self->idle = 0;
  self->follow = FALSE;
  if (self->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  focused = pergola_outline_has_focus (self);
  gone = pergola_outline_find_gone (self);
  if (gone != NULL)
    pergola_outline_select_heir (self, gone);
  self->busy = TRUE;
  pergola_outline_sync (self);
  self->busy = FALSE;
  pergola_outline_show_selection (self);
  /* The line that had the focus may be gone. */
  if (gone != NULL || (focused && !pergola_outline_has_focus (self)))
    pergola_outline_focus_selected (self);
  else if (focused && follow)
    pergola_outline_follow_selection (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PergolaOutline *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
update_now (PergolaOutline *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  update_cb (self);
}

/* The selection is another one, or the zone; where the list itself said so, the focus is where it should be. */
static void
changed_cb (PergolaOutline *self)
{
  self->follow = self->follow || !self->leading;
  queue_update (self);
}

static void
committed_cb (PergolaOutline *self)
{
  self->follow = TRUE;
  queue_update (self);
}

static void
reveal_cb (PergolaOutline *self, const char *id)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  pergola_outline_expand_to (self, id);
  self->follow = TRUE;
  update_now (self);
  pergola_outline_scroll_to (self, id);
}

static void
rename_requested_cb (PergolaOutline *self, const char *id)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  pergola_outline_queue_rename (self, id);
  update_now (self);
  pergola_outline_scroll_to (self, id);
}

static void
link_started_cb (PergolaOutline *self, const char *kind)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pergola_outline_begin_link (self, kind);
}

/* --- Activation --- */

static void
activated_cb (PergolaOutline *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);
  g_autoptr (PergolaOutlineNode) node = gtk_tree_list_row_get_item (row);

  if (node->id == NULL)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else if (!pergola_outline_finish_link (self, node->id))
    {
      pergola_selection_set_one (pergola_editor_get_selection (self->editor), node->id);
      rename_requested_cb (self, node->id);
    }
}

/* --- Object --- */

static GListModel *
create_children (gpointer item, gpointer data)
{
  PergolaOutlineNode *node = item;

  return node->children != NULL ? g_object_ref (G_LIST_MODEL (node->children)) : NULL;
}

static gboolean
pergola_outline_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PERGOLA_OUTLINE (widget)->view));
}

static void
pergola_outline_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pergola_outline_parent_class)->map (widget);
  queue_update (PERGOLA_OUTLINE (widget));
}

static void
pergola_outline_dispose (GObject *object)
{
  PergolaOutline *self = PERGOLA_OUTLINE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->model);
  g_clear_object (&self->zones);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->board, g_free);
  g_clear_pointer (&self->renaming, g_free);
  g_clear_pointer (&self->awaited, g_free);
  g_clear_pointer (&self->fresh, g_free);
  g_clear_pointer (&self->linking, g_free);
  g_clear_pointer (&self->link_from, g_free);

  G_OBJECT_CLASS (pergola_outline_parent_class)->dispose (object);
}

static void
pergola_outline_class_init (PergolaOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_outline_dispose;
  widget_class->grab_focus = pergola_outline_grab_focus;
  widget_class->map = pergola_outline_map;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, link_revealer);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  pergola_outline_install_actions (widget_class);
}

static void
create_model (PergolaOutline *self)
{
  self->zones = g_list_store_new (PERGOLA_TYPE_OUTLINE_NODE);
  self->tree =
    gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->zones)), FALSE, TRUE, create_children, NULL, NULL);
  self->model = gtk_multi_selection_new (G_LIST_MODEL (self->tree)); /* takes the tree */
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (pergola_outline_take_selection), self,
                           G_CONNECT_SWAPPED);
}

static void
pergola_outline_init (PergolaOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  create_model (self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  pergola_outline_add_keys (self);
}

GtkWidget *
pergola_outline_new (void)
{
  return g_object_new (PERGOLA_TYPE_OUTLINE, NULL);
}

static void
disconnect (PergolaOutline *self)
{
  if (self->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (pergola_editor_get_selection (self->editor), self);
  g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
}

void
pergola_outline_set_editor (PergolaOutline *self, PergolaEditor *editor)
{
  disconnect (self);
  g_list_store_remove_all (self->zones);
  g_clear_pointer (&self->board, g_free);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;

  g_signal_connect_object (editor, "notify", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rename", G_CALLBACK (rename_requested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "link-started", G_CALLBACK (link_started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_selection (editor), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  queue_update (self);
}
