/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "pergola-durable.h"

#define RANDOM_LENGTH 8
#define FLUSH_AFTER                                                                                                    \
  (300 * G_TIME_SPAN_MILLISECOND) /* so that what is typed is flushed a few times a second at most                     \
                                   */

/* A record or a mark; @count: of the records before it, ever. */
typedef struct
{
  GBytes *record; /* (nullable) */
  PergolaJournalMark *mark;
  guint64 count;
} Entry;

struct _PergolaJournal
{
  gatomicrefcount ref_count;
  PergolaState *state;

  GMutex anew; /* one at a time; taken before the lock */
  GMutex lock; /* of what follows, and never held while anything is flushed */
  PergolaJournalHead *head;
  GPtrArray *entries; /* since the head: what is in the file, and what could not be written */
  guint64 first;      /* how many records there were before them */
  guint64 count;      /* …and are now */
  char *place;        /* the path that it is to have */
  char *path;         /* the path that its file has */
  gboolean settled;   /* they are the same, once there is a file */
  int fd;             /* or -1 */
  goffset end;        /* of what is whole in the file */
  guint n_written;    /* of the entries */
  gboolean closed;

  GThread *flusher; /* (nullable) */
  GCond wake;
  gboolean dirty;
  gboolean lost; /* the disk did not take what it was given: the file is to be made again */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->record, g_bytes_unref);
  g_clear_pointer (&entry->mark, pergola_journal_mark_free);
  g_free (entry);
}

