/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What leads to what. Each kind of item and link is gone through once. */

#include "pergola-trace-private.h"

static void
clear_node (gpointer data)
{
  TraceNode *node = data;

  g_array_unref (node->before);
  g_array_unref (node->after);
  g_array_unref (node->steps);
}

static void
clear_step (gpointer data)
{
  TraceStep *step = data;

  g_clear_pointer (&step->indicators, g_ptr_array_unref);
}

static const PergolaChoice *
get_type (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));
  const PergolaFieldDef *field = kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
  const char *choice = field != NULL ? pergola_item_get (item, field->id) : NULL;

  return choice != NULL ? pergola_field_def_get_choice (field, choice) : NULL;
}

guint
pergola_trace_graph_ensure (PergolaTraceGraph *self, PergolaItem *item)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, pergola_item_get_id (item)));
  const PergolaKind *kind;
  TraceNode node = { .item = item };

  if (index > 0)
    return index - 1;

  kind = pergola_project_get_kind (self->project, pergola_item_get_kind (item));
  node.type = get_type (self->project, item);
  node.activity = kind != NULL && g_strcmp0 (kind->role, "activity") == 0;
  node.start = node.type != NULL && g_strcmp0 (node.type->role, "start") == 0;
  node.grounded = node.activity || node.start;
  node.before = g_array_new (FALSE, FALSE, sizeof (guint));
  node.after = g_array_new (FALSE, FALSE, sizeof (guint));
  node.steps = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->nodes, node);
  g_hash_table_insert (self->index, (gpointer) pergola_item_get_id (item), GUINT_TO_POINTER (self->nodes->len));

  return self->nodes->len - 1;
}

static void
join (PergolaTraceGraph *self, guint from, guint to)
{
  if (from == to)
    return;
  g_array_append_val (TRACE_NODE (self, to)->before, from);
  g_array_append_val (TRACE_NODE (self, from)->after, to);
}

/* --- Links --- */

static gboolean
is_activity (PergolaProject *project, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (project, pergola_item_get_kind (item));

  return kind != NULL && g_strcmp0 (kind->role, "activity") == 0;
}

/* Of the links that are only listed, those by which an activity has created a value count. */
static void
add_links_of (PergolaTraceGraph *self, const PergolaLinkKind *kind, const PergolaKind *value)
{
  g_autoptr (GPtrArray) links = pergola_project_list_links (self->project, kind->id);

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *from = pergola_project_get (self->project, pergola_item_get_from (links->pdata[i]));
      PergolaItem *to = pergola_project_get (self->project, pergola_item_get_to (links->pdata[i]));

      if (from == NULL || to == NULL)
        continue;
      if (kind->style == PERGOLA_LINK_LISTED &&
          (!is_activity (self->project, from) || !pergola_project_is_a (self->project, to, value->id)))
        continue;
      join (self, pergola_trace_graph_ensure (self, from), pergola_trace_graph_ensure (self, to));
    }
}

static void
add_links (PergolaTraceGraph *self, const PergolaKind *value)
{
  GPtrArray *frameworks = pergola_project_list_frameworks (self->project);

  for (guint f = 0; f < frameworks->len; f++)
    {
      GPtrArray *kinds = ((PergolaFramework *) frameworks->pdata[f])->links;

      for (guint k = 0; k < kinds->len; k++)
        {
          const PergolaLinkKind *kind = kinds->pdata[k];

          if (kind->style == PERGOLA_LINK_FLOW || kind->style == PERGOLA_LINK_LISTED)
            add_links_of (self, kind, value);
        }
    }
}

/* --- Stories --- */

typedef struct
{
  PergolaTraceGraph *graph;
  const PergolaFieldDef *strength, *confirms, *evidence, *tag;
  GHashTable *told;    /* id of a step → PergolaItem */
  GHashTable *counted; /* id of a step → GPtrArray of indicators */
  GHashTable *last;    /* id of a story → index of the node told of last, from 1 */
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
add_step (Stories *stories, PergolaItem *item, PergolaItem *story, PergolaItem *value)
{
  PergolaTraceGraph *self = stories->graph;
  const char *tag = stories->tag != NULL ? pergola_item_get (item, stories->tag->id) : NULL;
  GPtrArray *indicators = g_hash_table_lookup (stories->counted, pergola_item_get_id (item));
  TraceStep step = { .item = item, .story = story, .strength = read_strength (stories, item) };
  guint index = self->steps->len, node = pergola_trace_graph_ensure (self, value), before;

  step.confirmed_by = get_item (self->project, item, stories->confirms);
  step.tag = tag != NULL ? pergola_field_def_get_choice (stories->tag, tag) : NULL;
  step.indicators = indicators != NULL ? g_ptr_array_ref (indicators) : NULL;
  step.evidence = step.strength >= PERGOLA_STRENGTH_FAIR || indicators != NULL ||
                  (stories->evidence != NULL && pergola_item_get (item, stories->evidence->id) != NULL);
  g_array_append_val (self->steps, step);
  g_array_append_val (TRACE_NODE (self, node)->steps, index);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (stories->last, pergola_item_get_id (story)));
  if (before > 0)
    join (self, before - 1, node);
  g_hash_table_insert (stories->last, (gpointer) pergola_item_get_id (story), GUINT_TO_POINTER (node + 1));
}

