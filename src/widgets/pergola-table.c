/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-table-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PergolaTable, pergola_table, ADW_TYPE_BIN)

/* --- Rows --- */

static gboolean
is_at (GListStore *rows, guint position, gpointer wanted)
{
  g_autoptr (PergolaItem) item = g_list_model_get_item (G_LIST_MODEL (rows), position);

  return item == wanted;
}

/* Rows that stay are not touched, so that the place that is looked at stays with them. */
static void
show_rows (PergolaTable *self, GPtrArray *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint head = 0, tail = 0;

  while (head < n && head < wanted->len && is_at (self->rows, head, wanted->pdata[head]))
    head++;
  while (tail < n - head && tail < wanted->len - head &&
         is_at (self->rows, n - 1 - tail, wanted->pdata[wanted->len - 1 - tail]))
    tail++;
  if (head + tail < n || n < wanted->len)
    g_list_store_splice (self->rows, head, n - tail - head, wanted->pdata + head, wanted->len - tail - head);
}

/* While a title is typed its row stays where it is, and comes to its place afterwards. */
static void
keep_order (PergolaTable *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (left, items->pdata[i]);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (PergolaItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (g_hash_table_remove (left, item))
        g_ptr_array_add (kept, item);
    }
  for (guint i = 0; i < items->len; i++)
    if (g_hash_table_contains (left, items->pdata[i]))
      g_ptr_array_add (kept, items->pdata[i]);
  memcpy (items->pdata, kept->pdata, items->len * sizeof (gpointer));
}

/* (transfer container): what stands on the board and is looked for. */
static GPtrArray *
list_items (PergolaTable *self)
{
  PergolaProject *project = pergola_editor_get_project (self->editor);
  const PergolaFilter *filter = pergola_editor_get_filter (self->editor);
  g_autoptr (GPtrArray) items = self->board != NULL ? pergola_board_list_items (project, self->board) : NULL;
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (pergola_filter_matches (filter, project, items->pdata[i]))
      g_ptr_array_add (wanted, items->pdata[i]);
  return wanted;
}

static void
update_invitation (PergolaTable *self)
{
  gboolean filtered = pergola_editor_get_filter (self->editor) != NULL;
  const char *words = self->board->empty != NULL ? self->board->empty : _ ("Nothing here yet");

  gtk_label_set_label (self->invitation, filtered ? _ ("Nothing like what is looked for") : words);
  gtk_button_set_label (self->invitation_button, self->board->first != NULL ? self->board->first : _ ("Add"));
  gtk_widget_set_visible (GTK_WIDGET (self->invitation_button), !filtered);
}

static void
sync_rows (PergolaTable *self)
{
  PergolaTableCell *current = pergola_table_get_current (self);
  g_autoptr (GPtrArray) items = list_items (self);

  if (current != NULL && pergola_table_cell_is_editing (current))
    keep_order (self, items);
  else
    pergola_table_sort (self, items);
  self->busy = TRUE;
  show_rows (self, items);
  self->busy = FALSE;
  if (self->board != NULL)
    update_invitation (self);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
update_cells (PergolaTable *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    pergola_table_cell_update (cell);
}

/* --- Keeping up --- */

/* The view would stay with one of its rows, wherever that goes. */
static void
show_place (PergolaTable *self)
{
  const char *id = pergola_selection_get_last (pergola_editor_get_selection (self->editor));
  g_autoptr (PergolaItem) first = g_list_model_get_item (G_LIST_MODEL (self->rows), 0);

  if (pergola_table_find (self, id) == GTK_INVALID_LIST_POSITION)
    id = first != NULL ? pergola_item_get_id (first) : NULL;
  pergola_table_scroll_to (self, id);
}

/* The position of the row that has the focus, if its item is gone. */
static guint
find_gone (PergolaTable *self)
{
  PergolaTableCell *current = pergola_table_get_current (self);
  PergolaItem *item = current != NULL ? pergola_table_cell_get_item (current) : NULL;
  guint position;

  if (item == NULL ||
      pergola_project_get (pergola_editor_get_project (self->editor), pergola_item_get_id (item)) != NULL ||
      !g_list_store_find (self->rows, item, &position))
    return GTK_INVALID_LIST_POSITION;
  return position;
}

/* What was done next to a row goes on there when the row is deleted. */
static void
select_heir (PergolaTable *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (PergolaItem) heir =
    n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->rows), MIN (position, n - 1)) : NULL;
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);

  if (heir != NULL && pergola_selection_get_size (selection) == 0)
    pergola_selection_set_one (selection, pergola_item_get_id (heir));
}