/* (transfer full) */
static char *
make_place (PergolaState *state, const char *id)
{
  g_autofree char *folder = pergola_state_get_path (state, PERGOLA_JOURNAL_FOLDER);
  g_autofree char *random = pergola_id_new (RANDOM_LENGTH);
  g_autofree char *name = g_strconcat (id, "-", random, PERGOLA_JOURNAL_SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

PergolaJournal *
pergola_journal_new (PergolaState *state, PergolaJournalHead *head, const char *over)
{
  PergolaJournal *self = g_new0 (PergolaJournal, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->anew);
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  self->state = g_object_ref (state);
  self->head = head;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->place = over != NULL ? g_strdup (over) : make_place (state, head->id);
  self->path = g_strdup (self->place);
  self->settled = over == NULL;
  self->fd = -1;
  return self;
}

PergolaJournal *
pergola_journal_ref (PergolaJournal *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pergola_journal_unref (PergolaJournal *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_mutex_clear (&self->anew);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  pergola_journal_head_free (self->head);
  g_ptr_array_unref (self->entries);
  g_free (self->place);
  g_free (self->path);
  g_object_unref (self->state);
  g_free (self);
}

/* --- Writing --- */

static gboolean
write_at (int fd, const GByteArray *bytes, goffset offset)
{
  const guint8 *data = bytes->data;
  gsize left = bytes->len;

  while (left > 0)
    {
      ssize_t written = pwrite (fd, data, left, offset);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          if (written == 0)
            errno = ENOSPC;
          return FALSE;
        }
      data += written;
      left -= written;
      offset += written;
    }
  return TRUE;
}

/* Its number in the file follows the head's. */
static void
format_entry (GByteArray *out, guint index, const Entry *entry, guint64 first)
{
  if (entry->record != NULL)
    {
      pergola_journal_format_record (out, index + 1, entry->record);
      return;
    }
  entry->mark->n_records = (guint) (entry->count - MIN (first, entry->count));
  pergola_journal_format_mark (out, index + 1, entry->mark);
}

/* -1 with errno set: a new file, locked. */
static int
open_new (const char *path)
{
  int fd;

  g_unlink (path);
  do
    fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  while (fd < 0 && errno == EINTR);
  /* Where there are no locks, the journal cannot be told from one that was left behind, but is better than none. */
  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    g_debug ("The journal %s is not locked", path);
  return fd;
}

/* -1 with errno set: a new file at @path with all that is to be in it; @end (out): where it ends. */
static int
make_file (const char *path, const PergolaJournalHead *head, GPtrArray *entries, guint64 first, goffset *end)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (g_bytes_get_size (head->base) + 1024);
  int fd = open_new (path);
  int code;

  if (fd < 0)
    return -1;
  pergola_journal_format_head (out, head);
  for (guint i = 0; i < entries->len; i++)
    format_entry (out, i, g_ptr_array_index (entries, i), first);
  *end = out->len;
  if (write_at (fd, out, 0))
    return fd;
  code = errno;
  g_unlink (path);
  close (fd);
  errno = code;
  return -1;
}

static gboolean
fail (GError **error, int code)
{
  g_autoptr (GError) saving = NULL;

  pergola_durable_fail (&saving, code);
  /* Translators: the journal is what unsaved work is recovered from after a crash; the reason comes from the system. */
  g_set_error (error, PERGOLA_FILE_ERROR, saving->code,
               _ ("Unsaved changes are not protected from a crash: the recovery journal cannot be written (%s)."),
               g_strerror (code));
  return FALSE;
}

static void
close_file (PergolaJournal *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static void
drop_file (PergolaJournal *self)
{
  if (self->fd >= 0)
    g_unlink (self->path);
  close_file (self);
}

/* (transfer full): where a file is made before it takes the place of another one. */
static char *
make_unfinished (PergolaJournal *self)
{
  return g_strconcat (self->place, PERGOLA_JOURNAL_UNFINISHED, NULL);
}

/* Holding the lock: all entries are in this file. One that replaces a journal of another process stays beside it until
 * it is settled. */
static gboolean
take_file (PergolaJournal *self, const char *path, int fd, goffset end, gboolean settles)
{
  /* A rename over a file makes some file systems write the new one out at once, for each save. What must be on the disk
   * was flushed. Should the process end between the two, the new one is found where it is. */
  if (settles && self->settled && self->fd >= 0)
    g_unlink (self->place);
  if (settles && g_rename (path, self->place) != 0)
    return FALSE;
  g_free (self->path);
  self->path = g_strdup (settles ? self->place : path);
  self->settled = settles;
  close_file (self);
  self->fd = fd;
  self->end = end;
  self->n_written = self->entries->len;
  self->lost = FALSE;
  return TRUE;
}

static void
throw_away (const char *path, int fd)
{
  int code = errno;

  g_unlink (path);
  close (fd);
  errno = code;
}

/* Holding the lock. What is there stays until all of it is in a new file. */
static gboolean
write_whole (PergolaJournal *self)
{
  g_autofree char *folder = pergola_state_make_folder (self->state, PERGOLA_JOURNAL_FOLDER, NULL);
  g_autofree char *path = make_unfinished (self);
  goffset end = 0;
  /* What is wrong with the folder shows when the file is made. */
  int fd = make_file (path, self->head, self->entries, self->first, &end);

  if (fd < 0)
    {
      /* One that has no place yet was in the way. */
      if (!self->settled)
        close_file (self);
      return FALSE;
    }
  if (take_file (self, path, fd, end, self->settled))
    return TRUE;
  throw_away (path, fd);
  return FALSE;
}

/* Holding the lock. */
static gboolean
write_rest (PergolaJournal *self)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (512);

  for (guint i = self->n_written; i < self->entries->len; i++)
    format_entry (out, i, g_ptr_array_index (self->entries, i), self->first);
  if (!write_at (self->fd, out, self->end))
    {
      int code = errno;

      /* What was written of it is no whole frame, so if this fails nothing is lost. */
      if (ftruncate (self->fd, self->end) != 0)
        g_debug ("A part of a frame stays in %s", self->path);
      errno = code;
      return FALSE;
    }
  self->end += out->len;
  self->n_written = self->entries->len;
  return TRUE;
}

/* --- Flushing --- */

/* Any file that is not the journal's any more is no loss. */
static gboolean
flush (int fd)
{
  return fdatasync (fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

static gpointer
keep_flushing (gpointer data)
{
  g_autoptr (PergolaJournal) self = data;

  g_mutex_lock (&self->lock);
  /* Where it cannot be made, the first commit says so: nobody needs to know before. */
  if (!self->closed && self->fd < 0 && self->entries->len == 0)
    write_whole (self);
  while (!self->closed)
    {
      gint64 until = g_get_monotonic_time () + FLUSH_AFTER;
      int fd;

      if (!self->dirty)
        {
          g_cond_wait (&self->wake, &self->lock);
          continue;
        }
      while (!self->closed && g_cond_wait_until (&self->wake, &self->lock, until))
        continue;
      self->dirty = FALSE;
      fd = self->fd >= 0 ? fcntl (self->fd, F_DUPFD_CLOEXEC, 0) : -1;
      if (fd < 0)
        continue;
      g_mutex_unlock (&self->lock);
      if (!flush (fd))
        {
          g_mutex_lock (&self->lock);
          self->lost = TRUE;
          g_mutex_unlock (&self->lock);
        }
      close (fd);
      g_mutex_lock (&self->lock);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/* Holding the lock. */
static void
start_flusher (PergolaJournal *self)
{
  if (self->flusher != NULL)
    return;
  self->flusher = g_thread_try_new ("journal", keep_flushing, pergola_journal_ref (self), NULL);
  if (self->flusher != NULL)
    g_thread_unref (self->flusher);
  else
    pergola_journal_unref (self);
}

/* Holding the lock. */
static void
note_dirty (PergolaJournal *self)
{
  self->dirty = TRUE;
  start_flusher (self);
  g_cond_signal (&self->wake);
}

/* Holding the lock. */
static gboolean
write_out (PergolaJournal *self, GError **error)
{
  if (self->closed)
    return TRUE;
  if (!(self->fd < 0 || self->lost ? write_whole (self) : write_rest (self)))
    return fail (error, errno);
  note_dirty (self);
  return TRUE;
}

/* --- The public part --- */

void
pergola_journal_make_later (PergolaJournal *self)
{
  g_mutex_lock (&self->lock);
  start_flusher (self);
  g_mutex_unlock (&self->lock);
}

/* Holding the lock. Takes the mark. */
static gboolean
add_locked (PergolaJournal *self, GBytes *record, PergolaJournalMark *mark, guint64 count, GError **error)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->record = record != NULL ? g_bytes_ref (record) : NULL;
  entry->mark = mark;
  entry->count = count;
  g_ptr_array_add (self->entries, entry);
  return write_out (self, error);
}

gboolean
pergola_journal_append (PergolaJournal *self, GBytes *record, GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->lock);
  ok = add_locked (self, record, NULL, self->count++, error);
  g_mutex_unlock (&self->lock);
  return ok;
}

guint64
pergola_journal_count (PergolaJournal *self)
{
  guint64 count;

  g_mutex_lock (&self->lock);
  count = self->count;
  g_mutex_unlock (&self->lock);
  return count;
}

/* Holding the lock. */
static gboolean
note_locked (
  PergolaJournal *self, PergolaFrameType type, guint64 count, const char *path, const char *digest, GError **error)
{
  return add_locked (self, NULL, pergola_journal_mark_new (type, 0, path, digest), count, error);
}

gboolean
pergola_journal_note_saving (PergolaJournal *self, guint64 count, const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *digest = pergola_durable_digest (bytes);
  gboolean ok = TRUE;

  g_mutex_lock (&self->lock);
  /* A later save has overtaken this one: from what the journal begins with now, nothing leads to it. */
  if (count >= self->first)
    ok = note_locked (self, PERGOLA_FRAME_SAVING, count, path, digest, error);
  g_mutex_unlock (&self->lock);
  return ok;
}

gboolean
pergola_journal_note_known (PergolaJournal *self, const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *digest = pergola_durable_digest (bytes);
  gboolean ok;

  g_mutex_lock (&self->lock);
  ok = note_locked (self, PERGOLA_FRAME_KNOWN, self->count, path, digest, error);
  g_mutex_unlock (&self->lock);
  return ok;
}

gboolean
pergola_journal_note_moved (PergolaJournal *self, const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *digest = pergola_durable_digest (bytes);
  gboolean is_base, ok;

  g_mutex_lock (&self->lock);
  is_base = g_bytes_equal (self->head->base, bytes);
  g_free (self->head->path);
  self->head->path = g_strdup (path);
  ok = note_locked (self, is_base ? PERGOLA_FRAME_SAVING : PERGOLA_FRAME_KNOWN, is_base ? self->first : self->count,
                    path, digest, error);
  g_mutex_unlock (&self->lock);
  return ok;
}

/* Holding the lock: the entries after the first @count records stay, and a later save's mark. */
static void
forget_until (PergolaJournal *self, guint64 count)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->record != NULL ? entry->count >= count : entry->count > count)
        {
          g_ptr_array_add (kept, entry);
          self->entries->pdata[i] = NULL;
        }
    }
  g_ptr_array_set_free_func (self->entries, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    if (self->entries->pdata[i] != NULL)
      entry_free (self->entries->pdata[i]);
  g_ptr_array_unref (self->entries);
  self->entries = kept;
  self->first = count;
  self->n_written = 0;
}

/* Holding the lock: what @fd has no room for yet is written to it, and it becomes the journal. */
static gboolean
begin_anew_locked (PergolaJournal *self, const char *path, int fd, goffset end)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    format_entry (out, i, g_ptr_array_index (self->entries, i), self->first);
  /* Most of the time all is saved. What is not was perhaps flushed where it was: it must not become less safe. */
  return write_at (fd, out, end) && (out->len == 0 || flush (fd)) && take_file (self, path, fd, end + out->len, TRUE);
}

