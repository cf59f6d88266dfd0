/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-durable.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-attributes.h"
#include "pergola-digest.h"
#include "pergola-temporary.h"

#define MAX_SYMLINKS 40 /* as the kernel has it */

char *
pergola_durable_digest (GBytes *bytes)
{
  return pergola_digest_compute (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static PergolaFileError
error_code (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return PERGOLA_FILE_ERROR_NO_SPACE;
    case EACCES:
    case EPERM:
    case EROFS:
      return PERGOLA_FILE_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return PERGOLA_FILE_ERROR_GONE;
    default:
      return PERGOLA_FILE_ERROR_FAILED;
    }
}

gboolean
pergola_durable_fail (GError **error, int code)
{
  PergolaFileError kind = error_code (code);

  switch (kind)
    {
    case PERGOLA_FILE_ERROR_NO_SPACE:
      g_set_error_literal (error, PERGOLA_FILE_ERROR, kind,
                           _ ("Could not save: the disk is full. Free some space, then save again."));
      break;
    case PERGOLA_FILE_ERROR_READ_ONLY:
      g_set_error_literal (error, PERGOLA_FILE_ERROR, kind,
                           _ ("Could not save: writing is not allowed there. Save in another folder."));
      break;
    case PERGOLA_FILE_ERROR_GONE:
      g_set_error_literal (error, PERGOLA_FILE_ERROR, kind,
                           _ ("Could not save: the folder is not there. Save in another folder."));
      break;
    default:
      /* Translators: the reason comes from the system: "File name too long". */
      g_set_error (error, PERGOLA_FILE_ERROR, kind,
                   _ ("Could not save: %s. Save under another name or in another folder."), g_strerror (code));
    }
  return FALSE;
}

char *
pergola_durable_resolve (const char *path, GError **error)
{
  g_autofree char *current = g_strdup (path);

  for (int i = 0; i < MAX_SYMLINKS; i++)
    {
      char target[4096];
      ssize_t length = readlink (current, target, sizeof target - 1);

      if (length < 0)
        {
          /* Not a symlink, or not there: this is the place. What else is wrong will show when it is opened. */
          if (errno == EINVAL || errno == ENOENT)
            return g_steal_pointer (&current);
          pergola_durable_fail (error, errno);
          return NULL;
        }
      target[length] = '\0';
      if (g_path_is_absolute (target))
        {
          g_free (current);
          current = g_strdup (target);
        }
      else
        {
          g_autofree char *folder = g_path_get_dirname (current);
          g_free (current);
          current = g_build_filename (folder, target, NULL);
        }
    }
  pergola_durable_fail (error, ELOOP);
  return NULL;
}

static gboolean
write_all (int fd, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      ssize_t written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return pergola_durable_fail (error, errno);
      data += written;
      size -= written;
    }
  return TRUE;
}

