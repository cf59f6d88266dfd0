/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Rows of the inspector's lists, made from their entries. */

#include "config.h"

#include "pergola-inspector-private.h"

#include "pergola-describe.h"
#include "pergola-popup.h"

/* At the edge of the row, with a pointer too: the menu does not hide what it is about. */
static void
show_menu (GtkWidget *row, const GdkRectangle *at, gpointer data)
{
  GMenuModel *menu = g_object_get_data (G_OBJECT (row), "pergola-menu");

  pergola_popup (gtk_widget_get_ancestor (row, PERGOLA_TYPE_INSPECTOR), row, menu, NULL);
}

static gboolean
menu_key_cb (GtkWidget *row, GVariant *args, gpointer data)
{
  show_menu (row, NULL, NULL);
  return TRUE;
}

static void
add_context_menu (GtkWidget *row, GMenuModel *menu)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_object_set_data_full (G_OBJECT (row), "pergola-menu", g_object_ref (menu), g_object_unref);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  pergola_popup_add_gestures (row, show_menu, NULL);
  gtk_widget_add_controller (row, keys);
}

static void
add_step_keys (GtkWidget *row, const char *step)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } keys[] = {
    { "<Alt>Up", "inspector.tell-earlier" },
    { "<Alt>Down", "inspector.tell-later" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger), gtk_named_action_new (keys[i].action));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (row, controller);
}

static void
set_action (GtkWidget *widget, const char *action, const char *target)
{
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
}

static void
add_prefix (GtkWidget *row, const PergolaEntry *entry)
{
  GtkWidget *prefix = NULL;

  if (entry->badge_first)
    prefix = pergola_badge_new (entry->zone);
  else if (entry->glyph != NULL)
    {
      g_autofree char *class = pergola_describe_hue_class (entry->zone != NULL ? entry->zone->hue : "teal");

      prefix = pergola_glyph_image_new (entry->glyph);
      gtk_widget_add_css_class (prefix, class);
      gtk_widget_add_css_class (prefix, "marked");
    }
  else if (entry->icon != NULL)
    prefix = gtk_image_new_from_icon_name (entry->icon);
  if (prefix != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), prefix);
}

static void
add_suffixes (GtkWidget *row, const PergolaEntry *entry)
{
  if (entry->count != NULL)
    {
      GtkWidget *label = gtk_label_new (entry->count);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  if (entry->zone != NULL && !entry->badge_first && entry->glyph == NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pergola_badge_new (entry->zone));
  if (entry->remove_action != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, entry->remove_label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->remove_label, -1);
      set_action (button, entry->remove_action, entry->remove_target);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

static GtkWidget *
create_row (const PergolaEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  /* A row that leads nowhere is all there is to read. */
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), entry->action != NULL ? 2 : 0);
  if (entry->subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (entry->subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  add_prefix (row, entry);
  add_suffixes (row, entry);
  if (entry->action != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      set_action (row, entry->action, entry->target);
    }
  if (entry->menu != NULL)
    add_context_menu (row, entry->menu);
  if (entry->step != NULL)
    add_step_keys (row, entry->step);
  if (entry->ordered)
    pergola_entry_add_dragging (row, entry->step);
  g_object_set_data_full (G_OBJECT (row), "pergola-target", g_strdup (entry->target), g_free);
  return row;
}

static GtkWidget *
create_plus (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "add-row");
  return box;
}

/* A row that adds something, as a row and not as a button in one: one stop for the keyboard. */
static GtkWidget *
create_button (const PergolaEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), create_plus (entry->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);
  set_action (row, entry->action, entry->target);
  g_object_set_data_full (G_OBJECT (row), "pergola-target", g_strdup (entry->target), g_free);
  return row;
}

static GtkWidget *
create_menu (const PergolaEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), create_plus (entry->title));
  pergola_menu_button_set_menu (GTK_MENU_BUTTON (button), entry->menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* The row is what is pressed, so that it is one stop for the keyboard; the switch shows how it stands. */
static GtkWidget *
create_switch (const PergolaEntry *entry)
{
  GtkWidget *row = create_row (entry);
  GtkWidget *state = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (state), entry->on);
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  gtk_widget_set_can_focus (state, FALSE);
  gtk_widget_set_can_target (state, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (state), GTK_ACCESSIBLE_PROPERTY_LABEL, entry->title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  return row;
}

GtkWidget *
pergola_entry_create_row (const PergolaEntry *entry)
{
  switch (entry->type)
    {
    case PERGOLA_ENTRY_BUTTON:
      return create_button (entry);
    case PERGOLA_ENTRY_MENU:
      return create_menu (entry);
    case PERGOLA_ENTRY_SWITCH:
      return create_switch (entry);
    default:
      return create_row (entry);
    }
}
