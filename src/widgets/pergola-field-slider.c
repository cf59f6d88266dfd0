/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A number between two ends that have words: where on the way from one to the other. The same number is a place on a
 * board with axes. */

#include "config.h"

#include "pergola-field-private.h"

#include <math.h>

#define STEPS 100 /* from end to end */

static void
show_number (PergolaField *self, const char *value)
{
  double number = value != NULL ? g_ascii_strtod (value, NULL) : (self->def->min + self->def->max) / 2;

  gtk_range_set_value (GTK_RANGE (self->focus), number);
  gtk_scale_set_draw_value (GTK_SCALE (self->focus), value != NULL);
}

static void
changed_cb (PergolaField *self)
{
  double step = (self->def->max - self->def->min) / STEPS;
  double value = round (gtk_range_get_value (GTK_RANGE (self->focus)) / step) * step;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->busy)
    return;
  pergola_field_set (self, g_ascii_formatd (text, sizeof text, "%.10g", value), TRUE);
  gtk_scale_set_draw_value (GTK_SCALE (self->focus), TRUE);
}

static GtkWidget *
create_end (const char *words, float xalign)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0.5 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

void
pergola_field_init_slider (PergolaField *self)
{
  const char *title = pergola_field_get_title (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  double step = (self->def->max - self->def->min) / STEPS;

  self->show = show_number;
  self->focus = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, self->def->min, self->def->max, step);
  gtk_scale_set_value_pos (GTK_SCALE (self->focus), GTK_POS_RIGHT);
  gtk_scale_set_digits (GTK_SCALE (self->focus), MAX (0, (int) ceil (-log10 (step) - 1e-9)));
  gtk_range_set_increments (GTK_RANGE (self->focus), step, 10 * step);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (ends), create_end (self->def->low, 0));
  gtk_box_append (GTK_BOX (ends), create_end (self->def->high, 1));
  gtk_box_append (GTK_BOX (box), ends);
  gtk_box_append (GTK_BOX (box), self->focus);
  gtk_widget_add_css_class (box, "field-box");
  self->row = adw_preferences_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
  g_signal_connect_object (self->focus, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
