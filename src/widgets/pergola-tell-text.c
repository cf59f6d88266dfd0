/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-tell-text.h"

struct _PergolaTellText
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkWidget *label; /* the question, or unseen the same words: a label knows how high it is for its width */
  GtkWidget *view;
  char *prompt;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (PergolaTellText, pergola_tell_text, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  PARAGRAPH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (PergolaTellText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

char *
pergola_tell_text_get_text (PergolaTellText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE);
}

static void
update_label (PergolaTellText *self)
{
  g_autofree char *text = pergola_tell_text_get_text (self);
  gboolean empty = *text == '\0';

  gtk_label_set_label (GTK_LABEL (self->label), !empty ? text : self->prompt != NULL ? self->prompt : "");
  gtk_widget_set_opacity (self->label, empty ? 1 : 0);
}

/* A selection that is typed over is gone for a moment, which is nobody's answer: what counts is when it is over. */
static void
ended_cb (PergolaTellText *self)
{
  if (!self->busy)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (PergolaTellText *self)
{
  update_label (self);
}

static void
inserted_cb (PergolaTellText *self, GtkTextIter *location, const char *text)
{
  if (!self->busy && g_str_equal (text, "\n"))
    g_signal_emit (self, signals[PARAGRAPH], 0);
}

void
pergola_tell_text_set_text (PergolaTellText *self, const char *text)
{
  g_autofree char *before = pergola_tell_text_get_text (self);
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter cursor;
  int offset;

  if (g_str_equal (before, text))
    return;
  self->busy = TRUE;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  self->busy = FALSE;
}

void
pergola_tell_text_set_words (PergolaTellText *self, const char *name, const char *prompt)
{
  g_free (self->prompt);
  self->prompt = g_strdup (prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, prompt != NULL ? prompt : "",
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
  update_label (self);
}

void
pergola_tell_text_set_min_height (PergolaTellText *self, int height)
{
  gtk_widget_set_size_request (self->label, -1, height);
}

GtkWidget *
pergola_tell_text_get_view (PergolaTellText *self)
{
  return self->view;
}

static gboolean
grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PERGOLA_TELL_TEXT (widget)->view);
}

static void
pergola_tell_text_dispose (GObject *object)
{
  PergolaTellText *self = PERGOLA_TELL_TEXT (object);

  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->prompt, g_free);

  G_OBJECT_CLASS (pergola_tell_text_parent_class)->dispose (object);
}

static void
pergola_tell_text_class_init (PergolaTellTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_tell_text_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "telltext");

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PARAGRAPH] = g_signal_new ("paragraph", G_TYPE_FROM_CLASS (klass), 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "wrap", TRUE, "wrap-mode",
                  PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "yalign", 0.0, "can-target", FALSE, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_end (label, 1); /* a text view leaves as much to the cursor, and wraps so much earlier */
  return label;
}

static void
pergola_tell_text_init (PergolaTellText *self)
{
  self->overlay = gtk_overlay_new ();
  self->label = create_label ();
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->label);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->view);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  g_signal_connect_object (get_buffer (self), "insert-text", G_CALLBACK (inserted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_buffer (self), "end-user-action", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pergola_tell_text_new (void)
{
  return g_object_new (PERGOLA_TYPE_TELL_TEXT, NULL);
}
