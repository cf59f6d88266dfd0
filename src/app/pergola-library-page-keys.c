/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Moving among the projects with the keys. They lie in lines, so the list's own keys would only know lines. */

#include "config.h"

#include "pergola-library-page-private.h"

#define TRIES 20 /* frames until a tile that was scrolled to must be there */

static gboolean
focus_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PergolaLibraryPage *self = PERGOLA_LIBRARY_PAGE (widget);
  PergolaLibraryTile *tile = pergola_library_page_find_tile (self, self->focus_position);

  if (tile == NULL && ++self->focus_tries < TRIES)
    return G_SOURCE_CONTINUE;
  self->focusing = 0;
  if (tile != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (tile));
  return G_SOURCE_REMOVE;
}

void
pergola_library_page_focus (PergolaLibraryPage *self, guint position)
{
  PergolaLibraryTile *tile = pergola_library_page_find_tile (self, position);
  guint line = 1 + position / pergola_library_lines_get_columns (self->lines);

  if (self->focusing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focusing);
  self->focusing = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", line);
  if (tile != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (tile));
      return;
    }
  self->focus_position = position;
  self->focus_tries = 0;
  self->focusing = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick, NULL, NULL);
}

guint
pergola_library_page_get_focused (PergolaLibraryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !PERGOLA_IS_LIBRARY_TILE (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return G_MAXUINT;
  return pergola_library_model_find_position (self->model,
                                              pergola_library_tile_get_item (PERGOLA_LIBRARY_TILE (focus)));
}

/* How many lines fit on the page. */
static guint
count_visible (PergolaLibraryPage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int line = self->views->len > 0 ? gtk_widget_get_height (self->views->pdata[0]) : 1;

  return (guint) MAX (height / MAX (line, 1), 1);
}

/* Where a key leads from @from; G_MAXUINT - 1 for what stands above, G_MAXUINT where it is none of ours. */
static guint
find_target (PergolaLibraryPage *self, guint from, guint keyval)
{
  guint columns = pergola_library_lines_get_columns (self->lines), n = pergola_library_model_get_size (self->model);
  guint page = columns * count_visible (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return rtl ? MIN (from + 1, n - 1) : from - MIN (from, 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return rtl ? from - MIN (from, 1) : MIN (from + 1, n - 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return from >= columns ? from - columns : G_MAXUINT - 1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return from / columns == (n - 1) / columns ? from : MIN (from + columns, n - 1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return from >= page ? from - page : from % columns;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return from + page < n ? from + page : n - 1;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return 0;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return n - 1;
    default:
      return G_MAXUINT;
    }
}

static gboolean
move_in_top (PergolaLibraryPage *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
      return gtk_widget_child_focus (self->top, GTK_DIR_LEFT) || TRUE;
    case GDK_KEY_Right:
      return gtk_widget_child_focus (self->top, GTK_DIR_RIGHT) || TRUE;
    case GDK_KEY_Up:
      return gtk_widget_child_focus (self->top, GTK_DIR_UP) || TRUE;
    case GDK_KEY_Down:
      if (!gtk_widget_child_focus (self->top, GTK_DIR_DOWN) && pergola_library_model_get_size (self->model) > 0)
        pergola_library_page_focus (self, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

/* A menu has keys of its own. */
static gboolean
is_ours (PergolaLibraryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return self->model != NULL && focus != NULL && gtk_widget_get_native (focus) == GTK_NATIVE (root);
}

static gboolean
pressed_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, PergolaLibraryPage *self)
{
  guint focused, target;

  if (!is_ours (self) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_focus_child (self->top) != NULL && gtk_widget_get_mapped (self->top) &&
      pergola_library_page_get_focused (self) == G_MAXUINT)
    return move_in_top (self, keyval);
  focused = pergola_library_page_get_focused (self);
  target = focused != G_MAXUINT ? find_target (self, focused, keyval) : G_MAXUINT;
  if (target == G_MAXUINT)
    return GDK_EVENT_PROPAGATE;
  if (target == G_MAXUINT - 1)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
      gtk_widget_child_focus (self->top, GTK_DIR_TAB_BACKWARD);
    }
  else
    pergola_library_page_focus (self, target);
  return GDK_EVENT_STOP;
}

void
pergola_library_page_init_keys (PergolaLibraryPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}
