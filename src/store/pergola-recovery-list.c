/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The journals that other processes left behind. */

#include "config.h"

#include "pergola-recovery-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-journal.h"

#define ASIDE ".damaged"
#define MOST_ASIDE 100 /* of one project: something is very wrong, and more of it helps nobody */

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
char *
pergola_recovery_set_aside (PergolaRecovery *self)
{
  for (guint i = 1; i <= MOST_ASIDE; i++)
    {
      g_autofree char *aside =
        i == 1 ? g_strconcat (self->journal, ASIDE, NULL) : g_strdup_printf ("%s" ASIDE "-%u", self->journal, i);

      if (link (self->journal, aside) == 0)
        return g_steal_pointer (&aside);
      if (errno != EEXIST)
        break;
    }
  g_debug ("%s is not set aside", self->journal);
  return NULL;
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
      pergola_recovery_compare_to_file (self);
      pergola_recovery_list_steps (self);
      if (self->first < self->records->len)
        return g_steal_pointer (&self);
      /* What cannot be read may hold what nobody saved. */
      if (self->first < self->contents->records->len)
        g_free (pergola_recovery_set_aside (self));
    }
  /* What a newer version of the program left is for that one. */
  if (format != PERGOLA_JOURNAL_FORMAT_NEWER)
    g_unlink (path);
  return NULL;
}

/* One that has not taken its place: where there is none any more, or one that began alike and holds less, its process
 * did not come to put it there. Else what it was to replace is still all that counts. */
static void
tidy_unfinished (const char *path, const char *suffix)
{
  g_autofree char *place = g_strndup (path, strlen (path) - strlen (suffix));
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

static void
tidy_folder (const char *folder, const char *suffix)
{
  g_autofree char *end = g_strconcat (PERGOLA_JOURNAL_SUFFIX, suffix, NULL);
  g_autoptr (GPtrArray) unfinished = list_folder (folder, end);

  for (guint i = 0; i < unfinished->len; i++)
    tidy_unfinished (g_ptr_array_index (unfinished, i), suffix);
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
  g_autoptr (GPtrArray) journals = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  /* What was made ahead held no more than the other until it took the place. */
  tidy_folder (folder, PERGOLA_JOURNAL_UNFINISHED);
  tidy_folder (folder, PERGOLA_JOURNAL_AHEAD);
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
