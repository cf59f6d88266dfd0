/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choosing and opening what was found, by keys: the entry keeps the focus. */

#include "config.h"

#include "pergola-find-page-private.h"

#include "pergola-find-row.h"

#define PAGE 8 /* hits that Page Down passes */

/* The focus stays in the entry, so it is the entry that says what is found, and what Enter would open. */
void
pergola_find_page_describe (PergolaFindPage *self)
{
  PergolaFindLine *line = pergola_find_list_get_selected (self->list);
  const char *summary = gtk_label_get_label (self->summary);
  g_autofree char *words = line != NULL ? pergola_find_row_describe (line) : NULL;
  g_autofree char *text = words != NULL ? g_strdup_printf ("%s. %s", summary, words) : g_strdup (summary);

  if (self->entry != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
pergola_find_page_open (PergolaFindPage *self, PergolaFindLine *line, gboolean beside)
{
  PergolaApplication *app = pergola_find_page_get_application (self);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  const char *item = line != NULL && line->hit != NULL ? line->hit->item : NULL;

  if (line == NULL || app == NULL)
    return;
  if (beside)
    pergola_application_open_beside (app, line->entry->path, item, window);
  else
    pergola_application_open_at (app, line->entry->path, item, window);
}

void
pergola_find_page_activate (PergolaFindPage *self)
{
  pergola_find_page_open (self, pergola_find_list_get_selected (self->list), FALSE);
}

void
pergola_find_page_focus_entry (PergolaFindPage *self)
{
  GtkEditable *text = self->entry != NULL ? gtk_editable_get_delegate (GTK_EDITABLE (self->entry)) : NULL;

  if (text != NULL)
    gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
}

/* --- The small panel --- */

/* What was typed stays as it is. */
static void
focus_origin (PergolaFindPage *self)
{
  if (self->origin != NULL && self->entry != NULL && gtk_widget_is_ancestor (self->origin, self->entry))
    pergola_find_page_focus_entry (self);
  else
    gtk_widget_grab_focus (self->origin != NULL ? self->origin : GTK_WIDGET (self->filters));
}

static gboolean
has_focus_in (PergolaFindPage *self, GtkWidget *part)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, part);
}

/* The focus goes back to where it was. */
void
pergola_find_page_filters_cb (PergolaFindPage *self)
{
  gboolean open = gtk_toggle_button_get_active (self->filters);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && open)
    g_set_weak_pointer (&self->origin, gtk_root_get_focus (root));
  else if (root != NULL && has_focus_in (self, self->small_side))
    focus_origin (self);
  pergola_find_page_show_parts (self);
}

gboolean
pergola_find_page_escape (PergolaFindPage *self)
{
  if (!self->narrow || !gtk_toggle_button_get_active (self->filters))
    return FALSE;
  gtk_toggle_button_set_active (self->filters, FALSE);
  return TRUE;
}

/* --- Keys of the entry --- */

static gboolean
key_cb (PergolaFindPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (pergola_find_search_get_result (self->search) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((modifiers & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_g)
    {
      pergola_find_list_move_project (self->list, modifiers & GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;
    }
  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      pergola_find_page_open (self, pergola_find_list_get_selected (self->list), TRUE);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      pergola_find_list_move (self->list, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      pergola_find_list_move (self->list, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      pergola_find_list_move (self->list, -PAGE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      pergola_find_list_move (self->list, PAGE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
pergola_find_page_set_entry (PergolaFindPage *self, GtkWidget *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_set_weak_pointer (&self->entry, entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
}
