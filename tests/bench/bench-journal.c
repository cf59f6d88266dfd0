/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-journal FILE STATE TIMES [PAUSE]: letters are typed into the title of an item of a project whose journal is kept in the
 * folder STATE. A line a letter: the work of the main thread, and its time on the wall, from the begin to the end of
 * the edit; without STATE ("-") no journal is kept. The first letter comes PAUSE ms after the project was opened. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "pergola-edit.h"
#include "pergola-file.h"
#include "pergola-state.h"

static void
type (PergolaProject *project, const char *id, int number)
{
  g_autofree char *title = g_strdup_printf ("Leak clinic %d", number);
  double work = bench_get_thread_time (), wall = bench_get_wall_time ();

  if (!pergola_edit_set (project, id, "title", title, TRUE, NULL))
    g_error ("The title cannot be set");
  printf ("%.4f %.4f\n", bench_get_thread_time () - work, bench_get_wall_time () - wall);
}

int
main (int argc, char **argv)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaFile) file = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 4 && argc != 5)
    return 2;
  file = pergola_file_open (argv[1], frameworks, &error);
  if (file == NULL)
    g_error ("%s", error->message);
  if (strcmp (argv[2], "-") != 0)
    {
      g_autoptr (PergolaState) state = pergola_state_new (argv[2]);

      pergola_file_start_journal (file, state);
    }
  g_usleep (argc > 4 ? (gulong) atoi (argv[4]) * 1000 : 0);
  items = pergola_project_list_items (pergola_file_get_project (file), "value");
  for (int i = 0; i < atoi (argv[3]); i++)
    {
      type (pergola_file_get_project (file), pergola_item_get_id (g_ptr_array_index (items, 0)), i);
      g_usleep (20000); /* a person types no faster */
    }

  return 0;
}
