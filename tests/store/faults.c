/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* RTLD_NEXT */
/* Each call has two names then, as the libraries that call them know them. */
#undef _FILE_OFFSET_BITS
#include "config.h"

#include "faults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct
{
  GMutex lock;
  gboolean armed;
  char folder[512];
  guint left; /* calls until the one that fails */
  int code;
  gboolean lasting;
  gboolean hit;
} faults;

void
faults_arm (const char *folder, guint nth, int code, gboolean lasting)
{
  g_mutex_lock (&faults.lock);
  g_strlcpy (faults.folder, folder, sizeof faults.folder);
  faults.left = nth;
  faults.code = code;
  faults.lasting = lasting;
  faults.hit = FALSE;
  faults.armed = TRUE;
  g_mutex_unlock (&faults.lock);
}

gboolean
faults_disarm (void)
{
  gboolean hit;

  g_mutex_lock (&faults.lock);
  faults.armed = FALSE;
  hit = faults.hit;
  g_mutex_unlock (&faults.lock);
  return hit;
}

/* The code with which this call is to fail, or 0. */
static int
count (gboolean writes)
{
  int code = 0;

  g_mutex_lock (&faults.lock);
  if (faults.armed && (faults.code != FAULTS_SHORT || writes))
    {
      if (faults.left > 0)
        faults.left--;
      if (faults.left == 0 && (!faults.hit || faults.lasting || faults.code == FAULTS_SHORT))
        {
          code = faults.code;
          /* After half a write the rest does not fit. */
          if (code == FAULTS_SHORT && faults.hit)
            {
              code = ENOSPC;
              faults.armed = faults.lasting;
            }
          faults.hit = TRUE;
        }
    }
  g_mutex_unlock (&faults.lock);
  return code;
}

static gboolean
is_path (const char *path)
{
  return faults.armed && path != NULL && g_str_has_prefix (path, faults.folder);
}

static gboolean
is_fd (int fd)
{
  char link[64], path[1024];
  ssize_t length;

  if (!faults.armed)
    return FALSE;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length < 0)
    return FALSE;
  path[length] = '\0';
  return is_path (path);
}

/* TRUE with errno set where the call is to fail. */
static gboolean
fails (gboolean ours)
{
  int code = ours ? count (FALSE) : 0;

  if (code == 0)
    return FALSE;
  errno = code;
  return TRUE;
}

/* A disk that is full can be read. */
static gboolean
open_fails (const char *path, int flags)
{
  return fails (is_path (path) && (faults.code != ENOSPC || (flags & O_ACCMODE) != O_RDONLY));
}

#define REAL(name) ((__typeof__ (&name)) real (#name))

static void *
real (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static mode_t
get_mode (int flags, va_list args)
{
  return (flags & O_CREAT) != 0 ? (mode_t) va_arg (args, int) : 0;
}

int
open (const char *path, int flags, ...)
{
  va_list args;
  mode_t mode;

  va_start (args, flags);
  mode = get_mode (flags, args);
  va_end (args);
  return open_fails (path, flags) ? -1 : REAL (open) (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list args;
  mode_t mode;

  va_start (args, flags);
  mode = get_mode (flags, args);
  va_end (args);
  return open_fails (path, flags) ? -1 : REAL (open64) (path, flags, mode);
}

/* How much of a write is let through, or -1 with errno set. */
static gssize
allow (int fd, size_t size)
{
  int code = is_fd (fd) ? count (TRUE) : 0;

  if (code == FAULTS_SHORT)
    return (gssize) (size / 2);
  if (code == 0)
    return (gssize) size;
  errno = code;
  return -1;
}

ssize_t
write (int fd, const void *data, size_t size)
{
  gssize allowed = allow (fd, size);
  return allowed < 0 ? -1 : REAL (write) (fd, data, (size_t) allowed);
}

ssize_t
pwrite (int fd, const void *data, size_t size, off_t offset)
{
  gssize allowed = allow (fd, size);
  return allowed < 0 ? -1 : REAL (pwrite) (fd, data, (size_t) allowed, offset);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  gssize allowed = allow (fd, size);
  return allowed < 0 ? -1 : REAL (pwrite64) (fd, data, (size_t) allowed, offset);
}

int
fsync (int fd)
{
  return fails (is_fd (fd)) ? -1 : REAL (fsync) (fd);
}

int
fdatasync (int fd)
{
  return fails (is_fd (fd)) ? -1 : REAL (fdatasync) (fd);
}

int
ftruncate (int fd, off_t size)
{
  return fails (is_fd (fd)) ? -1 : REAL (ftruncate) (fd, size);
}

int
ftruncate64 (int fd, off64_t size)
{
  return fails (is_fd (fd)) ? -1 : REAL (ftruncate64) (fd, size);
}

int
fchmod (int fd, mode_t mode)
{
  return fails (is_fd (fd)) ? -1 : REAL (fchmod) (fd, mode);
}

int
rename (const char *from, const char *to)
{
  return fails (is_path (to)) ? -1 : REAL (rename) (from, to);
}

int
mkdir (const char *path, mode_t mode)
{
  return fails (is_path (path)) ? -1 : REAL (mkdir) (path, mode);
}
