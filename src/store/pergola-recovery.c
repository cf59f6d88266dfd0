/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-recovery-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "pergola-contents.h"
#include "pergola-durable.h"
#include "pergola-file-private.h"
#include "pergola-versions.h"

G_DEFINE_FINAL_TYPE (PergolaRecovery, pergola_recovery, G_TYPE_OBJECT)

static void
pergola_recovery_finalize (GObject *object)
{
  PergolaRecovery *self = PERGOLA_RECOVERY (object);

  if (self->fd >= 0)
    close (self->fd);
  g_clear_object (&self->state);
  g_free (self->journal);
  g_clear_pointer (&self->contents, pergola_journal_contents_free);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->steps);
  g_free (self->path);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->known, g_bytes_unref);

  G_OBJECT_CLASS (pergola_recovery_parent_class)->finalize (object);
}

static void
pergola_recovery_class_init (PergolaRecoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_recovery_finalize;
}

static void
pergola_recovery_init (PergolaRecovery *self)
{
  self->fd = -1;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_record_free);
  self->steps = g_ptr_array_new_with_free_func (pergola_recovered_free);
}

/* --- What the file holds now --- */

/* Takes @bytes. */
static void
set_file (PergolaRecovery *self, PergolaRecoveryFile file, const char *path, guint first, GBytes *base, GBytes *known)
{
  self->file = file;
  self->path = g_strdup (path);
  self->first = first;
  self->base = g_bytes_ref (base);
  self->known = known != NULL ? g_bytes_ref (known) : NULL;
}

/* Where what a save wrote is in the file, what was recorded before it is saved; where it is what another program wrote
 * and we took in, all of it is still to be done again. */
static gboolean
fits_mark (PergolaRecovery *self, const PergolaJournalMark *mark)
{
  g_autoptr (GBytes) there = pergola_contents_read (mark->path, NULL);
  g_autofree char *digest = there != NULL ? pergola_durable_digest (there) : NULL;

  if (g_strcmp0 (digest, mark->digest) != 0)
    return FALSE;
  if (mark->type == PERGOLA_FRAME_SAVING)
    set_file (self, PERGOLA_RECOVERY_UNCHANGED, mark->path, mark->n_records, there, there);
  else
    set_file (self, PERGOLA_RECOVERY_UNCHANGED, mark->path, 0, self->contents->head->base, there);
  return TRUE;
}

void
pergola_recovery_compare_to_file (PergolaRecovery *self)
{
  const PergolaJournalHead *head = self->contents->head;
  GPtrArray *marks = self->contents->marks;
  g_autoptr (GBytes) there = NULL;

  for (guint i = marks->len; i > 0; i--)
    if (fits_mark (self, g_ptr_array_index (marks, i - 1)))
      return;

  if (head->path == NULL)
    {
      set_file (self, PERGOLA_RECOVERY_NEW, NULL, 0, head->base, NULL);
      return;
    }
  there = pergola_contents_read (head->path, NULL);
  if (there == NULL)
    set_file (self, PERGOLA_RECOVERY_GONE, head->path, 0, head->base, head->base);
  else
    set_file (self, g_bytes_equal (there, head->base) ? PERGOLA_RECOVERY_UNCHANGED : PERGOLA_RECOVERY_CHANGED,
              head->path, 0, head->base, head->base);
}

/* --- What is known of one --- */

const char *
pergola_recovery_get_path (PergolaRecovery *self)
{
  return self->path;
}

const char *
pergola_recovery_get_id (PergolaRecovery *self)
{
  return self->contents->head->id;
}

const char *
pergola_recovery_get_title (PergolaRecovery *self)
{
  return self->contents->head->title;
}

PergolaRecoveryFile
pergola_recovery_get_file (PergolaRecovery *self)
{
  return self->file;
}

gint64
pergola_recovery_get_ended (PergolaRecovery *self)
{
  return ((PergolaRecord *) g_ptr_array_index (self->records, self->records->len - 1))->time;
}

GPtrArray *
pergola_recovery_get_steps (PergolaRecovery *self)
{
  return self->steps;
}

/* --- Doing it again --- */

/* (transfer full): the name that stands for it in messages. */
static char *
make_name (PergolaRecovery *self)
{
  return g_filename_display_name (self->path != NULL ? self->path : self->journal);
}

/* FALSE where not all could be done again; what could stays done. The journal of @file takes the times. */
static gboolean
replay (PergolaRecovery *self, PergolaProject *project, PergolaFile *file)
{
  g_autoptr (PergolaReplay) again = pergola_replay_new (project);
  gboolean ok = self->records->len == self->contents->records->len;

  for (guint i = self->first; i < self->records->len; i++)
    {
      PergolaRecord *record = g_ptr_array_index (self->records, i);

      file->replay_time = record->time;
      if (!pergola_replay_take (again, record, NULL))
        {
          ok = FALSE;
          break;
        }
    }
  file->replay_time = 0;
  return ok;
}

/* What was read from a damaged disk must not become a file that cannot be opened. */
static gboolean
can_be_saved (PergolaProject *project, const char *name, PergolaFrameworks *frameworks, GError **error)
{
  g_autoptr (GBytes) bytes = pergola_writer_write (project);
  g_autoptr (PergolaProject) again = pergola_reader_read_bytes (bytes, name, frameworks, error);

  return again != NULL;
}

static PergolaFile *
make_file (PergolaRecovery *self, PergolaProject *project)
{
  PergolaFile *file = pergola_file_new_at (project, self->path, self->known);

  /* The first step leads away from what the file holds, but taking it back need not lead there. */
  if (self->known == NULL || !g_bytes_equal (self->known, self->base) || self->file != PERGOLA_RECOVERY_UNCHANGED)
    pergola_history_mark_clean_at (pergola_project_get_history (project), G_MAXUINT64);
  return file;
}

PergolaFile *
pergola_recovery_open (PergolaRecovery *self, PergolaFrameworks *frameworks, GError **error)
{
  g_autofree char *name = make_name (self);
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (self->base, name, frameworks, error);
  g_autoptr (PergolaFile) file = NULL;
  GError *journal_error = NULL;

  g_return_val_if_fail (self->fd >= 0, NULL);

  if (project == NULL)
    return NULL;
  file = make_file (self, project);
  pergola_file_start_journal_over (file, self->state, self->journal, self->base);
  if (!replay (self, project, file))
    g_free (pergola_recovery_set_aside (self));
  if (!can_be_saved (project, name, frameworks, error))
    {
      pergola_file_end_journal (file, TRUE);
      return NULL;
    }
  pergola_journal_settle (file->journal, &journal_error);
  pergola_file_take_journal_error (file, journal_error);
  close (self->fd);
  self->fd = -1;
  return g_steal_pointer (&file);
}

char *
pergola_recovery_put_away (PergolaRecovery *self)
{
  char *kept;

  g_return_val_if_fail (self->fd >= 0, NULL);

  kept = pergola_recovery_set_aside (self);
  if (kept != NULL)
    g_unlink (self->journal);
  close (self->fd);
  self->fd = -1;
  return kept;
}
