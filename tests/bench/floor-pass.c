/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor-pass FILE TIMES: every item and every link of a project is looked at once, with all that it holds: what
 * anything that is worked out of the whole project takes at least. */

#include "config.h"

#include <stdlib.h>

#include "bench.h"
#include "pergola-core.h"

typedef struct
{
  PergolaProject *project;
  GPtrArray *items, *links;
} Bench;

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
  Bench *self = data;
  gsize seen = look_at (self->project, self->items);

  for (guint i = 0; i < self->links->len; i++)
    seen += pergola_project_get (self->project, pergola_item_get_from (self->links->pdata[i])) != NULL &&
            pergola_project_get (self->project, pergola_item_get_to (self->links->pdata[i])) != NULL;
  if (seen == 0)
    g_error ("There is nothing to see");
}

int
main (int argc, char **argv)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GError) error = NULL;
  Bench self = { 0 };

  if (argc != 3)
    return 2;
  self.project = pergola_reader_read_file (argv[1], frameworks, &error);
  if (self.project == NULL)
    g_error ("%s", error->message);
  self.items = pergola_project_list_items (self.project, NULL);
  self.links = pergola_project_list_links (self.project, NULL);
  bench_repeat (atoi (argv[2]), NULL, pass, NULL, &self);
  g_ptr_array_unref (self.items);
  g_ptr_array_unref (self.links);
  g_object_unref (self.project);

  return 0;
}
