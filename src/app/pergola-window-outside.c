/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What other programs do to the file of a window: what they wrote is taken in as one step of undo, what cannot be is
 * said, and nothing that is only here is lost. */

#include "config.h"

#include "pergola-window-outside-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-joining.h"
#include "pergola-versions.h"

#define PAUSE 500 /* ms until a file that is not whole is looked at again */

/* --- Looking --- */

static void
end (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  o->busy = FALSE;
  if (o->again && self->editor != NULL) /* it may have closed over it */
    {
      o->again = FALSE;
      pergola_window_look_outside (self);
    }
}

static gboolean
timer_cb (gpointer data)
{
  PergolaWindow *self = data;

  self->outside->timer = 0;
  pergola_window_look_outside (self);
  return G_SOURCE_REMOVE;
}

/* Whether it is too early to say anything: another program may be in the middle of writing. */
gboolean
pergola_window_wait_outside (PergolaWindow *self, guint most)
{
  PergolaOutside *o = self->outside;

  if (++o->n_looks >= most)
    return FALSE;
  g_clear_handle_id (&o->timer, g_source_remove);
  o->timer = g_timeout_add (PAUSE, timer_cb, self);
  return TRUE;
}

/* Nothing stands between what is here and the file. */
void
pergola_window_save_if_asked (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (!o->saving)
    return;
  o->saving = FALSE;
  self->closing = self->closing || o->closing;
  pergola_window_save (self);
}

/* --- Taking in --- */

typedef struct
{
  PergolaWindow *window;
  PergolaFile *file;
  GBytes *theirs;
} TakingIn;

static void
taking_in_free (TakingIn *self)
{
  g_object_unref (self->window);
  g_object_unref (self->file);
  g_bytes_unref (self->theirs);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TakingIn, taking_in_free)

/* What came in without a question; the banner tells of the rest. */
static void
toast_joined (PergolaWindow *self)
{
  guint n = self->outside->n_joined;
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  message = g_strdup_printf (
    ngettext ("Taken in: %u change from another program", "Taken in: %u changes from another program", n), n);
  pergola_window_toast (self, message, _ ("_Undo"), "edit.undo");
  self->passing = TRUE;
}

/* What somebody else did leaves the file with the next save: it must be found again. */
static void
undone_cb (PergolaWindow *self, const PergolaTransaction *transaction, PergolaProject *project)
{
  PergolaOutside *o = self->outside;

  if (o == NULL || transaction->commit != PERGOLA_COMMIT_UNDONE)
    return;
  g_signal_handlers_disconnect_by_func (project, undone_cb, self);
  pergola_versions_keep_later (
    pergola_application_get_state (PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)))),
    pergola_project_get_id (project), pergola_file_get_path (self->file), o->taken, PERGOLA_VERSION_OUTSIDE);
  g_clear_pointer (&o->taken, g_bytes_unref);
}

static void
remember_taken (PergolaWindow *self, GBytes *theirs)
{
  PergolaProject *project = pergola_file_get_project (self->file);

  g_signal_handlers_disconnect_by_func (project, undone_cb, self);
  g_clear_pointer (&self->outside->taken, g_bytes_unref);
  self->outside->taken = g_bytes_ref (theirs);
  g_signal_connect_object (project, "committed", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
take_in (PergolaWindow *self, PergolaJoining *joining, GBytes *theirs, GError **error)
{
  PergolaProject *project = pergola_file_get_project (self->file);
  PergolaHistory *history = pergola_project_get_history (project);

  if (!pergola_joining_apply (joining, project, NULL, _ ("Changes from another program"), error))
    return FALSE;
  pergola_file_set_base (self->file, theirs);
  if (pergola_joining_is_theirs (joining, project))
    {
      pergola_file_note_same (self->file, theirs);
      pergola_history_mark_clean_at (history, pergola_history_get_mark (history));
    }
  remember_taken (self, theirs);
  pergola_window_note_joined (self, joining, NULL);
  toast_joined (self);
  return TRUE;
}

static void
note_not_taken (PergolaWindow *self, const GError *error)
{
  if (g_error_matches (error, PERGOLA_JOINING_ERROR, PERGOLA_JOINING_ERROR_EDITED))
    self->outside->again = TRUE;
  else if (error->domain == PERGOLA_READER_ERROR)
    pergola_window_note_damaged (self, error);
  else
    pergola_window_note_fault (self, _ ("not saved: the file is another’s"), error->message, _ ("Save _As…"),
                               "win.save-as");
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TakingIn) taking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaJoining) joining = pergola_joining_prepare_finish (PERGOLA_PROJECT (source), result, &error);
  PergolaWindow *self = taking->window;

  if (self->editor == NULL) /* the window is gone */
    return;
  if (taking->file != self->file)
    self->outside->again = TRUE;
  else if (joining != NULL && take_in (self, joining, taking->theirs, &error))
    pergola_window_note_well (self, NULL);
  else
    note_not_taken (self, error);
  end (self);
}

