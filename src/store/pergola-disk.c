/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-disk.h"

#include <sys/stat.h>

#include "pergola-durable.h"

struct _PergolaDisk
{
  gatomicrefcount ref_count;
  GMutex lock;
  char *path;   /* (nullable): the file whose content we know… */
  char *digest; /* (nullable): …and what tells that content from another */
  guint64 turn; /* of the last save that was written */
};

PergolaDisk *
pergola_disk_new (void)
{
  PergolaDisk *self = g_new0 (PergolaDisk, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
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
  g_free (self->path);
  g_free (self->digest);
  g_free (self);
}

static void
know (PergolaDisk *self, const char *path, GBytes *bytes)
{
  g_free (self->path);
  self->path = g_strdup (path);
  g_free (self->digest);
  self->digest = pergola_durable_digest (bytes);
}

void
pergola_disk_know (PergolaDisk *self, const char *path, GBytes *bytes)
{
  g_mutex_lock (&self->lock);
  know (self, path, bytes);
  g_mutex_unlock (&self->lock);
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
              GCancellable *cancellable,
              GError **error)
{
  gboolean known = self->path != NULL && is_same_file (self->path, path);

  if (known && turn < self->turn)
    return TRUE;
  if (!pergola_durable_write (path, bytes, known && !force ? self->digest : NULL, cancellable, error))
    return FALSE;
  know (self, path, bytes);
  self->turn = turn;
  return TRUE;
}

gboolean
pergola_disk_write (PergolaDisk *self,
                    const char *path,
                    GBytes *bytes,
                    guint64 turn,
                    gboolean force,
                    GCancellable *cancellable,
                    GError **error)
{
  gboolean ok;

  g_mutex_lock (&self->lock);
  ok = write_locked (self, path, bytes, turn, force, cancellable, error);
  g_mutex_unlock (&self->lock);
  return ok;
}
