/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Copies that a program which keeps folders alike left beside the file: each is offered once, joined as one step of
 * undo, and then offered to the trash. What both versions were made from is not known: an earlier version of ours may
 * hold what the other side never had, and to take it for the common one would undo that. So all that differs is asked.
 */

#include "config.h"

#include "pergola-window-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-contents.h"
#include "pergola-copies.h"
#include "pergola-join-dialog.h"

#define MOST_COPIES 50 /* that are read: each is a whole project */

struct _PergolaOffer
{
  GCancellable *cancellable;
  gboolean busy;
  gboolean again;
  PergolaCopy *copy;       /* (nullable): what is offered… */
  GBytes *bytes;           /* …and what is in it */
  gboolean joined;         /* it is in the project already */
  gboolean trash;          /* it goes to the trash as soon as what was joined is saved */
  PergolaJoinDialog *page; /* (nullable), weak: on which it is decided… */
  gboolean stale;          /* …which is to show it anew */
  GHashTable *known;       /* of char*: paths that were offered */
  char *file;              /* (nullable): the file that all this is about */
};

/* --- Finding, on a thread --- */

typedef struct
{
  PergolaFrameworks *frameworks;
  char *path;
  char *id;
  GHashTable *known;
  PergolaCopy *copy; /* (nullable): what was found… */
  GBytes *bytes;     /* …and read */
} Finding;

static void
finding_free (Finding *self)
{
  g_object_unref (self->frameworks);
  g_free (self->path);
  g_free (self->id);
  g_hash_table_unref (self->known);
  g_clear_pointer (&self->copy, pergola_copy_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* (transfer full) (nullable): a version of the project, which can be read. */
static GBytes *
read_copy (Finding *self, const PergolaCopy *copy)
{
  g_autoptr (GBytes) bytes = pergola_contents_read (copy->path, NULL);
  g_autoptr (PergolaProject) project =
    bytes != NULL ? pergola_reader_read_bytes (bytes, copy->path, self->frameworks, NULL) : NULL;

  if (project == NULL || g_strcmp0 (pergola_project_get_id (project), self->id) != 0)
    return NULL;
  return g_steal_pointer (&bytes);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Finding *self = data;
  g_autoptr (GPtrArray) copies = pergola_copies_list (self->path);

  for (guint i = 0; i < MIN (copies->len, MOST_COPIES) && self->bytes == NULL; i++)
    {
      const PergolaCopy *copy = copies->pdata[i];
      g_autofree char *folder = g_path_get_dirname (self->path);
      g_autofree char *name = g_path_get_basename (copy->path);
      g_autofree char *original = g_path_get_basename (self->path);

      if (g_hash_table_contains (self->known, copy->path) || (self->bytes = read_copy (self, copy)) == NULL)
        continue;
      self->copy = pergola_copy_parse (name, original);
      g_free (self->copy->path);
      self->copy->path = g_build_filename (folder, name, NULL);
    }
  g_task_return_boolean (task, self->bytes != NULL);
}

/* --- Offering --- */

/* (transfer full): "Syncthing left a copy of this project, from Amina's laptop, 14 May." */
static char *
describe (const PergolaCopy *copy)
{
  const char *maker = pergola_copy_maker_get_name (copy->maker);
  /* Translators: a day, as g_date_time_format writes it: "14 May". */
  g_autofree char *day = copy->when != NULL ? g_date_time_format (copy->when, _ ("%-d %B")) : NULL;

  if (copy->who != NULL && day != NULL)
    /* Translators: a program, a person or computer, a day. */
    return g_strdup_printf (_ ("%s left a copy of this project, from %s, %s."), maker, copy->who, day);
  if (copy->who != NULL)
    return g_strdup_printf (_ ("%s left a copy of this project, from %s."), maker, copy->who);
  if (day != NULL)
    return g_strdup_printf (_ ("%s left a copy of this project, %s."), maker, day);
  return g_strdup_printf (_ ("%s left a copy of this project."), maker);
}

static void
offer (PergolaWindow *self, Finding *found)
{
  PergolaOffer *o = self->offer;
  g_autofree char *message = describe (found->copy);

  g_clear_pointer (&o->copy, pergola_copy_free);
  g_clear_pointer (&o->bytes, g_bytes_unref);
  o->copy = g_steal_pointer (&found->copy);
  o->bytes = g_steal_pointer (&found->bytes);
  o->joined = FALSE;
  g_hash_table_add (o->known, g_strdup (o->copy->path));
  pergola_window_say (self, PERGOLA_MATTER_COPIES, message, _ ("_Join…"), "win.join-copy");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaWindow *self = PERGOLA_WINDOW (source);
  PergolaOffer *o = self->offer;
  Finding *found = g_task_get_task_data (G_TASK (result));

  if (self->editor == NULL) /* the window is gone */
    return;
  o->busy = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), NULL) && g_strcmp0 (o->file, found->path) == 0)
    offer (self, found);
  if (o->again)
    pergola_window_find_copies (self);
}

