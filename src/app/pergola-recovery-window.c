/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-recovery-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "pergola-place.h"
#include "pergola-recovery-look.h"
#include "pergola-recovery-page.h"
#include "pergola-recovery-timeline.h"
#include "pergola-window.h"

struct _PergolaRecoveryWindow
{
  AdwApplicationWindow parent_instance;

  GPtrArray *recoveries;  /* of PergolaRecovery: those to be decided */
  PergolaRecovery *shown; /* (nullable) */
  PergolaFile *file;      /* (nullable): what that was opened to */
  char *wanted;           /* (nullable): the path that somebody wants to open */

  AdwWindowTitle *title;
  GtkWidget *back;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PergolaRecoveryWindow, pergola_recovery_window, ADW_TYPE_APPLICATION_WINDOW)

static PergolaApplication *
get_app (PergolaRecoveryWindow *self)
{
  return PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static const char *
get_title (PergolaRecovery *recovery)
{
  const char *title = pergola_recovery_get_title (recovery);

  return title != NULL && *title != '\0' ? title : _ ("Untitled project");
}

static void
set_title (PergolaRecoveryWindow *self, const char *title, const char *subtitle)
{
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* --- Several --- */

static GtkWidget *
create_row (PergolaRecovery *recovery)
{
  GtkWidget *row = adw_action_row_new ();
  guint n = pergola_recovery_get_steps (recovery)->len;
  g_autofree char *when = pergola_recovery_format_time (pergola_recovery_get_ended (recovery));
  g_autofree char *count = g_strdup_printf (ngettext ("%u change, until %s", "%u changes, until %s", n), n, when);
  const char *path = pergola_recovery_get_path (recovery);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : g_strdup (_ ("never saved"));
  g_autofree char *words = g_strdup_printf ("%s · %s", name, count);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (recovery));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
forget_shown (PergolaRecoveryWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "page");

  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_set_visible (self->back, FALSE);
  if (page != NULL)
    gtk_stack_remove (self->stack, page);
  self->shown = NULL;
  g_clear_object (&self->file);
}

static void
show_list (PergolaRecoveryWindow *self)
{
  GtkWidget *row;

  forget_shown (self);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->recoveries->len; i++)
    gtk_list_box_append (self->list, create_row (self->recoveries->pdata[i]));
  set_title (self, _ ("Recovered Work"), "");
}

/* --- Deciding --- */

/* What is decided is no longer offered. */
static void
done (PergolaRecoveryWindow *self)
{
  PergolaRecovery *decided = self->shown;

  forget_shown (self);
  g_ptr_array_remove (self->recoveries, decided);
  if (self->recoveries->len > 0)
    show_list (self);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static GtkWidget *
show_project (PergolaRecoveryWindow *self)
{
  GtkWidget *window = pergola_window_new (get_app (self), self->file);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
keep_cb (PergolaRecoveryWindow *self)
{
  GtkWidget *window = show_project (self);

  if (!pergola_history_is_clean (pergola_project_get_history (pergola_file_get_project (self->file))))
    gtk_widget_activate_action (window, "win.save", NULL);
  done (self);
}

/* What was lost is settled: on to what somebody wanted to open. */
static void
go_on (PergolaRecoveryWindow *self)
{
  g_autofree char *path = g_strdup (pergola_recovery_get_path (self->shown));
  gboolean wanted = path != NULL && g_strcmp0 (path, self->wanted) == 0;
  g_autoptr (PergolaApplication) app = g_object_ref (get_app (self));

  g_application_hold (G_APPLICATION (app));
  done (self);
  if (wanted)
    pergola_application_open (app, path, NULL, NULL);
  else if (gtk_application_get_windows (GTK_APPLICATION (app)) == NULL)
    pergola_application_show_start (app);
  g_application_release (G_APPLICATION (app));
}

static void
discard_cb (PergolaRecoveryWindow *self)
{
  pergola_application_give_up (get_app (self), self->file, FALSE);
  go_on (self);
}

static void
copied_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaRecoveryWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = pergola_file_save_finish (PERGOLA_FILE (file), result, &error);
  GtkWidget *page;

  if (self->stack == NULL || self->file != PERGOLA_FILE (file))
    return;
  page = gtk_stack_get_child_by_name (self->stack, "page");
  if (ok)
    {
      pergola_application_remember (pergola_file_get_path (self->file));
      show_project (self);
      done (self);
    }
  else
    pergola_recovery_page_say (PERGOLA_RECOVERY_PAGE (page), error->message);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, PergolaRecoveryWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->file != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL && g_file_peek_path (file) != NULL)
        pergola_file_save_async (self->file, g_file_peek_path (file), TRUE, NULL, copied_cb, g_object_ref (self));
    }
  g_object_unref (dialog);
}

