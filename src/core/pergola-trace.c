/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Chains are found by length: from the result backwards, all that have one place more at a time. */

#include "pergola-trace-private.h"

#include <string.h>

#include "pergola-role.h"

#define MOST_PATHS 20000 /* that are looked at: more than that nobody reads */
#define NOWHERE G_MAXUINT

/* A way from the result so far back: its last place, and the way before that. */
typedef struct
{
  guint node;
  guint before; /* index of the way without its last place, or NOWHERE */
  guint length;
} Way;

typedef struct
{
  PergolaTraceGraph *graph;
  GArray *ways; /* Way, by length */
  GArray *ends; /* guint: indices of those that have reached where a chain begins */
  GArray *told; /* guint: by its number, of how many values of the way that is looked at a story tells */
  gboolean at_least;
} Search;

#define WAY(s, i) (&g_array_index ((s)->ways, Way, (i)))

/* --- The search --- */

static gboolean
passes (Search *self, guint way, guint node)
{
  for (; way != NOWHERE; way = WAY (self, way)->before)
    if (WAY (self, way)->node == node)
      return TRUE;

  return FALSE;
}

static gboolean
has_activity (PergolaTraceGraph *graph, const TraceNode *node)
{
  for (guint i = 0; i < node->before->len; i++)
    if (TRACE_NODE (graph, g_array_index (node->before, guint, i))->activity)
      return TRUE;

  return FALSE;
}

/* A chain begins at an activity, at a start that none is behind, and where nothing is. */
static gboolean
is_end (PergolaTraceGraph *graph, const TraceNode *node)
{
  return node->activity || node->before->len == 0 || (node->start && !has_activity (graph, node));
}

static void
extend (Search *self, guint index)
{
  const TraceNode *node = TRACE_NODE (self->graph, WAY (self, index)->node);

  if (is_end (self->graph, node))
    {
      g_array_append_val (self->ends, index);
      return;
    }
  for (guint i = 0; i < node->before->len; i++)
    {
      Way way = { g_array_index (node->before, guint, i), index, WAY (self, index)->length + 1 };

      if ((node->start && !TRACE_NODE (self->graph, way.node)->activity) || passes (self, index, way.node))
        continue;
      if (self->ways->len >= MOST_PATHS)
        {
          self->at_least = TRUE;
          return;
        }
      g_array_append_val (self->ways, way);
    }
}

static void
search (Search *self, guint result)
{
  Way first = { result, NOWHERE, 1 };

  g_array_append_val (self->ways, first);
  for (guint i = 0; i < self->ways->len; i++)
    extend (self, i);
}

/* --- What is kept --- */

static PergolaStrength
get_strength (PergolaTraceGraph *graph, guint node)
{
  const TraceStep *step = pergola_trace_graph_find_best (graph, TRACE_NODE (graph, node));

  return step != NULL ? step->strength : PERGOLA_STRENGTH_NONE;
}

/* Of the weakest value on the way: activities need no telling. */
static PergolaStrength
get_weakest (Search *self, guint way)
{
  PergolaStrength weakest = PERGOLA_STRENGTH_STRONG;

  for (; way != NOWHERE; way = WAY (self, way)->before)
    if (!TRACE_NODE (self->graph, WAY (self, way)->node)->activity)
      weakest = MIN (weakest, get_strength (self->graph, WAY (self, way)->node));

  return weakest;
}

/* Of how many types values are on the way, each counted once. */
static guint
count_types (Search *self, guint way)
{
  g_autoptr (GHashTable) types = g_hash_table_new (g_str_hash, g_str_equal);

  for (; way != NOWHERE; way = WAY (self, way)->before)
    {
      const TraceNode *node = TRACE_NODE (self->graph, WAY (self, way)->node);

      if (node->type != NULL)
        g_hash_table_add (types, node->type->id);
    }

  return g_hash_table_size (types);
}

/* Sets for each story of how many values on the way it tells, or back to none. The steps of a story are beside each
 * other in a node: twice told is told. */
static void
mark_told (Search *self, guint way, gboolean back)
{
  for (; way != NOWHERE; way = WAY (self, way)->before)
    {
      const TraceNode *node = TRACE_NODE (self->graph, WAY (self, way)->node);
      guint last = NOWHERE;

      for (guint i = 0; !node->activity && i < node->steps->len; i++)
        {
          guint teller = TRACE_STEP (self->graph, g_array_index (node->steps, guint, i))->teller;
          guint *count = &g_array_index (self->told, guint, teller);

          if (teller != last)
            *count = back ? 0 : *count + 1;
          last = teller;
        }
    }
}

/* How many values on the way are missing from the story that tells of most of them, @story (out) (nullable); of two
 * that tell as much it is the one that goes nearer to the result, then the first. */
