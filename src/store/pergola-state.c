/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-state.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

struct _PergolaState
{
  GObject parent_instance;

  char *folder;
};

G_DEFINE_FINAL_TYPE (PergolaState, pergola_state, G_TYPE_OBJECT)

static void
pergola_state_finalize (GObject *object)
{
  g_free (PERGOLA_STATE (object)->folder);

  G_OBJECT_CLASS (pergola_state_parent_class)->finalize (object);
}

static void
pergola_state_class_init (PergolaStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_state_finalize;
}

static void
pergola_state_init (PergolaState *self)
{
}

PergolaState *
pergola_state_new (const char *folder)
{
  PergolaState *self = g_object_new (PERGOLA_TYPE_STATE, NULL);

  self->folder = folder != NULL ? g_strdup (folder) : g_build_filename (g_get_user_state_dir (), "pergola", NULL);
  return self;
}

char *
pergola_state_get_path (PergolaState *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* A folder that was made by hand, or unpacked from a backup, may be open to others. What is not ours is not touched. */
static void
close_to_others (const char *path)
{
  struct stat info;

  if (stat (path, &info) == 0 && (info.st_mode & 077) != 0)
    g_chmod (path, 0700);
}

char *
pergola_state_make_folder (PergolaState *self, const char *name, GError **error)
{
  g_autofree char *path = pergola_state_get_path (self, name);

  if (g_mkdir_with_parents (path, 0700) != 0)
    {
      int code = errno;
      g_autofree char *display = g_filename_display_name (path);

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _ ("%s: the folder cannot be made: %s"),
                   display, g_strerror (code));
      return NULL;
    }
  close_to_others (self->folder);
  close_to_others (path);
  return g_steal_pointer (&path);
}
