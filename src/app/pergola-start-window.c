/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-start-window.h"

#include <glib/gi18n-lib.h>

#include "pergola-adaptive.h"
#include "pergola-door.h"

#define MOST_RECENT 5

struct _PergolaStartWindow
{
  AdwApplicationWindow parent_instance;

  PergolaAdaptive *adaptive;
  GtkBox *doors;
  GtkWidget *recent; /* heading and list */
  GtkListBox *recent_list;
  GtkWidget *example;
};

G_DEFINE_FINAL_TYPE (PergolaStartWindow, pergola_start_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- What was open lately --- */

static GtkWidget *
create_recent_row (GtkRecentInfo *info, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-file");
  return row;
}

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
list_recent (PergolaStartWindow *self)
{
  GList *all = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  int n = 0;

  for (GList *l = all; l != NULL && n < MOST_RECENT; l = l->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);

      if (path == NULL || !g_str_has_suffix (path, ".pergola") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      gtk_list_box_append (self->recent_list, create_recent_row (l->data, path));
      n++;
    }
  gtk_widget_set_visible (self->recent, n > 0);
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
}

/* --- Shape --- */

/* Three doors beside each other, or one above the other. */
static void
level_cb (PergolaStartWindow *self)
{
  gboolean wide = pergola_adaptive_get_level (self->adaptive) == PERGOLA_LEVEL_WIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->doors),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->doors, wide);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->example),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
pergola_start_window_class_init (PergolaStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PERGOLA_TYPE_ADAPTIVE);
  g_type_ensure (PERGOLA_TYPE_DOOR);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, doors);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, recent_list);
  gtk_widget_class_bind_template_child (widget_class, PergolaStartWindow, example);
}

static void
pergola_start_window_init (PergolaStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->adaptive, "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  level_cb (self);
  list_recent (self);
}

GtkWidget *
pergola_start_window_new (PergolaApplication *app)
{
  return g_object_new (PERGOLA_TYPE_START_WINDOW, "application", app, NULL);
}
