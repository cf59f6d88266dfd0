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

/* (nullable) until it is there */
static PergolaFindPage *
get_page (PergolaStartWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->search_place);

  return page != NULL ? PERGOLA_FIND_PAGE (page) : NULL;
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
  pergola_find_page_set_text (get_page (self), text);
  if (!is_blank (text))
    {
      gtk_stack_set_visible_child_name (self->pages, "search");
      take_focus (self);
    }
  else if (is_searching (self))
    pergola_start_window_show_home (self);
}

static void
focus_cb (PergolaStartWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->library)))
    g_set_weak_pointer (&self->origin, focus);
}

/* Escape: what is open in the page closes; then back to the library, to where one was. */
static void
stop_cb (PergolaStartWindow *self)
{
  g_autoptr (GtkWidget) origin = NULL;

  if (is_searching (self) && pergola_find_page_escape (get_page (self)))
    return;
  origin = self->origin != NULL ? g_object_ref (self->origin) : NULL;
  gtk_editable_set_text (self->entry, "");
  if (origin == NULL || !gtk_widget_get_mapped (origin) || !gtk_widget_grab_focus (origin))
    gtk_widget_child_focus (GTK_WIDGET (self->library), GTK_DIR_TAB_FORWARD);
}

static gboolean
page_key_cb (PergolaStartWindow *self, guint keyval, guint code, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  stop_cb (self);
  return GDK_EVENT_STOP;
}

static void
activate_cb (PergolaStartWindow *self)
{
  if (is_searching (self))
    pergola_find_page_activate (get_page (self));
}

/* Down from the entry into the library; in what was found the page itself moves. */
static gboolean
key_cb (PergolaStartWindow *self, guint keyval, guint code, GdkModifierType state)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || !down || is_searching (self))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (self->library), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static GtkEventController *
add_keys (PergolaStartWindow *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
  return keys;
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
  GtkEventController *keys = add_keys (self, GTK_WIDGET (self->entry), G_CALLBACK (key_cb));
  GtkWidget *page = pergola_find_page_new ();

  adw_bin_set_child (self->search_place, page);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_keys (self, GTK_WIDGET (self->search_place), G_CALLBACK (page_key_cb));
  g_signal_connect_object (self, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  pergola_find_page_set_entry (PERGOLA_FIND_PAGE (page), GTK_WIDGET (self->entry));
  /* Not "search-changed", which waits: an answer is there before the next letter. */
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}
