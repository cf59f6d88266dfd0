/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-readings-dialog.h"

#include <glib/gi18n-lib.h>

#include "pergola-chart.h"

#define MOST_ROWS 200        /* that are shown of a text */
#define SHORT 2000           /* characters of a text that is read at once */
#define REST 250             /* milliseconds */
#define MOST_BYTES (1 << 20) /* of a file */

typedef struct
{
  PergolaEditor *editor;
  char *indicator; /* (nullable) */
  PergolaReadingsText *read;
  gboolean order_said;
  GtkWindow *window;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkListBox *list;
  GtkLabel *summary;
  GtkWidget *order; /* a drop-down: day first, month first */
  GtkWidget *add;
  guint due; /* a source: the text is read when it rests */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_handle_id (&self->due, g_source_remove);
  g_clear_pointer (&self->read, pergola_readings_text_free);
  g_object_unref (self->editor);
  g_free (self->indicator);
  g_free (self);
}

/* --- Preview --- */

static void
add_row (Dialog *self, const PergolaReadingLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = line->date != NULL ? pergola_chart_describe_date (line->date) : NULL;
  g_autofree char *value = pergola_measure_format (line->value, pergola_measure_count_decimals (line->value));
  g_autofree char *place = g_strdup_printf (_ ("Line %u"), line->line);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  gboolean good = line->state == PERGOLA_READING_GOOD;
  GtkWidget *icon = gtk_image_new_from_icon_name (line->state == PERGOLA_READING_BAD ? "dialog-error-symbolic"
                                                  : good && line->reason == NULL     ? "object-select-symbolic"
                                                  : good                             ? "dialog-warning-symbolic"
                                                                                     : "process-stop-symbolic");

  title = line->state == PERGOLA_READING_BAD ? g_strdup (line->written) : g_strdup_printf ("%s   %s", date, value);
  subtitle = g_strjoin (" · ", place, line->reason != NULL ? line->reason : line->note, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  {
    g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  }
  gtk_widget_add_css_class (icon, line->state == PERGOLA_READING_BAD ? "error"
                                  : good && line->reason == NULL     ? "success"
                                  : good                             ? "warning"
                                                                     : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->list, row);
}

static void
summarize (Dialog *self)
{
  const PergolaReadingsText *read = self->read;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label =
    read->n_good == 0 ? g_strdup (_ ("_Add"))
                      : g_strdup_printf (ngettext ("_Add %u Reading", "_Add %u Readings", read->n_good), read->n_good);

  g_string_append_printf (text, ngettext ("%u reading", "%u readings", read->n_good), read->n_good);
  if (read->n_same > 0)
    g_string_append_printf (text, _ (", %u there already"), read->n_same);
  if (read->n_bad > 0)
    g_string_append_printf (text, _ (", %u not understood"), read->n_bad);
  if (read->lines->len > MOST_ROWS)
    g_string_append_printf (text, _ (". The first %u are shown"), MOST_ROWS);
  gtk_label_set_label (self->summary, read->lines->len > 0
                                        ? text->str
                                        : _ ("Copy date, value and note from a spreadsheet, and paste them above."));
  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_widget_set_sensitive (self->add, read->n_good > 0);
}

static void
read_text (Dialog *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  PergolaReadingsFormat format;
  GtkWidget *child;
  GDate today;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  format = pergola_readings_format_get (&today);
  if (self->order_said)
    {
      format.style.order =
        gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)) == 1 ? PERGOLA_DATE_MDY : PERGOLA_DATE_DMY;
      format.style_holds = TRUE;
    }
  g_clear_pointer (&self->read, pergola_readings_text_free);
  self->read = pergola_readings_text_new (pergola_editor_get_project (self->editor), self->indicator, text, &format);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (self->read->lines->len, MOST_ROWS); i++)
    add_row (self, self->read->lines->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->read->lines->len > 0);
  gtk_widget_set_visible (self->order, self->order_said || self->read->n_guessed > 0);
  summarize (self);
}

static gboolean
due_cb (gpointer data)
{
  Dialog *self = data;

  self->due = 0;
  read_text (self);
  return G_SOURCE_REMOVE;
}

/* A short text is read at once, a long one when nothing more comes: each reading of it makes all rows anew. */
static void
changed_cb (Dialog *self)
{
  g_clear_handle_id (&self->due, g_source_remove);
  if (gtk_text_buffer_get_char_count (self->buffer) <= SHORT)
    read_text (self);
  else
    self->due = g_timeout_add (REST, due_cb, self);
}

static void
order_cb (Dialog *self)
{
  self->order_said = TRUE;
  read_text (self);
}

