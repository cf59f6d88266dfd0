/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-preferences-window.h"

#include "pergola-library-folders-list.h"

struct _PergolaPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GtkSwitch *autosave;
  PergolaLibraryFoldersList *folders;
  AdwComboRow *style;
  AdwComboRow *export_paper;
  AdwComboRow *export_audience;
};

G_DEFINE_FINAL_TYPE (PergolaPreferencesWindow, pergola_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the lists. */
static const char *const styles[] = { "system", "light", "dark", NULL };
static const char *const papers[] = { "fit", "a4", "a3", "letter", "screen", NULL };
static const char *const audiences[] = { "everyone", "circle", "me", NULL };

static gboolean
to_position (GBinding *binding, const GValue *from, GValue *to, gpointer words)
{
  for (guint i = 0; ((const char **) words)[i] != NULL; i++)
    if (g_strcmp0 (((const char **) words)[i], g_value_get_string (from)) == 0)
      {
        g_value_set_uint (to, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
to_word (GBinding *binding, const GValue *from, GValue *to, gpointer words)
{
  guint position = g_value_get_uint (from);

  if (position >= g_strv_length ((char **) words))
    return FALSE;
  g_value_set_string (to, ((const char **) words)[position]);
  return TRUE;
}

static void
bind (PergolaPreferences *preferences, const char *name, AdwComboRow *row, const char *const *words)
{
  g_object_bind_property_full (preferences, name, row, "selected", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               to_position, to_word, (gpointer) words, NULL);
}

static void
pergola_preferences_window_class_init (PergolaPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PERGOLA_TYPE_LIBRARY_FOLDERS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaPreferencesWindow, autosave);
  gtk_widget_class_bind_template_child (widget_class, PergolaPreferencesWindow, folders);
  gtk_widget_class_bind_template_child (widget_class, PergolaPreferencesWindow, style);
  gtk_widget_class_bind_template_child (widget_class, PergolaPreferencesWindow, export_paper);
  gtk_widget_class_bind_template_child (widget_class, PergolaPreferencesWindow, export_audience);
}

static void
pergola_preferences_window_init (PergolaPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pergola_preferences_window_present (PergolaApplication *app, GtkWindow *parent)
{
  PergolaPreferences *preferences = pergola_application_get_preferences (app);
  PergolaPreferencesWindow *self = g_object_new (PERGOLA_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  pergola_library_folders_list_set_application (self->folders, app);
  g_object_bind_property (preferences, "autosave", self->autosave, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  bind (preferences, "style", self->style, styles);
  bind (preferences, "export-paper", self->export_paper, papers);
  bind (preferences, "export-audience", self->export_audience, audiences);
  gtk_window_present (GTK_WINDOW (self));
}
