/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A scale with a clear button: no score is not the lowest score. */

#include "config.h"

#include "pergola-field-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A score without a range of its own is one of ten. */
static void
get_range (PergolaField *self, double *min, double *max)
{
  *min = self->def->min == -G_MAXDOUBLE ? 0 : self->def->min;
  *max = self->def->max == G_MAXDOUBLE ? *min + 10 : self->def->max;
}

static void
show_score (PergolaField *self, const char *value)
{
  double min, max;

  get_range (self, &min, &max);
  gtk_range_set_value (GTK_RANGE (self->focus), value != NULL ? g_ascii_strtod (value, NULL) : min);
  gtk_scale_set_draw_value (GTK_SCALE (self->focus), value != NULL);
  gtk_widget_set_sensitive (self->part, value != NULL || self->mixed);
}

static void
changed_cb (PergolaField *self)
{
  double value = round (gtk_range_get_value (GTK_RANGE (self->focus)));
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->busy)
    return;
  pergola_field_set (self, g_ascii_dtostr (text, sizeof text, value), TRUE);
  gtk_scale_set_draw_value (GTK_SCALE (self->focus), TRUE);
  gtk_widget_set_sensitive (self->part, TRUE);
}

static void
clear_cb (PergolaField *self)
{
  pergola_field_set (self, NULL, FALSE);
  self->busy = TRUE;
  show_score (self, NULL);
  self->busy = FALSE;
}

void
pergola_field_init_score (PergolaField *self)
{
  const char *title = pergola_field_get_title (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  double min, max;

  get_range (self, &min, &max);
  self->show = show_score;
  self->focus = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, min, max, 1);
  gtk_scale_set_value_pos (GTK_SCALE (self->focus), GTK_POS_RIGHT);
  gtk_scale_set_digits (GTK_SCALE (self->focus), 0);
  gtk_widget_set_hexpand (self->focus, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->part = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_add_css_class (self->part, "flat");
  gtk_widget_set_tooltip_text (self->part, _ ("Clear"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Clear"), -1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "field-title");
  gtk_box_append (GTK_BOX (line), self->focus);
  gtk_box_append (GTK_BOX (line), self->part);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_add_css_class (box, "field-box");
  self->row = adw_preferences_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
  g_signal_connect_object (self->focus, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->part, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
}
