/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What other programs do to the file of a window: what they wrote is taken in as one step of undo, what cannot be is
 * said, and nothing that is only here is lost. */

#include "config.h"

#include "pergola-window-outside-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-joining.h"

#define PAUSE 500     /* ms until a file that is not whole is looked at again… */
#define MOST_LOOKS 6  /* …and how often, before it is said */
#define GONE_LOOKS 2  /* some programs take a file away before they put another there */
#define PATIENCE 3000 /* ms that a window which closes waits for the disk */

/* What keeps the project from its file, and what helps. */
typedef struct
{
  int code; /* of PERGOLA_FILE_ERROR */
  const char *state;
  const char *label;
  const char *action;
} Apart;

static const Apart aparts[] = {
  { PERGOLA_FILE_ERROR_GONE, N_ ("not saved: the file is gone"), N_ ("_Save Again"), "win.save" },
  { PERGOLA_FILE_ERROR_FOLDER_GONE, N_ ("not saved: the folder is gone"), N_ ("Save _As…"), "win.save-as" },
  { PERGOLA_FILE_ERROR_DENIED, N_ ("not saved: the file is out of reach"), N_ ("Save _As…"), "win.save-as" },
};

static void look (PergolaWindow *self);

/* --- What is said of it: first what keeps the file and the project apart --- */

void
pergola_window_say_outside (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (o->fault != NULL)
    pergola_window_say (self, PERGOLA_MATTER_OUTSIDE, o->fault, o->label, o->action);
  else if (o->n_conflicts > 0 && !o->later)
    pergola_window_say_conflicts (self);
  else
    pergola_window_unsay (self, PERGOLA_MATTER_OUTSIDE);
}

/* The same fault is said once, however often it is met. */
static void
set_fault (PergolaWindow *self, const char *fault, const char *label, const char *action)
{
  PergolaOutside *o = self->outside;

  if (g_strcmp0 (o->fault, fault) == 0)
    return;
  g_free (o->fault);
  o->fault = g_strdup (fault);
  o->label = label;
  o->action = action;
  pergola_window_say_outside (self);
}

/* --- Looking --- */

static void
end (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  o->busy = FALSE;
  if (o->again)
    {
      o->again = FALSE;
      look (self);
    }
}

