/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-library-page.h"

struct _PergolaLibraryPage
{
  AdwBin parent_instance;

  GtkListBox *list;
  gboolean empty;
};

G_DEFINE_FINAL_TYPE (PergolaLibraryPage, pergola_library_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_EMPTY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
create_row (GtkRecentInfo *info, const char *path)
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
list_recent (PergolaLibraryPage *self)
{
  GList *all = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  int n = 0;

  for (GList *l = all; l != NULL; l = l->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);

      if (path == NULL || !g_str_has_suffix (path, ".pergola") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      gtk_list_box_append (self->list, create_row (l->data, path));
      n++;
    }
  self->empty = n == 0;
  g_list_free_full (all, (GDestroyNotify) gtk_recent_info_unref);
}

static void
pergola_library_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, PERGOLA_LIBRARY_PAGE (object)->empty);
}

static void
pergola_library_page_class_init (PergolaLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = pergola_library_page_get_property;
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaLibraryPage, list);
}

static void
pergola_library_page_init (PergolaLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->empty = TRUE;
}

void
pergola_library_page_set_application (PergolaLibraryPage *self, PergolaApplication *app)
{
  list_recent (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EMPTY]);
}

gboolean
pergola_library_page_is_empty (PergolaLibraryPage *self)
{
  return self->empty;
}
