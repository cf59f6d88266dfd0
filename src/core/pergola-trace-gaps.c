/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* What is open on the way to a value, and what can be done about it, with whom. Only the best chain is held to be
 * whole: one that holds is enough. */

#include "pergola-trace-private.h"
#include "pergola-name.h"

#include <glib/gi18n-lib.h>

static void
free_gap (gpointer data)
{
  PergolaGap *gap = data;

  g_free (gap->words);
  g_free (gap->remedy_words);
  g_free (gap);
}

static const char *
get_title (PergolaTraceGraph *graph, PergolaItem *item)
{
  return pergola_name_get (graph->project, item);
}

static PergolaGap *
add_gap (PergolaTrace *self, PergolaGapKind kind, PergolaItem *item, PergolaRemedy remedy, PergolaItem *target)
{
  PergolaGap *gap = g_new0 (PergolaGap, 1);

  gap->kind = kind;
  gap->item = item;
  gap->remedy = remedy;
  gap->target = target;
  g_ptr_array_add (self->gaps, gap);

  return gap;
}

/* "Ask Tomás": @whom (nullable). */
static char *
make_ask (PergolaItem *whom, const char *otherwise)
{
  if (whom == NULL || *pergola_item_get_title (whom) == '\0')
    return g_strdup (otherwise);

  /* Translators: %s is a person. */
  return g_strdup_printf (_ ("Ask %s"), pergola_item_get_title (whom));
}

/* The first step that tells of a node; NULL for none. */
static const TraceStep *
find_first (PergolaTraceGraph *graph, const TraceNode *node)
{
  return node->steps->len > 0 ? TRACE_STEP (graph, g_array_index (node->steps, guint, 0)) : NULL;
}

static PergolaItem *
find_teller (PergolaTraceGraph *graph, const TraceStep *step)
{
  return step != NULL ? pergola_trace_find_teller (graph->project, step->story) : NULL;
}

/* --- What breaks a chain --- */

static void
check_ground (PergolaTrace *self, PergolaTraceGraph *graph, const PergolaTraceChain *chain)
{
  const PergolaTracePlace *first = chain->places->pdata[0];
  const TraceNode *node = TRACE_NODE (graph, pergola_trace_graph_ensure (graph, first->item));
  const TraceStep *step = find_first (graph, node);
  PergolaGap *gap;

  if (chain->grounded)
    return;

  gap =
    add_gap (self, PERGOLA_GAP_NO_ACTIVITY, first->item, PERGOLA_REMEDY_ASK, step != NULL ? step->item : first->item);
  gap->person = find_teller (graph, step);
  /* Translators: %s is a value, or a story. */
  gap->words =
    g_strdup_printf (_ ("“%s” has no activity behind it"), get_title (graph, step != NULL ? step->story : first->item));
  gap->remedy_words = make_ask (gap->person, _ ("Link the activity"));
}

/* (nullable): where the type of an item is chosen. */
static const PergolaFieldDef *
get_type_field (PergolaTraceGraph *graph, PergolaItem *item)
{
  const PergolaKind *kind = pergola_project_get_kind (graph->project, pergola_item_get_kind (item));

  return kind != NULL ? pergola_kind_get_field_by_role (kind, "type") : NULL;
}

static gboolean
has_type (const PergolaTraceChain *chain, const PergolaChoice *type)
{
  for (guint i = 0; i < chain->places->len; i++)
    {
      const PergolaTracePlace *place = chain->places->pdata[i];

      if (place->type != NULL && g_str_equal (place->type->id, type->id))
        return TRUE;
    }

  return FALSE;
}

static void
add_missing (PergolaTrace *self, PergolaTraceGraph *graph, const PergolaTracePlace *last, const PergolaChoice *type)
{
  const TraceNode *node = TRACE_NODE (graph, pergola_trace_graph_ensure (graph, last->item));
  const TraceStep *step = find_first (graph, node);
  PergolaGap *gap =
    add_gap (self, PERGOLA_GAP_MISSING_TYPE, last->item, PERGOLA_REMEDY_TELL, step != NULL ? step->item : last->item);

  gap->type = type;
  gap->person = find_teller (graph, step);
  /* Translators: a type of value, then a value. */
  gap->words = g_strdup_printf (_ ("%s is not told on the way to “%s”"), type->title, get_title (graph, last->item));
  gap->remedy_words = make_ask (gap->person, _ ("Tell It"));
}

/* The types from that with the role "start" to that with the role "result" are the chain; what only supports it is no
 * part of it. Those are missing that lie between the first one told and where the chain leads to. */
static void
check_types (PergolaTrace *self, PergolaTraceGraph *graph, const PergolaTraceChain *chain)
{
  const PergolaTracePlace *last = chain->places->pdata[chain->places->len - 1];
  const PergolaFieldDef *field = get_type_field (graph, last->item);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  gboolean inside = FALSE, begun = FALSE;

  for (guint i = 0; last->type != NULL && field != NULL && i < field->choices->len; i++)
    {
      const PergolaChoice *choice = field->choices->pdata[i];

      inside |= g_strcmp0 (choice->role, "start") == 0;
      if (!inside || g_strcmp0 (choice->role, "support") == 0)
        continue;
      if (g_str_equal (choice->id, last->type->id))
        {
          for (guint k = 0; k < missing->len; k++)
            add_missing (self, graph, last, missing->pdata[k]);
          return;
        }
      if (g_strcmp0 (choice->role, "result") == 0)
        return;
      begun |= has_type (chain, choice);
      if (begun && !has_type (chain, choice))
        g_ptr_array_add (missing, (gpointer) choice);
    }
}