static int
open_retrying (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = g_open (path, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

/* A device or a pipe has no old content to protect, and renaming over it would destroy it. */
static gboolean
write_in_place (const char *target, GBytes *bytes, GError **error)
{
  int fd = open_retrying (target, O_WRONLY, 0);
  gboolean ok;

  if (fd < 0)
    return pergola_durable_fail (error, errno);
  ok = write_all (fd, bytes, error);
  if (close (fd) != 0 && ok)
    return pergola_durable_fail (error, errno);
  return ok;
}

/* Who may read and write stays as it was. Where the group cannot be kept, its rights would fall to another group:
 * that one gets what everybody has. */
static gboolean
keep_permissions (int fd, const struct stat *old)
{
  mode_t mode = old->st_mode & 07777;
  struct stat now;

  if (fstat (fd, &now) != 0)
    return FALSE;
  if ((now.st_uid != old->st_uid || now.st_gid != old->st_gid) && fchown (fd, old->st_uid, old->st_gid) != 0 &&
      now.st_gid != old->st_gid && fchown (fd, (uid_t) -1, old->st_gid) != 0)
    mode = (mode & ~(mode_t) 070) | ((mode & 07) << 3);
  return fchmod (fd, mode) == 0;
}

static gboolean
is_unsupported (int code)
{
  return code == EINVAL || code == ENOTSUP || code == ENOSYS;
}

static gboolean
fill (int fd, GBytes *bytes, const char *target, const struct stat *old, GError **error)
{
  if (!write_all (fd, bytes, error))
    return FALSE;
  if (old != NULL && !keep_permissions (fd, old))
    return pergola_durable_fail (error, errno);
  if (old != NULL)
    pergola_attributes_copy (target, fd);
  if (fsync (fd) != 0 && !is_unsupported (errno))
    return pergola_durable_fail (error, errno);
  return TRUE;
}

/* The name is in the folder, and that must reach the disk as well. The file is in its place by now: where a folder
 * cannot be flushed, nothing is to be taken back. */
void
pergola_durable_flush_folder (const char *folder)
{
  int fd = open_retrying (folder, O_RDONLY | O_DIRECTORY, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
is_as_expected (const char *target, GBytes *expected, GBytes *bytes, GError **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GError) local = NULL;
  gsize length;

  if (!g_file_get_contents (target, &contents, &length, &local))
    {
      /* What was taken away cannot be lost by saving. */
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      return pergola_durable_fail (error, g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EACCES : EIO);
    }
  there = g_bytes_new_take (g_steal_pointer (&contents), length);
  if (g_bytes_equal (there, expected) || g_bytes_equal (there, bytes))
    return TRUE;
  g_set_error_literal (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_CHANGED,
                       _ ("Could not save: another program changed the file since it was opened. "
                          "Save under another name, or replace what is there."));
  return FALSE;
}

static gboolean
replace (const char *target,
         GBytes *bytes,
         const struct stat *old,
         mode_t mode,
         GBytes *expected,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *temporary = NULL;
  /* The owner alone may see it until it has the old file's permissions. */
  int fd = pergola_temporary_open (target, old != NULL ? 0600 : mode, &temporary);
  struct stat now;
  gboolean ok;
  int lock;

  if (fd < 0)
    return pergola_durable_fail (error, errno);
  lock = fcntl (fd, F_DUPFD_CLOEXEC, 0); /* ours until it has its place, beyond the close that says how it went */
  ok = fill (fd, bytes, target, old, error);
  if (close (fd) != 0 && ok)
    ok = pergola_durable_fail (error, errno);
  /* As late as can be, so that little time is left for others to write between the look and the rename. */
  ok = ok && (expected == NULL || is_as_expected (target, expected, bytes, error)) &&
       !g_cancellable_set_error_if_cancelled (cancellable, error);
  if (ok && g_rename (temporary, target) != 0)
    ok = pergola_durable_fail (error, errno);
  if (ok)
    pergola_durable_flush_folder (folder);
  else
    g_unlink (temporary);
  if (lock >= 0)
    close (lock);
  if (ok && stat (target, &now) == 0)
    pergola_temporary_clean (target, now.st_mtime);
  return ok;
}

static gboolean
write_with_mode (
  const char *path, GBytes *bytes, GBytes *expected, mode_t mode, GCancellable *cancellable, GError **error)
{
  g_autofree char *target = pergola_durable_resolve (path, error);
  struct stat old;

  if (target == NULL)
    return FALSE;
  if (stat (target, &old) != 0)
    {
      if (errno != ENOENT)
        return pergola_durable_fail (error, errno);
      return replace (target, bytes, NULL, mode, expected, cancellable, error);
    }
  if (S_ISDIR (old.st_mode))
    return pergola_durable_fail (error, EISDIR);
  if (!S_ISREG (old.st_mode))
    return write_in_place (target, bytes, error);
  /* Renaming over a file needs no right to write it, but someone who took that right away meant it. */
  if (faccessat (AT_FDCWD, target, W_OK, AT_EACCESS) != 0)
    return pergola_durable_fail (error, errno);
  return replace (target, bytes, &old, mode, expected, cancellable, error);
}

gboolean
pergola_durable_write (const char *path, GBytes *bytes, GBytes *expected, GCancellable *cancellable, GError **error)
{
  return write_with_mode (path, bytes, expected, 0666, cancellable, error);
}

gboolean
pergola_durable_write_private (
  const char *path, GBytes *bytes, GBytes *expected, GCancellable *cancellable, GError **error)
{
  return write_with_mode (path, bytes, expected, 0600, cancellable, error);
}
