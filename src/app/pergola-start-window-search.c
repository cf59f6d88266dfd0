/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The entry in the header bar and the page that answers: the entry keeps the focus, and hands on what is pressed there
 * to move in what was found. */

#include "config.h"

#include "pergola-start-window-private.h"

#include "pergola-find-page.h"

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* It has the property "text" and the actions "find.move" (i) and "find.activate". */
static GtkWidget *
get_page (PergolaStartWindow *self)
{
  return adw_bin_get_child (self->search_place);
}

static gboolean
is_searching (PergolaStartWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "search") == 0;
}

/* Typing anywhere goes into the entry, and so do the keys after it. */
static void
take_focus (PergolaStartWindow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (self->entry);

  if (!gtk_widget_has_focus (GTK_WIDGET (text)))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

static void
changed_cb (PergolaStartWindow *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  if (get_page (self) == NULL)
    return;
  g_object_set (get_page (self), "text", text, NULL);
  if (!is_blank (text))
    {
      gtk_stack_set_visible_child_name (self->pages, "search");
      take_focus (self);
    }
  else if (is_searching (self))
    pergola_start_window_show_home (self);
}

/* Escape in the entry: back to the library. */
static void
stop_cb (PergolaStartWindow *self)
{
  gtk_editable_set_text (self->entry, "");
  gtk_widget_child_focus (GTK_WIDGET (self->library), GTK_DIR_TAB_FORWARD);
}

static void
activate_cb (PergolaStartWindow *self)
{
  if (is_searching (self))
    gtk_widget_activate_action (get_page (self), "find.activate", NULL);
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, PergolaStartWindow *self)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || (!down && !up))
    return GDK_EVENT_PROPAGATE;
  if (is_searching (self))
    gtk_widget_activate_action (get_page (self), "find.move", "i", down ? 1 : -1);
  else if (down)
    gtk_widget_child_focus (GTK_WIDGET (self->library), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

void
pergola_start_window_offer_search (PergolaStartWindow *self, gboolean offer)
{
  gboolean capture = offer && get_page (self) != NULL;

  gtk_stack_set_visible_child_name (self->titles, capture ? "search" : "title");
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), capture ? GTK_WIDGET (self) : NULL);
}

void
pergola_start_window_init_search (PergolaStartWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *page = pergola_find_page_new ();

  adw_bin_set_child (self->search_place, page);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  pergola_find_page_set_entry (PERGOLA_FIND_PAGE (page), GTK_WIDGET (self->entry));
  /* Not "search-changed", which waits: an answer is there before the next letter. */
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}
