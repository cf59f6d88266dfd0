/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-keys.h"

void
pergola_keys_add (GtkEventController *keys, const char *trigger, GtkShortcutFunc func, GVariant *args)
{
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (func, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, args);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

void
pergola_keys_activate (GtkWidget *widget, GVariant *args)
{
  const char *action, *parameter;

  g_variant_get (args, "(&s&s)", &action, &parameter);
  if (g_str_equal (parameter, "-"))
    gtk_widget_activate_action (widget, action, NULL);
  else
    gtk_widget_activate_action (widget, action, "s", parameter);
}
