/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A new project gets a file without being asked for: in the library, under its title, at the first save and so not
 * before there is something to save. While the window in which it began is open, and nobody gave it another name, the
 * file follows the title. Later on a name stays what it is: others may know the file by it. */

#include "config.h"

#include "pergola-place.h"
#include "pergola-window-private.h"

typedef struct
{
  char *from; /* (nullable): where it lives, and is to get another name */
  char *stem;
} Placing;

static void
placing_free (Placing *placing)
{
  g_free (placing->from);
  g_free (placing->stem);
  g_free (placing);
}

static char *
make_stem (PergolaWindow *self)
{
  return pergola_place_make_stem (pergola_project_get_title (pergola_file_get_project (self->file)));
}

gboolean
pergola_window_needs_place (PergolaWindow *self)
{
  const char *path = pergola_file_get_path (self->file);
  g_autofree char *stem = NULL;

  if (path == NULL)
    return TRUE;
  if (!self->placed)
    return FALSE;
  stem = make_stem (self);
  return !pergola_place_is_for (path, stem);
}

static void
place_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Placing *placing = data;
  GError *error = NULL;
  g_autofree char *folder = placing->from != NULL ? g_path_get_dirname (placing->from) : pergola_place_dup_folder ();
  g_autofree char *path = pergola_place_choose (folder, placing->stem, &error);

  if (path != NULL && (placing->from == NULL || pergola_place_rename (placing->from, path, &error)))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_error (task, error);
}

void
pergola_window_place_async (PergolaWindow *self, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);
  Placing *placing = g_new0 (Placing, 1);

  placing->from = g_strdup (pergola_file_get_path (self->file));
  placing->stem = make_stem (self);
  g_task_set_source_tag (task, pergola_window_place_async);
  g_task_set_task_data (task, placing, (GDestroyNotify) placing_free);
  g_task_run_in_thread (task, place_in_thread);
}

/* A name that cannot be changed is no reason not to save. */
static void
follow (PergolaWindow *self, const char *from, const char *path)
{
  if (path == NULL)
    {
      self->placed = FALSE;
      return;
    }
  pergola_application_forget (from);
  pergola_file_moved (self->file, path);
  self->remembered = FALSE;
}

char *
pergola_window_place_finish (PergolaWindow *self, GAsyncResult *result, GError **error)
{
  const Placing *placing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) local = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &local);

  if (self->editor == NULL)
    return NULL;
  if (placing->from != NULL)
    {
      follow (self, placing->from, path);
      return NULL;
    }
  if (path == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  pergola_file_claim (self->file, path);
  self->placed = TRUE;
  return g_steal_pointer (&path);
}
