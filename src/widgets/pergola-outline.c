/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-outline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RENAME_FRAMES 60 /* then the row will not come */

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
scroll_to (PergolaOutline *self, const char *id)
{
  guint position = pergola_outline_find (self, id);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* Whether the row of an item stands still in sight: a row that scrolls may be given to another line at any time. */
static PergolaOutlineRow *
find_resting_row (PergolaOutline *self, const char *id)
{
  PergolaOutlineRow *row = g_hash_table_lookup (self->rows, id);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (row)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->view), &bounds) || bounds.origin.y < 0 ||
      bounds.origin.y + bounds.size.height > gtk_widget_get_height (GTK_WIDGET (self->view)))
    return NULL;
  return row;
}

/* A new line is there only after the list has made its row and scrolled to it. */
static gboolean
rename_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (widget);
  g_autofree char *id = g_strdup (self->renaming);
  PergolaOutlineRow *row = find_resting_row (self, id);
  gboolean rests = row != NULL && row == self->rename_row;

  self->rename_row = row;
  if (!rests && self->rename_frames++ < RENAME_FRAMES)
    {
      scroll_to (self, id);
      return G_SOURCE_CONTINUE;
    }
  g_clear_pointer (&self->renaming, g_free);
  self->rename_tick = 0;
  if (rests)
    pergola_outline_row_edit (row);
  return G_SOURCE_REMOVE;
}

static void
queue_rename (PergolaOutline *self, const char *id)
{
  PergolaItem *item = pergola_project_get (pergola_editor_get_project (self->editor), id);

  g_free (self->fresh);
  self->fresh = item != NULL && *pergola_item_get_title (item) == '\0' ? g_strdup (id) : NULL;
  g_free (self->renaming);
  self->renaming = g_strdup (id);
  self->rename_frames = 0;
  self->rename_row = NULL;
  if (self->rename_tick == 0)
    self->rename_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), rename_cb, NULL, NULL);
}

/* Ids of items and of zones are never the same: those are not of words. */
static const char *
get_key (PergolaOutlineNode *node)
{
  return node->id != NULL ? node->id : node->zone->id;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaOutline *self)
{
  PergolaOutlineRow *row = PERGOLA_OUTLINE_ROW (gtk_list_item_get_child (item));
  PergolaOutlineNode *node;

  pergola_outline_row_bind (row, self->editor, gtk_list_item_get_item (item));
  node = pergola_outline_row_get_node (row);
  g_hash_table_replace (self->rows, g_strdup (get_key (node)), row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaOutline *self)
{
  PergolaOutlineRow *row = PERGOLA_OUTLINE_ROW (gtk_list_item_get_child (item));
  PergolaOutlineNode *node = pergola_outline_row_get_node (row);

  if (node != NULL && g_hash_table_lookup (self->rows, get_key (node)) == row)
    g_hash_table_remove (self->rows, get_key (node));
  pergola_outline_row_unbind (row);
}

/* --- Selection: the window's is the truth --- */

static void
show_selection (PergolaOutline *self)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  const char *zone = pergola_editor_get_zone (self->editor);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PergolaOutlineNode) node = pergola_outline_get_node (self, i);

      if (node->id != NULL ? pergola_selection_contains (selection, node->id) : g_strcmp0 (node->zone->id, zone) == 0)
        gtk_bitset_add (selected, i);
    }
  self->busy = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), selected, mask);
  self->busy = FALSE;
}

static void
selected_cb (PergolaOutline *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *zone = NULL;

  if (self->busy || self->editor == NULL)
    return;
  for (guint i = 0; i < gtk_bitset_get_size (bits); i++)
    {
      g_autoptr (PergolaOutlineNode) node = pergola_outline_get_node (self, gtk_bitset_get_nth (bits, i));

      if (node->id != NULL)
        g_ptr_array_add (ids, g_strdup (node->id));
      else if (zone == NULL)
        zone = g_strdup (node->zone->id);
    }
  if (ids->len > 0)
    {
      g_ptr_array_add (ids, NULL);
      pergola_selection_set (pergola_editor_get_selection (self->editor), (const char *const *) ids->pdata);
    }
  else if (zone != NULL)
    pergola_editor_set_zone (self->editor, zone);
}

