/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a process that was killed could not save comes back, whole or in part. */

#include "config.h"

#include "app-window.h"
#include "pergola-recovery-page.h"
#include "pergola-recovery-timeline.h"
#include "pergola-file-private.h"
#include "pergola-library-page-private.h"
#include "pergola-recovery-window.h"
#include "pergola-start-window-private.h"
#include "pergola-start-window.h"
#include "pergola-versions.h"
#include "pergola-window-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#define ADD(path, func) g_test_add (path, AppWindow, NULL, app_window_set_up, func, app_window_tear_down)

/* --- A process that is killed --- */

static void
rename_project (PergolaProject *project, const char *title)
{
  pergola_project_begin (project, "Rename project");
  pergola_project_set_property (project, "title", title, NULL);
  pergola_project_commit (project);
}

/* Never returns: opens the project, or begins one where @path is empty, edits it as a window would, and is killed. */
static void
live_and_die (const char *path)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaState) state = pergola_state_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaProject) begun =
    *path == '\0' ? pergola_template_create (frameworks, "value-study", "Begun title", NULL) : NULL;
  PergolaFile *file = begun != NULL ? pergola_file_new (begun) : pergola_file_open (path, frameworks, &error);
  PergolaProject *project;
  PergolaItem *card;
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  project = pergola_file_get_project (file);
  pergola_file_start_journal (file, state);
  pergola_project_begin (project, "Add card");
  card = pergola_project_add (project, "value", NULL);
  id = g_strdup (pergola_item_get_id (card));
  pergola_project_set (project, id, "type", "applied", NULL);
  pergola_project_set (project, id, "title", "Night-flow trial, Zone 3", NULL);
  pergola_project_commit (project);
  pergola_edit_set (project, id, "note", "Led by Amina, 8 weeks", FALSE, NULL);
  pergola_edit_set (project, id, "note", "Led by Amina, 9 weeks", FALSE, NULL);
  rename_project (project, "Unsaved title");
  kill (getpid (), SIGKILL);
}

static void
let_live_and_die (AppWindow *w, const char *path)
{
  const char *argv[] = { "/proc/self/exe", "--live-and-die", path, NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  int status;

  argv[0] = self;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  gtk_window_destroy (GTK_WINDOW (w->window));
  w->window = NULL;
}

/* Saves a project and lets a process of its own edit it and die. */
static char *
leave_behind (AppWindow *w, const char *name)
{
  g_autofree char *path = g_build_filename (w->folder, name, NULL);
  g_autoptr (PergolaProject) project =
    pergola_template_create (pergola_application_get_frameworks (w->app), "value-study", "Saved title", NULL);
  g_autoptr (PergolaFile) file = pergola_file_new (project);
  g_autoptr (GError) error = NULL;

  g_assert_true (pergola_file_save (file, path, FALSE, &error));
  let_live_and_die (w, path);
  return g_steal_pointer (&path);
}

/* --- The page --- */

static GtkWidget *
wait_for_page (AppWindow *w)
{
  GtkWindow *window = NULL;
  GtkWidget *page = NULL;

  hands_wait_for ((window = app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW)) != NULL);
  hands_wait_for ((page = hands_find (GTK_WIDGET (window), PERGOLA_TYPE_RECOVERY_PAGE, NULL, NULL)) != NULL);
  hands_settle ();
  return page;
}

static void
wait_for_window (AppWindow *w)
{
  hands_wait_for ((w->window = PERGOLA_WINDOW (app_window_find_window (w, PERGOLA_TYPE_WINDOW))) != NULL);
}

static gboolean
has_row_title (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) == 0;
}

static void
click_undo (GtkWidget *page, const char *title)
{
  GtkWidget *row = hands_find (page, ADW_TYPE_ACTION_ROW, has_row_title, title);

  g_assert_nonnull (row);
  gtk_widget_activate (app_window_find_tooltip (row, "Undo This"));
}

static void
offered_cb (GObject *app, GAsyncResult *result, gpointer offered)
{
  *(int *) offered = pergola_recovery_window_offer_finish (result);
}

static void
test_keep (AppWindow *w, gconstpointer data)
{
  int offered = -1;
  g_autofree char *path = leave_behind (w, "a.pergola");
  GtkWidget *page;

  pergola_application_open (w->app, path, NULL, NULL);
  page = wait_for_page (w);
  g_assert_null (app_window_find_window (w, PERGOLA_TYPE_WINDOW));
  g_assert_nonnull (app_window_find_label (page, "Recovered 4 changes."));
  g_assert_nonnull (hands_find (page, ADW_TYPE_ACTION_ROW, has_row_title, "Added “Night-flow trial, Zone 3”"));
  g_assert_false (app_window_file_holds (path, "Unsaved title"));

  /* One of them is not wanted; what came after it stays. */
  click_undo (page, "Renamed the project");
  hands_wait_for (app_window_find_label (page, "Undone") != NULL);
  /* On this one the others build. */
  click_undo (page, "Added “Night-flow trial, Zone 3”");
  hands_wait_for (app_window_find_label (page, "was changed again after that") != NULL);

  gtk_widget_activate (app_window_find_button (page, "_Keep and Save"));
  wait_for_window (w);
  hands_wait_for (app_window_file_holds (path, "Led by Amina, 9 weeks"));
  g_assert_true (app_window_file_holds (path, "<title>Saved title</title>"));
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW) == NULL);
  g_assert_true (pergola_history_can_undo (pergola_project_get_history (app_window_get_project (w))));

  /* What was decided is not offered again. */
  hands_wait_for (pergola_history_is_clean (pergola_project_get_history (app_window_get_project (w))));
  gtk_window_destroy (GTK_WINDOW (w->window));
  hands_settle ();
  pergola_recovery_window_offer_async (w->app, path, offered_cb, &offered);
  hands_wait_for (offered >= 0);
  g_assert_cmpint (offered, ==, FALSE);
}

