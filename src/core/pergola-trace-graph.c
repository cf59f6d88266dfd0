/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* The ways of pergola-ground as a graph, and how well each value on them is told. */

#include "pergola-trace-private.h"

#include "pergola-role.h"

static void
clear_node (gpointer data)
{
  TraceNode *node = data;

  g_array_unref (node->before);
  g_array_unref (node->steps);
}

static void
clear_step (gpointer data)
{
  TraceStep *step = data;

  g_clear_pointer (&step->indicators, g_ptr_array_unref);
}

guint
pergola_trace_graph_ensure (PergolaTraceGraph *self, PergolaItem *item)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, pergola_item_get_id (item)));
  TraceNode node = { .item = item };

  if (index > 0)
    return index - 1;

  node.type = pergola_role_get_choice (self->project, item, "type");
  node.activity = pergola_ground_is_activity (self->project, item);
  node.start = pergola_ground_is_start (self->project, item);
  node.grounded = pergola_ground_is_grounded (self->ground, pergola_item_get_id (item));
  node.before = g_array_new (FALSE, FALSE, sizeof (guint));
  node.steps = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->index, (gpointer) pergola_item_get_id (item), GUINT_TO_POINTER (self->nodes->len));

  return self->nodes->len - 1;
}

/* --- Stories --- */

typedef struct
{
  PergolaTraceGraph *graph;
  const PergolaFieldDef *strength, *confirms, *evidence;
  GHashTable *counted; /* id of a step → GPtrArray of indicators */
} Stories;

static PergolaItem *
get_item (PergolaProject *project, PergolaItem *item, const PergolaFieldDef *field)
{
  const char *id = field != NULL ? pergola_item_get (item, field->id) : NULL;

  return id != NULL ? pergola_project_get (project, id) : NULL;
}

static PergolaStrength
read_strength (Stories *stories, PergolaItem *item)
{
  static const char *const ROLES[] = {
    [PERGOLA_STRENGTH_WEAK] = "weak", [PERGOLA_STRENGTH_FAIR] = "fair", [PERGOLA_STRENGTH_STRONG] = "strong"
  };
  PergolaProject *project = stories->graph->project;
  const PergolaChoice *choice =
    stories->strength != NULL ? pergola_project_get_choice (project, item, stories->strength->id) : NULL;

  for (guint i = PERGOLA_STRENGTH_WEAK; choice != NULL && i < G_N_ELEMENTS (ROLES); i++)
    if (g_strcmp0 (choice->role, ROLES[i]) == 0)
      return i;

  return get_item (project, item, stories->confirms) != NULL ? PERGOLA_STRENGTH_FAIR : PERGOLA_STRENGTH_WEAK;
}

static void
add_step (Stories *stories, const PergolaTold *told)
{
  PergolaTraceGraph *self = stories->graph;
  GPtrArray *indicators = g_hash_table_lookup (stories->counted, pergola_item_get_id (told->step));
  TraceStep step = { .item = told->step, .story = told->story, .tag = told->tag };
  guint index = self->steps->len, node;

  if (pergola_told_get_node (told) == NULL)
    return;

  if (index == 0 || TRACE_STEP (self, index - 1)->story != told->story)
    self->n_tellers++;
  step.teller = self->n_tellers - 1;
  step.strength = read_strength (stories, told->step);
  step.confirmed_by = get_item (self->project, told->step, stories->confirms);
  step.indicators = indicators != NULL ? g_ptr_array_ref (indicators) : NULL;
  step.evidence = step.strength >= PERGOLA_STRENGTH_FAIR || indicators != NULL ||
                  (stories->evidence != NULL && pergola_item_get (told->step, stories->evidence->id) != NULL);
  g_array_append_val (self->steps, step);
  node = pergola_trace_graph_ensure (self, pergola_told_get_node (told));
  g_array_append_val (TRACE_NODE (self, node)->steps, index);
}

/* Which indicators each step is a case of. */
static void
collect_instances (Stories *stories)
{
  PergolaProject *project = stories->graph->project;
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, "instance");
  g_autoptr (GPtrArray) links = kind != NULL ? pergola_project_list_links (project, kind->id) : g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *to = pergola_project_get (project, pergola_item_get_to (links->pdata[i]));
      const char *from = pergola_item_get_from (links->pdata[i]);
      GPtrArray *list = g_hash_table_lookup (stories->counted, from);

      if (to == NULL)
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (stories->counted, (gpointer) from, list);
        }
      g_ptr_array_add (list, to);
    }
}

static void
add_stories (PergolaTraceGraph *self)
{
  const PergolaKind *step = pergola_project_get_kind_by_role (self->project, "step");
  const GArray *told = pergola_ground_get_told (self->ground);
  Stories stories = { .graph = self };

  if (step == NULL)
    return;

  stories.strength = pergola_kind_get_field_by_role (step, "strength");
  stories.confirms = pergola_kind_get_field_by_role (step, "confirms");
  stories.evidence = pergola_kind_get_field_by_role (step, "evidence");
  stories.counted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  collect_instances (&stories);
  for (guint i = 0; i < told->len; i++)
    add_step (&stories, &g_array_index (told, PergolaTold, i));
  g_hash_table_unref (stories.counted);
}

/* --- What is behind --- */

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

static void
keep_each_once (GArray *indices)
{
  guint n = 0;

  g_array_sort (indices, compare_indices);
  for (guint i = 0; i < indices->len; i++)
    if (i == 0 || g_array_index (indices, guint, i) != g_array_index (indices, guint, n - 1))
      g_array_index (indices, guint, n++) = g_array_index (indices, guint, i);
  g_array_set_size (indices, n);
}

static void
add_ways (PergolaTraceGraph *self)
{
  const GArray *ways = pergola_ground_get_ways (self->ground);

  for (guint i = 0; i < ways->len; i++)
    {
      const PergolaWay *way = &g_array_index (ways, PergolaWay, i);
      guint from = pergola_trace_graph_ensure (self, way->from), to = pergola_trace_graph_ensure (self, way->to);

      g_array_append_val (TRACE_NODE (self, to)->before, from);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    keep_each_once (TRACE_NODE (self, i)->before);
}

PergolaTraceGraph *
pergola_trace_graph_new (PergolaProject *project)
{
  PergolaTraceGraph *self = g_new0 (PergolaTraceGraph, 1);

  self->project = g_object_ref (project);
  self->ground = pergola_ground_new (project);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (TraceNode));
  g_array_set_clear_func (self->nodes, clear_node);
  self->steps = g_array_new (FALSE, FALSE, sizeof (TraceStep));
  g_array_set_clear_func (self->steps, clear_step);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  add_stories (self);
  add_ways (self);

  return self;
}

void
pergola_trace_graph_free (PergolaTraceGraph *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->steps);
  g_hash_table_unref (self->index);
  pergola_ground_free (self->ground);
  g_object_unref (self->project);
  g_free (self);
}

const TraceStep *
pergola_trace_graph_find_best (PergolaTraceGraph *self, const TraceNode *node)
{
  const TraceStep *best = NULL;

  for (guint i = 0; i < node->steps->len; i++)
    {
      const TraceStep *step = TRACE_STEP (self, g_array_index (node->steps, guint, i));

      if (best == NULL || step->strength > best->strength)
        best = step;
    }

  return best;
}

PergolaItem *
pergola_trace_find_teller (PergolaProject *project, PergolaItem *story)
{
  const PergolaKind *kind = story != NULL ? pergola_project_get_kind (project, pergola_item_get_kind (story)) : NULL;
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "teller") : NULL;

  return field != NULL ? get_item (project, story, field) : NULL;
}
