/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-evidence FILE graph|trace|audit|audit-edit|tell|timeline|indicators|promises TIMES: what is worked out of the
 * evidence in a project:
 *   graph       what leads to what
 *   trace       that, and where the last of a story comes from
 *   audit       whether it holds…
 *   audit-edit  …after a letter was typed
 *   tell        a letter in a story that is told
 *   timeline    from which day everything is there
 *   indicators  where each of them stands
 *   promises    what is promised until when */

#include "config.h"

#include <stdlib.h>

#include "bench.h"
#include "pergola-core.h"
#include "pergola-trace.h"

typedef struct
{
  PergolaProject *project;
  GPtrArray *values;
  const char *story, *key; /* that is told */
  GDate today;
  guint turn;
} Bench;

static void
make_graph (gpointer data)
{
  pergola_trace_graph_free (pergola_trace_graph_new (((Bench *) data)->project));
}

static void
trace (gpointer data)
{
  Bench *self = data;
  PergolaItem *value = self->values->pdata[self->values->len - 1 - self->turn++ % self->values->len];

  pergola_trace_free (pergola_trace_new (self->project, pergola_item_get_id (value)));
}

static void
audit (gpointer data)
{
  pergola_audit_free (pergola_audit_new (((Bench *) data)->project));
}

static void
audit_edit (gpointer data)
{
  Bench *self = data;
  g_autofree char *title = g_strdup_printf ("Night-flow trial %u", self->turn++);

  pergola_edit_set (self->project, pergola_item_get_id (self->values->pdata[0]), "title", title, TRUE, NULL);
  audit (self);
}

static void
tell (gpointer data)
{
  static const char words[] = "Priya brought our leak figures to the May clinic and the questions were sharper";
  Bench *self = data;
  g_autofree char *text = g_strndup (words, 1 + self->turn++ % (sizeof words - 1));

  if (!pergola_telling_set (self->project, self->story, self->key, text, 0, NULL))
    g_error ("It cannot be told");
}

static void
make_timeline (gpointer data)
{
  pergola_timeline_free (pergola_timeline_new (((Bench *) data)->project));
}

static void
list_indicators (gpointer data)
{
  g_ptr_array_unref (pergola_indicator_list (((Bench *) data)->project));
}

static void
list_promises (gpointer data)
{
  Bench *self = data;

  g_ptr_array_unref (pergola_promise_list (self->project, &self->today));
  g_ptr_array_unref (pergola_promise_list_readings (self->project, &self->today));
}

static const struct
{
  const char *name;
  BenchFunc run;
} RUNS[] = {
  { "graph", make_graph },
  { "trace", trace },
  { "audit", audit },
  { "audit-edit", audit_edit },
  { "tell", tell },
  { "timeline", make_timeline },
  { "indicators", list_indicators },
  { "promises", list_promises },
};

int
main (int argc, char **argv)
{
  g_autoptr (PergolaFrameworks) frameworks = pergola_frameworks_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  Bench self = { 0 };
  BenchFunc run = NULL;

  for (guint i = 0; argc == 4 && i < G_N_ELEMENTS (RUNS); i++)
    if (g_str_equal (RUNS[i].name, argv[2]))
      run = RUNS[i].run;
  if (run == NULL)
    return 2;
  self.project = pergola_reader_read_file (argv[1], frameworks, &error);
  if (self.project == NULL)
    g_error ("%s", error->message);
  g_date_set_dmy (&self.today, 15, G_DATE_MAY, 2026);
  self.values = pergola_project_list_items (self.project, pergola_project_get_kind_by_role (self.project, "value")->id);
  if (run == tell)
    {
      const PergolaFieldDef *types = pergola_telling_get_types (self.project);
      const PergolaChoice *first = pergola_field_def_get_choice_by_role (types, "start");

      self.story = pergola_item_get_id (pergola_telling_begin (self.project, &self.today));
      self.key = key = pergola_telling_make_key (self.project, self.story, first->id);
    }
  bench_repeat (atoi (argv[3]), NULL, run, NULL, &self);
  g_ptr_array_unref (self.values);
  g_object_unref (self.project);

  return 0;
}