static gboolean
has_discarded (AppWindow *w, const char *path)
{
  const char *id = pergola_project_get_id (app_window_get_project (w));
  g_autoptr (GPtrArray) versions = pergola_versions_list (pergola_application_get_state (w->app), id, path);

  for (guint i = 0; i < versions->len; i++)
    {
      const PergolaVersion *version = versions->pdata[i];
      g_autoptr (GBytes) bytes = pergola_versions_read (version, NULL);

      if (version->reason == PERGOLA_VERSION_DISCARDED &&
          g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "Unsaved title") != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_discard (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = leave_behind (w, "b.pergola");
  GtkWidget *page;

  pergola_application_open (w->app, path, NULL, NULL);
  page = wait_for_page (w);
  gtk_widget_activate (app_window_find_button (page, "_Discard"));
  wait_for_window (w);
  g_assert_cmpstr (pergola_project_get_title (app_window_get_project (w)), ==, "Saved title");
  g_assert_false (app_window_file_holds (path, "Unsaved title"));

  /* It can still be found. */
  hands_wait_for (has_discarded (w, path));
}

/* (transfer full) */
static char *
read_timeline (GtkWidget *page)
{
  GtkWidget *timeline = hands_find (page, PERGOLA_TYPE_RECOVERY_TIMELINE, NULL, NULL);

  g_assert_nonnull (timeline);
  return pergola_recovery_timeline_describe (PERGOLA_RECOVERY_TIMELINE (timeline));
}

static void
discard (AppWindow *w, GtkWidget *page, const char *button)
{
  gtk_widget_activate (app_window_find_button (page, button));
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW) == NULL);
  hands_settle ();
}

/* What another program wrote later is not what was saved before; and when the process died nobody knows. */
static void
test_written_later (AppWindow *w, gconstpointer data)
{
  g_autofree char *before = leave_behind (w, "g.pergola");
  g_autofree char *words = NULL;
  struct utimbuf later = { .modtime = time (NULL) + 3600 };
  GtkWidget *page;

  pergola_application_open (w->app, before, NULL, NULL);
  page = wait_for_page (w);
  words = read_timeline (page);
  g_assert_nonnull (strstr (words, "Saved at "));
  g_assert_nonnull (strstr (words, "Last change at "));
  g_assert_nonnull (app_window_find_label (page, "Pergola closed unexpectedly. The last change was at "));
  gtk_window_close (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW));
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW) == NULL);
  hands_settle ();

  g_assert_cmpint (g_utime (before, &later), ==, 0);
  pergola_application_open (w->app, before, NULL, NULL);
  page = wait_for_page (w);
  g_clear_pointer (&words, g_free);
  words = read_timeline (page);
  g_assert_null (strstr (words, "aved"));
  g_assert_nonnull (strstr (words, "Last change at "));
  g_assert_nonnull (app_window_find_label (page, "Discarded changes can be found for 30 days"));
  discard (w, page, "_Discard");
  wait_for_window (w);
}

/* Without a file there is nothing to open, and so no way to its earlier versions. */
static void
test_no_file (AppWindow *w, gconstpointer data)
{
  GtkWidget *page;
  int offered = -1;

  let_live_and_die (w, "");
  pergola_recovery_window_offer_async (w->app, NULL, NULL, NULL);
  page = wait_for_page (w);
  g_assert_nonnull (app_window_find_label (page, "Discarding throws away the whole project."));
  g_assert_null (app_window_find_label (page, "Earlier Versions"));
  discard (w, page, "_Discard Project");

  pergola_recovery_window_offer_async (w->app, NULL, offered_cb, &offered);
  hands_wait_for (offered >= 0);
  g_assert_cmpint (offered, ==, FALSE);
}

/* The file went after the crash. */
static void
test_file_gone (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = leave_behind (w, "h.pergola");
  GtkWidget *page;

  g_assert_cmpint (g_unlink (path), ==, 0);
  pergola_recovery_window_offer_async (w->app, NULL, NULL, NULL);
  page = wait_for_page (w);
  g_assert_nonnull (app_window_find_label (page, "Discarding throws away the whole project."));
  g_assert_null (app_window_find_label (page, "Earlier Versions"));
  discard (w, page, "_Discard Project");
}

