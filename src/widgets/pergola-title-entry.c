/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-title-entry.h"

/* In pixels: what a text view keeps for its cursor at the end of a line. */
#define CURSOR 1

struct _PergolaTitleEntry
{
  GtkTextView parent_instance;

  GtkCssProvider *style; /* the font */
  char *name;            /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PergolaTitleEntry, pergola_title_entry, GTK_TYPE_TEXT_VIEW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* (transfer full): as the view sets it; @text (nullable): what is in it. @width -1: on one line. */
static PangoLayout *
make_layout (PergolaTitleEntry *self, const char *text, int width)
{
  g_autofree char *own = text == NULL ? pergola_title_entry_get_text (self) : NULL;
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text != NULL ? text : own);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, MAX (1, width - CURSOR) * PANGO_SCALE);

  return layout;
}

/* --- One paragraph --- */

static void
insert_text_cb (PergolaTitleEntry *self, GtkTextIter *place, const char *text, int length, GtkTextBuffer *buffer)
{
  g_autofree char *line = NULL;

  length = length < 0 ? (int) strlen (text) : length;
  if (memchr (text, '\n', length) == NULL && memchr (text, '\r', length) == NULL)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  line = g_strdelimit (g_strndup (text, length), "\r\n", ' ');
  gtk_text_buffer_insert (buffer, place, line, -1);
}

static void
changed_cb (PergolaTitleEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Widget --- */

static void
pergola_title_entry_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PergolaTitleEntry *self = PERGOLA_TITLE_ENTRY (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  GTK_WIDGET_CLASS (pergola_title_entry_parent_class)->snapshot (widget, snapshot);

  if (gtk_text_buffer_get_char_count (buffer) == 0 && self->name != NULL)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, self->name, -1);
      GdkRGBA color;

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      color.alpha *= 0.55;
      pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      gtk_snapshot_append_layout (snapshot, layout, &color);
    }
}

static void
pergola_title_entry_dispose (GObject *object)
{
  PergolaTitleEntry *self = PERGOLA_TITLE_ENTRY (object);

  g_clear_object (&self->style);

  G_OBJECT_CLASS (pergola_title_entry_parent_class)->dispose (object);
}

static void
pergola_title_entry_finalize (GObject *object)
{
  g_free (PERGOLA_TITLE_ENTRY (object)->name);

  G_OBJECT_CLASS (pergola_title_entry_parent_class)->finalize (object);
}

static void
pergola_title_entry_class_init (PergolaTitleEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pergola_title_entry_dispose;
  object_class->finalize = pergola_title_entry_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = pergola_title_entry_snapshot;

  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_TITLE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_title_entry_init (PergolaTitleEntry *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self)), GTK_STYLE_PROVIDER (self->style),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-title");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  /* The project undoes. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pergola_title_entry_new (void)
{
  return g_object_new (PERGOLA_TYPE_TITLE_ENTRY, NULL);
}

char *
pergola_title_entry_get_text (PergolaTitleEntry *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
pergola_title_entry_set_text (PergolaTitleEntry *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), text, -1);
}

void
pergola_title_entry_set_names (PergolaTitleEntry *self, const char *name, const char *prompt)
{
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, name, -1);
  if (prompt != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, prompt, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pergola_title_entry_set_font (PergolaTitleEntry *self, const char *family, double size, gboolean bold)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css =
    g_strdup_printf (".board-title { font-family: \"%s\"; font-size: %spx; font-weight: %s; }", family,
                     g_ascii_formatd (number, sizeof number, "%.2f", size), bold ? "bold" : "normal");

  gtk_css_provider_load_from_data (self->style, css, -1);
}

int
pergola_title_entry_get_wanted_width (PergolaTitleEntry *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self, NULL, -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + CURSOR + 1;
}

int
pergola_title_entry_get_wanted_height (PergolaTitleEntry *self, int width, int lines)
{
  g_autoptr (PangoLayout) layout = make_layout (self, NULL, width);
  g_autoptr (PangoLayout) line = make_layout (self, "X", -1);
  int height, single;

  pango_layout_get_pixel_size (layout, NULL, &height);
  pango_layout_get_pixel_size (line, NULL, &single);

  return CLAMP (height, single, single * lines);
}
