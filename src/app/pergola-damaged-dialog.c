/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-damaged-dialog.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "pergola-library-files.h"
#include "pergola-versions-dialog.h"
#include "pergola-versions.h"

typedef struct
{
  PergolaApplication *app;
  GtkWindow *from; /* (nullable), weak */
  char *path;
  char *reason;
  guint n_versions;
  gint64 newest;
  gboolean is_there;
} Damaged;

static void
damaged_free (Damaged *self)
{
  g_application_release (G_APPLICATION (self->app));
  g_object_unref (self->app);
  g_clear_weak_pointer (&self->from);
  g_free (self->path);
  g_free (self->reason);
  g_free (self);
}

/* --- Answering --- */

static void
show_versions (Damaged *self)
{
  GtkWidget *dialog = pergola_versions_dialog_new_for_file (self->app, self->from, self->path);

  gtk_window_set_application (GTK_WINDOW (dialog), GTK_APPLICATION (self->app));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Damaged *self)
{
  if (g_str_equal (response, "show"))
    pergola_library_show_in_files (self->path);
  else if (g_str_equal (response, "versions"))
    show_versions (self);
}

/* --- Asking --- */

static char *
describe (const Damaged *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (self->newest);
  /* Translators: a day and a time for g_date_time_format: 9 May, 14:53 */
  g_autofree char *when = time != NULL ? g_date_time_format (time, _ ("%-e %b, %H:%M")) : g_strdup ("");
  g_autofree char *kept = g_strdup_printf (
    /* Translators: %2$s is a day and a time. */
    ngettext ("Pergola has kept %1$u earlier version of it, of %2$s.",
              "Pergola has kept %1$u earlier versions of it, the newest of %2$s.", self->n_versions),
    self->n_versions, when);

  if (self->n_versions == 0 && !self->is_there)
    return g_strdup (self->reason);
  if (self->n_versions == 0)
    return g_strdup_printf (_ ("%s\n\nThe file is left as it is. If it lies in a synced folder or a backup, look there "
                               "for an earlier version."),
                            self->reason);
  if (!self->is_there)
    return g_strdup_printf ("%s\n\n%s", self->reason, kept);
  /* Translators: the first says what is wrong, the second how many earlier versions there are. */
  return g_strdup_printf (_ ("%s\n\n%s If you bring one back, the damaged file is kept beside it."), self->reason,
                          kept);
}

static void
present (Damaged *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *heading = g_strdup_printf (_ ("Could not open “%s”"), name);
  g_autofree char *body = describe (self);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (self->from, heading, body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (self->is_there)
    adw_message_dialog_add_response (dialog, "show", _ ("_Show in Files"));
  if (self->n_versions > 0)
    {
      adw_message_dialog_add_response (dialog, "versions", _ ("Open an _Earlier Version…"));
      adw_message_dialog_set_response_appearance (dialog, "versions", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (dialog, self->n_versions > 0 ? "versions" : "close");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), self, (GClosureNotify) (GCallback) damaged_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Looking for what helps --- */

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Damaged *self = data;
  g_autoptr (GPtrArray) versions = pergola_versions_find (pergola_application_get_state (self->app), self->path);

  self->n_versions = versions->len;
  self->newest = versions->len > 0 ? ((PergolaVersion *) versions->pdata[0])->time : 0;
  self->is_there = access (self->path, F_OK) == 0;
  /* Where the file is not ours to read, it is not damaged. */
  if (self->is_there && access (self->path, R_OK) != 0)
    self->n_versions = 0;
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  present (g_task_get_task_data (G_TASK (result)));
}

void
pergola_damaged_dialog_present (PergolaApplication *app, GtkWindow *from, const char *path, const char *reason)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, looked_cb, NULL);
  Damaged *self = g_new0 (Damaged, 1);

  self->app = g_object_ref (app);
  g_application_hold (G_APPLICATION (app));
  g_set_weak_pointer (&self->from, from);
  self->path = g_strdup (path);
  self->reason = g_strdup (reason);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, look_in_thread);
}
