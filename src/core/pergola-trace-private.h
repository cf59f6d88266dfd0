/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the tracer share. */

#pragma once

#include "pergola-ground.h"
#include "pergola-trace.h"

G_BEGIN_DECLS

/* A step of a story, and what it is worth. */
typedef struct
{
  PergolaItem *item, *story;
  guint teller; /* number of the story among those that tell of something */
  PergolaStrength strength;
  PergolaItem *confirmed_by; /* (nullable) */
  gboolean evidence;         /* something says so besides the teller */
  const PergolaChoice *tag;  /* (nullable): the teller's own */
  GPtrArray *indicators;     /* (nullable) (element-type PergolaItem) */
} TraceStep;

typedef struct
{
  PergolaItem *item;
  const PergolaChoice *type; /* (nullable) */
  gboolean activity, start;
  gboolean grounded;
  GArray *before; /* guint: indices of nodes; sorted, each once */
  GArray *steps;  /* guint: indices of steps, in the order of stories */
} TraceNode;

struct _PergolaTraceGraph
{
  PergolaProject *project;
  PergolaGround *ground;
  GArray *nodes;     /* TraceNode */
  GArray *steps;     /* TraceStep */
  guint n_tellers;   /* stories that tell of something */
  GHashTable *index; /* id → index of a node, from 1 */
};

#define TRACE_NODE(g, i) (&g_array_index ((g)->nodes, TraceNode, (i)))
#define TRACE_STEP(g, i) (&g_array_index ((g)->steps, TraceStep, (i)))

/* The node of an item, made where nothing leads to or from it. */
guint pergola_trace_graph_ensure (PergolaTraceGraph *self, PergolaItem *item);
/* The step that tells best of a node, or NULL. */
const TraceStep *pergola_trace_graph_find_best (PergolaTraceGraph *self, const TraceNode *node);
/* (nullable) (transfer none): who told a story. */
PergolaItem *pergola_trace_find_teller (PergolaProject *project, PergolaItem *story);

/* -gaps.c */
void pergola_trace_find_gaps (PergolaTrace *self, PergolaTraceGraph *graph, guint result);

G_END_DECLS
