/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files that are dropped on the start window: projects are opened, folders come into the library. */

#include "config.h"

#include "pergola-start-window-private.h"

#include <glib/gi18n-lib.h>

static void
add_folder (PergolaStartWindow *self, PergolaApplication *app, const char *path)
{
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *message = g_strdup_printf (_ ("“%s” is in the library"), shown);
  g_autoptr (GError) error = NULL;

  if (pergola_folders_add (pergola_application_get_folders (app), path, &error))
    pergola_start_window_toast (self, message, _ ("_Library Folders…"), "app.library-folders");
  else
    pergola_start_window_toast (self, error->message, NULL, NULL);
}

static void
take (PergolaStartWindow *self, PergolaApplication *app, const char *path)
{
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    add_folder (self, app, path);
  else if (path != NULL && g_str_has_suffix (path, ".pergola"))
    pergola_application_open (app, path, NULL, GTK_WINDOW (self));
  else
    pergola_start_window_toast (
      self, _ ("This is no project. Drop files that end in .pergola, or folders with such files."), NULL, NULL);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, PergolaStartWindow *self)
{
  PergolaApplication *app = PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (PergolaStartWindow) held = g_object_ref (self); /* opening ends it */
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    take (held, app, g_file_peek_path (l->data));
  return files != NULL;
}

void
pergola_start_window_init_drop (PergolaStartWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