static void
add_cb (Dialog *self)
{
  g_autofree char *text = NULL;
  guint n;

  if (self->due != 0) /* what is added is what stands there */
    {
      g_clear_handle_id (&self->due, g_source_remove);
      read_text (self);
    }
  n = pergola_readings_text_take (pergola_editor_get_project (self->editor), self->read);
  text = g_strdup_printf (ngettext ("%u reading added", "%u readings added", n), n);
  pergola_editor_toast (self->editor, text, TRUE);
  gtk_window_destroy (self->window);
}

/* --- Window --- */

static GtkWidget *
create_header (Dialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add);
  return header;
}

static GtkWidget *
create_text (Dialog *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = view;
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 10);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Date, value and note"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_widget_add_css_class (scroller, "card");
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  return scroller;
}

static GtkWidget *
create_preview (Dialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const char *const orders[] = { _ ("Day before month"), _ ("Month before day"), NULL };

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What it says"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  self->order = gtk_drop_down_new_from_strings (orders);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->order), pergola_date_style_get ().order == PERGOLA_DATE_MDY ? 1 : 0);
  gtk_widget_set_halign (self->order, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order of dates"),
                                  -1);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (order_cb), self);
  return scroller;
}

static void
close_with_escape (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

static Dialog *
open_dialog (GtkWidget *widget, PergolaEditor *editor, const char *indicator)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *text, *preview;

  self->editor = g_object_ref (editor);
  self->indicator = g_strdup (indicator);
  self->window = GTK_WINDOW (adw_window_new ());
  g_object_set_data_full (G_OBJECT (self->window), "pergola-dialog", self, dialog_free);
  gtk_window_set_title (self->window, _ ("Add Readings"));
  gtk_window_set_default_size (self->window, 480, 560);
  gtk_window_set_modal (self->window, TRUE);
  close_with_escape (self->window);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (self->window, GTK_WINDOW (root));
  gtk_box_append (GTK_BOX (box), create_header (self));
  text = create_text (self);
  preview = create_preview (self);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_box_append (GTK_BOX (body), text);
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (body), self->order);
  gtk_box_append (GTK_BOX (body), preview);
  gtk_widget_add_css_class (body, "readings-dialog");
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  read_text (self);
  gtk_window_set_focus (self->window, self->view); /* so that Enter does not cancel what is typed */
  gtk_window_present (self->window);
  return self;
}

static void
show_text (Dialog *self, const char *bytes, gsize length)
{
  g_autofree char *text = pergola_csv_decode (bytes, length);

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/* --- From the clipboard --- */

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *window = data;
  g_autoptr (GObject) object = g_weak_ref_get (window);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  Dialog *self = object != NULL ? g_object_get_data (object, "pergola-dialog") : NULL;

  g_weak_ref_clear (window);
  if (self != NULL && text != NULL)
    show_text (self, text, strlen (text));
}

void
pergola_readings_dialog_paste (GtkWidget *widget, PergolaEditor *editor, const char *indicator)
{
  Dialog *self = open_dialog (widget, editor, indicator);
  GWeakRef *window = g_new0 (GWeakRef, 1);

  g_weak_ref_init (window, self->window);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, window);
}

/* --- From a file --- */

typedef struct
{
  GtkWidget *widget;
  PergolaEditor *editor;
  char *indicator;
  GtkNativeDialog *chooser;
} Choosing;

#define CHOOSING "pergola-readings-choosing" /* of the widget: the file is being chosen */

static void
choosing_free (Choosing *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->editor);
  g_free (self->indicator);
  g_object_unref (self->chooser);
  g_free (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Choosing *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &bytes, &length, NULL, &error))
    {
      g_autofree char *text = g_strdup_printf (_ ("Could not open the file: %s"), error->message);

      pergola_editor_toast (self->editor, text, FALSE);
    }
  else if (length > MOST_BYTES)
    pergola_editor_toast (self->editor,
                          _ ("This file is too long for readings. Copy the lines you need, and paste them."), FALSE);
  else if (gtk_widget_get_root (self->widget) != NULL)
    show_text (open_dialog (self->widget, self->editor, self->indicator), bytes, length);
  choosing_free (self);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Choosing *self)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  g_object_set_data (G_OBJECT (self->widget), CHOOSING, NULL);
  if (file != NULL)
    g_file_load_contents_async (file, NULL, loaded_cb, self);
  else
    choosing_free (self);
}

void
pergola_readings_dialog_import (GtkWidget *widget, PergolaEditor *editor, const char *indicator)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser;
  Choosing *self;

  if (g_object_get_data (G_OBJECT (widget), CHOOSING) != NULL) /* it is open */
    return;
  chooser = gtk_file_chooser_native_new (_ ("Import Readings"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data (G_OBJECT (widget), CHOOSING, chooser);
  self = g_new0 (Choosing, 1);
  self->widget = g_object_ref (widget);
  self->editor = g_object_ref (editor);
  self->indicator = g_strdup (indicator);
  self->chooser = GTK_NATIVE_DIALOG (chooser);
  gtk_file_filter_set_name (filter, _ ("Tables as text"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (self->chooser);
}