/* --- What is weak --- */

static gboolean
has_evidence (PergolaTraceGraph *graph, const TraceNode *node)
{
  for (guint i = 0; i < node->steps->len; i++)
    if (TRACE_STEP (graph, g_array_index (node->steps, guint, i))->evidence)
      return TRUE;

  return FALSE;
}

static void
check_evidence (PergolaTrace *self, PergolaTraceGraph *graph, const PergolaTracePlace *place)
{
  const TraceNode *node = TRACE_NODE (graph, pergola_trace_graph_ensure (graph, place->item));
  PergolaGap *gap;

  /* That nobody tells of the result is said once. */
  if (place->activity || has_evidence (graph, node) || (place->step == NULL && place->item == self->result))
    return;

  gap = add_gap (self, PERGOLA_GAP_NO_EVIDENCE, place->item, PERGOLA_REMEDY_ADD_EVIDENCE,
                 place->step != NULL ? place->step : place->item);
  gap->person = pergola_trace_find_teller (graph->project, place->story);
  if (place->step != NULL)
    gap->words = g_strdup_printf (_ ("“%s” rests on one person’s word"), get_title (graph, place->item));
  else
    gap->words = g_strdup_printf (_ ("No story tells of “%s”"), get_title (graph, place->item));
  gap->remedy_words = place->step != NULL ? make_ask (gap->person, _ ("Add Evidence")) : g_strdup (_ ("Tell One"));
}

static void
check_tags (PergolaTrace *self, PergolaTraceGraph *graph, const PergolaTracePlace *place)
{
  const TraceNode *node = TRACE_NODE (graph, pergola_trace_graph_ensure (graph, place->item));

  for (guint i = 0; place->type != NULL && i < node->steps->len; i++)
    {
      const TraceStep *step = TRACE_STEP (graph, g_array_index (node->steps, guint, i));
      PergolaGap *gap;

      if (step->tag == NULL || g_str_equal (step->tag->id, place->type->id))
        continue;
      gap = add_gap (self, PERGOLA_GAP_OTHER_TAG, step->item, PERGOLA_REMEDY_ASK, step->item);
      gap->type = step->tag;
      gap->person = find_teller (graph, step);
      /* Translators: a value, the type that its teller gives it, and the one that its card has. */
      gap->words = g_strdup_printf (_ ("“%s” was told as %s and stands as %s"), get_title (graph, place->item),
                                    step->tag->title, place->type->title);
      gap->remedy_words = make_ask (gap->person, _ ("Ask What It Is"));
    }
}

static void
check_indicator (PergolaTrace *self, PergolaTraceGraph *graph, const PergolaTracePlace *last)
{
  PergolaGap *gap;

  /* A number counts cases, and a case is told: where nobody tells of it, telling comes first. */
  if (last->indicators->len > 0 || last->step == NULL)
    return;

  gap = add_gap (self, PERGOLA_GAP_NO_INDICATOR, last->item, PERGOLA_REMEDY_ADD_INDICATOR, last->step);
  gap->words = g_strdup_printf (_ ("No indicator shows “%s”"), get_title (graph, last->item));
  gap->remedy_words = g_strdup (_ ("Link One"));
}

static guint
count_stories (PergolaTraceGraph *graph, const TraceNode *node)
{
  g_autoptr (GHashTable) stories = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < node->steps->len; i++)
    g_hash_table_add (stories, TRACE_STEP (graph, g_array_index (node->steps, guint, i))->story);

  return g_hash_table_size (stories);
}

static void
check_stories (PergolaTrace *self, PergolaTraceGraph *graph, guint result)
{
  const TraceNode *node = TRACE_NODE (graph, result);
  guint n = count_stories (graph, node);
  PergolaGap *gap;

  if (n >= 2)
    return;

  gap = add_gap (self, PERGOLA_GAP_FEW_STORIES, node->item, PERGOLA_REMEDY_TELL_STORY, node->item);
  gap->words = n == 1 ? g_strdup_printf (_ ("Only one story tells of “%s”"), get_title (graph, node->item))
                      : g_strdup_printf (_ ("No story tells of “%s” yet"), get_title (graph, node->item));
  gap->remedy_words = g_strdup (n == 1 ? _ ("Tell Another") : _ ("Tell One"));
}

void
pergola_trace_find_gaps (PergolaTrace *self, PergolaTraceGraph *graph, guint result)
{
  const PergolaTraceChain *chain = self->chains->pdata[0];

  self->gaps = g_ptr_array_new_with_free_func (free_gap);
  check_ground (self, graph, chain);
  check_types (self, graph, chain);
  self->breaks = self->gaps->len;
  self->complete = self->breaks == 0;
  for (guint i = 0; i < chain->places->len; i++)
    check_evidence (self, graph, chain->places->pdata[i]);
  check_indicator (self, graph, chain->places->pdata[chain->places->len - 1]);
  for (guint i = 0; i < chain->places->len; i++)
    check_tags (self, graph, chain->places->pdata[i]);
  check_stories (self, graph, result);
}
