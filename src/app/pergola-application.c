/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-application.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pergola-about.h"
#include "pergola-shortcuts.h"
#include "pergola-start-window.h"
#include "pergola-style.h"
#include "pergola-wait.h"
#include "pergola-window.h"

struct _PergolaApplication
{
  AdwApplication parent_instance;

  PergolaFrameworks *frameworks;
  PergolaFonts *fonts;
  GSettings *settings; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PergolaApplication, pergola_application, ADW_TYPE_APPLICATION)

/* --- Windows --- */

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autofree char *real_a = realpath (a, NULL);
  g_autofree char *real_b = realpath (b, NULL);

  return g_strcmp0 (real_a != NULL ? real_a : a, real_b != NULL ? real_b : b) == 0;
}

static PergolaWindow *
find_window (PergolaApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (PERGOLA_IS_WINDOW (l->data))
      {
        const char *own = pergola_file_get_path (pergola_window_get_file (l->data));

        if (own != NULL && is_same_file (own, path))
          return l->data;
      }

  return NULL;
}

static void
show_error (GtkWindow *from, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (from, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A start page has done its work once there is a project. */
static void
show_file (PergolaApplication *self, PergolaFile *file, const char *board, GtkWindow *from)
{
  GtkWidget *window = pergola_window_new (self, file);

  if (board != NULL)
    pergola_window_show_board (PERGOLA_WINDOW (window), board);
  gtk_window_present (GTK_WINDOW (window));
  if (from != NULL && PERGOLA_IS_START_WINDOW (from))
    gtk_window_destroy (from);
}

/* --- Opening --- */

typedef struct
{
  PergolaApplication *app;
  char *path;
  char *board;     /* (nullable) */
  GtkWindow *from; /* (nullable), weak */
  PergolaWait *wait;
} Opening;

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->app));
  pergola_wait_end (opening->wait);
  g_clear_weak_pointer (&opening->from);
  g_object_unref (opening->app);
  g_free (opening->path);
  g_free (opening->board);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFile) file = pergola_file_open_finish (result, &error);
  g_autofree char *name = g_filename_display_basename (opening->path);
  PergolaWindow *window = find_window (opening->app, opening->path);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else if (file != NULL)
    {
      pergola_application_remember (opening->path);
      show_file (opening->app, file, opening->board, opening->from);
    }
  else
    {
      GtkWindow *parent = opening->from;
      g_autofree char *heading = g_strdup_printf (_ ("Could not open “%s”"), name);

      if (parent == NULL && gtk_application_get_windows (GTK_APPLICATION (opening->app)) == NULL)
        {
          pergola_application_show_start (opening->app);
          parent = gtk_application_get_active_window (GTK_APPLICATION (opening->app));
        }
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (parent, heading, error->message);
    }
}

void
pergola_application_open (PergolaApplication *self, const char *path, const char *board, GtkWindow *from)
{
  PergolaWindow *window = find_window (self, path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = g_strdup_printf (_ ("Opening “%s”…"), name);
  Opening *opening;

  if (window != NULL)
    {
      if (board != NULL)
        pergola_window_show_board (window, board);
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->app = g_object_ref (self);
  opening->path = g_strdup (path);
  opening->board = g_strdup (board);
  g_set_weak_pointer (&opening->from, from);
  opening->wait = pergola_wait_begin (from, message);
  g_application_hold (G_APPLICATION (self));
  pergola_file_open_async (path, self->frameworks, pergola_wait_get_cancellable (opening->wait), opened_cb, opening);
}

void
pergola_application_create (PergolaApplication *self, const char *name, GtkWindow *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) project = pergola_template_create (self->frameworks, name, NULL, &error);
  g_autoptr (PergolaFile) file = NULL;

  if (project == NULL)
    {
      show_error (from, _ ("Could not begin a new project"), error->message);
      return;
    }
  file = pergola_file_new (project);
  show_file (self, file, NULL, from);
}

void
pergola_application_show_start (PergolaApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (PERGOLA_IS_START_WINDOW (l->data))
      {
        gtk_window_present (l->data);
        return;
      }

  gtk_window_present (GTK_WINDOW (pergola_start_window_new (self)));
}

/* --- Asking for a file --- */

GtkFileFilter *
pergola_application_create_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pergola projects"));
  gtk_file_filter_add_pattern (filter, "*.pergola");
  return filter;
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaApplication *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      pergola_application_open (self, g_file_peek_path (file), NULL, gtk_native_dialog_get_transient_for (dialog));
    }
  g_object_unref (dialog);
}

void
pergola_application_ask_open (PergolaApplication *self, GtkWindow *from)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Open Project"), from, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = pergola_application_create_filter ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
pergola_application_remember (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    {
      char *groups[] = { (char *) PERGOLA_APP_ID, NULL };
      g_autofree char *command = g_strdup_printf ("%s %%f", "pergola");
      GtkRecentData recent = {
        .mime_type = (char *) "application/x-pergola+xml",
        .app_name = (char *) PERGOLA_APP_ID,
        .app_exec = command,
        .groups = groups,
      };

      gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &recent);
    }
}

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

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* --- GApplication --- */

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
      pergola_application_show_start (self);
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
  pergola_application_show_start (PERGOLA_APPLICATION (app));
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

static void
pergola_application_startup (GApplication *app)
{
  static const GActionEntry entries[] = {
    { "start", start_cb },         { "create", create_cb, "s" },
    { "open", open_cb },           { "open-file", open_file_cb, "s" },
    { "shortcuts", shortcuts_cb }, { "about", about_cb },
    { "quit", quit_cb },
  };
  PergolaApplication *self = PERGOLA_APPLICATION (app);

  G_APPLICATION_CLASS (pergola_application_parent_class)->startup (app);

  self->frameworks = create_frameworks ();
  self->fonts = pergola_fonts_new ();
  self->settings = create_settings ();
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  pergola_shortcuts_install (GTK_APPLICATION (app));
  pergola_style_install (gdk_display_get_default ());
}

static void
pergola_application_finalize (GObject *object)
{
  PergolaApplication *self = PERGOLA_APPLICATION (object);

  g_clear_object (&self->frameworks);
  g_clear_object (&self->fonts);
  g_clear_object (&self->settings);

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