/* A story that says which activity it is about begins with that. */
static void
begin_stories (Stories *stories, GPtrArray *items, const PergolaKind *kind)
{
  const PergolaFieldDef *field = pergola_kind_get_field_by_role (kind, "about");

  for (guint i = 0; field != NULL && i < items->len; i++)
    {
      PergolaItem *activity = get_item (stories->graph->project, items->pdata[i], field);

      if (activity != NULL && is_activity (stories->graph->project, activity))
        g_hash_table_insert (stories->last, (gpointer) pergola_item_get_id (items->pdata[i]),
                             GUINT_TO_POINTER (pergola_trace_graph_ensure (stories->graph, activity) + 1));
    }
}

static void
collect_links (Stories *stories, const char *role, gboolean many)
{
  PergolaProject *project = stories->graph->project;
  const PergolaLinkKind *kind = pergola_project_get_link_kind_by_role (project, role);
  g_autoptr (GPtrArray) links = kind != NULL ? pergola_project_list_links (project, kind->id) : g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      PergolaItem *to = pergola_project_get (project, pergola_item_get_to (links->pdata[i]));
      const char *from = pergola_item_get_from (links->pdata[i]);
      GPtrArray *list = many ? g_hash_table_lookup (stories->counted, from) : NULL;

      if (to == NULL)
        continue;
      if (!many)
        {
          if (!g_hash_table_contains (stories->told, from))
            g_hash_table_insert (stories->told, (gpointer) from, to);
          continue;
        }
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (stories->counted, (gpointer) from, list);
        }
      g_ptr_array_add (list, to);
    }
}

static void
fill_stories (Stories *stories, const PergolaKind *story_kind, const PergolaKind *step_kind)
{
  PergolaProject *project = stories->graph->project;
  g_autoptr (GPtrArray) items = pergola_project_list_items (project, story_kind->id);
  g_autoptr (GPtrArray) steps = pergola_project_list_items (project, step_kind->id);

  begin_stories (stories, items, story_kind);
  /* By rank, so those of each story come in its order. */
  for (guint i = 0; i < steps->len; i++)
    {
      PergolaItem *value = g_hash_table_lookup (stories->told, pergola_item_get_id (steps->pdata[i]));
      const char *parent = pergola_item_get_parent (steps->pdata[i]);
      PergolaItem *story = parent != NULL ? pergola_project_get (project, parent) : NULL;

      if (value != NULL && story != NULL)
        add_step (stories, steps->pdata[i], story, value);
    }
}

static void
add_stories (PergolaTraceGraph *self)
{
  const PergolaKind *story = pergola_project_get_kind_by_role (self->project, "story");
  const PergolaKind *step = pergola_project_get_kind_by_role (self->project, "step");
  Stories stories = { .graph = self };

  if (story == NULL || step == NULL)
    return;

  stories.strength = pergola_kind_get_field_by_role (step, "strength");
  stories.confirms = pergola_kind_get_field_by_role (step, "confirms");
  stories.evidence = pergola_kind_get_field_by_role (step, "evidence");
  stories.tag = pergola_kind_get_field_by_role (step, "type");
  stories.told = g_hash_table_new (g_str_hash, g_str_equal);
  stories.counted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  stories.last = g_hash_table_new (g_str_hash, g_str_equal);
  collect_links (&stories, "tells", FALSE);
  collect_links (&stories, "instance", TRUE);
  fill_stories (&stories, story, step);
  g_hash_table_unref (stories.told);
  g_hash_table_unref (stories.counted);
  g_hash_table_unref (stories.last);
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

/* From what grounds a chain forwards. */
static void
spread_ground (PergolaTraceGraph *self)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      TraceNode *node = TRACE_NODE (self, i);

      keep_each_once (node->before);
      keep_each_once (node->after);
      if (node->grounded)
        g_array_append_val (queue, i);
    }
  for (guint i = 0; i < queue->len; i++)
    {
      GArray *after = TRACE_NODE (self, g_array_index (queue, guint, i))->after;

      for (guint k = 0; k < after->len; k++)
        {
          guint next = g_array_index (after, guint, k);

          if (TRACE_NODE (self, next)->grounded)
            continue;
          TRACE_NODE (self, next)->grounded = TRUE;
          g_array_append_val (queue, next);
        }
    }
}

PergolaTraceGraph *
pergola_trace_graph_new (PergolaProject *project)
{
  PergolaTraceGraph *self = g_new0 (PergolaTraceGraph, 1);
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");

  self->project = g_object_ref (project);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (TraceNode));
  g_array_set_clear_func (self->nodes, clear_node);
  self->steps = g_array_new (FALSE, FALSE, sizeof (TraceStep));
  g_array_set_clear_func (self->steps, clear_step);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  if (value != NULL)
    {
      add_stories (self);
      add_links (self, value);
      spread_ground (self);
    }

  return self;
}

void
pergola_trace_graph_free (PergolaTraceGraph *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->steps);
  g_hash_table_unref (self->index);
  g_object_unref (self->project);
  g_free (self);
}

gboolean
pergola_trace_graph_is_grounded (PergolaTraceGraph *self, const char *item)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, item));
  PergolaItem *alone = index == 0 ? pergola_project_get (self->project, item) : NULL;
  const PergolaChoice *type = alone != NULL ? get_type (self->project, alone) : NULL;

  if (index > 0)
    return TRACE_NODE (self, index - 1)->grounded;

  return alone != NULL &&
         (is_activity (self->project, alone) || (type != NULL && g_strcmp0 (type->role, "start") == 0));
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
