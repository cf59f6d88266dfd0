/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pergola-board-view.h"

/* --- Coming and going --- */

/* One for all tests of a process, as in life. */
static PergolaApplication *
get_application (void)
{
  static PergolaApplication *app = NULL;
  g_autoptr (GError) error = NULL;

  if (app != NULL)
    return app;
  app = pergola_application_new ();
  g_application_set_flags (G_APPLICATION (app),
                           g_application_get_flags (G_APPLICATION (app)) | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (app));
  return app;
}

void
app_window_set_up (AppWindow *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("pergola-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->app = get_application ();
  app_window_set_autosave (self, FALSE);

  pergola_application_create (self->app, data != NULL ? data : "value-study", NULL);
  hands_wait_for ((self->window = PERGOLA_WINDOW (app_window_find_window (self, PERGOLA_TYPE_WINDOW))) != NULL);
  hands_settle ();
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_unlink (file);
    }
  g_rmdir (path);
}

void
app_window_tear_down (AppWindow *self, gconstpointer data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self->app))) != NULL)
    gtk_window_destroy (windows->data);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_folder (self->folder);
  g_free (self->folder);
}

void
app_window_set_autosave (AppWindow *self, gboolean autosave)
{
  g_object_set (pergola_application_get_preferences (self->app), "autosave", autosave, NULL);
}

/* --- The project --- */

PergolaProject *
app_window_get_project (AppWindow *self)
{
  return pergola_editor_get_project (pergola_window_get_editor (self->window));
}

PergolaSelection *
app_window_get_selection (AppWindow *self)
{
  return pergola_editor_get_selection (pergola_window_get_editor (self->window));
}

PergolaItem *
app_window_find_item (AppWindow *self, const char *title)
{
  g_autoptr (GPtrArray) items = pergola_project_list_items (app_window_get_project (self), NULL);

  for (guint i = 0; i < items->len; i++)
    {
      PergolaItem *item = items->pdata[i];

      /* Steps of stories are called as the cards that they tell of. */
      if (g_str_equal (pergola_item_get_title (item), title) && pergola_item_get_parent (item) == NULL)
        return item;
    }
  g_error ("There is no item “%s”", title);
}

void
app_window_select (AppWindow *self, const char *title)
{
  pergola_selection_set_one (app_window_get_selection (self), pergola_item_get_id (app_window_find_item (self, title)));
  hands_settle ();
}

PergolaHistory *
app_window_get_history (AppWindow *self)
{
  return pergola_project_get_history (app_window_get_project (self));
}

void
app_window_rename (AppWindow *self, const char *title)
{
  PergolaProject *project = app_window_get_project (self);

  pergola_project_begin (project, "Rename");
  pergola_project_set_property (project, "title", title, NULL);
  pergola_project_commit (project);
}

/* --- Its file --- */

char *
app_window_get_path (AppWindow *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
app_window_save_as (AppWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pergola_file_save (pergola_window_get_file (self->window), path, FALSE, &error));
  g_assert_no_error (error);
}

gboolean
app_window_file_holds (const char *path, const char *words)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, words) != NULL;
}

/* --- Widgets --- */

static gboolean
is_label_with (GtkWidget *widget, gconstpointer data)
{
  return strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

GtkWidget *
app_window_find_label (GtkWidget *root, const char *words)
{
  return hands_find (root, GTK_TYPE_LABEL, is_label_with, words);
}

static gboolean
is_tooltip (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), data) == 0;
}

GtkWidget *
app_window_find_tooltip (GtkWidget *root, const char *tooltip)
{
  return hands_find (root, GTK_TYPE_BUTTON, is_tooltip, tooltip);
}

static gboolean
has_row_title (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

GtkWidget *
app_window_find_row (AppWindow *self, const char *title)
{
  return hands_find (GTK_WIDGET (self->window), ADW_TYPE_PREFERENCES_ROW, has_row_title, title);
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

GtkWidget *
app_window_find_button (GtkWidget *root, const char *label)
{
  return hands_find (root, GTK_TYPE_BUTTON, has_label, label);
}

GtkWindow *
app_window_find_window (AppWindow *self, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

/* --- Hands --- */

void
app_window_click_node (AppWindow *self, const char *title)
{
  const char *id = pergola_item_get_id (app_window_find_item (self, title));
  GtkWidget *view = hands_find (GTK_WIDGET (self->window), PERGOLA_TYPE_BOARD_VIEW, NULL, NULL);
  PergolaRect bounds;

  g_assert_true (pergola_board_view_get_node_bounds (PERGOLA_BOARD_VIEW (view), id, &bounds));
  hands_point_at (view, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
  hands_act ("click 1");
}

/* Without the mark of its key. */
static gboolean
says (GtkWidget *entry, gconstpointer label)
{
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  g_object_get (entry, "text", &text, NULL);
  if (text == NULL)
    return FALSE;
  parts = g_strsplit (text, "_", -1);
  plain = g_strjoinv ("", parts);
  return g_str_equal (plain, label);
}

GtkWidget *
app_window_find_entry (AppWindow *self, const char *label)
{
  return hands_find (GTK_WIDGET (self->window), g_type_from_name ("GtkModelButton"), says, label);
}

void
app_window_choose (AppWindow *self, const char *label)
{
  GtkWidget *entry = NULL;

  hands_wait_for (g_type_from_name ("GtkModelButton") != 0 && (entry = app_window_find_entry (self, label)) != NULL);
  hands_settle ();
  hands_click (entry);
}
