/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a window looked when it was last closed, where the schema that remembers it is installed. */

#include "config.h"

#include "pergola-window-private.h"

static GSettings *
get_settings (PergolaWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  return app != NULL ? pergola_application_get_settings (PERGOLA_APPLICATION (app)) : NULL;
}

void
pergola_window_restore_state (PergolaWindow *self)
{
  GSettings *settings = get_settings (self);

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_flap_set_reveal_flap (self->sidebar_flap, g_settings_get_boolean (settings, "sidebar-shown"));
  adw_flap_set_reveal_flap (self->inspector_flap, g_settings_get_boolean (settings, "inspector-shown"));
  pergola_catalogue_strip_set_revealed (self->catalogue, g_settings_get_boolean (settings, "catalogue-shown"));
}

/* What is folded away for want of room says nothing about what was wanted. */
void
pergola_window_save_state (PergolaWindow *self)
{
  GSettings *settings = get_settings (self);
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!adw_flap_get_folded (self->sidebar_flap))
    g_settings_set_boolean (settings, "sidebar-shown", adw_flap_get_reveal_flap (self->sidebar_flap));
  if (!adw_flap_get_folded (self->inspector_flap))
    g_settings_set_boolean (settings, "inspector-shown", adw_flap_get_reveal_flap (self->inspector_flap));
  g_settings_set_boolean (settings, "catalogue-shown",
                          self->catalogue_folded ? self->catalogue_wanted
                                                 : pergola_catalogue_strip_get_revealed (self->catalogue));
}