/* Left undecided, it is offered again. */
static void
test_later (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = leave_behind (w, "c.pergola");
  PergolaStartWindow *start;
  PergolaLibraryItem *item;

  pergola_application_open (w->app, path, NULL, NULL);
  wait_for_page (w);
  g_assert_null (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW));
  gtk_window_close (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW));
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW) == NULL);
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW) != NULL);
  hands_settle ();

  /* The library says so, and opening it there leads to the same. */
  pergola_application_remember (path);
  start = PERGOLA_START_WINDOW (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW));
  hands_focus (GTK_WINDOW (start));
  hands_wait_for (app_window_find_label (GTK_WIDGET (start), "1 project has changes that were not saved") != NULL);
  hands_wait_for ((item = pergola_library_model_find (start->library->model, path)) != NULL);
  hands_wait_for (pergola_library_item_get_unsaved (item));
  pergola_library_page_open (start->library, item);
  g_assert_nonnull (app_window_find_label (wait_for_page (w), "Recovered 4 changes."));
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW) == NULL);
}

/* (transfer full): the path of a project whose journal says that it began with what is no project. */
static char *
leave_unreadable (AppWindow *w)
{
  char *path = leave_behind (w, "f.pergola");
  g_autoptr (GPtrArray) left = pergola_recovery_list (pergola_application_get_state (w->app));
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<project", 8);
  g_autoptr (PergolaProject) project = NULL;
  PergolaFile *file;

  g_assert_cmpuint (left->len, ==, 1);
  g_free (pergola_recovery_put_away (left->pdata[0]));
  project = pergola_reader_read_file (path, pergola_application_get_frameworks (w->app), NULL);
  file = pergola_file_new_at (project, path, bytes);
  pergola_file_start_journal (file, pergola_application_get_state (w->app));
  rename_project (project, "Unsaved title");
  pergola_history_mark_clean_at (pergola_project_get_history (project), G_MAXUINT64);
  g_object_unref (file); /* as the end of its process does: the journal stays */
  return path;
}

/* What cannot be brought back is told of once, kept, and does not stand in the way of its file. */
static void
test_unreadable (AppWindow *w, gconstpointer data)
{
  g_autofree char *path = leave_unreadable (w);
  g_autoptr (GPtrArray) left = NULL;
  GtkWindow *dialog;

  pergola_application_open (w->app, path, NULL, NULL);
  hands_wait_for ((dialog = app_window_find_window (w, ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_nonnull (
    strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "What was recorded is kept in "));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  wait_for_window (w);
  g_assert_cmpstr (pergola_project_get_title (app_window_get_project (w)), ==, "Saved title");
  left = pergola_recovery_list (pergola_application_get_state (w->app));
  g_assert_cmpuint (left->len, ==, 0);
}

/* Of several each can be looked at, and left again. */
static void
test_several (AppWindow *w, gconstpointer data)
{
  g_autofree char *first = leave_behind (w, "d.pergola");
  g_autofree char *second = NULL;
  GtkWindow *window;
  GtkWidget *list;

  pergola_application_create (w->app, "blank", NULL);
  wait_for_window (w);
  second = leave_behind (w, "e.pergola");
  pergola_recovery_window_offer_async (w->app, NULL, NULL, NULL);
  hands_wait_for ((window = app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW)) != NULL);
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (window), "d.pergola · 4 changes, until "));
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (window), "e.pergola · 4 changes, until "));
  list = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), PERGOLA_TYPE_RECOVERY_WINDOW, "list"));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)));
  wait_for_page (w);

  gtk_widget_activate (app_window_find_tooltip (GTK_WIDGET (window), "Back to the List"));
  hands_wait_for (hands_find (GTK_WIDGET (window), PERGOLA_TYPE_RECOVERY_PAGE, NULL, NULL) == NULL);
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (window), "d.pergola · 4 changes, until "));
  g_assert_nonnull (app_window_find_label (GTK_WIDGET (window), "e.pergola · 4 changes, until "));

  /* What other tests left is decided too; the files of that are gone. */
  while (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW) != NULL)
    {
      GtkWidget *page, *button;

      gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
      page = wait_for_page (w);
      button = app_window_find_button (page, "_Discard");
      gtk_widget_activate (button != NULL ? button : app_window_find_button (page, "_Discard Project"));
      hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_RECOVERY_WINDOW) == NULL ||
                      hands_find (GTK_WIDGET (window), PERGOLA_TYPE_RECOVERY_PAGE, NULL, NULL) == NULL);
    }
  hands_wait_for (app_window_find_window (w, PERGOLA_TYPE_START_WINDOW) != NULL);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--live-and-die"))
    live_and_die (argv[2]);
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/recovery/keep", test_keep);
  ADD ("/recovery/discard", test_discard);
  ADD ("/recovery/written-later", test_written_later);
  ADD ("/recovery/no-file", test_no_file);
  ADD ("/recovery/file-gone", test_file_gone);
  ADD ("/recovery/later", test_later);
  ADD ("/recovery/several", test_several);
  ADD ("/recovery/unreadable", test_unreadable);

  return g_test_run ();
}
