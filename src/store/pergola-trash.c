/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-trash.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pergola-place.h"

#define GROUP "Trash Info"
#define SUFFIX ".trashinfo"

gboolean
pergola_trash_put (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_trash (file, NULL, error);
}

/* --- Where trash is --- */

/* (transfer full): where the disk begins that holds @path. */
static char *
find_top (const char *path)
{
  g_autofree char *top = g_path_get_dirname (path);
  GStatBuf own;

  if (g_stat (top, &own) != 0)
    return g_steal_pointer (&top);
  while (!g_str_equal (top, "/"))
    {
      g_autofree char *above = g_path_get_dirname (top);
      GStatBuf info;

      if (g_stat (above, &info) != 0 || info.st_dev != own.st_dev)
        break;
      g_free (top);
      top = g_steal_pointer (&above);
    }
  return g_steal_pointer (&top);
}

/* (transfer full): the folders that may hold what lay at @path; @top is what is said in them relative to. */
static GStrv
list_trashes (const char *top)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *user = g_strdup_printf ("%u", (guint) getuid ());
  g_autofree char *hidden = g_strconcat (".Trash-", user, NULL);
  g_autofree char *home = g_build_filename (g_get_user_data_dir (), "Trash", NULL);
  g_autofree char *shared = g_build_filename (top, ".Trash", user, NULL);
  g_autofree char *own = g_build_filename (top, hidden, NULL);

  g_strv_builder_add_many (builder, home, shared, own, NULL);
  return g_strv_builder_end (builder);
}

/* --- What is in it --- */

typedef struct
{
  char *info; /* (nullable): the path of what is said about it */
  char *file; /* (nullable): its own */
  char *date; /* (nullable): when it was thrown away, ISO 8601 */
} Found;

static void
found_clear (Found *self)
{
  g_clear_pointer (&self->info, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->date, g_free);
}

/* (transfer full) (nullable): where the file lay, of which @keys speak. */
static char *
read_path (GKeyFile *keys, const char *top)
{
  g_autofree char *escaped = g_key_file_get_string (keys, GROUP, "Path", NULL);
  g_autofree char *path = escaped != NULL ? g_uri_unescape_string (escaped, NULL) : NULL;

  if (path == NULL || g_path_is_absolute (path))
    return g_steal_pointer (&path);
  return g_build_filename (top, path, NULL);
}

/* Two within one second: the later one has the longer name, or the one that sorts later. */
static gboolean
is_later (const Found *found, const char *date, const char *info)
{
  int order = found->info != NULL ? strcmp (date, found->date) : 1;

  if (order == 0)
    order = strlen (info) > strlen (found->info)   ? 1
            : strlen (info) < strlen (found->info) ? -1
                                                   : strcmp (info, found->info);
  return order > 0;
}

static void
look_at (const char *trash, const char *name, const char *top, const char *path, Found *found)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *info = g_build_filename (trash, "info", name, NULL);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (SUFFIX));
  g_autofree char *lay = NULL;
  g_autofree char *date = NULL;

  if (!g_key_file_load_from_file (keys, info, G_KEY_FILE_NONE, NULL))
    return;
  lay = read_path (keys, top);
  date = g_key_file_get_string (keys, GROUP, "DeletionDate", NULL);
  if (g_strcmp0 (lay, path) != 0 || !is_later (found, date != NULL ? date : "", info))
    return;
  found_clear (found);
  found->info = g_steal_pointer (&info);
  found->file = g_build_filename (trash, "files", stem, NULL);
  found->date = date != NULL ? g_steal_pointer (&date) : g_strdup ("");
}

static void
look_into (const char *trash, const char *top, const char *path, Found *found)
{
  g_autofree char *folder = g_build_filename (trash, "info", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      look_at (trash, name, top, path, found);
}

gboolean
pergola_trash_take_back (const char *path, GError **error)
{
  g_autofree char *top = find_top (path);
  g_auto (GStrv) trashes = list_trashes (top);
  Found found = { NULL };
  gboolean ok;

  for (int i = 0; trashes[i] != NULL; i++)
    look_into (trashes[i], top, path, &found);
  if (found.file == NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("“%s” is not in the trash any more."), name);
      return FALSE;
    }
  ok = pergola_place_rename (found.file, path, error);
  if (ok)
    g_unlink (found.info);
  found_clear (&found);
  return ok;
}
