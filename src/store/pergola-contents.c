/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-contents.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (64 * 1024)

static void
fail (const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file's name, then the system's reason: "No such file or directory". */
  g_set_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_FILE, _ ("%s: cannot be read: %s"), name, reason);
}

static void
fail_size (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, PERGOLA_READER_ERROR, PERGOLA_READER_ERROR_LIMIT, _ ("%s:1: the file is larger than 256 MiB"),
               name);
}

/* A pipe says nothing about its size: what comes is counted. */
static GByteArray *
read_all (int fd, const char *path, gsize expected, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_sized_new (expected + 1);

  for (;;)
    {
      guint old = data->len;
      ssize_t got;

      g_byte_array_set_size (data, old + CHUNK);
      got = read (fd, data->data + old, CHUNK);
      g_byte_array_set_size (data, old + MAX (got, 0));
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          fail (path, g_strerror (errno), error);
          return NULL;
        }
      if (got == 0)
        return g_steal_pointer (&data);
      if (data->len > PERGOLA_READER_MAX_BYTES)
        {
          fail_size (path, error);
          return NULL;
        }
    }
}

GBytes *
pergola_contents_read (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autoptr (GByteArray) data = NULL;
  struct stat info;

  if (fd < 0)
    {
      fail (path, g_strerror (errno), error);
      return NULL;
    }
  if (fstat (fd, &info) != 0)
    fail (path, g_strerror (errno), error);
  else if (!S_ISREG (info.st_mode) && !S_ISFIFO (info.st_mode))
    fail (path, _ ("this is not a file"), error);
  else if (info.st_size > (goffset) PERGOLA_READER_MAX_BYTES)
    fail_size (path, error);
  else
    data = read_all (fd, path, S_ISREG (info.st_mode) ? info.st_size + CHUNK : CHUNK, error);
  close (fd);

  return data != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&data)) : NULL;
}
