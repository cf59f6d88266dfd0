/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-application.h"

#include <glib/gi18n-lib.h>

#include "pergola-about.h"
#include "pergola-library-folders-dialog.h"
#include "pergola-preferences-window.h"
#include "pergola-recovery-window.h"
#include "pergola-shortcuts.h"
#include "pergola-start-window.h"
#include "pergola-style.h"

struct _PergolaApplication
{
  AdwApplication parent_instance;

  PergolaFrameworks *frameworks;
  PergolaFonts *fonts;
  GSettings *settings; /* (nullable) */
  PergolaPreferences *preferences;
  PergolaFolders *folders;
  PergolaLibrary *library;
  PergolaState *state;
  GMutex recovery_lock;
  gboolean offered;  /* what was left behind… */
  gboolean quitting; /* …and every window is being closed */
};

G_DEFINE_FINAL_TYPE (PergolaApplication, pergola_application, ADW_TYPE_APPLICATION)

/* --- Actions --- */

static GtkWindow *
get_active (PergolaApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_application_show_start (data);
}

static void
create_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_application_create (data, g_variant_get_string (parameter, NULL), get_active (data));
}

static void
example_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_application_open_example (data, g_variant_get_string (parameter, NULL), get_active (data));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_application_ask_open (data, get_active (data));
}

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_application_open (data, g_variant_get_string (parameter, NULL), NULL, get_active (data));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_preferences_window_present (data, get_active (data));
}

static void
library_folders_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_library_folders_dialog_present (data, get_active (data));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_shortcuts_present (get_active (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pergola_about_present (data, get_active (data));
}

/* Each window asks about its own unsaved changes; the last one that closes ends the program. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  PERGOLA_APPLICATION (data)->quitting = TRUE;
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  PERGOLA_APPLICATION (data)->quitting = FALSE;
}

/* --- GApplication --- */

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaApplication *self = PERGOLA_APPLICATION (source);

  if (!pergola_recovery_window_offer_finish (result))
    pergola_application_show_start (self);
  g_application_release (G_APPLICATION (self));
}

/* What a crash left is in front, and alone; the library comes once that is decided, or left for later. */
static void
show_first (PergolaApplication *self)
{
  if (self->offered)
    {
      pergola_application_show_start (self);
      return;
    }
  self->offered = TRUE;
  g_application_hold (G_APPLICATION (self));
  pergola_recovery_window_offer_async (self, NULL, offered_cb, NULL);
}

static int
pergola_application_command_line (GApplication *app, GApplicationCommandLine *line)
{
  PergolaApplication *self = PERGOLA_APPLICATION (app);
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_autofree const char **files = NULL;
  const char *board = NULL;

  g_variant_dict_lookup (options, "board", "&s", &board);
  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files) || files[0] == NULL)
    {
      show_first (self);
      return 0;
    }

  for (int i = 0; files[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, files[i]);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        pergola_application_open (self, path, board, NULL);
      else
        g_application_command_line_printerr (line, _ ("pergola: “%s” is not on this computer.\n"), files[i]);
    }
  return 0;
}

static void
pergola_application_activate (GApplication *app)
{
  show_first (PERGOLA_APPLICATION (app));
}

/* From a file manager, over the session bus. */
static void
pergola_application_open_files (GApplication *app, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    if (g_file_peek_path (files[i]) != NULL)
      pergola_application_open (PERGOLA_APPLICATION (app), g_file_peek_path (files[i]), NULL, NULL);
}

/* A program that was not installed has no schema, and g_settings_new would abort. */
static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, PERGOLA_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/* The user's own definitions; a fault in one is said where the program was started. */
static PergolaFrameworks *
create_frameworks (void)
{
  PergolaFrameworks *frameworks = pergola_frameworks_new ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pergola", "frameworks", NULL);

  pergola_frameworks_add_folder (frameworks, folder, problems);
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("%s\n", (const char *) problems->pdata[i]);
  return frameworks;
}

