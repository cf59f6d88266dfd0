/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row for the name of a person or an item. What is typed is taken when it is done, for half a name is nobody: with
 * Enter, with the check beside it, or by going elsewhere. Those who are there are offered below while one types, and
 * all of them in a list, with nobody; a button leads to the one that is named. */

#include "config.h"

#include "pergola-field-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-chooser.h"
#include "pergola-completion.h"
#include "pergola-entry-ellipsis.h"

#define GO "pergola-field-go"

static gboolean
is_person (PergolaField *self)
{
  return self->def->type == PERGOLA_FIELD_PERSON;
}

static GtkEditable *
get_text (PergolaField *self)
{
  return gtk_editable_get_delegate (GTK_EDITABLE (self->row));
}

static const char *
get_name (PergolaField *self, const char *value)
{
  PergolaItem *named = value != NULL ? pergola_project_get (pergola_field_get_project (self), value) : NULL;

  if (named != NULL)
    return pergola_item_get_title (named);
  if (self->mixed)
    return _ ("Several");
  if (value == NULL)
    return "";
  return is_person (self) ? _ ("Someone who is not in this project") : _ ("Something that is not in this project");
}

static void
show_buttons (PergolaField *self, const char *value)
{
  gboolean there = value != NULL && pergola_project_get (pergola_field_get_project (self), value) != NULL;

  gtk_widget_set_visible (g_object_get_data (G_OBJECT (self->row), GO), there);
}

static void
write_name (PergolaField *self, const char *value)
{
  const char *name = get_name (self, value);
  gboolean busy = self->busy;

  self->busy = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), name))
    gtk_editable_set_text (GTK_EDITABLE (self->row), name);
  self->busy = busy;
}

/* Each time the field looks again: who is there may be another, or be called otherwise. */
static void
show_name (PergolaField *self, const char *value)
{
  show_buttons (self, value);
  if (!gtk_widget_has_focus (GTK_WIDGET (get_text (self))))
    write_name (self, value);
}

static void
show_anew (PergolaField *self)
{
  PergolaItem *item = pergola_field_get_item (self);
  const char *value = item != NULL && !self->mixed ? pergola_item_get (item, self->key) : NULL;

  show_buttons (self, value);
  write_name (self, value);
}

/* --- Taking --- */

static void
apply_cb (PergolaField *self)
{
  PergolaItem *item = pergola_field_get_item (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));

  if (self->busy || item == NULL || g_str_equal (name, get_name (self, self->seen)))
    return;
  pergola_field_set_reference (self, name);
  show_anew (self);
}

static void
take_id (PergolaField *self, const char *id)
{
  if (pergola_field_get_item (self) == NULL)
    return;
  pergola_field_set (self, id, FALSE);
  show_anew (self);
}

static void
go_cb (PergolaField *self)
{
  PergolaItem *item = pergola_field_get_item (self);
  PergolaItem *named = item != NULL ? pergola_reference_get (pergola_field_get_project (self), item, self->key) : NULL;

  if (named != NULL)
    pergola_editor_go_to (self->editor, pergola_item_get_id (named));
}

/* --- The list --- */

/* (transfer container): whom the field could name. */
static GPtrArray *
list_items (gpointer data)
{
  PergolaField *self = data;

  return pergola_reference_list (pergola_field_get_project (self), self->def);
}

static void
chosen_cb (PergolaField *self, const char *id)
{
  take_id (self, *id != '\0' ? id : NULL);
}

static void
created_cb (PergolaField *self, const char *name)
{
  if (*name == '\0')
    {
      gtk_widget_grab_focus (self->row); /* to be typed there */
      return;
    }
  pergola_field_set_reference (self, name);
  show_anew (self);
}

/* All of them, a new one, and nobody where somebody is named. */
static void
list_cb (PergolaField *self, GtkWidget *button)
{
  const PergolaKind *kind = pergola_reference_get_kind (pergola_field_get_project (self), self->def);
  g_autoptr (GPtrArray) items = list_items (self);
  /* Translators: %s is a kind of item, such as “Person”. */
  g_autofree char *fresh = kind != NULL ? g_strdup_printf (_ ("New %s"), kind->title) : NULL;
  PergolaChooser *chooser =
    pergola_chooser_new (pergola_field_get_title (self), fresh, _ ("Nothing is called that yet."));

  if (self->seen != NULL || self->mixed)
    pergola_chooser_add (chooser, "", is_person (self) ? _ ("Nobody") : _ ("None"), NULL);
  for (guint i = 0; i < items->len; i++)
    pergola_chooser_add (chooser, pergola_item_get_id (items->pdata[i]), pergola_item_get_title (items->pdata[i]),
                         NULL);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  pergola_chooser_show (chooser, self->row, button);
}

/* --- The row --- */

static void
dress (GtkWidget *button, const char *label)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
add_button (PergolaField *self, const char *key, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  dress (button, label);
  if (key != NULL)
    {
      gtk_widget_set_visible (button, FALSE);
      g_object_set_data (G_OBJECT (self->row), key, button);
    }
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), button);
}

/* Escape gives back what was there before half a name was typed. */
static gboolean
key_cb (PergolaField *self, guint key, guint code, GdkModifierType modifiers)
{
  if (key != GDK_KEY_Escape ||
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), get_name (self, self->seen)))
    return GDK_EVENT_PROPAGATE;
  write_name (self, self->seen);
  return GDK_EVENT_STOP;
}

static void
watch_text (PergolaField *self, GtkText *text)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), keys);
  self->helper =
    G_OBJECT (pergola_completion_new (self->row, text, pergola_field_get_project (self), list_items, self));
  g_signal_connect_object (self->helper, "chosen", G_CALLBACK (take_id), self, G_CONNECT_SWAPPED);
}

void
pergola_field_init_reference (PergolaField *self)
{
  const PergolaKind *kind = pergola_reference_get_kind (pergola_field_get_project (self), self->def);
  GtkText *text;

  self->row = self->focus = adw_entry_row_new ();
  self->show = show_name;
  self->always = TRUE;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), pergola_field_get_title (self));
  gtk_widget_add_css_class (self->row, "crowded");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->row), TRUE);
  /* The project undoes, not the entry. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->row), FALSE);
  text = GTK_TEXT (get_text (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, pergola_field_get_title (self),
                                  -1);
  if (self->def->prompt != NULL)
    gtk_text_set_placeholder_text (text, self->def->prompt);
  add_button (self, GO, "go-next-symbolic", _ ("Go there"), G_CALLBACK (go_cb));
  add_button (self, NULL, "pan-down-symbolic", kind != NULL ? kind->plural : pergola_field_get_title (self),
              G_CALLBACK (list_cb));
  watch_text (self, text);
  pergola_entry_ellipsize (ADW_ENTRY_ROW (self->row));
}
