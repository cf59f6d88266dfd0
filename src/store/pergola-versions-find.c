/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Earlier versions of a file that does not say any more which project it is. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pergola-versions-private.h"

#define BEGINNING 4096 /* bytes of a file in which its id is looked for */

/* (transfer full) (nullable): the beginning of a file, as text. */
static char *
read_beginning (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  char data[BEGINNING + 1];
  struct stat info;
  ssize_t got = -1;

  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    got = read (fd, data, BEGINNING);
  if (fd >= 0)
    close (fd);
  if (got <= 0)
    return NULL;
  data[got] = '\0';
  return g_strdup (data);
}

/* (transfer full) (nullable): of a project that is cut off, or damaged further on. */
static char *
read_id (const char *path)
{
  g_autofree char *text = read_beginning (path);
  const char *tag = text != NULL ? strstr (text, "<project ") : NULL;
  const char *end = tag != NULL ? strchr (tag, '>') : NULL;
  const char *id = tag != NULL ? strstr (tag, " id=\"") : NULL;
  const char *quote;

  if (id == NULL || (end != NULL && id > end))
    return NULL;
  id += strlen (" id=\"");
  quote = strchr (id, '"');
  if (quote == NULL || quote == id || strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789") < (gsize) (quote - id))
    return NULL;
  return g_strndup (id, (gsize) (quote - id));
}

/* Any name of it. */
static gboolean
is_same_place (const char *a, const char *b, const char *real_b)
{
  g_autofree char *real_a = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  if (real_b == NULL)
    return FALSE;
  real_a = realpath (a, NULL);
  return g_strcmp0 (real_a, real_b) == 0;
}

static gboolean
has_version (GPtrArray *list, const PergolaVersion *version)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PergolaVersion *) list->pdata[i])->file, version->file) == 0)
      return TRUE;
  return FALSE;
}

/* Adds those of a project that lived at @path. */
static void
add_from (GPtrArray *list, const char *folder, const char *path, const char *real)
{
  g_autoptr (GPtrArray) there = g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);

  pergola_versions_add_folder (there, folder);
  for (guint i = there->len; i > 0; i--)
    {
      PergolaVersion *version = there->pdata[i - 1];

      pergola_versions_read_around (version);
      if (version->path != NULL && is_same_place (version->path, path, real) && !has_version (list, version))
        g_ptr_array_add (list, g_ptr_array_steal_index (there, i - 1));
    }
}

GPtrArray *
pergola_versions_find (PergolaState *state, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *id = read_id (path);
  g_autofree char *folder = pergola_versions_get_folder (state);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *list = id != NULL ? pergola_versions_list (state, id, absolute)
                               : g_ptr_array_new_with_free_func ((GDestroyNotify) pergola_version_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *of_project = g_build_filename (folder, name, NULL);

      add_from (list, of_project, absolute, real);
    }
  g_ptr_array_sort (list, pergola_versions_compare_newest);
  return list;
}