static GHashTable *
copy_set (GHashTable *set)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy, g_strdup (key));
  return copy;
}

/* Another file, other copies. */
static void
begin (PergolaWindow *self, const char *path)
{
  PergolaOffer *o = self->offer;

  if (g_strcmp0 (o->file, path) == 0)
    return;
  g_free (o->file);
  o->file = g_strdup (path);
  g_hash_table_remove_all (o->known);
  g_clear_pointer (&o->copy, pergola_copy_free);
  pergola_window_unsay (self, PERGOLA_MATTER_COPIES);
}

void
pergola_window_find_copies (PergolaWindow *self)
{
  PergolaOffer *o = self->offer;
  PergolaProject *project = pergola_file_get_project (self->file);
  g_autoptr (GTask) task = NULL;
  Finding *finding;

  begin (self, pergola_file_get_path (self->file));
  /* One after the other: what is offered, or waits for the trash, stays until it is settled or dismissed. */
  if (pergola_window_says (self, PERGOLA_MATTER_COPIES))
    return;
  o->again = o->busy;
  if (o->busy || o->file == NULL)
    return;
  o->busy = TRUE;
  finding = g_new0 (Finding, 1);
  finding->frameworks = g_object_ref (pergola_project_get_frameworks (project));
  finding->path = g_strdup (o->file);
  finding->id = g_strdup (pergola_project_get_id (project));
  finding->known = copy_set (o->known);
  task = g_task_new (self, o->cancellable, found_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, finding, (GDestroyNotify) finding_free);
  g_task_run_in_thread (task, find_in_thread);
}

/* --- Joining --- */

static void
say_joined (PergolaWindow *self)
{
  pergola_window_say (self, PERGOLA_MATTER_COPIES, _ ("The copy is joined. It is not needed any more."),
                      _ ("Move to _Trash"), "win.trash-copy");
}

/* What was joined may not be here any more: then the copy is needed again. */
static void
undone_cb (PergolaWindow *self, const PergolaTransaction *transaction, PergolaProject *project)
{
  PergolaOffer *o = self->offer;

  if (transaction->commit != PERGOLA_COMMIT_UNDONE || o == NULL)
    return;
  g_signal_handlers_disconnect_by_func (project, undone_cb, self);
  if (!o->joined || o->copy == NULL)
    return;
  o->joined = o->trash = FALSE;
  g_hash_table_remove (o->known, o->copy->path);
  pergola_window_unsay (self, PERGOLA_MATTER_COPIES);
  pergola_window_find_copies (self);
}

static void
joined_cb (PergolaWindow *self)
{
  PergolaProject *project = pergola_file_get_project (self->file);

  self->offer->joined = TRUE;
  g_signal_handlers_disconnect_by_func (project, undone_cb, self);
  g_signal_connect_object (project, "committed", G_CALLBACK (undone_cb), self, G_CONNECT_SWAPPED);
  say_joined (self);
}

static void
stale_cb (PergolaWindow *self)
{
  self->offer->stale = TRUE;
  pergola_window_join_copy (self);
}

static void
page_closed_cb (PergolaWindow *self)
{
  g_clear_weak_pointer (&self->offer->page);
}

