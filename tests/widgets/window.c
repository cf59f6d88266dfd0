/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window.h"

#include "hands.h"
#include "pergola-board-node.h"
#include "pergola-title-entry.h"

void
board_window_set_up (BoardWindow *self, gconstpointer data)
{
  fixture_set_up (&self->fixture, data);
  self->fonts = pergola_fonts_new ();
  self->view = PERGOLA_BOARD_VIEW (pergola_board_view_new ());
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  pergola_board_view_set_fonts (self->view, self->fonts);
  pergola_board_view_set_editor (self->view, self->fixture.editor);
  gtk_window_present (GTK_WINDOW (self->window));
  board_window_settle (self);
}

void
board_window_tear_down (BoardWindow *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->fonts);
  fixture_tear_down (&self->fixture, data);
}

void
board_window_open (BoardWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  PergolaProject *project = pergola_reader_read_file (path, self->fixture.frameworks, &error);

  g_assert_no_error (error);
  pergola_board_view_set_editor (self->view, NULL);
  g_object_unref (self->fixture.editor);
  g_object_unref (self->fixture.project);
  self->fixture.project = project;
  self->fixture.editor = pergola_editor_new (project);
  pergola_board_view_set_editor (self->view, self->fixture.editor);
}

void
board_window_settle (BoardWindow *self)
{
  hands_wait_for (pergola_board_view_get_scene (self->view) != NULL);
  hands_settle ();
}

static GtkWidget *
find_descendant (GtkWidget *root, GType type, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) &&
          (id == NULL || g_str_equal (pergola_board_node_get_id (PERGOLA_BOARD_NODE (child)), id)))
        return child;
      found = find_descendant (child, type, id);
      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
board_window_find_node (BoardWindow *self, const char *id)
{
  return find_descendant (GTK_WIDGET (self->view), PERGOLA_TYPE_BOARD_NODE, id);
}

GtkWidget *
board_window_get_canvas (BoardWindow *self)
{
  return find_descendant (GTK_WIDGET (self->view), g_type_from_name ("PergolaBoardCanvas"), NULL);
}

GtkWidget *
board_window_find_entry (BoardWindow *self)
{
  return find_descendant (board_window_get_canvas (self), PERGOLA_TYPE_TITLE_ENTRY, NULL);
}
