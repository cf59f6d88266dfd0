/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-readings-box.h"

#include <glib/gi18n-lib.h>

#include "pergola-chart.h"
#include "pergola-readings-dialog.h"

#define FEW 3 /* readings that are shown at first */

struct _PergolaReadingsBox
{
  GtkBox parent_instance;

  PergolaEditor *editor;
  char *indicator;
  char *changed; /* (nullable): the id of the reading that the line changes */
  gboolean all;  /* are shown */
  guint idle;    /* an update is due */

  GtkWidget *chart;
  GtkWidget *date, *value, *note;
  GtkWidget *fault;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PergolaReadingsBox, pergola_readings_box, GTK_TYPE_BOX)

static PergolaProject *
get_project (PergolaReadingsBox *self)
{
  return pergola_editor_get_project (self->editor);
}

/* --- The line --- */

static void
set_fault (PergolaReadingsBox *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (GTK_LABEL (self->fault), text);
  gtk_widget_set_visible (self->fault, *text != '\0');
  if (is_error)
    gtk_widget_add_css_class (self->fault, "error");
  else
    gtk_widget_remove_css_class (self->fault, "error");
}

static void
set_text (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

/* (transfer full): in the desktop's style. */
static char *
write_date (const char *iso)
{
  return pergola_date_format (iso, pergola_date_style_get ());
}

static void
get_today (GDate *today)
{
  g_date_clear (today, 1);
  g_date_set_time_t (today, time (NULL));
}

/* Ready for the next one, today's unless it is said otherwise. */
static void
clear_line (PergolaReadingsBox *self)
{
  g_autofree char *iso = NULL;
  g_autofree char *date = NULL;
  GDate today;

  get_today (&today);
  iso = pergola_period_to_string (&today);
  date = write_date (iso);
  g_clear_pointer (&self->changed, g_free);
  set_text (self->date, date);
  set_text (self->value, NULL);
  set_text (self->note, NULL);
}

/* What the line says goes into the project. FALSE with what is wrong said. */
static gboolean
take_line (PergolaReadingsBox *self)
{
  GDate today;
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  g_autoptr (GError) error = NULL;
  gboolean beside, done;
  double value;

  get_today (&today);
  date = pergola_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->date)), pergola_date_style_get (), &today);
  number = pergola_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->value)), pergola_number_get_point ());
  if (date == NULL || number == NULL)
    {
      set_fault (self,
                 date == NULL ? _ ("This is not a date. Write it like 2026-05-14.")
                              : _ ("Write a number, like 12 or 3.5."),
                 TRUE);
      gtk_widget_grab_focus (date == NULL ? self->date : self->value);
      return FALSE;
    }
  value = g_ascii_strtod (number, NULL);
  beside = pergola_reading_find (get_project (self), self->indicator, date, self->changed) != NULL;
  if (self->changed != NULL)
    done = pergola_reading_change (get_project (self), self->changed, date, value, note, &error);
  else
    done = pergola_reading_add (get_project (self), self->indicator, date, value, note, &error) != NULL;
  set_fault (self, !done ? error->message : beside ? _ ("There is another reading of this date.") : "", !done);
  return done;
}

static void
enter_cb (PergolaReadingsBox *self)
{
  if (!take_line (self))
    return;
  clear_line (self);
  gtk_widget_grab_focus (self->date);
}

static gboolean
escape_cb (PergolaReadingsBox *self, guint key)
{
  if (key != GDK_KEY_Escape || self->changed == NULL)
    return FALSE;
  clear_line (self);
  set_fault (self, "", FALSE);
  return TRUE;
}

static GtkWidget *
create_entry (PergolaReadingsBox *self, GtkWidget *box, const char *name, int chars)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (enter_cb), self);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static GtkWidget *
create_line (PergolaReadingsBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->date = create_entry (self, box, _ ("Date"), 9);
  self->value = create_entry (self, box, _ ("Value"), 5);
  self->note = create_entry (self, box, _ ("Note"), 5);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_widget_add_css_class (box, "readings-line");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (escape_cb), self);
  gtk_widget_add_controller (box, keys);
  return box;
}

/* --- The list --- */

static void
remove_cb (PergolaReadingsBox *self, GtkWidget *button)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "pergola-reading"));

  if (g_strcmp0 (id, self->changed) == 0)
    clear_line (self);
  gtk_widget_grab_focus (self->date);
  pergola_reading_remove (get_project (self), id);
  pergola_editor_toast (self->editor, _ ("Reading deleted"), TRUE);
}

