/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-durable.h"

#define RANDOM_LENGTH 8
#define FLUSH_AFTER                                                                                                    \
  (300 * G_TIME_SPAN_MILLISECOND) /* so that what is typed is flushed a few times a second at most                     \
                                   */

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
  self->entries = g_ptr_array_new_with_free_func (pergola_journal_entry_free);
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

/* --- Flushing --- */

/* Holding the lock, but not meanwhile. */
static void
flush_now (PergolaJournal *self)
{
  int fd = self->fd >= 0 ? fcntl (self->fd, F_DUPFD_CLOEXEC, 0) : -1;
  g_autofree char *folder = self->unnamed ? g_path_get_dirname (self->place) : NULL;
  gboolean ok;

  self->dirty = FALSE;
  self->unnamed = FALSE;
  if (fd < 0)
    return;
  g_mutex_unlock (&self->lock);
  ok = pergola_journal_flush_file (fd);
  close (fd);
  if (folder != NULL)
    pergola_durable_flush_folder (folder);
  g_mutex_lock (&self->lock);
  self->lost = self->lost || !ok;
}

/* Who looked for journals in just that moment took it for one that was left behind. */
static gboolean
has_name (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && info.st_nlink > 0;
}

/* Makes the file before there is anything to put into it. Without the lock: an edit that comes meanwhile makes one
 * itself rather than wait for a thread that may not even run. Where it cannot be made, the first commit says so. */
static void
make_ahead (PergolaJournal *self)
{
  g_autofree char *folder = pergola_state_make_folder (self->state, PERGOLA_JOURNAL_FOLDER, NULL);
  g_autofree char *path = pergola_journal_make_ahead (self);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (PergolaJournalHead) head = NULL;
  goffset end = 0;
  int fd;

  g_mutex_lock (&self->anew);
  g_mutex_lock (&self->lock);
  if (!self->closed && self->settled && self->fd < 0 && self->entries->len == 0)
    head = pergola_journal_head_new (self->head->path, self->head->id, self->head->title, self->head->base);
  g_mutex_unlock (&self->lock);
  if (head != NULL && (fd = pergola_journal_make_file (path, head, none, 0, &end)) >= 0)
    {
      g_mutex_lock (&self->lock);
      if (!has_name (fd))
        close (fd);
      else if (self->closed || self->fd >= 0 || !pergola_journal_take_file (self, path, fd, end, TRUE))
        pergola_journal_throw_away (path, fd);
      g_mutex_unlock (&self->lock);
    }
  g_mutex_unlock (&self->anew);
}

static gpointer
keep_flushing (gpointer data)
{
  g_autoptr (PergolaJournal) self = data;

  make_ahead (self);
  g_mutex_lock (&self->lock);
  while (!self->closed)
    {
      gint64 until = g_get_monotonic_time () + FLUSH_AFTER;

      if (!self->dirty)
        {
          g_cond_wait (&self->wake, &self->lock);
          continue;
        }
      while (!self->closed && g_cond_wait_until (&self->wake, &self->lock, until))
        continue;
      if (!self->closed)
        flush_now (self);
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
  if (!(self->fd < 0 || self->lost ? pergola_journal_write_whole (self) : pergola_journal_write_rest (self)))
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
  PergolaJournalEntry *entry = g_new0 (PergolaJournalEntry, 1);

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

/* Whether an entry comes after the first @count records: another record, or the mark of a later save. */
static gboolean
is_after (const PergolaJournalEntry *entry, guint64 count)
{
  return entry->record != NULL ? entry->count >= count : entry->count > count;
}

/* Holding the lock: what is to follow a head that holds what the first @count records led to, from the @from-th entry
 * of it on. Returns how many entries there are by now. */
static guint
format_after (PergolaJournal *self, guint64 count, guint from, GByteArray *out)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const PergolaJournalEntry *entry = g_ptr_array_index (self->entries, i);

      if (is_after (entry, count) && n++ >= from)
        pergola_journal_format_entry (out, n - 1, entry, count);
    }
  return n;
}

/* Holding the lock. */
static void
forget_until (PergolaJournal *self, guint64 count)
{
  gpointer *entries = self->entries->pdata;
  guint kept = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      gpointer entry = g_steal_pointer (&entries[i]);

      if (is_after (entry, count))
        entries[kept++] = entry;
      else
        pergola_journal_entry_free (entry);
    }
  g_ptr_array_set_size (self->entries, kept);
  self->first = count;
  self->n_written = 0;
}

/* Begins a file that is to take over: without the lock, so that nobody waits for what takes its time. @n (out): how
 * many entries are in it, and flushed: what was safe from a power cut does not become less so. -1 with errno set. */
static int
prepare_file (
  PergolaJournal *self, const char *path, const PergolaJournalHead *head, guint64 count, goffset *end, guint *n)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GByteArray) out = g_byte_array_new ();
  int fd = pergola_journal_make_file (path, head, none, 0, end);

  if (fd < 0)
    return -1;
  g_mutex_lock (&self->lock);
  *n = format_after (self, count, 0, out);
  g_mutex_unlock (&self->lock);
  /* Most of the time all is saved. */
  if (out->len > 0 && (!pergola_journal_write_at (fd, out, *end) || !pergola_journal_flush_file (fd)))
    {
      pergola_journal_throw_away (path, fd);
      return -1;
    }
  *end += out->len;
  return fd;
}

/* Holding the lock; takes @head and @fd, which has @n entries already. */
static gboolean
begin_with (
  PergolaJournal *self, PergolaJournalHead *head, guint64 count, const char *path, int fd, goffset end, guint n)
{
  g_autoptr (GByteArray) rest = g_byte_array_new ();

  pergola_journal_head_free (self->head);
  self->head = head;
  format_after (self, count, n, rest);
  forget_until (self, count);
  if (fd >= 0 && has_name (fd) && pergola_journal_write_at (fd, rest, end) &&
      pergola_journal_take_file (self, path, fd, end + rest->len, TRUE))
    {
      if (self->entries->len > n)
        note_dirty (self);
      return TRUE;
    }
  if (fd >= 0)
    pergola_journal_throw_away (path, fd);
  self->lost = TRUE;
  return FALSE;
}

gboolean
pergola_journal_begin_anew (PergolaJournal *self, PergolaJournalHead *head, guint64 count, GError **error)
{
  g_autofree char *path = pergola_journal_make_ahead (self);
  goffset end = 0;
  guint n = 0;
  gboolean ok = TRUE;
  int fd, code;

  g_mutex_lock (&self->anew);
  fd = prepare_file (self, path, head, count, &end, &n);
  code = errno;

  g_mutex_lock (&self->lock);
  if (!self->closed && count >= self->first)
    {
      errno = code;
      ok = begin_with (self, head, count, path, fd, end, n) || fail (error, errno);
    }
  else
    {
      if (fd >= 0)
        pergola_journal_throw_away (path, fd);
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
  ok = (self->fd >= 0 && !self->lost && self->n_written == self->entries->len) || pergola_journal_write_whole (self);
  ok = ok && pergola_journal_flush_file (self->fd) && (self->settled || g_rename (self->path, self->place) == 0);
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
    pergola_journal_drop_file (self);
  pergola_journal_close_file (self);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
}
