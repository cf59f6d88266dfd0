/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Preferences take effect, with the schema and without it. */

#include "config.h"

#include "app-window.h"
#include "pergola-export-dialog.h"
#include "pergola-preferences-window.h"

static AdwComboRow *
find_row (GtkWindow *window, const char *name)
{
  return ADW_COMBO_ROW (gtk_widget_get_template_child (GTK_WIDGET (window), G_OBJECT_TYPE (window), name));
}

static GtkWindow *
open (AppWindow *w)
{
  GtkWindow *window;

  hands_focus (GTK_WINDOW (w->window));
  hands_act ("key ctrl+comma");
  hands_wait_for ((window = app_window_find_window (w, PERGOLA_TYPE_PREFERENCES_WINDOW)) != NULL);
  return window;
}

static void
test_style (AppWindow *w, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWindow *window = open (w);

  adw_combo_row_set_selected (find_row (window, "style"), 2);
  g_assert_true (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (find_row (window, "style"), 1);
  g_assert_false (adw_style_manager_get_dark (manager));
  adw_combo_row_set_selected (find_row (window, "style"), 0);
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (window);
}

static gboolean
has_title (GtkWidget *row, gconstpointer title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

/* The folders of the library are there, and go where they are taken away. */
static void
test_folders (AppWindow *w, gconstpointer data)
{
  PergolaFolders *folders = pergola_application_get_folders (w->app);
  GtkWindow *window = open (w);
  GtkWidget *row;

  g_assert_true (pergola_folders_add (folders, w->folder, NULL));
  hands_wait_for ((row = hands_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, has_title, w->folder)) != NULL);
  hands_settle ();
  row = hands_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, has_title, w->folder);
  gtk_widget_activate (hands_find (row, GTK_TYPE_BUTTON, NULL, NULL));
  hands_wait_for (!pergola_folders_contains (folders, w->folder));
  hands_wait_for (hands_find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, has_title, w->folder) == NULL);
  gtk_window_destroy (window);
}

static void
test_export (AppWindow *w, gconstpointer data)
{
  GtkWindow *window = open (w);
  PergolaExport export;

  adw_combo_row_set_selected (find_row (window, "export_paper"), 1);
  adw_combo_row_set_selected (find_row (window, "export_audience"), 1);
  gtk_window_destroy (window);

  gtk_widget_activate_action (GTK_WIDGET (w->window), "win.export", NULL);
  hands_wait_for ((window = app_window_find_window (w, PERGOLA_TYPE_EXPORT_DIALOG)) != NULL);
  export = pergola_export_dialog_get_export (PERGOLA_EXPORT_DIALOG (window));
  g_assert_cmpint (export.output.paper, ==, PERGOLA_PAPER_A4);
  g_assert_cmpint (export.output.audience, ==, PERGOLA_AUDIENCE_CIRCLE);
  gtk_window_destroy (window);

  /* What is chosen there is for that export. */
  window = open (w);
  g_assert_cmpuint (adw_combo_row_get_selected (find_row (window, "export_paper")), ==, 1);
  gtk_window_destroy (window);
}

/* Remembered, and never more than the schema knows. */
static void
test_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, PERGOLA_APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (PergolaPreferences) first = NULL;
  g_autoptr (PergolaPreferences) second = NULL;

  g_assert_nonnull (schema);
  settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_reset (settings, "export-paper");
  first = pergola_preferences_new (settings);
  g_assert_cmpint (pergola_preferences_get_export_paper (first), ==, PERGOLA_PAPER_FIT);
  for (const char *const *paper = (const char *const[]){ "fit", "a4", "a3", "letter", "screen", NULL }; *paper != NULL;
       paper++)
    {
      g_autofree char *kept = NULL;

      g_object_set (first, "export-paper", *paper, NULL);
      kept = g_settings_get_string (settings, "export-paper");
      g_assert_cmpstr (kept, ==, *paper);
    }
  second = pergola_preferences_new (settings);
  g_assert_cmpint (pergola_preferences_get_export_paper (second), ==, PERGOLA_PAPER_SCREEN);
  g_settings_reset (settings, "export-paper");
}

#define ADD(path, test) g_test_add (path, AppWindow, NULL, app_window_set_up, test, app_window_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/preferences/style", test_style);
  ADD ("/preferences/folders", test_folders);
  ADD ("/preferences/export", test_export);
  if (g_getenv ("GSETTINGS_SCHEMA_DIR") != NULL)
    g_test_add_func ("/preferences/settings", test_settings);

  return g_test_run ();
}
