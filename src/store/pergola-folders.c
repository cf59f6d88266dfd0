/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-folders.h"

#include <errno.h>
#include <string.h>

#include "pergola-place.h"

struct _PergolaFolders
{
  GObject parent_instance;

  char *path;         /* of the file */
  GPtrArray *folders; /* (element-type filename) */
  GFileMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (PergolaFolders, pergola_folders, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The file --- */

/* (transfer full): without "." and slashes that say nothing; ".." stays, for it may lead through a symlink. */
static char *
tidy (const char *folder)
{
  g_auto (GStrv) parts = g_strsplit (folder, "/", -1);
  g_autoptr (GString) path = g_string_new (NULL);

  for (int i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_str_equal (parts[i], "."))
      g_string_append_printf (path, "/%s", parts[i]);
  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : g_strdup ("/");
}

static char *
make_absolute (const char *folder)
{
  g_autofree char *here = NULL;
  g_autofree char *path = NULL;

  if (g_path_is_absolute (folder))
    return tidy (folder);
  here = g_get_current_dir ();
  path = g_build_filename (here, folder, NULL);
  return tidy (path);
}

char *
pergola_folders_get_default (void)
{
  return pergola_place_dup_folder ();
}

static gboolean
find (GPtrArray *folders, const char *folder, guint *position)
{
  return g_ptr_array_find_with_equal_func (folders, folder, g_str_equal, position);
}

/* (transfer full) (nullable): what the file says now; the default where there is none, and NULL with @error where it
 * cannot be read. */
static GPtrArray *
read_folders (PergolaFolders *self, GError **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autoptr (GError) fault = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, &fault))
    {
      if (!g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return NULL;
        }
      g_ptr_array_add (folders, pergola_folders_get_default ());
      return g_steal_pointer (&folders);
    }
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    if (g_path_is_absolute (g_strchomp (lines[i])))
      {
        g_autofree char *folder = tidy (lines[i]);

        if (!find (folders, folder, NULL))
          g_ptr_array_add (folders, g_steal_pointer (&folder));
      }
  return g_steal_pointer (&folders);
}

/* What somebody wrote into the list by hand. */
static void
add_comments (PergolaFolders *self, GString *text)
{
  g_autofree char *old = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->path, &old, NULL, NULL))
    return;
  lines = g_strsplit (old, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    if (lines[i][0] == '#')
      g_string_append_printf (text, "%s\n", lines[i]);
}

static gboolean
write_folders (PergolaFolders *self, GPtrArray *folders, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->path);
  g_autoptr (GString) text = g_string_new (NULL);

  add_comments (self, text);
  for (guint i = 0; i < folders->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) folders->pdata[i]);
  g_mkdir_with_parents (parent, 0700);
  return g_file_set_contents_full (self->path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

/* Takes @folders; says so where they are others. */
static void
take (PergolaFolders *self, GPtrArray *folders)
{
  gboolean same = folders->len == self->folders->len;

  for (guint i = 0; same && i < folders->len; i++)
    same = g_str_equal (folders->pdata[i], self->folders->pdata[i]);
  g_ptr_array_unref (self->folders);
  self->folders = folders;
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
file_changed_cb (PergolaFolders *self)
{
  GPtrArray *folders = read_folders (self, NULL);

  if (folders != NULL)
    take (self, folders);
}

/* --- Object --- */

static void
pergola_folders_finalize (GObject *object)
{
  PergolaFolders *self = PERGOLA_FOLDERS (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_ptr_array_unref (self->folders);
  g_free (self->path);

  G_OBJECT_CLASS (pergola_folders_parent_class)->finalize (object);
}

static void
pergola_folders_class_init (PergolaFoldersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_folders_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", PERGOLA_TYPE_FOLDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pergola_folders_init (PergolaFolders *self)
{
}

PergolaFolders *
pergola_folders_new (const char *path)
{
  PergolaFolders *self = g_object_new (PERGOLA_TYPE_FOLDERS, NULL);
  g_autoptr (GFile) file = NULL;

  self->path =
    path != NULL ? make_absolute (path) : g_build_filename (g_get_user_config_dir (), "pergola", "folders", NULL);
  self->folders = read_folders (self, NULL);
  if (self->folders == NULL)
    {
      self->folders = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->folders, pergola_folders_get_default ());
    }
  file = g_file_new_for_path (self->path);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GStrv
pergola_folders_list (PergolaFolders *self)
{
  GStrv list = g_new0 (char *, self->folders->len + 1);

  for (guint i = 0; i < self->folders->len; i++)
    list[i] = g_strdup (self->folders->pdata[i]);
  return list;
}

gboolean
pergola_folders_contains (PergolaFolders *self, const char *folder)
{
  g_autofree char *path = make_absolute (folder);

  return find (self->folders, path, NULL);
}

/* What another process has added meanwhile is kept. */
gboolean
pergola_folders_add (PergolaFolders *self, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) folders = read_folders (self, error);
  g_autofree char *path = make_absolute (folder);

  if (folders == NULL)
    return FALSE;
  if (strchr (path, '\n') != NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, g_strerror (EINVAL));
      return FALSE;
    }
  if (!find (folders, path, NULL))
    {
      g_ptr_array_add (folders, g_steal_pointer (&path));
      if (!write_folders (self, folders, error))
        return FALSE;
    }
  take (self, g_steal_pointer (&folders));
  return TRUE;
}

gboolean
pergola_folders_remove (PergolaFolders *self, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) folders = read_folders (self, error);
  g_autofree char *path = make_absolute (folder);
  guint position;

  if (folders == NULL)
    return FALSE;
  if (find (folders, path, &position))
    {
      g_ptr_array_remove_index (folders, position);
      if (!write_folders (self, folders, error))
        return FALSE;
    }
  take (self, g_steal_pointer (&folders));
  return TRUE;
}
