/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-disk.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-contents.h"
#include "pergola-durable.h"

struct _PergolaDisk
{
  gatomicrefcount ref_count;
  GMutex lock;  /* of the disk: held as long as it is read or written… */
  guint64 turn; /* …and with it, of the last save that was written */

  GMutex known; /* of what follows, and never held for long: the main thread asks too */
  char *path;   /* (nullable): the file whose content we know… */
  GBytes *base; /* (nullable): …and that content */
};

PergolaDisk *
pergola_disk_new (void)
{
  PergolaDisk *self = g_new0 (PergolaDisk, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  g_mutex_init (&self->known);
  return self;
}

PergolaDisk *
pergola_disk_ref (PergolaDisk *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pergola_disk_unref (PergolaDisk *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->known);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_free (self->path);
  g_free (self);
}

void
pergola_disk_know (PergolaDisk *self, const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) old_base = NULL;
  g_autofree char *old_path = NULL;
  char *kept = g_strdup (path);

  g_mutex_lock (&self->known);
  old_base = self->base;
  old_path = self->path;
  self->base = g_bytes_ref (bytes);
  self->path = kept;
  g_mutex_unlock (&self->known);
}

GBytes *
pergola_disk_dup_base (PergolaDisk *self)
{
  GBytes *base;

  g_mutex_lock (&self->known);
  base = self->base != NULL ? g_bytes_ref (self->base) : NULL;
  g_mutex_unlock (&self->known);
  return base;
}

/* (transfer full) (nullable): the file that we know, and what we know to be in it. */
static char *
dup_path (PergolaDisk *self, GBytes **base)
{
  char *path;

  g_mutex_lock (&self->known);
  path = g_strdup (self->path);
  *base = self->base != NULL ? g_bytes_ref (self->base) : NULL;
  g_mutex_unlock (&self->known);
  return path;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat info_a, info_b;

  if (g_str_equal (a, b))
    return TRUE;
  return stat (a, &info_a) == 0 && stat (b, &info_b) == 0 && info_a.st_dev == info_b.st_dev &&
         info_a.st_ino == info_b.st_ino;
}

/* Holding the lock. */
static gboolean
write_locked (PergolaDisk *self,
              const char *path,
              GBytes *bytes,
              guint64 turn,
              gboolean force,
              gboolean private,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GBytes) base = NULL;
  g_autofree char *known_path = dup_path (self, &base);
  gboolean (*write) (const char *, GBytes *, GBytes *, GCancellable *, GError **) =
    private ? pergola_durable_write_private : pergola_durable_write;
  gboolean known = known_path != NULL && is_same_file (known_path, path);

  if (known && turn < self->turn)
    return TRUE;
  if (!write (path, bytes, known && !force ? base : NULL, cancellable, error))
    return FALSE;
  pergola_disk_know (self, path, bytes);
  self->turn = turn;
  return TRUE;
}

gboolean
pergola_disk_write (PergolaDisk *self,
                    const char *path,
                    GBytes *bytes,
                    guint64 turn,
                    gboolean force,
                    gboolean private,
                    GCancellable *cancellable,
                    GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->lock);
  ok = write_locked (self, path, bytes, turn, force, private, cancellable, error);
  g_mutex_unlock (&self->lock);
  return ok;
}

/* --- Looking --- */

static gboolean
is_gone (const char *path)
{
  struct stat info;

  return stat (path, &info) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

static void
fail_gone (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (is_gone (folder))
    g_set_error_literal (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_FOLDER_GONE,
                         _ ("The folder of this file is not there any more: it was moved or deleted, or its disk is "
                            "away. Bring it back, or save in another one."));
  else
    g_set_error_literal (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_GONE,
                         _ ("The file is not there any more: it was moved or deleted. Save to write it again, or "
                            "save under another name."));
}

/* (transfer full) (nullable) */
static GBytes *
read_there (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *bytes = pergola_contents_read (path, &local);

  if (bytes != NULL)
    return bytes;
  if (faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) != 0 && errno == EACCES)
    g_set_error_literal (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_DENIED,
                         _ ("Pergola may not read this file any more. Allow it again, or save under another name."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
may_write (const char *path)
{
  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) == 0 || (errno != EACCES && errno != EROFS && errno != EPERM);
}

/* As a save would find it: the file itself, and the folder in which it is put. */
static void
check_writable (const char *path, GError **error)
{
  g_autofree char *target = pergola_durable_resolve (path, NULL);
  g_autofree char *folder = target != NULL ? g_path_get_dirname (target) : NULL;

  if (folder == NULL)
    return;
  if (!may_write (target))
    g_set_error_literal (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_READ_ONLY,
                         _ ("This file may only be read: what you change in it can be saved under another name."));
  else if (!may_write (folder))
    g_set_error_literal (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_READ_ONLY,
                         _ ("Writing is not allowed in the folder of this file: what you change in it can be saved in "
                            "another one."));
}

/* Holding the lock. */
static GBytes *
look_locked (PergolaDisk *self, GError **error)
{
  g_autoptr (GBytes) base = NULL;
  g_autofree char *path = dup_path (self, &base);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return NULL;
  if (is_gone (path))
    {
      fail_gone (path, error);
      return NULL;
    }
  bytes = read_there (path, error);
  if (bytes == NULL)
    return NULL;
  if (!g_bytes_equal (bytes, base))
    return g_steal_pointer (&bytes);
  check_writable (path, error);
  return NULL;
}

GBytes *
pergola_disk_look (PergolaDisk *self, GError **error)
{
  GBytes *bytes;

  g_mutex_lock (&self->lock);
  bytes = look_locked (self, error);
  g_mutex_unlock (&self->lock);
  return bytes;
}
