/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
library_fixture_start (LibraryFixture *self)
{
  self->library = pergola_library_new (self->database, self->folders, self->frameworks);
}

void
library_fixture_stop (LibraryFixture *self)
{
  g_clear_object (&self->result);
  g_object_add_weak_pointer (G_OBJECT (self->library), (gpointer *) &self->library);
  g_object_unref (self->library);
  while (self->library != NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
library_fixture_set_up (LibraryFixture *self, gconstpointer data)
{
  g_autofree char *list = NULL;
  g_autoptr (GError) error = NULL;

  tmp_folder_set_up (&self->tmp, NULL);
  self->folder = tmp_folder_path (&self->tmp, "projects");
  self->database = tmp_folder_path (&self->tmp, "data/library.db");
  g_mkdir (self->folder, 0700);
  list = tmp_folder_path (&self->tmp, "folders");
  g_file_set_contents (list, self->folder, -1, NULL);
  self->frameworks = pergola_frameworks_new ();
  self->folders = pergola_folders_new (list);
  self->loop = g_main_loop_new (NULL, FALSE);
  library_fixture_start (self);
}

void
library_fixture_tear_down (LibraryFixture *self, gconstpointer data)
{
  library_fixture_stop (self);
  g_clear_object (&self->folders);
  g_clear_object (&self->frameworks);
  g_main_loop_unref (self->loop);
  g_free (self->folder);
  g_free (self->database);
  tmp_folder_tear_down (&self->tmp, NULL);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  LibraryFixture *self = data;

  g_set_object (&self->result, result);
  g_main_loop_quit (self->loop);
}

void
library_fixture_refresh (LibraryFixture *self)
{
  pergola_library_refresh_async (self->library, NULL, done_cb, self);
  g_main_loop_run (self->loop);
  g_assert_true (pergola_library_refresh_finish (self->library, self->result, NULL));
}

GPtrArray *
library_fixture_list (LibraryFixture *self)
{
  pergola_library_list_async (self->library, NULL, done_cb, self);
  g_main_loop_run (self->loop);
  return pergola_library_list_finish (self->library, self->result, NULL);
}

PergolaLibraryResult *
library_fixture_search (LibraryFixture *self, const PergolaLibraryQuery *query)
{
  PergolaLibraryResult *result;

  pergola_library_search_async (self->library, query, NULL, done_cb, self);
  g_main_loop_run (self->loop);
  result = pergola_library_search_finish (self->library, self->result, NULL);
  g_assert_nonnull (result);
  return result;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
library_fixture_find (LibraryFixture *self, const char *text)
{
  PergolaLibraryQuery query = { .limit = 1000, .most = 1000, .with_private = text[0] == '!' };
  g_autoptr (PergolaLibraryResult) result = NULL;
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  query.text = (char *) text + query.with_private;
  result = library_fixture_search (self, &query);
  for (guint i = 0; i < result->groups->len; i++)
    {
      const PergolaLibraryGroup *group = result->groups->pdata[i];

      g_assert_cmpuint (group->n_hits, ==, group->hits->len);
      for (guint j = 0; j < group->hits->len; j++)
        g_ptr_array_add (titles, ((PergolaLibraryHit *) group->hits->pdata[j])->title);
    }
  g_assert_cmpuint (result->n_hits, ==, titles->len);
  for (guint i = 0; i < result->projects->len; i++)
    g_ptr_array_add (titles, ((PergolaLibraryEntry *) result->projects->pdata[i])->title);
  g_ptr_array_sort (titles, compare);
  g_ptr_array_add (titles, NULL);
  return g_strjoinv ("\n", (char **) titles->pdata);
}

char *
library_fixture_path (LibraryFixture *self, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pergola", NULL);

  return g_build_filename (self->folder, file, NULL);
}

void
library_fixture_put (LibraryFixture *self, const char *name, const char *items)
{
  g_autofree char *path = library_fixture_path (self, name);
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                           "<project xmlns=\"urn:pergola:project:1\" version=\"1\" id=\"q7m2ndx4tb1c\""
                                           " language=\"en\">\n  <title>Project of %s</title>\n"
                                           "  <framework id=\"activities\" version=\"1\"/>\n"
                                           "  <framework id=\"value\" version=\"1\"/>\n%s</project>\n",
                                           name, items);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

void
library_fixture_assert_as_fresh (LibraryFixture *self)
{
  g_autofree char *fresh = tmp_folder_path (&self->tmp, "fresh/library.db");
  g_autofree char *own = g_strdup (self->database);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  char *paths[] = { own, fresh };

  library_fixture_stop (self);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PergolaIndex) index = NULL;

      if (i == 1)
        {
          g_free (self->database);
          self->database = g_strdup (fresh);
          library_fixture_start (self);
          library_fixture_refresh (self);
          library_fixture_stop (self);
        }
      index = pergola_index_new (paths[i]);
      g_assert_true (pergola_index_is_kept (index));
      *(i == 0 ? &one : &other) = pergola_index_dump (index);
    }
  g_assert_cmpstr (one, ==, other);
  g_unlink (fresh);
  g_free (self->database);
  self->database = g_steal_pointer (&own);
  library_fixture_start (self);
}
