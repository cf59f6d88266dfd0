/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The keyboard's place in the outline: the line that is selected, or the one that is being named. */

#include "pergola-outline-private.h"

#define FRAMES 60 /* then the row will not come */

static GtkWidget *
get_focus (PergolaOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

gboolean
pergola_outline_has_focus (PergolaOutline *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && (focus == GTK_WIDGET (self->view) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)));
}

PergolaOutlineNode *
pergola_outline_get_current (PergolaOutline *self, GtkWidget **row)
{
  GtkWidget *focus = get_focus (self);
  GtkWidget *child = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
                       ? gtk_widget_get_first_child (focus)
                       : NULL;

  if (PERGOLA_IS_OUTLINE_ROW (child))
    {
      PergolaOutlineNode *node = pergola_outline_row_get_node (PERGOLA_OUTLINE_ROW (child));

      if (row != NULL)
        *row = child;
      return node != NULL ? g_object_ref (node) : NULL;
    }
  return NULL;
}

void
pergola_outline_scroll_to (PergolaOutline *self, const char *key)
{
  guint position = pergola_outline_find (self, key);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* --- Rows that are still to come --- */

/* Whether the row of an item stands still in sight: a row that scrolls may be given to another line at any time. */
static PergolaOutlineRow *
find_resting_row (PergolaOutline *self, const char *key)
{
  PergolaOutlineRow *row = g_hash_table_lookup (self->rows, key);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (row)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->view), &bounds) || bounds.origin.y < 0 ||
      bounds.origin.y + bounds.size.height > gtk_widget_get_height (GTK_WIDGET (self->view)))
    return NULL;
  return row;
}

static void
arrive (PergolaOutline *self, PergolaOutlineRow *row, gboolean renaming)
{
  if (renaming)
    pergola_outline_row_edit (row);
  else if (pergola_outline_has_focus (self) || get_focus (self) == NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* A line is there only after the list has made its row and scrolled to it. */
static gboolean
await_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaOutline *self = PERGOLA_OUTLINE (widget);
  gboolean renaming = self->renaming != NULL;
  g_autofree char *key = g_strdup (renaming ? self->renaming : self->awaited);
  PergolaOutlineRow *row = key != NULL ? find_resting_row (self, key) : NULL;
  gboolean rests = row != NULL && row == self->await_row;

  self->await_row = row;
  if (key != NULL && !rests && self->await_frames++ < FRAMES)
    {
      pergola_outline_scroll_to (self, key);
      return G_SOURCE_CONTINUE;
    }
  g_clear_pointer (&self->renaming, g_free);
  g_clear_pointer (&self->awaited, g_free);
  self->await_tick = 0;
  if (rests)
    arrive (self, row, renaming);
  return G_SOURCE_REMOVE;
}

static void
start_waiting (PergolaOutline *self)
{
  self->await_frames = 0;
  self->await_row = NULL;
  if (self->await_tick == 0)
    self->await_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), await_cb, NULL, NULL);
}

void
pergola_outline_queue_rename (PergolaOutline *self, const char *id)
{
  PergolaItem *item = pergola_project_get (pergola_editor_get_project (self->editor), id);

  g_free (self->fresh);
  self->fresh = item != NULL && *pergola_item_get_title (item) == '\0' ? g_strdup (id) : NULL;
  g_free (self->renaming);
  self->renaming = g_strdup (id);
  start_waiting (self);
}

/* --- With the selection --- */

/* (nullable): the key of the line that the keys are to mean; none where a line is selected already that has them. */
static const char *
find_wanted (PergolaOutline *self, PergolaOutlineNode *current)
{
  PergolaSelection *selection = pergola_editor_get_selection (self->editor);
  const char *key = pergola_selection_get_last (selection);

  if (key == NULL)
    key = pergola_editor_get_zone (self->editor);
  if (key == NULL || pergola_outline_find (self, key) == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (current != NULL && (g_str_equal (pergola_outline_node_get_key (current), key) ||
                          (current->id != NULL && pergola_selection_contains (selection, current->id))))
    return NULL;
  return key;
}

static void
go_to (PergolaOutline *self, const char *key)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, key);

  if (row != NULL && gtk_widget_get_mapped (row) && gtk_widget_grab_focus (gtk_widget_get_parent (row)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_free (self->awaited);
  self->awaited = g_strdup (key);
  start_waiting (self);
  pergola_outline_scroll_to (self, key);
}

void
pergola_outline_focus_selected (PergolaOutline *self)
{
  g_autoptr (PergolaOutlineNode) current = pergola_outline_get_current (self, NULL);
  g_autofree char *key = g_strdup (find_wanted (self, current));

  g_clear_pointer (&self->awaited, g_free);
  if (key != NULL)
    go_to (self, key);
  else if (!pergola_outline_has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
pergola_outline_follow_selection (PergolaOutline *self)
{
  g_autoptr (PergolaOutlineNode) current = pergola_outline_get_current (self, NULL);

  /* Not out of what is being typed. */
  if (current != NULL || get_focus (self) == GTK_WIDGET (self->view))
    pergola_outline_focus_selected (self);
}
