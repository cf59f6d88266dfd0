/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The columns of the board that is shown, and the menu in which they are chosen. */

#include "pergola-table-private.h"

#include <glib/gi18n-lib.h>

#define COLUMN_KEY "pergola-column" /* of a factory: which column it makes cells for */

/* --- Cells --- */

static gboolean
is_title (GtkSignalListItemFactory *factory)
{
  const PergolaColumn *column = g_object_get_data (G_OBJECT (factory), COLUMN_KEY);

  return g_str_equal (column->id, PERGOLA_COLUMN_TITLE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaTable *self)
{
  GtkWidget *cell = pergola_table_cell_new (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));

  if (is_title (factory))
    g_signal_connect_object (cell, "edited", G_CALLBACK (pergola_table_queue_sort), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaTable *self)
{
  PergolaTableCell *cell = PERGOLA_TABLE_CELL (gtk_list_item_get_child (item));

  pergola_table_cell_bind (cell, self->editor, gtk_list_item_get_item (item));
  g_hash_table_add (self->cells, cell);
  if (is_title (factory))
    g_hash_table_insert (self->titles, pergola_table_cell_get_item (cell), cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PergolaTable *self)
{
  PergolaTableCell *cell = PERGOLA_TABLE_CELL (gtk_list_item_get_child (item));
  PergolaItem *shown = pergola_table_cell_get_item (cell);

  if (self->cells != NULL)
    g_hash_table_remove (self->cells, cell);
  if (self->titles != NULL && is_title (factory) && g_hash_table_lookup (self->titles, shown) == cell)
    g_hash_table_remove (self->titles, shown);
  pergola_table_cell_unbind (cell);
}

/* --- Which are shown --- */

static char *
get_shown_key (const PergolaColumn *column)
{
  return g_strdup_printf ("%s %s", column->board->id, column->id);
}

static gboolean
is_shown (PergolaTable *self, const PergolaColumn *column)
{
  g_autofree char *key = get_shown_key (column);
  gpointer shown;

  if (g_hash_table_lookup_extended (self->shown, key, NULL, &shown))
    return GPOINTER_TO_INT (shown);
  return column->glance;
}

static void
show_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PergolaTable *self = data;
  guint index = (guint) g_ascii_strtoull (g_action_get_name (G_ACTION (action)) + strlen ("show-"), NULL, 10);

  g_hash_table_insert (self->shown, get_shown_key (self->columns->pdata[index]),
                       GINT_TO_POINTER (g_variant_get_boolean (state)));
  gtk_column_view_column_set_visible (self->view_columns->pdata[index], g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

GPtrArray *
pergola_table_list_shown (PergolaTable *self)
{
  GListModel *view_columns = gtk_column_view_get_columns (self->view);
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (view_columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (view_columns, i);
      guint index;

      if (gtk_column_view_column_get_visible (column) && g_ptr_array_find (self->view_columns, column, &index))
        g_ptr_array_add (columns, self->columns->pdata[index]);
    }
  return columns;
}

/* --- Sorting --- */

static void
sort_by (PergolaTable *self, const char *id, gboolean descending)
{
  GtkColumnViewColumn *column = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (((PergolaColumn *) self->columns->pdata[i])->id, id))
      column = self->view_columns->pdata[i];
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  if (column != NULL)
    gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  pergola_table_take_order (self); /* GTK 4.8 does not say when there is none any more */
}

static const char *
get_sort (PergolaTable *self, gboolean *descending)
{
  const PergolaTableOrder *order;

  *descending = FALSE;
  if (self->order->len == 0)
    return "";
  order = &g_array_index (self->order, PergolaTableOrder, 0);
  *descending = order->descending;
  return ((PergolaColumn *) self->columns->pdata[order->column])->id;
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  sort_by (data, g_variant_get_string (state, NULL), FALSE);
}

static void
descending_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PergolaTable *self = data;
  gboolean descending;
  const char *id = get_sort (self, &descending);

  sort_by (self, id, g_variant_get_boolean (state));
}

/* Says what the headers say, and remembers it for the board. */
void
pergola_table_update_sort_actions (PergolaTable *self)
{
  GAction *sort = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sort");
  GAction *direction = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "descending");
  gboolean descending;
  const char *id = get_sort (self, &descending);

  if (self->board == NULL || sort == NULL)
    return;
  g_simple_action_set_state (G_SIMPLE_ACTION (sort), g_variant_new_string (id));
  g_simple_action_set_state (G_SIMPLE_ACTION (direction), g_variant_new_boolean (descending));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (direction), *id != '\0');
  g_hash_table_insert (self->sorted, g_strdup (self->board->id),
                       g_strconcat (id, descending ? " descending" : NULL, NULL));
}