static guint
count_untold (Search *self, guint way, PergolaItem **story)
{
  guint most = 0, values = 0;

  *story = NULL;
  mark_told (self, way, FALSE);
  /* From where it begins to the result: who comes later goes nearer. */
  for (guint i = way; i != NOWHERE; i = WAY (self, i)->before)
    {
      const TraceNode *node = TRACE_NODE (self->graph, WAY (self, i)->node);
      gboolean first = TRUE;

      values += !node->activity;
      for (guint k = 0; !node->activity && k < node->steps->len; k++)
        {
          const TraceStep *step = TRACE_STEP (self->graph, g_array_index (node->steps, guint, k));
          guint count = g_array_index (self->told, guint, step->teller);

          if (count > most || (count == most && first))
            {
              first = FALSE;
              most = count;
              *story = step->story;
            }
        }
    }
  mark_told (self, way, TRUE);

  return values - most;
}

typedef struct
{
  Search *search;
  guint way, length;
  gboolean grounded;
  guint types;  /* of value that it passes through */
  guint untold; /* values that the story which tells most of it leaves out */
  PergolaItem *story;
  PergolaStrength strength;
} End;

static const char *
get_id (Search *self, guint way)
{
  return pergola_item_get_id (TRACE_NODE (self->graph, WAY (self, way)->node)->item);
}

/* Grounded ones first, then those that tell most of the way; of these, what one person tells is surer than what is put
 * together from several; then short, then strong ones; then by the ids from where they begin. */
static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *one = a, *other = b;

  if (one->grounded != other->grounded)
    return one->grounded ? -1 : 1;
  if (one->types != other->types)
    return one->types > other->types ? -1 : 1;
  if (one->untold != other->untold)
    return one->untold < other->untold ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  if (one->strength != other->strength)
    return one->strength > other->strength ? -1 : 1;
  for (guint i = one->way, k = other->way; i != NOWHERE && k != NOWHERE;
       i = WAY (one->search, i)->before, k = WAY (one->search, k)->before)
    {
      int order = strcmp (get_id (one->search, i), get_id (one->search, k));

      if (order != 0)
        return order;
    }

  return 0;
}

static void
free_place (gpointer data)
{
  PergolaTracePlace *place = data;

  g_ptr_array_unref (place->indicators);
  g_free (place);
}

static void
free_chain (gpointer data)
{
  PergolaTraceChain *chain = data;

  g_ptr_array_unref (chain->places);
  g_free (chain);
}

static const PergolaChoice *
get_polarity (PergolaProject *project, PergolaItem *item)
{
  return pergola_role_get_choice (project, item, "polarity");
}

static void
add_indicators (PergolaTraceGraph *graph, const TraceNode *node, PergolaTracePlace *place)
{
  for (guint i = 0; i < node->steps->len; i++)
    {
      GPtrArray *indicators = TRACE_STEP (graph, g_array_index (node->steps, guint, i))->indicators;

      for (guint k = 0; indicators != NULL && k < indicators->len; k++)
        if (!g_ptr_array_find (place->indicators, indicators->pdata[k], NULL))
          g_ptr_array_add (place->indicators, indicators->pdata[k]);
    }
}

static PergolaTracePlace *
make_place (PergolaTraceGraph *graph, guint index)
{
  const TraceNode *node = TRACE_NODE (graph, index);
  const TraceStep *step = pergola_trace_graph_find_best (graph, node);
  PergolaTracePlace *place = g_new0 (PergolaTracePlace, 1);

  place->item = node->item;
  place->type = node->type;
  place->activity = node->activity;
  place->indicators = g_ptr_array_new ();
  if (step != NULL)
    {
      place->step = step->item;
      place->story = step->story;
      place->strength = step->strength;
      place->confirmed_by = step->confirmed_by;
      place->polarity = get_polarity (graph->project, step->item);
    }
  if (place->polarity == NULL)
    place->polarity = get_polarity (graph->project, node->item);
  add_indicators (graph, node, place);

  return place;
}

static void
add_chain (PergolaTrace *trace, Search *self, const End *end)
{
  PergolaTraceChain *chain = g_new0 (PergolaTraceChain, 1);

  chain->places = g_ptr_array_new_with_free_func (free_place);
  chain->grounded = end->grounded;
  chain->strength = end->strength;
  chain->story = end->story;
  for (guint way = end->way; way != NOWHERE; way = WAY (self, way)->before)
    g_ptr_array_add (chain->places, make_place (self->graph, WAY (self, way)->node));
  g_ptr_array_add (trace->chains, chain);
}

/* Where all that is behind only leads around, or there is more than can be looked at, one way is still shown: the
 * shortest to what grounds it, else none. */