static gboolean
offer_cb (gpointer app)
{
  if (!PERGOLA_APPLICATION (app)->offered)
    pergola_recovery_window_offer_async (app, NULL, NULL, NULL);
  PERGOLA_APPLICATION (app)->offered = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pergola_application_startup (GApplication *app)
{
  static const GActionEntry entries[] = {
    { "start", start_cb },
    { "library", start_cb },
    { "create", create_cb, "s" },
    { "example", example_cb, "s" },
    { "open", open_cb },
    { "open-file", open_file_cb, "s" },
    { "library-folders", library_folders_cb },
    { "preferences", preferences_cb },
    { "shortcuts", shortcuts_cb },
    { "about", about_cb },
    { "quit", quit_cb },
  };
  PergolaApplication *self = PERGOLA_APPLICATION (app);

  G_APPLICATION_CLASS (pergola_application_parent_class)->startup (app);

  self->frameworks = create_frameworks ();
  self->fonts = pergola_fonts_new ();
  self->settings = create_settings ();
  self->preferences = pergola_preferences_new (self->settings);
  self->folders = pergola_folders_new (NULL);
  self->library = pergola_library_new (NULL, self->folders, self->frameworks);
  self->state = pergola_state_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  pergola_shortcuts_install (GTK_APPLICATION (app));
  pergola_style_install (gdk_display_get_default ());
  /* Above what is asked for first. */
  g_idle_add_full (G_PRIORITY_LOW, offer_cb, g_object_ref (self), g_object_unref);
}

static void
pergola_application_finalize (GObject *object)
{
  PergolaApplication *self = PERGOLA_APPLICATION (object);

  g_clear_object (&self->frameworks);
  g_clear_object (&self->fonts);
  g_clear_object (&self->library);
  g_clear_object (&self->folders);
  g_clear_object (&self->preferences);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);
  g_mutex_clear (&self->recovery_lock);

  G_OBJECT_CLASS (pergola_application_parent_class)->finalize (object);
}

static void
pergola_application_class_init (PergolaApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pergola_application_finalize;
  app_class->startup = pergola_application_startup;
  app_class->activate = pergola_application_activate;
  app_class->open = pergola_application_open_files;
  app_class->command_line = pergola_application_command_line;
}

static void
pergola_application_init (PergolaApplication *self)
{
  static const GOptionEntry options[] = {
    { "board", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Open at this board"), N_ ("ID") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    { NULL },
  };

  g_mutex_init (&self->recovery_lock);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

PergolaApplication *
pergola_application_new (void)
{
  return g_object_new (PERGOLA_TYPE_APPLICATION, "application-id", PERGOLA_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       PERGOLA_RESOURCE_BASE, NULL);
}

PergolaFrameworks *
pergola_application_get_frameworks (PergolaApplication *self)
{
  return self->frameworks;
}

PergolaFonts *
pergola_application_get_fonts (PergolaApplication *self)
{
  return self->fonts;
}

GSettings *
pergola_application_get_settings (PergolaApplication *self)
{
  return self->settings;
}

PergolaFolders *
pergola_application_get_folders (PergolaApplication *self)
{
  return self->folders;
}

PergolaLibrary *
pergola_application_get_library (PergolaApplication *self)
{
  return self->library;
}

PergolaPreferences *
pergola_application_get_preferences (PergolaApplication *self)
{
  return self->preferences;
}

PergolaState *
pergola_application_get_state (PergolaApplication *self)
{
  return self->state;
}

static void
given_up_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (GApplication) app = data;

  /* Where it cannot be kept, it is offered at the next start. */
  pergola_file_give_up_finish (PERGOLA_FILE (file), result);
  g_application_release (app);
}

void
pergola_application_give_up (PergolaApplication *self, PergolaFile *file, gboolean anyway)
{
  g_application_hold (G_APPLICATION (self));
  pergola_file_give_up_async (file, anyway, given_up_cb, g_object_ref (self));
}

gboolean
pergola_application_is_quitting (PergolaApplication *self)
{
  return self->quitting;
}

GMutex *
pergola_application_get_recovery_lock (PergolaApplication *self)
{
  return &self->recovery_lock;
}