static GtkWidget *
create_label (GtkWidget *box, const char *text, const char *css_class, int chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_row (PergolaReadingsBox *self, PergolaItem *item, const char *iso, const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *date = pergola_chart_describe_date (iso);
  g_autofree char *name = g_strdup_printf ("%s: %s. %s", date, value, pergola_item_get_title (item));
  g_autofree char *removal = NULL;

  create_label (box, date, "dim-label", 7);
  create_label (box, value, "indicator-latest", 5);
  gtk_widget_set_hexpand (create_label (box, pergola_item_get_title (item), "dim-label", 3), TRUE);
  /* Translators: %s is a date. */
  removal = g_strdup_printf (_ ("Delete the reading of %s"), date);
  gtk_widget_set_tooltip_text (button, removal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "pergola-reading", g_strdup (pergola_item_get_id (item)), g_free);
  g_object_set_data_full (G_OBJECT (row), "pergola-reading", g_strdup (pergola_item_get_id (item)), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "readings-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
add_more (PergolaReadingsBox *self, guint n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("All %u reading", "All %u readings", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "add-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_append (self->list, row);
}

static void
show_list (PergolaReadingsBox *self, const PergolaIndicator *indicator)
{
  guint decimals = pergola_indicator_get_decimals (indicator), n = indicator->readings->len;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = n; i > 0 && (self->all || n - i < FEW); i--)
    {
      const PergolaReading *reading = &g_array_index (indicator->readings, PergolaReading, i - 1);
      g_autofree char *value = pergola_measure_format (reading->value, decimals);

      add_row (self, reading->item, reading->date, value);
    }
  for (guint i = 0; i < indicator->incomplete->len; i++)
    add_row (self, indicator->incomplete->pdata[i],
             pergola_reading_get_date (get_project (self), indicator->incomplete->pdata[i]), "–");
  if (!self->all && n > FEW)
    add_more (self, n);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n + indicator->incomplete->len > 0);
}

static void
update (PergolaReadingsBox *self)
{
  PergolaItem *item = pergola_project_get (get_project (self), self->indicator);
  g_autoptr (PergolaIndicator) indicator = item != NULL ? pergola_indicator_new (get_project (self), item) : NULL;

  if (indicator == NULL)
    return;
  if (self->changed != NULL && pergola_project_get (get_project (self), self->changed) == NULL)
    clear_line (self);
  pergola_chart_set_indicator (PERGOLA_CHART (self->chart), indicator);
  show_list (self, indicator);
}

static gboolean
update_cb (gpointer data)
{
  PergolaReadingsBox *self = data;

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
committed_cb (PergolaReadingsBox *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* A row's reading goes up into the line, to be changed there. */
static void
activated_cb (PergolaReadingsBox *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "pergola-reading");
  PergolaItem *item = id != NULL ? pergola_project_get (get_project (self), id) : NULL;
  const PergolaKind *kind = pergola_project_get_kind_by_role (get_project (self), "reading");
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "value") : NULL;
  const char *iso = item != NULL ? pergola_reading_get_date (get_project (self), item) : NULL;
  g_autofree char *date = iso != NULL ? write_date (iso) : NULL;
  const char *number = item != NULL && field != NULL ? pergola_item_get (item, field->id) : NULL;
  g_autofree char *value = number != NULL ? pergola_number_format (number, pergola_number_get_point ()) : NULL;

  if (item == NULL)
    {
      self->all = TRUE;
      update (self);
      return;
    }
  g_free (self->changed);
  self->changed = g_strdup (id);
  set_text (self->date, date);
  set_text (self->value, value);
  set_text (self->note, pergola_item_get_title (item));
  set_fault (self, _ ("Enter changes this reading, Escape leaves it."), FALSE);
  gtk_widget_grab_focus (self->value);
}

/* --- Many at once --- */

static void
paste_cb (PergolaReadingsBox *self)
{
  pergola_readings_dialog_paste (GTK_WIDGET (self), self->editor, self->indicator);
}

static void
import_cb (PergolaReadingsBox *self)
{
  pergola_readings_dialog_import (GTK_WIDGET (self), self->editor, self->indicator);
}

static void
add_button (PergolaReadingsBox *self, GtkWidget *box, const char *label, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

/* --- Object --- */

static void
pergola_readings_box_dispose (GObject *object)
{
  PergolaReadingsBox *self = PERGOLA_READINGS_BOX (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->indicator, g_free);
  g_clear_pointer (&self->changed, g_free);
  G_OBJECT_CLASS (pergola_readings_box_parent_class)->dispose (object);
}

static void
pergola_readings_box_class_init (PergolaReadingsBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_readings_box_dispose;
}

static void
pergola_readings_box_init (PergolaReadingsBox *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Readings"));
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->chart = pergola_chart_new (FALSE);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), self->chart);
  gtk_box_append (GTK_BOX (self), card);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self), heading);
  gtk_box_append (GTK_BOX (self), create_line (self));
  self->fault = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_add_css_class (self->fault, "caption");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (self), self->fault);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Readings"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  add_button (self, buttons, _ ("Paste…"), _ ("Paste readings that were copied from a spreadsheet"),
              G_CALLBACK (paste_cb));
  add_button (self, buttons, _ ("Import CSV…"), _ ("Import readings from a file of a spreadsheet"),
              G_CALLBACK (import_cb));
  gtk_box_append (GTK_BOX (self), buttons);
}

GtkWidget *
pergola_readings_box_new (PergolaEditor *editor, const char *indicator)
{
  PergolaReadingsBox *self = g_object_new (PERGOLA_TYPE_READINGS_BOX, NULL);

  self->editor = g_object_ref (editor);
  self->indicator = g_strdup (indicator);
  g_signal_connect_object (pergola_editor_get_project (editor), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  clear_line (self);
  update (self);
  return GTK_WIDGET (self);
}
