/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tmp-folder.h"

#include <glib/gstdio.h>

void
tmp_folder_set_up (TmpFolder *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("pergola-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_all (child);
    }
  g_remove (path);
}

void
tmp_folder_tear_down (TmpFolder *self, gconstpointer data)
{
  remove_all (self->path);
  g_clear_pointer (&self->path, g_free);
}

char *
tmp_folder_path (TmpFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

void
tmp_folder_put (TmpFolder *self, const char *name, const char *content)
{
  g_autofree char *path = tmp_folder_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

char *
tmp_folder_write (TmpFolder *self, const char *name, const char *content)
{
  tmp_folder_put (self, name, content);
  return tmp_folder_path (self, name);
}

char *
tmp_folder_read (TmpFolder *self, const char *name)
{
  g_autofree char *path = tmp_folder_path (self, name);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

void
tmp_folder_assert_content (TmpFolder *self, const char *name, const char *content)
{
  g_autofree char *there = tmp_folder_read (self, name);
  g_assert_cmpstr (there, ==, content);
}

void
tmp_folder_assert_count (TmpFolder *self, guint count)
{
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  guint there = 0;

  while (g_dir_read_name (dir) != NULL)
    there++;
  g_assert_cmpuint (there, ==, count);
}
