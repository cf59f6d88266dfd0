/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row for somebody's name. What is typed is taken when it is done, for half a name is nobody: with Enter, with the
 * check beside it, or by going elsewhere. A list offers those who are there. */

#include "config.h"

#include "pergola-field-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_person (PergolaField *self)
{
  return self->def->type == PERGOLA_FIELD_PERSON;
}

/* Each time the field looks again: who is there may be another, or be called otherwise. */
static void
show_name (PergolaField *self, const char *value)
{
  PergolaProject *project = pergola_field_get_project (self);
  PergolaItem *named = value != NULL ? pergola_project_get (project, value) : NULL;
  const char *name = named != NULL      ? pergola_item_get_title (named)
                     : self->mixed      ? _ ("Several")
                     : value == NULL    ? ""
                     : is_person (self) ? _ ("Someone who is not in this project")
                                        : _ ("Something that is not in this project");

  if (gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row)))))
    return;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), name))
    gtk_editable_set_text (GTK_EDITABLE (self->row), name);
}

static void
take (PergolaField *self, const char *name)
{
  PergolaProject *project = pergola_field_get_project (self);
  PergolaItem *item = pergola_field_get_item (self);

  if (item == NULL || (!self->mixed && g_str_equal (pergola_reference_get_name (project, item, self->key), name)))
    return;
  pergola_field_set_reference (self, name);
}

static void
apply_cb (PergolaField *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));

  if (!self->busy && !(self->mixed && g_str_equal (name, _ ("Several"))))
    take (self, name);
}

/* --- The list --- */

static void
chosen_cb (PergolaField *self, GtkListBoxRow *row)
{
  const char *name = gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_POPOVER)));
  take (self, gtk_list_box_row_get_index (row) == 0 ? "" : name);
  self->busy = TRUE;
  show_name (self, pergola_item_get (pergola_field_get_item (self), self->key));
  self->busy = FALSE;
}

static void
add_name (PergolaField *self, const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_append (GTK_LIST_BOX (self->part), label);
}

static void
list_cb (PergolaField *self)
{
  PergolaProject *project = pergola_field_get_project (self);
  g_autoptr (GPtrArray) items = pergola_reference_list (project, self->def);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->part)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->part), child);
  add_name (self, is_person (self) ? _ ("Nobody") : _ ("None"));
  for (guint i = 0; i < items->len; i++)
    add_name (self, pergola_item_get_title (items->pdata[i]));
}

static GtkWidget *
create_list (PergolaField *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->part = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->part), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->part);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "menu");
  g_signal_connect_object (popover, "show", G_CALLBACK (list_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->part, "row-activated", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

void
pergola_field_init_reference (PergolaField *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEditable *text;

  self->row = self->focus = adw_entry_row_new ();
  self->show = show_name;
  self->always = TRUE;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), pergola_field_get_title (self));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->row), TRUE);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, pergola_field_get_title (self),
                                  -1);
  if (self->def->prompt != NULL)
    gtk_text_set_placeholder_text (GTK_TEXT (text), self->def->prompt);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), create_list (self));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("People"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), button);
  g_signal_connect_object (self->row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
}
