/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Each commit on the disk before it returns. */

#include "pergola-file-private.h"

#include "pergola-versions.h"

void
pergola_file_take_journal_error (PergolaFile *self, GError *error)
{
  gboolean same = (self->journal_error == NULL) == (error == NULL) &&
                  (error == NULL || g_error_matches (error, self->journal_error->domain, self->journal_error->code));

  g_clear_error (&self->journal_error);
  self->journal_error = error;
  if (!same)
    g_object_notify (G_OBJECT (self), "journal-error");
}

const GError *
pergola_file_get_journal_error (PergolaFile *self)
{
  g_return_val_if_fail (PERGOLA_IS_FILE (self), NULL);

  return self->journal_error;
}

static void
on_committed (PergolaFile *self, const PergolaTransaction *transaction)
{
  gint64 time = self->replay_time != 0 ? self->replay_time : g_get_real_time ();
  g_autoptr (GBytes) record = pergola_record_write (self->project, transaction, time);
  GError *error = NULL;

  pergola_journal_append (self->journal, record, &error);
  pergola_file_take_journal_error (self, error);
}

void
pergola_file_start_journal_over (PergolaFile *self, PergolaState *state, const char *over, GBytes *base)
{
  PergolaJournalHead *head = pergola_journal_head_new (self->path, pergola_project_get_id (self->project),
                                                       pergola_project_get_title (self->project), base);

  g_set_object (&self->state, state);
  self->journal = pergola_journal_new (state, head, over);
  g_signal_connect_object (self->project, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);
  pergola_journal_make_later (self->journal);
}

void
pergola_file_start_journal (PergolaFile *self, PergolaState *state)
{
  g_autoptr (GBytes) base = NULL;

  g_return_if_fail (PERGOLA_IS_FILE (self));
  g_return_if_fail (self->journal == NULL);
  g_return_if_fail (!pergola_project_in_transaction (self->project));

  base = pergola_disk_dup_base (self->disk);
  /* What the file holds, or is to hold. */
  if (base == NULL || g_bytes_get_size (base) == 0 ||
      !pergola_history_is_clean (pergola_project_get_history (self->project)))
    {
      g_clear_pointer (&base, g_bytes_unref);
      base = pergola_writer_write (self->project);
    }
  pergola_file_start_journal_over (self, state, NULL, base);
  if (self->path != NULL)
    pergola_versions_keep_later (state, pergola_project_get_id (self->project), self->path, base,
                                 PERGOLA_VERSION_OPENED);
}

void
pergola_file_end_journal (PergolaFile *self, gboolean remove)
{
  if (self->journal == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->project, on_committed, self);
  pergola_journal_close (self->journal, remove);
  g_clear_pointer (&self->journal, pergola_journal_unref);
}

/* --- Giving up --- */

typedef struct
{
  PergolaState *state;
  PergolaJournal *journal;
  char *id;
  char *path;    /* (nullable) */
  GBytes *bytes; /* (nullable): what is to be kept */
} GivingUp;

static void
giving_up_free (GivingUp *self)
{
  g_object_unref (self->state);
  pergola_journal_unref (self->journal);
  g_free (self->id);
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* (nullable): there is no journal. Nothing is written to it any more. */
static GivingUp *
giving_up_new (PergolaFile *self, gboolean anyway)
{
  GivingUp *giving_up;

  if (self->journal == NULL)
    return NULL;
  giving_up = g_new0 (GivingUp, 1);
  giving_up->state = g_object_ref (self->state);
  giving_up->journal = g_steal_pointer (&self->journal);
  giving_up->id = g_strdup (pergola_project_get_id (self->project));
  giving_up->path = g_strdup (self->path);
  if (anyway || !pergola_history_is_clean (pergola_project_get_history (self->project)))
    giving_up->bytes = pergola_writer_write (self->project);
  g_signal_handlers_disconnect_by_func (self->project, on_committed, self);
  return giving_up;
}

/* Any thread. The journal is held until its work is kept elsewhere. */
static gboolean
keep_given_up (GivingUp *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean ok = self->bytes == NULL || pergola_versions_keep (self->state, self->id, self->path, self->bytes,
                                                              PERGOLA_VERSION_DISCARDED, now, NULL);

  pergola_journal_close (self->journal, ok);
  return ok;
}

gboolean
pergola_file_give_up (PergolaFile *self, gboolean anyway)
{
  GivingUp *giving_up;
  gboolean ok;

  g_return_val_if_fail (PERGOLA_IS_FILE (self), FALSE);

  giving_up = giving_up_new (self, anyway);
  if (giving_up == NULL)
    return TRUE;
  ok = keep_given_up (giving_up);
  giving_up_free (giving_up);
  return ok;
}

static void
give_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, keep_given_up (data));
}

void
pergola_file_give_up_async (PergolaFile *self, gboolean anyway, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  GivingUp *giving_up;

  g_return_if_fail (PERGOLA_IS_FILE (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, pergola_file_give_up_async);
  giving_up = giving_up_new (self, anyway);
  if (giving_up == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_task_set_task_data (task, giving_up, (GDestroyNotify) giving_up_free);
  g_task_run_in_thread (task, give_up_in_thread);
}

gboolean
pergola_file_give_up_finish (PergolaFile *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
