/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-recovery.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-contents.h"
#include "pergola-durable.h"
#include "pergola-file-private.h"
#include "pergola-journal-format.h"
#include "pergola-versions.h"

struct _PergolaRecovery
{
  GObject parent_instance;

  PergolaState *state;
  char *journal; /* the path of it */
  int fd;        /* which holds it */
  PergolaJournalContents *contents;
  GPtrArray *records; /* of PergolaRecord: those that can be read */
  guint first;        /* of them that is not saved */
  PergolaRecoveryFile file;
  char *path;    /* (nullable) */
  GBytes *base;  /* what the first one was done to */
  GBytes *known; /* (nullable): what the lost process knew the file to hold */
  GPtrArray *steps;
};

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
recovered_free (gpointer data)
{
  PergolaRecovered *recovered = data;

  g_free (recovered->name);
  g_free (recovered);
}

static void
pergola_recovery_init (PergolaRecovery *self)
{
  self->fd = -1;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_record_free);
  self->steps = g_ptr_array_new_with_free_func (recovered_free);
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

static void
compare_to_file (PergolaRecovery *self)
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

/* --- What was done --- */

typedef struct
{
  PergolaRecovered *recovered; /* owned until it is a step */
  guint64 serial;
  gboolean is_whole; /* else it began before what is done again */
} Step;

static Step
make_step (const PergolaRecord *record)
{
  PergolaRecovered *recovered = g_new0 (PergolaRecovered, 1);

  recovered->name = pergola_replay_make_name (record);
  recovered->time = record->time;
  return (Step){ recovered, record->transaction->serial, record->transaction->commit == PERGOLA_COMMIT_STEP };
}

static Step *
get_last (GArray *steps, guint64 serial)
{
  Step *last = steps->len > 0 ? &g_array_index (steps, Step, steps->len - 1) : NULL;
  return last != NULL && last->serial == serial ? last : NULL;
}

static void
forget_steps (GArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    recovered_free (g_array_index (steps, Step, i).recovered);
  g_array_set_size (steps, 0);
}

static void
move_last (GArray *from, GArray *to)
{
  g_array_append_val (to, g_array_index (from, Step, from->len - 1));
  g_array_set_size (from, from->len - 1);
}

/* Of typing that ends where it began, no step is left. */
static void
continue_step (GArray *done, Step *last, const PergolaRecord *record)
{
  last->serial = record->transaction->serial;
  last->recovered->time = record->time;
  if (last->serial == 0 && last->is_whole)
    {
      recovered_free (last->recovered);
      g_array_set_size (done, done->len - 1);
    }
}

/* As the history will have it once they are done again. */
static void
follow (GArray *done, GArray *undone, const PergolaRecord *record)
{
  guint64 serial = record->transaction->serial;
  PergolaCommit commit = record->transaction->commit;
  Step step, *last;

  if (commit == PERGOLA_COMMIT_UNDONE && get_last (done, serial) != NULL && get_last (done, serial)->is_whole)
    {
      move_last (done, undone);
      return;
    }
  if (commit == PERGOLA_COMMIT_REDONE && get_last (undone, serial) != NULL)
    {
      move_last (undone, done);
      return;
    }
  forget_steps (undone);
  last = commit == PERGOLA_COMMIT_CONTINUED ? get_last (done, record->transaction->continued) : NULL;
  if (last != NULL)
    {
      continue_step (done, last, record);
      return;
    }
  step = make_step (record);
  g_array_append_val (done, step);
}

static void
list_steps (PergolaRecovery *self)
{
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = self->first; i < self->records->len; i++)
    follow (done, undone, g_ptr_array_index (self->records, i));
  forget_steps (undone);
  for (guint i = 0; i < done->len; i++)
    g_ptr_array_add (self->steps, g_array_index (done, Step, i).recovered);
}

static void
read_records (PergolaRecovery *self)
{
  GPtrArray *records = self->contents->records;

  for (guint i = 0; i < records->len; i++)
    {
      PergolaRecord *record = pergola_record_read (g_ptr_array_index (records, i), NULL);

      if (record == NULL)
        return;
      g_ptr_array_add (self->records, record);
    }
}

/* --- Journals that were left behind --- */

/* -1 where a process holds it, or it is not there any more. */
static int
hold (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  struct stat info;

  if (fd < 0)
    return -1;
  /* Its process may have put another one in its place just now. */
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_nlink > 0)
    return fd;
  close (fd);
  return -1;
}

static void
release (int fd)
{
  if (fd >= 0)
    close (fd);
}

static PergolaJournalFormat
read_journal (const char *path, PergolaJournalContents **contents)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return PERGOLA_JOURNAL_FORMAT_NEWER; /* not now */
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  return pergola_journal_contents_read (bytes, contents);
}

/* What cannot be done again is not thrown away: it stays beside the others, for whoever can read it. */
static void
set_aside (PergolaRecovery *self)
{
  g_autofree char *aside = g_strconcat (self->journal, ".damaged", NULL);

  if (link (self->journal, aside) != 0)
    g_debug ("%s is not set aside", self->journal);
}

