/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows whose answers all show: linked toggles, checks, a switch. */

#include "config.h"

#include "pergola-field-private.h"

#include <glib/gi18n-lib.h>

#define SHORT 16                    /* characters of an answer that can stand beside others */
#define CHOICE_KEY "pergola-choice" /* of a button: the choice it stands for */

static const char *
get_choice (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), CHOICE_KEY);
}

/* A title above @child, in a row that itself does nothing. */
static void
init_box (PergolaField *self, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (pergola_field_get_title (self));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "field-title");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), child);
  gtk_widget_add_css_class (box, "field-box");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, pergola_field_get_title (self),
                                  -1);
  self->part = child;
  self->row = adw_preferences_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), pergola_field_get_title (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), FALSE);
  gtk_widget_set_focusable (self->row, FALSE);
}

static void
add_button (PergolaField *self, GtkWidget *button, const PergolaChoice *choice, GCallback callback)
{
  g_object_set_data_full (G_OBJECT (button), CHOICE_KEY, g_strdup (choice->id), g_free);
  gtk_widget_set_tooltip_text (button, choice->ask != NULL ? choice->ask : choice->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->title, -1);
  g_signal_connect_object (button, "toggled", callback, self, G_CONNECT_SWAPPED);
  if (self->focus == NULL)
    self->focus = button;
  gtk_box_append (GTK_BOX (self->part), button);
}

/* --- One of a few --- */

static void
show_toggle (PergolaField *self, const char *value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), g_strcmp0 (get_choice (child), value) == 0);
}

/* Pressing the lit one again unsets. */
static void
toggled_cb (PergolaField *self, GtkToggleButton *button)
{
  g_autofree char *id = g_strdup (get_choice (GTK_WIDGET (button)));

  if (self->busy)
    return;
  if (gtk_toggle_button_get_active (button) || !self->def->required)
    pergola_field_set (self, gtk_toggle_button_get_active (button) ? id : NULL, FALSE);
  self->busy = TRUE;
  show_toggle (self, self->seen);
  self->busy = FALSE;
}

/* The sign that a card will show, where there is one, and what it means: nobody has to guess. */
static GtkWidget *
create_face (const PergolaChoice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *words = gtk_label_new (choice->title);

  if (choice->badge != NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_label_new (choice->badge));
      gtk_widget_add_css_class (words, "caption");
    }
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

/* Side by side, unless that would leave their words too little room. */
static GtkOrientation
find_orientation (const PergolaFieldDef *def)
{
  for (guint i = 0; i < def->choices->len; i++)
    if (g_utf8_strlen (((PergolaChoice *) def->choices->pdata[i])->title, -1) > SHORT)
      return GTK_ORIENTATION_VERTICAL;
  return GTK_ORIENTATION_HORIZONTAL;
}

void
pergola_field_init_toggles (PergolaField *self)
{
  GtkWidget *box = gtk_box_new (find_orientation (self->def), 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  init_box (self, box);
  self->show = show_toggle;
  for (guint i = 0; i < self->def->choices->len; i++)
    {
      const PergolaChoice *choice = self->def->choices->pdata[i];
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), create_face (choice));
      add_button (self, button, choice, G_CALLBACK (toggled_cb));
    }
}

/* --- Several --- */

static void
show_checks (PergolaField *self, const char *value)
{
  PergolaItem *item = pergola_field_get_item (self);

  for (GtkWidget *child = gtk_widget_get_first_child (self->part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (child), self->mixed);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                   !self->mixed && pergola_item_has_choice (item, self->key, get_choice (child)));
    }
}

static void
checked_cb (PergolaField *self)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (self->busy)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (self->part); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", get_choice (child));
  pergola_field_set (self, value->str, FALSE);
}

void
pergola_field_init_choices (PergolaField *self)
{
  init_box (self, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->show = show_checks;
  for (guint i = 0; i < self->def->choices->len; i++)
    {
      const PergolaChoice *choice = self->def->choices->pdata[i];

      add_button (self, gtk_check_button_new_with_label (choice->title), choice, G_CALLBACK (checked_cb));
    }
}

/* --- Yes or no --- */

static void
show_switch (PergolaField *self, const char *value)
{
  gtk_switch_set_active (GTK_SWITCH (self->focus), g_strcmp0 (value, "yes") == 0);
}

static void
switched_cb (PergolaField *self)
{
  if (!self->busy)
    pergola_field_set (self, gtk_switch_get_active (GTK_SWITCH (self->focus)) ? "yes" : "no", FALSE);
}

static void
init_action_row (PergolaField *self)
{
  self->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), pergola_field_get_title (self));
}

void
pergola_field_init_boolean (PergolaField *self)
{
  init_action_row (self);
  self->show = show_switch;
  self->focus = gtk_switch_new ();
  gtk_widget_set_valign (self->focus, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pergola_field_get_title (self), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->focus);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->focus);
  g_signal_connect_object (self->focus, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
}

/* --- A sketch, which other views draw --- */

static void
show_strokes (PergolaField *self, const char *value)
{
  g_auto (GStrv) strokes = g_strsplit (value != NULL ? value : "", "\n", -1);
  guint n = value != NULL ? g_strv_length (strokes) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("A sketch of %u stroke", "A sketch of %u strokes", n), n);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), n > 0 ? text : _ ("No sketch"));
}

void
pergola_field_init_strokes (PergolaField *self)
{
  init_action_row (self);
  self->show = show_strokes;
}