static gboolean
timer_cb (gpointer data)
{
  PergolaWindow *self = data;

  self->outside->timer = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* Whether it is too early to say anything: another program may be in the middle of writing. */
static gboolean
wait (PergolaWindow *self, guint most)
{
  PergolaOutside *o = self->outside;

  if (++o->n_looks >= most)
    return FALSE;
  g_clear_handle_id (&o->timer, g_source_remove);
  o->timer = g_timeout_add (PAUSE, timer_cb, self);
  return TRUE;
}

/* Nothing stands between what is here and the file. */
static void
save_if_asked (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (!o->saving)
    return;
  o->saving = FALSE;
  self->closing = self->closing || o->closing;
  pergola_window_save (self);
}

static void
set_apart (PergolaWindow *self, const char *apart)
{
  self->outside->apart = apart;
  pergola_window_update_title (self);
}

/* Nobody waits any more for what was found. */
static gboolean
end_leaving (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;
  gboolean leaving = o->leaving;

  o->leaving = FALSE;
  g_clear_handle_id (&o->deadline, g_source_remove);
  return leaving;
}

static void
leave (PergolaWindow *self)
{
  self->outside->checked = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  /* Unless it is gone, it has something else to ask. */
  self->outside->checked = FALSE;
}

/* @limit (nullable): what cannot be done with it all the same. */
static void
note_well (PergolaWindow *self, const GError *limit)
{
  PergolaOutside *o = self->outside;
  gboolean back = o->apart != NULL;

  o->n_looks = 0;
  set_apart (self, NULL);
  if (limit != NULL)
    set_fault (self, limit->message, _ ("Save _As…"), "win.save-as");
  else
    set_fault (self, NULL, NULL, NULL);
  if (o->saving)
    save_if_asked (self);
  else if (end_leaving (self))
    leave (self);
  else if (back)
    pergola_window_autosave_edited (self);
}

static void
note_fault (PergolaWindow *self, const char *apart, const char *fault, const char *label, const char *action)
{
  PergolaOutside *o = self->outside;

  set_apart (self, apart);
  set_fault (self, fault, label, action);
  if (end_leaving (self))
    pergola_window_ask_apart (self);
  if (!o->saving)
    return;
  o->saving = FALSE;
  if (o->asked)
    pergola_window_ask_over (self);
}

/* (nullable) */
static const Apart *
find_apart (const GError *error)
{
  for (guint i = 0; error->domain == PERGOLA_FILE_ERROR && i < G_N_ELEMENTS (aparts); i++)
    if (aparts[i].code == error->code)
      return &aparts[i];
  return NULL;
}

static void
note_apart (PergolaWindow *self, const Apart *apart, const GError *error)
{
  if (self->outside->saving) /* what was taken away cannot be lost by saving */
    save_if_asked (self);
  else if (!wait (self, GONE_LOOKS))
    note_fault (self, _ (apart->state), error->message, _ (apart->label), apart->action);
}

static void
note_damaged (PergolaWindow *self, const GError *error)
{
  g_autofree char *message = NULL;

  if (wait (self, MOST_LOOKS))
    return;
  /* Translators: the reason names the file and the line. */
  message = g_strdup_printf (_ ("Another program changed the file, and it cannot be read: %s. What is here is whole: "
                                "save it under another name."),
                             error->message);
  note_fault (self, _ ("not saved: the file is damaged"), message, _ ("Save _As…"), "win.save-as");
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
    note_damaged (self, error);
  else
    note_fault (self, _ ("not saved: the file is another’s"), error->message, _ ("Save _As…"), "win.save-as");
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
    note_well (self, NULL);
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
  source = (PergolaJoiningSource){ .base = base, .theirs = theirs, .name = name };
  pergola_joining_prepare_async (pergola_file_get_project (self->file), &source, self->outside->cancellable,
                                 prepared_cb, taking);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) theirs = pergola_file_look_finish (PERGOLA_FILE (source), result, &error);
  const Apart *apart = error != NULL ? find_apart (error) : NULL;

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
    note_well (self, error);
  else if (apart != NULL)
    note_apart (self, apart, error);
  else
    note_damaged (self, error);
  end (self);
}

static void
look (PergolaWindow *self)
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

  o->saving = TRUE;
  o->closing = closing;
  o->asked = asked;
  o->n_looks = 0;
  look (self);
}

const char *
pergola_window_get_apart (PergolaWindow *self)
{
  return self->outside->apart;
}

const char *
pergola_window_get_outside_fault (PergolaWindow *self)
{
  return self->outside->fault;
}

gboolean
pergola_window_is_saved (PergolaWindow *self)
{
  return self->outside->apart == NULL &&
         pergola_history_is_clean (pergola_project_get_history (pergola_file_get_project (self->file)));
}

void
pergola_window_note_written (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  o->n_looks = 0;
  g_clear_handle_id (&o->timer, g_source_remove);
  set_apart (self, NULL);
  set_fault (self, NULL, NULL, NULL);
}

/* --- Before it closes --- */

/* What was saved there is not to keep anyone from leaving. */
static gboolean
deadline_cb (gpointer data)
{
  PergolaWindow *self = data;

  self->outside->deadline = 0;
  end_leaving (self);
  leave (self);
  return G_SOURCE_REMOVE;
}

gboolean
pergola_window_check_to_close (PergolaWindow *self)
{
  PergolaOutside *o = self->outside;

  if (o->checked || pergola_file_get_path (self->file) == NULL)
    return TRUE;
  if (o->leaving)
    return FALSE;
  o->leaving = TRUE;
  o->n_looks = 0;
  o->deadline = g_timeout_add (PATIENCE, deadline_cb, self);
  look (self);
  return FALSE;
}

/* --- Life --- */

static void
watch_cb (PergolaWindow *self)
{
  /* A new beginning: what was not whole may be now. */
  self->outside->n_looks = 0;
  look (self);
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
  set_apart (self, NULL);
  set_fault (self, NULL, NULL, NULL);
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
  g_hash_table_unref (o->bases);
  g_free (o->other);
  g_free (o->fault);
  g_free (o);
}