static void
find_any (Search *self, guint result)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_array_set_size (self->ways, 0);
  g_array_append_val (self->ways, ((Way){ result, NOWHERE, 1 }));
  g_hash_table_add (seen, GUINT_TO_POINTER (result));
  for (guint i = 0; i < self->ways->len; i++)
    {
      const TraceNode *node = TRACE_NODE (self->graph, WAY (self, i)->node);

      if (node->activity || node->start)
        {
          g_array_append_val (self->ends, i);
          return;
        }
      for (guint k = 0; k < node->before->len; k++)
        {
          Way way = { g_array_index (node->before, guint, k), i, WAY (self, i)->length + 1 };

          if (g_hash_table_add (seen, GUINT_TO_POINTER (way.node)))
            g_array_append_val (self->ways, way);
        }
    }
  g_array_append_val (self->ends, ((guint){ 0 }));
}

static void
keep_best (PergolaTrace *trace, Search *self)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < self->ends->len; i++)
    {
      guint way = g_array_index (self->ends, guint, i);
      const TraceNode *node = TRACE_NODE (self->graph, WAY (self, way)->node);
      End end = {
        .search = self,
        .way = way,
        .length = WAY (self, way)->length,
        .grounded = node->activity || node->start,
        .types = count_types (self, way),
        .strength = get_weakest (self, way),
      };

      end.untold = count_untold (self, way, &end.story);
      g_array_append_val (ends, end);
    }
  g_array_sort (ends, compare_ends);
  for (guint i = 0; i < MIN (ends->len, PERGOLA_TRACE_CHAINS); i++)
    add_chain (trace, self, &g_array_index (ends, End, i));
  trace->more = ends->len - MIN (ends->len, PERGOLA_TRACE_CHAINS);
}

static gboolean
has_grounded_end (Search *self)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const TraceNode *node = TRACE_NODE (self->graph, WAY (self, g_array_index (self->ends, guint, i))->node);

      if (node->activity || node->start)
        return TRUE;
    }

  return FALSE;
}

static void
find_chains (PergolaTrace *trace, PergolaTraceGraph *graph, guint result)
{
  Search self = {
    .graph = graph,
    .ways = g_array_new (FALSE, FALSE, sizeof (Way)),
    .ends = g_array_new (FALSE, FALSE, sizeof (guint)),
    .told = g_array_new (FALSE, TRUE, sizeof (guint)),
  };

  g_array_set_size (self.told, graph->n_tellers);
  search (&self, result);
  trace->at_least = self.at_least;
  if (self.ends->len == 0 || (self.at_least && TRACE_NODE (graph, result)->grounded && !has_grounded_end (&self)))
    {
      g_array_set_size (self.ends, 0);
      find_any (&self, result);
    }
  keep_best (trace, &self);
  g_array_unref (self.told);
  g_array_unref (self.ways);
  g_array_unref (self.ends);
}

/* --- Asking --- */

const char *
pergola_trace_find_subject (PergolaProject *project, const char *item)
{
  PergolaItem *subject = item != NULL ? pergola_project_get (project, item) : NULL;
  const PergolaKind *kind =
    subject != NULL ? pergola_project_get_kind (project, pergola_item_get_kind (subject)) : NULL;
  const PergolaKind *value = pergola_project_get_kind_by_role (project, "value");
  const PergolaLinkKind *tells = pergola_project_get_link_kind_by_role (project, "tells");
  g_autoptr (GPtrArray) links = NULL;

  if (kind == NULL || value == NULL)
    return NULL;
  if (pergola_project_is_a (project, subject, value->id))
    return pergola_item_get_id (subject);
  if (g_strcmp0 (kind->role, "step") != 0 || tells == NULL)
    return NULL;

  links = pergola_project_list_links_of (project, item);
  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (pergola_item_get_kind (links->pdata[i]), tells->id) == 0 &&
        pergola_project_get (project, pergola_item_get_to (links->pdata[i])) != NULL)
      return pergola_item_get_to (links->pdata[i]);

  return NULL;
}

PergolaTrace *
pergola_trace_new_in (PergolaTraceGraph *graph, const char *item)
{
  const char *id = pergola_trace_find_subject (graph->project, item);
  PergolaTrace *self;
  guint result;

  if (id == NULL)
    return NULL;

  self = g_new0 (PergolaTrace, 1);
  self->result = g_object_ref (pergola_project_get (graph->project, id));
  self->chains = g_ptr_array_new_with_free_func (free_chain);
  result = pergola_trace_graph_ensure (graph, self->result);
  find_chains (self, graph, result);
  pergola_trace_find_gaps (self, graph, result);

  return self;
}

PergolaTrace *
pergola_trace_new (PergolaProject *project, const char *item)
{
  g_autoptr (PergolaTraceGraph) graph = NULL;

  if (pergola_trace_find_subject (project, item) == NULL)
    return NULL;

  graph = pergola_trace_graph_new (project);
  return pergola_trace_new_in (graph, item);
}

void
pergola_trace_free (PergolaTrace *self)
{
  g_ptr_array_unref (self->chains);
  g_ptr_array_unref (self->gaps);
  g_object_unref (self->result);
  g_free (self);
}
