/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

void
pergola_journal_entry_free (gpointer data)
{
  PergolaJournalEntry *entry = data;

  if (entry == NULL)
    return;
  g_clear_pointer (&entry->record, g_bytes_unref);
  g_clear_pointer (&entry->mark, pergola_journal_mark_free);
  g_free (entry);
}

gboolean
pergola_journal_write_at (int fd, const GByteArray *bytes, goffset offset)
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
void
pergola_journal_format_entry (GByteArray *out, guint index, const PergolaJournalEntry *entry, guint64 first)
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

int
pergola_journal_make_file (
  const char *path, const PergolaJournalHead *head, GPtrArray *entries, guint64 first, goffset *end)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (g_bytes_get_size (head->base) + 1024);
  int fd = open_new (path);
  int code;

  if (fd < 0)
    return -1;
  pergola_journal_format_head (out, head);
  for (guint i = 0; i < entries->len; i++)
    pergola_journal_format_entry (out, i, g_ptr_array_index (entries, i), first);
  *end = out->len;
  if (pergola_journal_write_at (fd, out, 0))
    return fd;
  code = errno;
  g_unlink (path);
  close (fd);
  errno = code;
  return -1;
}

void
pergola_journal_close_file (PergolaJournal *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

void
pergola_journal_drop_file (PergolaJournal *self)
{
  if (self->fd >= 0)
    g_unlink (self->path);
  pergola_journal_close_file (self);
}

char *
pergola_journal_make_ahead (PergolaJournal *self)
{
  return g_strconcat (self->place, PERGOLA_JOURNAL_AHEAD, NULL);
}

gboolean
pergola_journal_take_file (PergolaJournal *self, const char *path, int fd, goffset end, gboolean settles)
{
  /* A rename over a file makes some file systems write the new one out at once, for each save. What must be on the disk
   * was flushed. Should the process end between the two, the new one is found where it is. */
  gboolean made_room = settles && self->settled && self->fd >= 0 && g_unlink (self->place) == 0;
  g_autofree char *old = self->fd >= 0 ? g_strdup (self->path) : NULL;

  if (settles && g_rename (path, self->place) != 0)
    {
      if (!made_room)
        return FALSE;
      settles = FALSE;
    }
  g_free (self->path);
  self->path = g_strdup (settles ? self->place : path);
  self->settled = settles;
  /* Where it had no place yet, it stood under a name of its own. */
  if (old != NULL && strcmp (old, self->path) != 0)
    g_unlink (old);
  pergola_journal_close_file (self);
  self->fd = fd;
  self->end = end;
  self->n_written = self->entries->len;
  self->lost = FALSE;
  self->unnamed = TRUE;
  return TRUE;
}

void
pergola_journal_throw_away (const char *path, int fd)
{
  int code = errno;

  g_unlink (path);
  close (fd);
  errno = code;
}

/* Holding the lock. What is there stays until all of it is in a new file. */
gboolean
pergola_journal_write_whole (PergolaJournal *self)
{
  g_autofree char *folder = pergola_state_make_folder (self->state, PERGOLA_JOURNAL_FOLDER, NULL);
  g_autofree char *path = g_strconcat (self->place, PERGOLA_JOURNAL_UNFINISHED, NULL);
  goffset end = 0;
  /* What is wrong with the folder shows when the file is made. */
  int fd = pergola_journal_make_file (path, self->head, self->entries, self->first, &end);

  if (fd < 0)
    {
      /* One that has no place yet was in the way. */
      if (!self->settled)
        pergola_journal_close_file (self);
      return FALSE;
    }
  if (pergola_journal_take_file (self, path, fd, end, self->settled))
    return TRUE;
  pergola_journal_throw_away (path, fd);
  return FALSE;
}

/* Holding the lock. */
gboolean
pergola_journal_write_rest (PergolaJournal *self)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new (512);

  for (guint i = self->n_written; i < self->entries->len; i++)
    pergola_journal_format_entry (out, i, g_ptr_array_index (self->entries, i), self->first);
  if (!pergola_journal_write_at (self->fd, out, self->end))
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

/* Any file that is not the journal's any more is no loss. */
gboolean
pergola_journal_flush_file (int fd)
{
  return fdatasync (fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}