/* --- Keeping up --- */

static const char *
choose_page (PergolaOutline *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->zones)); i++)
    {
      g_autoptr (PergolaOutlineNode) node = g_list_model_get_item (G_LIST_MODEL (self->zones), i);

      n += g_list_model_get_n_items (G_LIST_MODEL (node->children));
    }
  return n == 0 && self->search != NULL ? "nothing" : "list";
}

static gboolean
has_focus (PergolaOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/* (transfer full) (nullable): the line that has the focus, if its item is gone. */
static PergolaOutlineNode *
find_gone (PergolaOutline *self)
{
  GtkWidget *row = NULL;
  g_autoptr (PergolaOutlineNode) node = pergola_outline_get_current (self, &row);

  if (node == NULL || node->id == NULL ||
      pergola_project_get (pergola_editor_get_project (self->editor), node->id) != NULL)
    return NULL;
  return g_steal_pointer (&node);
}

/* What was done next to a line goes on there when the line is deleted. */
static void
select_heir (PergolaOutline *self, PergolaOutlineNode *gone)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  gboolean is_zone;
  const char *id = pergola_outline_find_heir (self, gone, &is_zone);

  if (pergola_selection_get_size (selection) > 0)
    return;
  if (is_zone)
    pergola_editor_set_zone (self->editor, id);
  else
    pergola_selection_set_one (selection, id);
}

/* To the line of what is selected, or of the zone that is looked at. */
static void
focus_selected (PergolaOutline *self)
{
  const char *id = pergola_selection_get_last (pergola_editor_get_selection (self->editor));
  GtkWidget *row;

  if (id == NULL)
    id = pergola_editor_get_zone (self->editor);
  row = id != NULL ? g_hash_table_lookup (self->rows, id) : NULL;
  if (row == NULL || !gtk_widget_grab_focus (gtk_widget_get_parent (row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
update_cb (gpointer data)
{
  PergolaOutline *self = data;
  g_autoptr (PergolaOutlineNode) gone = NULL;
  gboolean focused;

  self->idle = 0;
  if (self->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  focused = has_focus (self);
  gone = find_gone (self);
  if (gone != NULL)
    select_heir (self, gone);
  self->busy = TRUE;
  pergola_outline_sync (self);
  self->busy = FALSE;
  show_selection (self);
  /* The line that had the focus may be gone. */
  if (gone != NULL || (focused && !has_focus (self)))
    focus_selected (self);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
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

static void
reveal_cb (PergolaOutline *self, const char *id)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  update_now (self);
  scroll_to (self, id);
}

static void
rename_requested_cb (PergolaOutline *self, const char *id)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  queue_rename (self, id);
  update_now (self);
  scroll_to (self, id);
}

static void
link_started_cb (PergolaOutline *self, const char *kind)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pergola_outline_begin_link (self, kind);
}

/* --- Search --- */

static void
search_changed_cb (PergolaOutline *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *message = g_strdup_printf (_ ("Nothing matches “%s”."), text);

  g_clear_pointer (&self->search, g_free);
  if (*text != '\0')
    self->search = g_utf8_casefold (text, -1);
  gtk_label_set_label (self->nothing, message);
  queue_update (self);
}

void
pergola_outline_start_search (PergolaOutline *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
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
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->renaming, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, link_revealer);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, view);
  gtk_widget_class_bind_template_child (widget_class, PergolaOutline, nothing);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
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
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
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
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
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

  g_signal_connect_object (editor, "notify", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rename", G_CALLBACK (rename_requested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "link-started", G_CALLBACK (link_started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_selection (editor), "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  queue_update (self);
}