static void
copy_cb (PergolaRecoveryWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save as a Copy"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autoptr (GtkFileFilter) filter = pergola_application_create_filter ();
  g_autofree char *stem = pergola_place_make_stem (get_title (self->shown));
  /* Translators: the name of a file, after the title of its project. */
  g_autofree char *name = g_strdup_printf (_ ("%s (recovered)"), stem);
  g_autofree char *full = g_strconcat (name, ".pergola", NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), full);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- One --- */

/* When the file was written last, in µs since 1970; 0 where it was not. */
static gint64
get_saved (PergolaRecovery *recovery)
{
  const char *path = pergola_recovery_get_path (recovery);
  GStatBuf info;

  if (path == NULL || g_stat (path, &info) != 0)
    return 0;
  return (gint64) info.st_mtime * G_USEC_PER_SEC;
}

static gboolean
go_on_cb (gpointer data)
{
  PergolaRecoveryWindow *self = data;

  if (self->shown != NULL)
    go_on (self);
  return G_SOURCE_REMOVE;
}

/* The dialog still stands above the window. */
static void
told_cb (PergolaRecoveryWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_cb, g_object_ref (self), g_object_unref);
}

/* It is not offered again, and does not stand in the way of the file. */
static void
show_fault (PergolaRecoveryWindow *self, const char *reason)
{
  g_autofree char *kept = pergola_recovery_put_away (self->shown);
  g_autofree char *name = kept != NULL ? g_filename_display_name (kept) : NULL;
  g_autofree char *body =
    name != NULL ? g_strdup_printf (_ ("%s\n\nWhat was recorded is kept in %s."), reason, name) : g_strdup (reason);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Could not bring this back"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_page (PergolaRecoveryWindow *self)
{
  GtkWidget *page = pergola_recovery_page_new (self->file, self->shown, get_saved (self->shown));

  g_signal_connect_object (page, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "copy", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "discard", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, page, "page");
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_widget_set_visible (self->back, self->recoveries->len > 1);
  set_title (self, get_title (self->shown), _ ("Recovered, not yet saved"));
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  PergolaFile *file = pergola_recovery_open (source, data, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaRecoveryWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->stack == NULL || self->shown != PERGOLA_RECOVERY (source))
    return;
  if (file == NULL)
    {
      show_fault (self, error->message);
      return;
    }
  self->file = g_steal_pointer (&file);
  show_page (self);
}

static void
show_one (PergolaRecoveryWindow *self, PergolaRecovery *recovery)
{
  g_autoptr (GTask) task = NULL;

  if (self->shown != NULL)
    return;
  self->shown = recovery;
  set_title (self, get_title (recovery), _ ("Reading…"));
  task = g_task_new (recovery, NULL, opened_cb, g_object_ref (self));
  g_task_set_task_data (task, g_object_ref (pergola_application_get_frameworks (get_app (self))), g_object_unref);
  g_task_run_in_thread (task, open_in_thread);
}

static void
activated_cb (PergolaRecoveryWindow *self, GtkListBoxRow *row)
{
  show_one (self, self->recoveries->pdata[gtk_list_box_row_get_index (row)]);
}

/* It stays as it is: what was opened goes on in its journal, which is found again. */
static void
back_cb (PergolaRecoveryWindow *self)
{
  PergolaRecovery *left = self->shown;

  if (self->file == NULL)
    return;
  forget_shown (self);
  g_ptr_array_remove (self->recoveries, left);
  g_ptr_array_extend_and_steal (self->recoveries,
                                pergola_recovery_list (pergola_application_get_state (get_app (self))));
  if (self->recoveries->len > 0)
    show_list (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- Object --- */

/* What is not decided is left for later: the library is what comes next, unless something else is open. */
static gboolean
pergola_recovery_window_close_request (GtkWindow *window)
{
  PergolaApplication *app = PERGOLA_APPLICATION (gtk_window_get_application (window));
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (app));

  if (windows->next == NULL && !pergola_application_is_quitting (app))
    pergola_application_show_start (app);
  return GTK_WINDOW_CLASS (pergola_recovery_window_parent_class)->close_request (window);
}

static void
pergola_recovery_window_dispose (GObject *object)
{
  PergolaRecoveryWindow *self = PERGOLA_RECOVERY_WINDOW (object);

  self->shown = NULL;
  self->stack = NULL;
  g_clear_object (&self->file);
  g_clear_pointer (&self->recoveries, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pergola_recovery_window_parent_class)->dispose (object);
}

static void
pergola_recovery_window_class_init (PergolaRecoveryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pergola_recovery_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pergola_recovery_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, PERGOLA_RESOURCE_BASE "/ui/pergola-recovery-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryWindow, back);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PergolaRecoveryWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
pergola_recovery_window_init (PergolaRecoveryWindow *self)
{
  self->recoveries = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- Offering --- */

static PergolaRecoveryWindow *
find_window (PergolaApplication *app)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (app)); l != NULL; l = l->next)
    if (PERGOLA_IS_RECOVERY_WINDOW (l->data))
      return l->data;
  return NULL;
}

static PergolaRecovery *
find (GPtrArray *recoveries, const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  for (guint i = 0; i < recoveries->len; i++)
    {
      const char *own = pergola_recovery_get_path (recoveries->pdata[i]);
      g_autofree char *own_real = own != NULL ? realpath (own, NULL) : NULL;

      if (own != NULL && (g_str_equal (own, path) || (real != NULL && g_strcmp0 (real, own_real) == 0)))
        return recoveries->pdata[i];
    }
  return NULL;
}

/* @found (transfer full) */
static gboolean
offer (PergolaApplication *app, const char *path, GPtrArray *found)
{
  PergolaRecoveryWindow *self = find_window (app);
  PergolaRecovery *wanted;

  if (self == NULL && (path != NULL ? find (found, path) == NULL : found->len == 0))
    {
      g_ptr_array_unref (found);
      return FALSE;
    }
  if (self == NULL)
    self = g_object_new (PERGOLA_TYPE_RECOVERY_WINDOW, "application", app, NULL);
  g_ptr_array_extend_and_steal (self->recoveries, found);
  wanted = path != NULL ? find (self->recoveries, path) : NULL;
  if (self->shown == NULL)
    show_list (self);
  if (wanted != NULL)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (pergola_recovery_get_path (wanted));
      show_one (self, wanted);
    }
  else if (self->recoveries->len == 1)
    show_one (self, self->recoveries->pdata[0]);
  if (path == NULL || wanted != NULL)
    gtk_window_present (GTK_WINDOW (self));
  return path == NULL || wanted != NULL;
}

static void
looked_cb (GObject *app, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_boolean (
    task, offer (PERGOLA_APPLICATION (app), g_task_get_task_data (task), pergola_recovery_look_finish (result)));
}

void
pergola_recovery_window_offer_async (PergolaApplication *app,
                                     const char *path,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task = g_task_new (app, NULL, callback, data);

  g_task_set_task_data (task, g_strdup (path), g_free);
  pergola_recovery_look_async (app, looked_cb, task);
}

gboolean
pergola_recovery_window_offer_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