/* Holding the lock; takes both. */
static gboolean
begin_with (
  PergolaJournal *self, PergolaJournalHead *head, guint64 count, const char *path, int fd, goffset end, GError **error)
{
  pergola_journal_head_free (self->head);
  self->head = head;
  forget_until (self, count);
  if (fd >= 0 && begin_anew_locked (self, path, fd, end))
    return TRUE;
  fail (error, errno);
  if (fd >= 0)
    throw_away (path, fd);
  self->lost = TRUE;
  return FALSE;
}

gboolean
pergola_journal_begin_anew (PergolaJournal *self, PergolaJournalHead *head, guint64 count, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *path = make_unfinished (self);
  goffset end = 0;
  gboolean ok = TRUE;
  int fd, code;

  g_mutex_lock (&self->anew);
  /* What is long is written before anyone has to wait for it. */
  fd = make_file (path, head, none, 0, &end);
  code = errno;

  g_mutex_lock (&self->lock);
  if (!self->closed && count >= self->first)
    {
      errno = code;
      ok = begin_with (self, head, count, path, fd, end, error);
    }
  else
    {
      if (fd >= 0)
        throw_away (path, fd);
      pergola_journal_head_free (head);
    }
  g_mutex_unlock (&self->lock);
  g_mutex_unlock (&self->anew);
  return ok;
}

gboolean
pergola_journal_settle (PergolaJournal *self, GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->lock);
  ok = (self->fd >= 0 && !self->lost && self->n_written == self->entries->len) || write_whole (self);
  ok = ok && flush (self->fd) && (self->settled || g_rename (self->path, self->place) == 0);
  if (ok)
    {
      g_free (self->path);
      self->path = g_strdup (self->place);
      self->settled = TRUE;
    }
  else
    fail (error, errno);
  g_mutex_unlock (&self->lock);
  return ok;
}

void
pergola_journal_close (PergolaJournal *self, gboolean remove)
{
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  if (remove)
    drop_file (self);
  close_file (self);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
}

char *
pergola_journal_dup_path (PergolaJournal *self)
{
  char *path;

  g_mutex_lock (&self->lock);
  path = g_strdup (self->place);
  g_mutex_unlock (&self->lock);
  return path;
}