/* Nothing is in the project, or in any file, before the person has decided. */
static void
ask (PergolaWindow *self, PergolaJoining *joining, const char *name)
{
  PergolaOffer *o = self->offer;

  if (o->page != NULL)
    {
      pergola_join_dialog_set_joining (o->page, joining);
      return;
    }
  g_set_weak_pointer (&o->page, PERGOLA_JOIN_DIALOG (pergola_join_dialog_new_for (self, joining, name, o->copy->who)));
  g_signal_connect_object (o->page, "joined", G_CALLBACK (joined_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (o->page, "stale", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (o->page, "destroy", G_CALLBACK (page_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (o->page));
}

/* Takes @joining. */
static void
join (PergolaWindow *self, PergolaJoining *joining, GError **error)
{
  g_autoptr (PergolaJoining) own = joining;
  PergolaOffer *o = self->offer;
  g_autofree char *name = NULL;

  /* Translators: a step that can be undone; %s is a program such as Syncthing. */
  name = g_strdup_printf (_ ("Join the copy of %s"), pergola_copy_maker_get_name (o->copy->maker));
  if (pergola_joining_get_collisions (joining)->len > 0)
    ask (self, g_steal_pointer (&own), name);
  else if (pergola_joining_apply (joining, pergola_file_get_project (self->file), NULL, name, error))
    {
      if (o->page != NULL)
        gtk_window_close (GTK_WINDOW (o->page));
      pergola_window_note_joined (self, joining, o->copy->who);
      joined_cb (self);
    }
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaWindow) self = data;
  PergolaProject *project = PERGOLA_PROJECT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (PergolaJoining) joining = pergola_joining_prepare_finish (project, result, &error);
  gboolean was_stale;

  if (self->editor == NULL || project != pergola_file_get_project (self->file) || self->offer->copy == NULL)
    return;
  /* Who left the page meanwhile is not asked again. */
  was_stale = self->offer->stale && self->offer->page == NULL;
  self->offer->stale = FALSE;
  if (was_stale || self->offer->joined)
    return;
  if (joining != NULL)
    join (self, g_steal_pointer (&joining), &error);
  if (g_error_matches (error, PERGOLA_JOINING_ERROR, PERGOLA_JOINING_ERROR_EDITED))
    pergola_window_join_copy (self);
  else if (error != NULL)
    pergola_window_say (self, PERGOLA_MATTER_COPIES, error->message, NULL, NULL);
}

/* (nullable): a name that is true on every machine; HEAD is each one's own. */
static const char *
get_owner (const PergolaCopy *copy)
{
  return g_strcmp0 (copy->who, "HEAD") != 0 ? copy->who : NULL;
}

void
pergola_window_join_copy (PergolaWindow *self)
{
  PergolaOffer *o = self->offer;
  g_autofree char *name = o->copy != NULL ? g_filename_display_basename (o->copy->path) : NULL;
  g_autofree char *at = o->copy != NULL && o->copy->when != NULL ? g_date_time_format (o->copy->when, "%F") : NULL;
  PergolaJoiningSource source;

  if (o->copy == NULL || o->joined)
    return;
  source = (PergolaJoiningSource){ .theirs = o->bytes, .name = name, .by = get_owner (o->copy), .at = at };
  pergola_joining_prepare_async (pergola_file_get_project (self->file), &source, o->cancellable, prepared_cb,
                                 g_object_ref (self));
}

typedef struct
{
  char *path;
  GBytes *bytes; /* what was joined */
} Trashing;

static void
trashing_free (Trashing *self)
{
  g_free (self->path);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* FALSE without an error where something else is in it by now. */
static void
trash_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Trashing *trashing = data;
  g_autoptr (GFile) file = g_file_new_for_path (trashing->path);
  g_autoptr (GBytes) there = pergola_contents_read (trashing->path, NULL);
  GError *error = NULL;

  if (there != NULL && !g_bytes_equal (there, trashing->bytes))
    g_task_return_boolean (task, FALSE);
  else if (g_file_trash (file, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PergolaWindow *self = PERGOLA_WINDOW (source);
  const Trashing *trashing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  if (self->editor == NULL) /* the window is gone */
    return;
  if (error != NULL)
    {
      /* Translators: the reason comes from the system. */
      message = g_strdup_printf (_ ("The copy could not be moved to the trash: %s. It can be deleted by hand."),
                                 error->message);
      pergola_window_say (self, PERGOLA_MATTER_COPIES, message, NULL, NULL);
      return;
    }
  /* Nobody has seen what is in it now. */
  if (!done)
    g_hash_table_remove (self->offer->known, trashing->path);
  pergola_window_find_copies (self);
}

/* Only what was joined, and is still what was joined, is in the way. */
void
pergola_window_trash_copy (PergolaWindow *self)
{
  PergolaOffer *o = self->offer;
  g_autoptr (GTask) task = NULL;
  Trashing *trashing;

  if (o->copy == NULL || !o->joined)
    return;
  /* Not before the file holds what was joined. */
  o->trash = !pergola_window_is_saved (self);
  if (o->trash)
    {
      pergola_window_save (self);
      return;
    }
  pergola_window_unsay (self, PERGOLA_MATTER_COPIES);
  trashing = g_new0 (Trashing, 1);
  trashing->path = g_strdup (o->copy->path);
  trashing->bytes = g_bytes_ref (o->bytes);
  task = g_task_new (self, NULL, trashed_cb, NULL);
  g_task_set_task_data (task, trashing, (GDestroyNotify) trashing_free);
  g_application_hold (g_application_get_default ());
  g_task_run_in_thread (task, trash_in_thread);
  g_clear_pointer (&o->copy, pergola_copy_free);
}

void
pergola_window_trash_saved_copy (PergolaWindow *self)
{
  if (self->offer->trash)
    pergola_window_trash_copy (self);
}

/* --- Life --- */

void
pergola_window_init_copies (PergolaWindow *self)
{
  self->offer = g_new0 (PergolaOffer, 1);
  self->offer->cancellable = g_cancellable_new ();
  self->offer->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
pergola_window_end_copies (PergolaWindow *self)
{
  g_cancellable_cancel (self->offer->cancellable);
}

void
pergola_window_free_copies (PergolaWindow *self)
{
  PergolaOffer *o = g_steal_pointer (&self->offer);

  g_clear_object (&o->cancellable);
  g_clear_pointer (&o->copy, pergola_copy_free);
  g_clear_pointer (&o->bytes, g_bytes_unref);
  g_clear_weak_pointer (&o->page);
  g_hash_table_unref (o->known);
  g_free (o->file);
  g_free (o);
}