static gboolean
update_cb (gpointer data)
{
  PergolaTable *self = data;
  gboolean follow = self->follow;
  gboolean resorted = self->resorted;
  gboolean focused;
  guint gone;

  self->idle = 0;
  self->follow = self->resorted = FALSE;
  if (self->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  focused = pergola_table_has_focus (self);
  gone = find_gone (self);
  pergola_table_sync_columns (self);
  sync_rows (self);
  update_cells (self);
  if (gone != GTK_INVALID_LIST_POSITION)
    select_heir (self, gone);
  pergola_table_show_selection (self);
  if (resorted)
    show_place (self);
  if (focused && (follow || gone != GTK_INVALID_LIST_POSITION || !pergola_table_has_focus (self)))
    pergola_table_focus_selected (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (PergolaTable *self)
{
  if (self->idle == 0 && self->editor != NULL)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
update_now (PergolaTable *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  update_cb (self);
}

void
pergola_table_queue_sort (PergolaTable *self)
{
  self->resorted = TRUE;
  queue_update (self);
}

/* The selection is another one; where the table itself said so, the focus is where it should be. */
static void
changed_cb (PergolaTable *self)
{
  self->follow = self->follow || !self->leading;
  queue_update (self);
}

static void
committed_cb (PergolaTable *self)
{
  self->follow = TRUE;
  queue_update (self);
}

void
pergola_table_take_order (PergolaTable *self)
{
  if (self->board == NULL || self->view == NULL)
    return;
  pergola_table_read_order (self);
  pergola_table_update_sort_actions (self);
  pergola_table_queue_sort (self);
}

static void
reveal_cb (PergolaTable *self, const char *id)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->follow = TRUE;
  update_now (self);
  pergola_table_scroll_to (self, id);
}

static void
rename_requested_cb (PergolaTable *self, const char *id)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  update_now (self);
  pergola_table_queue_rename (self, id);
}

/* (transfer full) (nullable): the rows that are selected, for a spreadsheet; all of them with the columns' titles. */
static char *
describe_copy_cb (PergolaTable *self)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return NULL;
  columns = pergola_table_list_shown (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PergolaItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (pergola_selection_contains (selection, pergola_item_get_id (item)))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return items->len > 0 ? pergola_column_write_rows (columns, pergola_editor_get_project (self->editor), items,
                                                     items->len == n && n > 1)
                        : NULL;
}

static void
activated_cb (PergolaTable *self, guint position)
{
  g_autoptr (PergolaItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  pergola_selection_set_one (pergola_editor_get_selection (self->editor), pergola_item_get_id (item));
  rename_requested_cb (self, pergola_item_get_id (item));
}

/* --- Object --- */

static gboolean
pergola_table_grab_focus (GtkWidget *widget)
{
  PergolaTable *self = PERGOLA_TABLE (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0 && gtk_widget_get_mapped (widget))
    update_now (self);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->invitation_button));
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
pergola_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pergola_table_parent_class)->map (widget);
  queue_update (PERGOLA_TABLE (widget));
}

static void
pergola_table_dispose (GObject *object)
{
  PergolaTable *self = PERGOLA_TABLE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->model);
  g_clear_object (&self->rows);
  g_clear_object (&self->editor);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->sorted, g_hash_table_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->view_columns, g_ptr_array_unref);
  g_clear_pointer (&self->renaming, g_free);
  g_clear_pointer (&self->awaited, g_free);

  G_OBJECT_CLASS (pergola_table_parent_class)->dispose (object);
}

/* Cells and sorters point to the columns until they are finalized. */
static void
pergola_table_finalize (GObject *object)
{
  PergolaTable *self = PERGOLA_TABLE (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (pergola_table_parent_class)->finalize (object);
}

static void
pergola_table_class_init (PergolaTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = pergola_table_finalize;
  widget_class->grab_focus = pergola_table_grab_focus;
  widget_class->map = pergola_table_map;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-table.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaTable, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaTable, view);
  gtk_widget_class_bind_template_child (widget_class, PergolaTable, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PergolaTable, invitation);
  gtk_widget_class_bind_template_child (widget_class, PergolaTable, invitation_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

/* GTK 4.8 leaves the parts of its view without names. */
static void
name_parts (PergolaTable *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->view))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pergola_table_get_list (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table"), -1);
}

static void
pergola_table_init (PergolaTable *self)
{
  self->columns = g_ptr_array_new ();
  self->view_columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->order = g_array_new (FALSE, FALSE, sizeof (PergolaTableOrder));
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sorted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cells = g_hash_table_new (NULL, NULL);
  self->titles = g_hash_table_new (NULL, NULL);
  self->rows = g_list_store_new (PERGOLA_TYPE_ITEM);
  self->model = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (pergola_table_take_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (pergola_table_take_order),
                           self, G_CONNECT_SWAPPED);
  name_parts (self);
  pergola_table_add_keys (self);
  pergola_table_add_menu (self);
}

GtkWidget *
pergola_table_new (void)
{
  return g_object_new (PERGOLA_TYPE_TABLE, NULL);
}

static void
disconnect (PergolaTable *self)
{
  if (self->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (pergola_editor_get_selection (self->editor), self);
  g_signal_handlers_disconnect_by_data (pergola_editor_get_project (self->editor), self);
}

void
pergola_table_set_editor (PergolaTable *self, PergolaEditor *editor)
{
  disconnect (self);
  g_list_store_remove_all (self->rows);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;

  g_signal_connect_object (editor, "notify", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "reveal", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "describe-copy", G_CALLBACK (describe_copy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "rename", G_CALLBACK (rename_requested_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_selection (editor), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pergola_editor_get_project (editor), "frameworks-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  queue_update (self);
}
