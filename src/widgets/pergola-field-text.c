/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of several lines. */

#include "config.h"

#include "pergola-field-private.h"

static GtkTextBuffer *
get_buffer (PergolaField *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->focus));
}

static char *
get_text (PergolaField *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

/* The label behind the text shows the prompt, or stands there unseen with the same words: a label, unlike a text view,
 * knows how high it is for its width. */
static void
update_label (PergolaField *self)
{
  g_autofree char *text = get_text (self);
  gboolean empty = *text == '\0';

  gtk_label_set_label (GTK_LABEL (self->part), !empty ? text : self->def->prompt != NULL ? self->def->prompt : "");
  gtk_widget_set_opacity (self->part, empty ? 1 : 0);
}

static void
show_text (PergolaField *self, const char *value)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  gtk_text_buffer_set_text (buffer, value != NULL ? value : "", -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  update_label (self);
}

static void
changed_cb (PergolaField *self)
{
  g_autofree char *text = NULL;

  update_label (self);
  if (self->busy)
    return;
  text = get_text (self);
  pergola_field_set (self, text, TRUE);
}

/* A new paragraph is a new step of undo. */
static void
inserted_cb (PergolaField *self, GtkTextIter *location, const char *text)
{
  if (!self->busy && g_str_equal (text, "\n"))
    pergola_history_seal (pergola_project_get_history (pergola_field_get_project (self)));
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, -1, 40);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_view (PergolaField *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, pergola_field_get_title (self),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
  return view;
}

void
pergola_field_init_text (PergolaField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (pergola_field_get_title (self));
  GtkWidget *overlay = gtk_overlay_new ();

  self->focus = create_view (self);
  self->part = create_label ();
  self->show = show_text;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "field-title");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->part);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->focus);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_widget_add_css_class (box, "field-box");
  self->row = adw_preferences_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), pergola_field_get_title (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
  g_signal_connect_object (get_buffer (self), "insert-text", G_CALLBACK (inserted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