/* (transfer full) (nullable) */
static PergolaRecovery *
recover (PergolaState *state, const char *path)
{
  g_autoptr (PergolaRecovery) self = g_object_new (PERGOLA_TYPE_RECOVERY, NULL);
  PergolaJournalFormat format;

  self->fd = hold (path);
  if (self->fd < 0)
    return NULL;
  self->state = g_object_ref (state);
  self->journal = g_strdup (path);
  format = read_journal (path, &self->contents);
  if (format == PERGOLA_JOURNAL_FORMAT_OK)
    {
      read_records (self);
      compare_to_file (self);
      list_steps (self);
      if (self->first < self->records->len)
        return g_steal_pointer (&self);
      /* What cannot be read may hold what nobody saved. */
      if (self->first < self->contents->records->len)
        set_aside (self);
    }
  /* What a newer version of the program left is for that one. */
  if (format != PERGOLA_JOURNAL_FORMAT_NEWER)
    g_unlink (path);
  return NULL;
}

/* One that has not taken its place: where there is none any more, or one that began alike and holds less, its process
 * did not come to put it there. Else what it was to replace is still all that counts. */
static void
tidy_unfinished (const char *path)
{
  g_autofree char *place = g_strndup (path, strlen (path) - strlen (PERGOLA_JOURNAL_UNFINISHED));
  g_autoptr (PergolaJournalContents) contents = NULL;
  g_autoptr (PergolaJournalContents) there = NULL;
  int fd = hold (path);
  int fd_there = hold (place);

  if (fd >= 0 && !g_file_test (place, G_FILE_TEST_EXISTS))
    g_rename (path, place);
  else if (fd >= 0 && read_journal (path, &contents) == PERGOLA_JOURNAL_FORMAT_OK && fd_there >= 0 &&
           read_journal (place, &there) == PERGOLA_JOURNAL_FORMAT_OK &&
           g_bytes_equal (contents->head->base, there->head->base) && contents->records->len > there->records->len)
    g_rename (path, place);
  else if (fd >= 0)
    g_unlink (path);
  release (fd);
  release (fd_there);
}

/* (transfer full) */
static GPtrArray *
list_folder (const char *folder, const char *suffix)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static int
compare_ended (gconstpointer a, gconstpointer b)
{
  gint64 first = pergola_recovery_get_ended (*(PergolaRecovery *const *) a);
  gint64 second = pergola_recovery_get_ended (*(PergolaRecovery *const *) b);

  return first != second ? (first < second ? 1 : -1) : 0;
}

GPtrArray *
pergola_recovery_list (PergolaState *state)
{
  g_autofree char *folder = pergola_state_get_path (state, PERGOLA_JOURNAL_FOLDER);
  g_autoptr (GPtrArray) unfinished = list_folder (folder, PERGOLA_JOURNAL_SUFFIX PERGOLA_JOURNAL_UNFINISHED);
  g_autoptr (GPtrArray) journals = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < unfinished->len; i++)
    tidy_unfinished (g_ptr_array_index (unfinished, i));
  journals = list_folder (folder, PERGOLA_JOURNAL_SUFFIX);
  for (guint i = 0; i < journals->len; i++)
    {
      PergolaRecovery *recovery = recover (state, g_ptr_array_index (journals, i));

      if (recovery != NULL)
        g_ptr_array_add (list, recovery);
    }
  g_ptr_array_sort (list, compare_ended);
  return list;
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

GBytes *
pergola_recovery_dup_base (PergolaRecovery *self)
{
  return g_bytes_ref (self->base);
}

/* --- Doing it again --- */

/* (transfer full): the name that stands for it in messages. */
static char *
make_name (PergolaRecovery *self)
{
  return g_filename_display_name (self->path != NULL ? self->path : self->journal);
}

/* FALSE where not all could be done again; what could stays done. @file (nullable): whose journal takes the times. */
static gboolean
replay (PergolaRecovery *self, PergolaProject *project, PergolaFile *file)
{
  g_autoptr (PergolaReplay) again = pergola_replay_new (project);
  gboolean ok = self->records->len == self->contents->records->len;

  for (guint i = self->first; i < self->records->len; i++)
    {
      PergolaRecord *record = g_ptr_array_index (self->records, i);

      if (file != NULL)
        file->replay_time = record->time;
      if (!pergola_replay_take (again, record, NULL))
        {
          ok = FALSE;
          break;
        }
    }
  if (file != NULL)
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
    set_aside (self);
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

gboolean
pergola_recovery_discard (PergolaRecovery *self, PergolaFrameworks *frameworks, GError **error)
{
  g_autofree char *name = make_name (self);
  g_autoptr (PergolaProject) project = pergola_reader_read_bytes (self->base, name, frameworks, error);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self->fd >= 0, FALSE);

  if (project == NULL)
    return FALSE;
  if (!replay (self, project, NULL))
    set_aside (self);
  bytes = pergola_writer_write (project);
  if (!pergola_versions_keep (self->state, pergola_recovery_get_id (self), self->path, bytes, PERGOLA_VERSION_DISCARDED,
                              g_get_real_time () / G_USEC_PER_SEC, error))
    return FALSE;
  g_unlink (self->journal);
  close (self->fd);
  self->fd = -1;
  return TRUE;
}
