/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-library FOLDER DATABASE index|again|touch|search [WORD…]: a library of the projects in a folder. A line each:
 * the work of the process, the time on the wall, and the longest time in which the main loop could not turn.
 *   index    from nothing
 *   again    nothing has changed
 *   touch    one file has changed, ten times
 *   search   each word is typed, letter by letter: a line a letter */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "pergola-library.h"

typedef struct
{
  GMainLoop *loop;
  PergolaLibrary *library;
  double work, wall;
  double turned, longest; /* of the main loop */
} Bench;

/* A turn is asked for each millisecond. */
static gboolean
turn_cb (gpointer data)
{
  Bench *self = data;
  double now = bench_get_wall_time ();

  self->longest = MAX (self->longest, now - self->turned - 1);
  self->turned = now;
  return G_SOURCE_CONTINUE;
}

static void
begin (Bench *self)
{
  self->work = bench_get_process_time ();
  self->wall = self->turned = bench_get_wall_time ();
  self->longest = 0;
}

/* Waits for whoever ends the loop. */
static void
end (Bench *self)
{
  g_main_loop_run (self->loop);
  printf ("%.3f %.3f %.3f\n", bench_get_process_time () - self->work, bench_get_wall_time () - self->wall,
          MAX (self->longest, 0));
}

static void
refreshed_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!pergola_library_refresh_finish (PERGOLA_LIBRARY (library), result, &error))
    g_error ("%s", error->message);
  g_main_loop_quit (((Bench *) data)->loop);
}

static void
refresh (Bench *self)
{
  begin (self);
  pergola_library_refresh_async (self->library, NULL, refreshed_cb, self);
  end (self);
}

static char *
find_project (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  char *found = NULL;

  while (folder != NULL && found == NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      found = g_str_has_suffix (name, ".pergola") ? g_steal_pointer (&inside) : find_project (inside);
    }
  return found;
}

static void
touch (Bench *self, const char *folder)
{
  g_autofree char *path = find_project (folder);
  gulong handler = g_signal_connect_swapped (self->library, "changed", G_CALLBACK (g_main_loop_quit), self->loop);

  for (int i = 0; i < 10; i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GString) changed = NULL;
      g_autofree char *title = g_strdup_printf ("<title>Changed %d ", i);

      if (!g_file_get_contents (path, &text, NULL, NULL))
        g_error ("%s cannot be read", path);
      changed = g_string_new (text);
      g_string_replace (changed, "<title>", title, 1);
      if (!g_file_set_contents (path, changed->str, (gssize) changed->len, NULL))
        g_error ("%s cannot be written", path);
      begin (self);
      pergola_library_refresh_file (self->library, path);
      end (self);
    }
  g_signal_handler_disconnect (self->library, handler);
}

static void
found_cb (GObject *library, GAsyncResult *result, gpointer data)
{
  PergolaLibraryResult *found = pergola_library_search_finish (PERGOLA_LIBRARY (library), result, NULL);

  g_clear_pointer (&found, pergola_library_result_unref);
  g_main_loop_quit (((Bench *) data)->loop);
}

static void
search (Bench *self, const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (word, (gsize) (g_utf8_next_char (p) - word));
      PergolaLibraryQuery query = { .text = typed };

      begin (self);
      pergola_library_search_async (self->library, &query, NULL, found_cb, self);
      end (self);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaFolders) folders = NULL;
  g_autofree char *list = NULL;
  Bench self = { .loop = g_main_loop_new (NULL, FALSE) };

  if (argc < 4)
    return 2;
  list = g_strconcat (argv[2], ".folders", NULL);
  g_file_set_contents (list, argv[1], -1, NULL);
  folders = pergola_folders_new (list);
  self.library = pergola_library_new (argv[2], folders, frameworks);
  g_timeout_add (1, turn_cb, &self);
  if (g_str_equal (argv[3], "touch"))
    touch (&self, argv[1]);
  else if (g_str_equal (argv[3], "search"))
    {
      search (&self, "x"); /* once without counting: what is known of the files is read then */
      for (int i = 4; i < argc; i++)
        search (&self, argv[i]);
    }
  else
    refresh (&self);
  g_object_unref (self.library);
  g_main_loop_unref (self.loop);

  return 0;
}
