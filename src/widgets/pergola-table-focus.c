/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The keyboard's place in the table: the row that is selected, or the title that is being typed. */

#include "pergola-table-private.h"

#define FRAMES 60 /* then the row will not come */

static GtkWidget *
get_focus (PergolaTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

gboolean
pergola_table_has_focus (PergolaTable *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && (focus == GTK_WIDGET (self->view) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)));
}

PergolaTableCell *
pergola_table_find_title (PergolaTable *self, GtkWidget *widget)
{
  GHashTableIter iter;
  gpointer cell;

  if (widget == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->titles);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      GtkWidget *row = pergola_table_cell_get_row (cell);

      if (row != NULL && (row == widget || gtk_widget_is_ancestor (widget, row)))
        return cell;
    }
  return NULL;
}

PergolaTableCell *
pergola_table_get_current (PergolaTable *self)
{
  return pergola_table_has_focus (self) ? pergola_table_find_title (self, get_focus (self)) : NULL;
}

GtkWidget *
pergola_table_get_list (PergolaTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
pergola_table_scroll_to (PergolaTable *self, const char *id)
{
  guint position = pergola_table_find (self, id);

  if (position != GTK_INVALID_LIST_POSITION && pergola_table_get_list (self) != NULL)
    gtk_widget_activate_action (pergola_table_get_list (self), "list.scroll-to-item", "u", position);
}

/* --- Rows that are still to come --- */

/* Whether the row of an item stands still in sight: a row that scrolls may be given to another item at any time. */
static PergolaTableCell *
find_resting_cell (PergolaTable *self, const char *id)
{
  PergolaItem *item = pergola_project_get (pergola_editor_get_project (self->editor), id);
  PergolaTableCell *cell = item != NULL ? g_hash_table_lookup (self->titles, item) : NULL;
  GtkWidget *list = pergola_table_get_list (self);
  graphene_rect_t bounds;

  if (cell == NULL || list == NULL || !gtk_widget_get_mapped (GTK_WIDGET (cell)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (cell), list, &bounds) || bounds.origin.y < 0 ||
      bounds.origin.y + bounds.size.height > gtk_widget_get_height (list))
    return NULL;
  return cell;
}

static void
arrive (PergolaTable *self, PergolaTableCell *cell, gboolean renaming)
{
  if (renaming)
    pergola_table_cell_edit (cell);
  else if (pergola_table_has_focus (self) || get_focus (self) == NULL)
    gtk_widget_grab_focus (pergola_table_cell_get_row (cell));
}

static gboolean
await_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaTable *self = PERGOLA_TABLE (widget);
  gboolean renaming = self->renaming != NULL;
  g_autofree char *id = g_strdup (renaming ? self->renaming : self->awaited);
  PergolaTableCell *cell = id != NULL && self->editor != NULL ? find_resting_cell (self, id) : NULL;
  gboolean rests = cell != NULL && cell == self->await_row;

  self->await_row = cell;
  if (id != NULL && self->editor != NULL && !rests && self->await_frames++ < FRAMES)
    {
      pergola_table_scroll_to (self, id);
      return G_SOURCE_CONTINUE;
    }
  g_clear_pointer (&self->renaming, g_free);
  g_clear_pointer (&self->awaited, g_free);
  self->await_tick = 0;
  if (rests)
    arrive (self, cell, renaming);
  return G_SOURCE_REMOVE;
}

static void
start_waiting (PergolaTable *self)
{
  self->await_frames = 0;
  self->await_row = NULL;
  if (self->await_tick == 0)
    self->await_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), await_cb, NULL, NULL);
}

void
pergola_table_queue_rename (PergolaTable *self, const char *id)
{
  g_free (self->renaming);
  self->renaming = g_strdup (id);
  start_waiting (self);
}

/* --- With the selection --- */

/* (nullable): what the keys are to mean; nothing where a row that is selected has them already. */
static const char *
find_wanted (PergolaTable *self)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  const char *id = pergola_selection_get_last (selection);
  PergolaTableCell *current = pergola_table_get_current (self);
  PergolaItem *item = current != NULL ? pergola_table_cell_get_item (current) : NULL;

  if (id == NULL || pergola_table_find (self, id) == GTK_INVALID_LIST_POSITION ||
      (item != NULL && pergola_selection_contains (selection, pergola_item_get_id (item))))
    return NULL;
  return id;
}

static void
go_to (PergolaTable *self, const char *id)
{
  PergolaTableCell *cell = find_resting_cell (self, id);

  if (cell != NULL && gtk_widget_grab_focus (pergola_table_cell_get_row (cell)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_free (self->awaited);
  self->awaited = g_strdup (id);
  start_waiting (self);
  pergola_table_scroll_to (self, id);
}

void
pergola_table_focus_selected (PergolaTable *self)
{
  g_autofree char *id = g_strdup (find_wanted (self));
  PergolaTableCell *current = pergola_table_get_current (self);

  g_clear_pointer (&self->awaited, g_free);
  if (current != NULL && pergola_table_cell_is_editing (current))
    return; /* not out of what is being typed */
  if (id != NULL)
    go_to (self, id);
  else if (!pergola_table_has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
