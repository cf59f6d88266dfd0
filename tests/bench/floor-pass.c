/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-pass FILE TIMES: every item and every link of a project is looked at once, with all that it holds: what
 * anything that is worked out of the whole project takes at least. */

#include "config.h"

#include <stdlib.h>

#include "bench.h"
#include "pergola-core.h"

static gsize
look_at (PergolaProject *project, GPtrArray *items)
{
  gsize seen = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (items->pdata[i]));

      for (guint j = 0; kind != NULL && j < kind->fields->len; j++)
        {
          const PergolaFieldDef *field = kind->fields->pdata[j];

          seen += pergola_item_get (items->pdata[i], field->id) != NULL;
        }
    }
  return seen;
}

static void
pass (gpointer data)
{
  PergolaProject *project = data;
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, NULL);
  g_autoptr (GPtrArray) links = pergola_project_list_links (project, NULL);
  gsize seen = look_at (project, items);

  for (guint i = 0; i < links->len; i++)
    seen += pergola_project_get (project, pergola_item_get_from (links->pdata[i])) != NULL &&
            pergola_project_get (project, pergola_item_get_to (links->pdata[i])) != NULL;
  if (seen == 0)
    g_error ("There is nothing to see");
}

int
main (int argc, char **argv)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (PergolaProject) project = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;
  project = pergola_reader_read_file (argv[1], frameworks, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  bench_repeat (atoi (argv[2]), NULL, pass, NULL, project);

  return 0;
}