static void
prepare (PergolaWindow *self, GBytes *theirs)
{
  g_autoptr (GBytes) base = pergola_file_dup_base (self->file);
  g_autofree char *name = g_filename_display_basename (pergola_file_get_path (self->file));
  TakingIn *taking = g_new0 (TakingIn, 1);
  PergolaJoiningSource source;

  taking->window = g_object_ref (self);
  taking->file = g_object_ref (self->file);
  taking->theirs = g_bytes_ref (theirs);
  source =
    (PergolaJoiningSource){ .base = base, .theirs = theirs, .name = name, .path = pergola_file_get_path (self->file) };
  pergola_joining_prepare_async (pergola_file_get_project (self->file), &source, self->outside->cancellable,
                                 prepared_cb, taking);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) theirs = pergola_file_look_finish (PERGOLA_FILE (source), result, &error);

  if (self->editor == NULL) /* the window is gone */
    return;
  g_clear_handle_id (&self->outside->deadline, g_source_remove);
  if (PERGOLA_FILE (source) != self->file)
    self->outside->again = TRUE;
  else if (theirs != NULL)
    {
      prepare (self, theirs);
      return;
    }
  else if (error == NULL || g_error_matches (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_READ_ONLY))
    pergola_window_note_well (self, error);
  else if (!pergola_window_note_apart (self, error))
    pergola_window_note_damaged (self, error);
  end (self);
}

void
pergola_window_look_outside (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (pergola_file_get_path (self->file) == NULL)
    return;
  o->again = o->busy;
  if (o->busy)
    return;
  o->busy = TRUE;
  pergola_file_look_async (self->file, o->cancellable, looked_cb, g_object_ref (self));
}

void
pergola_window_join (PergolaWindow *self, gboolean closing, gboolean asked)
{
  PergolaOutside *o = self->outside;

  /* A project that saves itself meanwhile does not make what a person waits for undone. */
  o->closing = closing || (o->saving && o->closing);
  o->asked = asked || (o->saving && o->asked);
  if (!o->saving)
    o->n_looks = 0;
  o->saving = TRUE;
  pergola_window_look_outside (self);
}

/* --- Life --- */

static void
watch_cb (PergolaWindow *self)
{
  /* A new beginning: what was not whole may be now. */
  self->outside->n_looks = 0;
  pergola_window_look_outside (self);
}

static void
active_cb (PergolaWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->outside->watch != NULL)
    pergola_watch_look (self->outside->watch);
}

void
pergola_window_watch (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;
  const char *path = pergola_file_get_path (self->file);

  if (o->watch != NULL && g_strcmp0 (pergola_watch_get_path (o->watch), path) == 0)
    return;
  g_clear_object (&o->watch);
  if (path == NULL)
    return;
  o->watch = pergola_watch_new (path);
  g_signal_connect_object (o->watch, "changed", G_CALLBACK (watch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (o->watch, "beside", G_CALLBACK (pergola_window_find_copies), self, G_CONNECT_SWAPPED);
}

void
pergola_window_begin_outside (PergolaWindow *self)
{
  pergola_window_note_written (self);
  pergola_window_begin_conflicts (self);
  pergola_window_watch (self);
}

void
pergola_window_init_outside (PergolaWindow *self)
{
  PergolaOutside *o = g_new0 (PergolaOutside, 1);

  self->outside = o;
  o->cancellable = g_cancellable_new ();
  o->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

void
pergola_window_end_outside (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (o == NULL)
    return;
  g_cancellable_cancel (o->cancellable);
  g_clear_handle_id (&o->timer, g_source_remove);
  g_clear_handle_id (&o->deadline, g_source_remove);
  g_clear_object (&o->watch);
}

void
pergola_window_free_outside (PergolaWindow *self)
{
  PergolaOutside *o = g_steal_pointer (&self->outside);

  g_clear_object (&o->cancellable);
  g_clear_pointer (&o->taken, g_bytes_unref);
  g_hash_table_unref (o->bases);
  g_free (o->other);
  g_free (o->fault);
  g_free (o);
}
