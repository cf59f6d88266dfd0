/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-restore.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-contents.h"
#include "pergola-durable.h"

#define MOST_NAMES 1000

static gboolean
is_taken (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0;
}

/* One file under both names. */
static gboolean
is_same (const char *path, const char *name)
{
  struct stat one;
  struct stat other;

  return lstat (path, &one) == 0 && lstat (name, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}

/* (transfer full) (nullable): not called a project any more, so that nothing takes it for one. The name that it has
 * already, where an earlier try got no further. */
static char *
choose_name (const char *path)
{
  for (guint i = 1; i <= MOST_NAMES; i++)
    {
      /* Translators: what stands behind the name of a file that cannot be read */
      g_autofree char *mark = i == 1 ? g_strdup (_ ("damaged")) : g_strdup_printf (_ ("damaged %u"), i);
      g_autofree char *name = g_strdup_printf ("%s (%s)", path, mark);

      if (!is_taken (name) || is_same (path, name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* A file system without links. */
static gboolean
copy (const char *path, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = pergola_contents_read (path, &local);
  struct stat info;

  if (bytes == NULL)
    {
      g_set_error_literal (error, PERGOLA_FILE_ERROR, PERGOLA_FILE_ERROR_FAILED, local->message);
      return FALSE;
    }
  if (!pergola_durable_write_private (name, bytes, NULL, NULL, error))
    return FALSE;
  if (stat (path, &info) == 0)
    g_chmod (name, info.st_mode & 0777);
  return TRUE;
}

static gboolean
keep (const char *path, const char *name, GError **error)
{
  if (name == NULL)
    return pergola_durable_fail (error, EEXIST);
  if (is_same (path, name) || link (path, name) == 0)
    return TRUE;
  if (errno == EPERM || errno == ENOTSUP || errno == ENOSYS || errno == EMLINK)
    return copy (path, name, error);
  return pergola_durable_fail (error, errno);
}

gboolean
pergola_restore_keep (const char *path, char **kept, GError **error)
{
  g_autofree char *target = pergola_durable_resolve (path, error);
  g_autofree char *name = NULL;

  *kept = NULL;
  if (target == NULL)
    return FALSE;
  if (!is_taken (target))
    return TRUE;
  name = choose_name (target);
  if (!keep (target, name, error))
    return FALSE;
  *kept = g_steal_pointer (&name);
  return TRUE;
}

/* The file itself has the other name from then on; under the first one the save puts a new file. */
gboolean
pergola_restore_write (const char *path, GBytes *bytes, char **kept, GError **error)
{
  if (!pergola_restore_keep (path, kept, error))
    return FALSE;
  if (!pergola_durable_write (path, bytes, NULL, NULL, error))
    {
      if (*kept != NULL)
        g_unlink (*kept);
      g_clear_pointer (kept, g_free);
      return FALSE;
    }
  return TRUE;
}