static void
restore_sort (PergolaTable *self)
{
  const char *sorted = g_hash_table_lookup (self->sorted, self->board->id);
  g_auto (GStrv) parts = g_strsplit (sorted != NULL ? sorted : "", " ", 2);

  sort_by (self, parts[0] != NULL ? parts[0] : "", parts[0] != NULL && parts[1] != NULL);
}

/* --- The menu --- */

static void
add_actions (PergolaTable *self)
{
  static const GActionEntry entries[] = {
    { "sort", NULL, "s", "''", sort_cb },
    { "descending", NULL, NULL, "false", descending_cb },
  };

  g_clear_object (&self->actions);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("show-%u", i);
      g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (is_shown (self, self->columns->pdata[i])));

      g_signal_connect (action, "change-state", G_CALLBACK (show_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
}

static void
append (GMenu *menu, const char *title, const char *action, const char *target)
{
  g_autofree char *name = g_strdup (action);
  g_auto (GStrv) words = g_strsplit (title, "_", -1);
  g_autofree char *label = g_strjoinv ("__", words);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, name, target != NULL ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (PergolaTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) sort = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  append (by, _ ("As on the Board"), "table.sort", "");
  for (guint i = 0; i < self->columns->len; i++)
    {
      const PergolaColumn *column = self->columns->pdata[i];
      g_autofree char *action = g_strdup_printf ("table.show-%u", i);

      append (by, column->title, "table.sort", column->id);
      if (i > 0) /* a row without its title would be a riddle */
        append (columns, column->title, action, NULL);
    }
  g_menu_append (direction, _ ("_Descending"), "table.descending");
  g_menu_append_section (sort, NULL, G_MENU_MODEL (by));
  g_menu_append_section (sort, NULL, G_MENU_MODEL (direction));
  g_menu_append_submenu (menu, _ ("_Sort By"), G_MENU_MODEL (sort));
  g_menu_append_section (menu, _ ("Columns"), G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}

/* --- Making them --- */

static void
add_column (PergolaTable *self, guint index)
{
  PergolaColumn *column = self->columns->pdata[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;
  g_autoptr (GtkSorter) sorter = pergola_table_create_sorter (self, index);

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  view_column = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, index == 0);
  gtk_column_view_column_set_visible (view_column, index == 0 || is_shown (self, column));
  gtk_column_view_append_column (self->view, view_column);
  g_ptr_array_add (self->view_columns, view_column);
}

static void
remove_columns (PergolaTable *self)
{
  for (guint i = 0; i < self->view_columns->len; i++)
    gtk_column_view_remove_column (self->view, self->view_columns->pdata[i]);
  g_ptr_array_set_size (self->view_columns, 0);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
}

void
pergola_table_sync_columns (PergolaTable *self)
{
  const PergolaBoardDef *board = self->editor != NULL ? pergola_editor_get_board_def (self->editor) : NULL;
  g_autoptr (GMenuModel) menu = NULL;

  if (board == self->board)
    return;
  g_list_store_remove_all (self->rows);
  self->board = NULL; /* what is sorted now is no longer of any board */
  remove_columns (self);
  self->columns =
    board != NULL ? pergola_column_list (pergola_editor_get_project (self->editor), board) : g_ptr_array_new ();
  self->board = board;
  add_actions (self);
  if (board == NULL)
    return;
  menu = create_menu (self);
  for (guint i = 0; i < self->columns->len; i++)
    add_column (self, i);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  restore_sort (self);
}
