/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "pergola-core.h"

#define MAX_ATTEMPTS 16 /* at a name that is free */
#define RANDOM_LENGTH 12
#define TARGET_LENGTH 12 /* of what stands for the target's name */
#define OLD (60 * 60)    /* seconds */

/* (transfer full): how the names of those for @target begin. They have a length of their own, so that a long file name
 * does not make an impossible one. */
static char *
make_prefix (const char *target)
{
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf (".pergola-%.*s-", TARGET_LENGTH, digest);
}

static int
open_retrying (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = g_open (path, flags | O_CLOEXEC | O_NOFOLLOW, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

/* Between its making and its locking, someone may have taken it for one left behind. */
static gboolean
is_ours (int fd)
{
  struct stat info;

  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    return errno != EWOULDBLOCK; /* where there are no locks, nothing is taken away */
  return fstat (fd, &info) == 0 && info.st_nlink > 0;
}

int
pergola_temporary_open (const char *target, mode_t mode, char **path)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *prefix = make_prefix (target);

  for (int i = 0; i < MAX_ATTEMPTS; i++)
    {
      g_autofree char *random = pergola_id_new (RANDOM_LENGTH);
      g_autofree char *name = g_strconcat (prefix, random, NULL);
      g_autofree char *candidate = g_build_filename (folder, name, NULL);
      int fd = open_retrying (candidate, O_WRONLY | O_CREAT | O_EXCL, mode);

      if (fd < 0 && errno != EEXIST)
        return -1;
      if (fd >= 0 && is_ours (fd))
        {
          *path = g_steal_pointer (&candidate);
          return fd;
        }
      if (fd >= 0)
        {
          g_unlink (candidate);
          close (fd);
        }
    }

  errno = EEXIST;
  return -1;
}

static gboolean
is_left_behind (int fd, time_t now)
{
  struct stat info;

  return fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_mtime < now - OLD &&
         flock (fd, LOCK_EX | LOCK_NB) == 0;
}

void
pergola_temporary_clean (const char *target, time_t now)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *prefix = make_prefix (target);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      int fd;

      if (!g_str_has_prefix (name, prefix) || strlen (name) != strlen (prefix) + RANDOM_LENGTH)
        continue;
      path = g_build_filename (folder, name, NULL);
      /* A pipe must not make us wait. */
      fd = open_retrying (path, O_RDWR | O_NONBLOCK, 0);
      if (fd < 0)
        continue;
      if (is_left_behind (fd, now))
        g_unlink (path);
      close (fd);
    }
}
