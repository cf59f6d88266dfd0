/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a project comes into a window: from a file, from a template, from the start page. */

#include "config.h"

#include "pergola-application.h"

#include <glib/gi18n-lib.h>

#include "pergola-damaged-dialog.h"
#include "pergola-recovery-window.h"
#include "pergola-marked-open.h"
#include "pergola-start-window.h"
#include "pergola-wait.h"
#include "pergola-window.h"

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

PergolaFile *
pergola_application_find_file (PergolaApplication *self, const char *path)
{
  PergolaWindow *window = find_window (self, path);

  return window != NULL ? pergola_window_get_file (window) : NULL;
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
leave (GtkWindow *from, gboolean beside)
{
  if (from == NULL || !PERGOLA_IS_START_WINDOW (from))
    return;
  if (beside)
    gtk_window_present (from);
  else
    gtk_window_destroy (from);
}

static void
show_file (
  PergolaApplication *self, PergolaFile *file, const char *board, const char *item, GtkWindow *from, gboolean beside)
{
  GtkWidget *window = pergola_window_new (self, file);

  if (board != NULL)
    pergola_window_show_board (PERGOLA_WINDOW (window), board);
  if (item != NULL)
    pergola_window_show_item (PERGOLA_WINDOW (window), item);
  gtk_window_present (GTK_WINDOW (window));
  leave (from, beside);
}

/* The one that is there already. */
static void
show_window (PergolaWindow *window, const char *board, const char *item, GtkWindow *from, gboolean beside)
{
  if (board != NULL)
    pergola_window_show_board (window, board);
  if (item != NULL)
    pergola_window_show_item (window, item);
  gtk_window_present (GTK_WINDOW (window));
  leave (from, beside);
}

/* --- Opening --- */

typedef struct
{
  PergolaApplication *app;
  char *what;      /* the path, or the name of an example */
  char *board;     /* (nullable) */
  char *item;      /* (nullable) */
  char *notice;    /* (nullable): what is said in its window */
  GtkWindow *from; /* (nullable), weak */
  gboolean beside; /* it stays where it is */
  PergolaWait *wait;
  PergolaFile *file;         /* (nullable): what was read */
  GError *error;             /* (nullable): why it cannot be opened… */
  PergolaMarkedOpen *marked; /* (nullable): …and yet can */
} Opening;

static Opening *
opening_new (PergolaApplication *app, const char *what, const char *board, GtkWindow *from)
{
  Opening *opening = g_new0 (Opening, 1);
  g_autofree char *name = g_filename_display_basename (what);
  g_autofree char *message = g_strdup_printf (_ ("Opening “%s”…"), name);

  opening->app = g_object_ref (app);
  opening->what = g_strdup (what);
  opening->board = g_strdup (board);
  g_set_weak_pointer (&opening->from, from);
  opening->wait = pergola_wait_begin (from, message);
  g_application_hold (G_APPLICATION (app));
  return opening;
}

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->app));
  g_clear_pointer (&opening->wait, pergola_wait_end);
  g_clear_weak_pointer (&opening->from);
  g_object_unref (opening->app);
  g_free (opening->what);
  g_free (opening->board);
  g_free (opening->item);
  g_free (opening->notice);
  g_clear_object (&opening->file);
  g_clear_error (&opening->error);
  g_clear_pointer (&opening->marked, pergola_marked_open_free);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* (nullable): what a dialog about it stands above. */
static GtkWindow *
find_parent (Opening *opening)
{
  if (opening->from != NULL || gtk_application_get_windows (GTK_APPLICATION (opening->app)) != NULL)
    return opening->from;
  pergola_application_show_start (opening->app);
  return gtk_application_get_active_window (GTK_APPLICATION (opening->app));
}

