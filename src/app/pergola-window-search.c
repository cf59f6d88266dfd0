/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The search takes the place of the diagram, the outline or the table, and gives it back. */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_searching (PergolaWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "search") == 0;
}

static void
show_view (PergolaWindow *self)
{
  gtk_stack_set_visible_child_name (self->views, self->found_from_view);
  pergola_window_update_page (self);
}

static void
set_view (PergolaWindow *self, const char *view)
{
  g_autofree char *old = self->found_from_view;

  self->found_from_view = g_strdup (view);
}

static void
cancelled_cb (PergolaWindow *self)
{
  show_view (self);
  if (self->found_from != NULL && gtk_widget_get_mapped (self->found_from))
    gtk_widget_grab_focus (self->found_from);
  else
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
}

/* What no board shows has its page in the details. Only the diagram has links. */
static void
go_to (PergolaWindow *self, const char *id)
{
  PergolaItem *item = pergola_project_get (pergola_file_get_project (self->file), id);
  PergolaWhere where = pergola_editor_find_where (self->editor, id);
  gboolean is_link = item != NULL && pergola_item_is_link (item);

  if (item == NULL)
    return;
  if (is_link && where.board != NULL)
    set_view (self, "diagram");
  show_view (self);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
  if (where.zone == NULL && !is_link)
    adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  pergola_editor_go_to (self->editor, id);
  pergola_window_focus_line (self); /* else it is only marked there, and Enter is that of a button */
}

static void
opened_cb (PergolaWindow *self, const char *id)
{
  g_autofree char *target = g_strdup (id);

  go_to (self, target);
}

void
pergola_window_find (PergolaWindow *self)
{
  if (!is_searching (self))
    {
      g_set_weak_pointer (&self->found_from, gtk_window_get_focus (GTK_WINDOW (self)));
      set_view (self, gtk_stack_get_visible_child_name (self->views));
      gtk_stack_set_visible_child_name (self->views, "search");
    }
  pergola_search_page_start (self->search);
}

static void
find_step (PergolaWindow *self, int step)
{
  gboolean searching = is_searching (self);
  const char *id = pergola_search_page_step (self->search, step);

  if (searching)
    return;
  set_view (self, gtk_stack_get_visible_child_name (self->views));
  if (id != NULL)
    opened_cb (self, id);
  else
    pergola_window_find (self);
}

void
pergola_window_find_next (PergolaWindow *self)
{
  find_step (self, 1);
}

void
pergola_window_find_previous (PergolaWindow *self)
{
  find_step (self, -1);
}

void
pergola_window_show_item (PergolaWindow *self, const char *id)
{
  if (pergola_project_get (pergola_file_get_project (self->file), id) == NULL)
    {
      pergola_window_toast (self, _ ("What was found is not in this project any more."), NULL, NULL);
      return;
    }
  if (!is_searching (self))
    set_view (self, gtk_stack_get_visible_child_name (self->views));
  opened_cb (self, id);
}

void
pergola_window_leave_search (PergolaWindow *self)
{
  if (is_searching (self))
    show_view (self);
}

void
pergola_window_init_search (PergolaWindow *self)
{
  g_signal_connect_object (self->search, "cancelled", G_CALLBACK (cancelled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}
