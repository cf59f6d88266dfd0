/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows that are one line of text: lines, numbers, durations, dates and times. What is typed goes to the project as it
 * is typed; what does not fit stays in the entry with the reason under it, while the project has again what it had
 * before, and so has the entry once one goes elsewhere. Numbers and dates are read and shown as
 * people write them where they live (pergola-date.h), and put in order when one goes elsewhere. */

#include "config.h"

#include "pergola-entry-ellipsis.h"
#include "pergola-field-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- What people write, and what the project holds --- */

static gboolean
is_number (PergolaField *self)
{
  return self->def->type == PERGOLA_FIELD_NUMBER || self->def->type == PERGOLA_FIELD_DURATION;
}

/* (transfer full): as it is shown. */
static char *
format_value (PergolaField *self, const char *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (self->def->type == PERGOLA_FIELD_DATE)
    return pergola_date_format (value, pergola_date_style_get ());
  if (is_number (self))
    return pergola_number_format (value, pergola_number_get_point ());

  return g_strdup (value);
}

/* (transfer full) (nullable): as the project holds it, NULL where it means nothing. */
static char *
parse_text (PergolaField *self, const char *text)
{
  g_autoptr (GDateTime) now = NULL;
  GDate today;

  if (is_number (self))
    return pergola_number_parse (text, pergola_number_get_point ());
  if (self->def->type != PERGOLA_FIELD_DATE)
    return g_strdup (text);

  now = g_date_time_new_now_local ();
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
  return pergola_date_parse (text, pergola_date_style_get (), &today);
}

/* The text follows the project without losing the cursor. */
static void
show_text (PergolaField *self, const char *value)
{
  GtkEditable *editable = GTK_EDITABLE (self->focus);
  int position = gtk_editable_get_position (editable);
  g_autofree char *text = format_value (self, value);

  gtk_editable_set_text (editable, text);
  gtk_editable_set_position (editable, position);
}

static gboolean
may_be_wrong (PergolaField *self)
{
  return self->def->type != PERGOLA_FIELD_LINE;
}

/* What means nothing goes there as it is, and is refused with the reason. */
static void
changed_cb (PergolaField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->focus));
  g_autofree char *value = self->busy ? NULL : parse_text (self, text);

  if (self->busy)
    return;
  if (may_be_wrong (self))
    pergola_field_begin (self);
  pergola_field_set (self, value != NULL ? value : text, TRUE);
}

/* "14 may" becomes 14/05/2026. */
static void
write_in_order (PergolaField *self, const char *value)
{
  g_autofree char *text = format_value (self, value);

  if (g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->focus))))
    return;
  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->focus), text);
  gtk_editable_set_position (GTK_EDITABLE (self->focus), -1);
  self->busy = FALSE;
}

/* FALSE where what stands there was refused. */
static gboolean
take (PergolaField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->focus));
  g_autofree char *value = parse_text (self, text);

  if (self->busy)
    return TRUE;
  if (g_strcmp0 (value != NULL ? value : text, self->seen != NULL ? self->seen : "") != 0)
    return self->before == NULL;
  pergola_field_end (self);
  if (!self->mixed && self->seen != NULL)
    write_in_order (self, self->seen);
  return TRUE;
}

/* What was refused stays, to be mended. */
static void
activate_cb (PergolaField *self)
{
  take (self);
}

static void
done_cb (PergolaField *self)
{
  if (!take (self))
    pergola_field_take_back (self);
}

/* Escape gives back what was there before. */
static gboolean
key_cb (PergolaField *self, guint key, guint code, GdkModifierType modifiers)
{
  return key == GDK_KEY_Escape && pergola_field_take_back (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
put_in_order (PergolaField *self)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)));
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, focus);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, keys);
  g_signal_connect_object (self->row, "entry-activated", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/* --- Rows --- */

static void
init_entry (PergolaField *self, GtkInputPurpose purpose)
{
  GtkEditable *text;

  self->row = self->focus = adw_entry_row_new ();
  self->show = show_text;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), pergola_field_get_title (self));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->row), purpose);
  /* The project undoes, not the entry. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->row), FALSE);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->row));
  if (GTK_IS_TEXT (text))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      pergola_field_get_title (self), -1);
      if (self->def->prompt != NULL)
        gtk_text_set_placeholder_text (GTK_TEXT (text), self->def->prompt);
    }
  g_signal_connect_object (self->row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
pergola_field_init_line (PergolaField *self)
{
  init_entry (self, GTK_INPUT_PURPOSE_FREE_FORM);
  pergola_entry_ellipsize (ADW_ENTRY_ROW (self->row));
}

void
pergola_field_init_time (PergolaField *self)
{
  init_entry (self, GTK_INPUT_PURPOSE_FREE_FORM);
  put_in_order (self);
}

/* --- Numbers --- */

static void
step_number (PergolaField *self, double step)
{
  const char *value = self->seen != NULL ? self->seen : "0";
  double number = CLAMP (g_ascii_strtod (value, NULL) + step, self->def->min, self->def->max);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = format_value (self, g_ascii_dtostr (buffer, sizeof buffer, number));

  gtk_editable_set_text (GTK_EDITABLE (self->focus), text);
}

static void
less_cb (PergolaField *self)
{
  step_number (self, -1);
}

static void
more_cb (PergolaField *self)
{
  step_number (self, 1);
}

static void
add_step_button (PergolaField *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), button);
}

void
pergola_field_init_number (PergolaField *self)
{
  init_entry (self, GTK_INPUT_PURPOSE_NUMBER);
  put_in_order (self);
  gtk_widget_add_css_class (self->row, "crowded");
  add_step_button (self, "list-remove-symbolic", _ ("Less"), G_CALLBACK (less_cb));
  add_step_button (self, "list-add-symbolic", _ ("More"), G_CALLBACK (more_cb));
}

/* --- Dates --- */

static void
day_cb (PergolaField *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->part));
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (self->busy)
    return;
  value = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date), g_date_time_get_month (date),
                           g_date_time_get_day_of_month (date));
  text = format_value (self, value);
  gtk_editable_set_text (GTK_EDITABLE (self->focus), text);
}

/* The calendar opens at the date of the row; a year or a month opens at its beginning. */
static void
calendar_shown_cb (PergolaField *self)
{
  const char *value = self->seen;
  int year = 0, month = 1, day = 1;
  g_autoptr (GDateTime) date = NULL;

  if (value != NULL && sscanf (value, "%4d-%2d-%2d", &year, &month, &day) >= 1 && year > 0)
    date = g_date_time_new_local (year, month, day, 0, 0, 0);
  if (date == NULL)
    return;
  self->busy = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->part), date);
  self->busy = FALSE;
}

void
pergola_field_init_date (PergolaField *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  init_entry (self, GTK_INPUT_PURPOSE_FREE_FORM);
  put_in_order (self);
  self->part = gtk_calendar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pergola_field_get_title (self), -1);
  gtk_popover_set_child (GTK_POPOVER (popover), self->part);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Calendar"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), button);
  g_signal_connect_object (self->part, "day-selected", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), self, G_CONNECT_SWAPPED);
}