static void
tell_error (Opening *opening)
{
  if (!g_error_matches (opening->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pergola_damaged_dialog_present (opening->app, find_parent (opening), opening->what, opening->error->message);
}

/* --- Both sides of a merge in one file --- */

static void
sides_cb (GtkWidget *dialog, const char *response, gpointer data)
{
  g_autoptr (Opening) opening = data;
  PergolaMarkedOpen *marked = opening->marked;
  PergolaWindow *window;

  if (!g_str_equal (response, "join") || find_window (opening->app, opening->what) != NULL)
    return;
  pergola_application_remember (opening->what);
  pergola_file_start_journal (marked->file, pergola_application_get_state (opening->app));
  show_file (opening->app, marked->file, opening->board, opening->item, opening->from, opening->beside);
  window = find_window (opening->app, opening->what);
  if (window != NULL)
    pergola_window_join_sides (window, marked->merge, marked->other);
}

static void
ask_about_sides (Opening *opening)
{
  g_autofree char *name = g_filename_display_basename (opening->what);
  g_autofree char *heading = g_strdup_printf (_ ("Two versions in “%s”"), name);
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (find_parent (opening), heading,
                                   _ ("Git could not merge this file and left both sides in it. Pergola can join "
                                      "them; what was changed in two ways, you decide."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "join",
                                    _ ("_Join Both Sides"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "join", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "join");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (sides_cb), opening);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;

  opening->marked = pergola_marked_open_finish (result);
  if (opening->marked != NULL)
    {
      g_clear_pointer (&opening->wait, pergola_wait_end);
      ask_about_sides (opening);
      return;
    }
  tell_error (opening);
  opening_free (opening);
}

/* Nothing waits for it any more. */
static void
show_opened (Opening *opening)
{
  PergolaWindow *window = find_window (opening->app, opening->what);

  if (window != NULL)
    {
      show_window (window, opening->board, opening->item, opening->from, opening->beside);
      return;
    }
  pergola_application_remember (opening->what);
  pergola_file_start_journal (opening->file, pergola_application_get_state (opening->app));
  show_file (opening->app, opening->file, opening->board, opening->item, opening->from, opening->beside);
  window = opening->notice != NULL ? find_window (opening->app, opening->what) : NULL;
  if (window != NULL)
    pergola_window_say_notice (window, opening->notice);
}

/* A start page has done its work where there is something to decide first. */
static void
offered_cb (GObject *app, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;

  if (pergola_recovery_window_offer_finish (result))
    {
      if (opening->from != NULL && PERGOLA_IS_START_WINDOW (opening->from))
        gtk_window_destroy (opening->from);
    }
  else if (opening->file != NULL)
    show_opened (opening);
  else
    {
      pergola_marked_open_async (opening->what, pergola_application_get_frameworks (opening->app), marked_cb, opening);
      opening = NULL;
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFile) file = pergola_file_open_finish (result, &error);
  PergolaWindow *window = find_window (opening->app, opening->what);

  if (window != NULL)
    show_window (window, opening->board, opening->item, opening->from, opening->beside);
  else if (file != NULL || error->domain == PERGOLA_READER_ERROR)
    {
      opening->file = g_steal_pointer (&file);
      opening->error = g_steal_pointer (&error);
      pergola_recovery_window_offer_async (opening->app, opening->what, offered_cb, opening);
      opening = NULL;
    }
  else
    {
      opening->error = g_steal_pointer (&error);
      tell_error (opening);
    }
}

static void
open_project (PergolaApplication *self,
              const char *path,
              const char *board,
              const char *item,
              const char *notice,
              GtkWindow *from,
              gboolean beside)
{
  PergolaWindow *window = find_window (self, path);
  Opening *opening;

  if (window != NULL)
    {
      show_window (window, board, item, from, beside);
      return;
    }

  opening = opening_new (self, path, board, from);
  opening->item = g_strdup (item);
  opening->notice = g_strdup (notice);
  opening->beside = beside;
  pergola_file_open_async (path, pergola_application_get_frameworks (self),
                           pergola_wait_get_cancellable (opening->wait), opened_cb, opening);
}

void
pergola_application_open (PergolaApplication *self, const char *path, const char *board, GtkWindow *from)
{
  open_project (self, path, board, NULL, NULL, from, FALSE);
}

void
pergola_application_open_at (PergolaApplication *self, const char *path, const char *item, GtkWindow *from)
{
  open_project (self, path, NULL, item, NULL, from, FALSE);
}

void
pergola_application_open_beside (PergolaApplication *self, const char *path, const char *item, GtkWindow *from)
{
  open_project (self, path, NULL, item, NULL, from, TRUE);
}

void
pergola_application_open_restored (PergolaApplication *self, const char *path, const char *notice, GtkWindow *from)
{
  open_project (self, path, NULL, NULL, notice, from, FALSE);
}

void
pergola_application_create (PergolaApplication *self, const char *name, GtkWindow *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) project =
    pergola_template_create (pergola_application_get_frameworks (self), name, NULL, &error);
  g_autoptr (PergolaFile) file = NULL;

  if (project == NULL)
    {
      show_error (from, _ ("Could not begin a new project"), error->message);
      return;
    }
  file = pergola_file_new (project);
  pergola_file_start_journal (file, pergola_application_get_state (self));
  show_file (self, file, NULL, NULL, from, FALSE);
}

static void
placed_cb (GObject *frameworks, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autofree char *path = pergola_example_place_finish (PERGOLA_FRAMEWORKS (frameworks), result, NULL);

  if (path != NULL)
    pergola_application_open (opening->app, path, NULL, opening->from);
  else
    pergola_application_create (opening->app, opening->what, opening->from);
}

void
pergola_application_open_example (PergolaApplication *self, const char *name, GtkWindow *from)
{
  Opening *opening = opening_new (self, name, NULL, from);

  pergola_example_place_async (pergola_application_get_frameworks (self), name, NULL, placed_cb, opening);
}

/* --- The start page --- */

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

char *
pergola_application_get_chosen (GtkNativeDialog *dialog, const char *extension, GError **error)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  g_autofree char *suffix = g_strconcat (".", extension, NULL);
  g_autofree char *full = NULL;
  gboolean whole;

  if (path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("That place is not a folder of this computer. Choose another."));
      return NULL;
    }
  whole = g_str_has_suffix (path, suffix);
  full = whole ? g_strdup (path) : g_strconcat (path, suffix, NULL);
  /* The dialog asked about overwriting, but only for the name as it was given. */
  if (whole || !g_file_test (full, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&full);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _ ("A file of that name exists. Choose another name, or the whole name with %s at its end."), suffix);
  return NULL;
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

void
pergola_application_forget (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}
