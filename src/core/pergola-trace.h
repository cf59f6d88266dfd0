/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where a value comes from: read backwards along the ways of pergola-ground, to where each chain begins. What is open
 * on the way is a gap, with what to do about it.
 *
 * A chain ends at an activity; at a value of the type with the role "start", unless an activity is behind that; or
 * where nothing is behind. It is grounded in the first two cases. It passes through nothing twice. */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

/* How sure it is that a value came about. */
typedef enum
{
  PERGOLA_STRENGTH_NONE, /* no story tells of it */
  PERGOLA_STRENGTH_WEAK, /* told by one */
  PERGOLA_STRENGTH_FAIR, /* confirmed by another */
  PERGOLA_STRENGTH_STRONG,
} PergolaStrength;

/* A place on a chain: an activity, a value, or a step that tells of nothing and stands for itself; with the step that
 * tells of it best. */
typedef struct
{
  PergolaItem *item;
  const PergolaChoice *type; /* (nullable): of value */
  gboolean activity;
  PergolaItem *step;  /* (nullable): of those that tell of it the surest one, then the first… */
  PergolaItem *story; /* (nullable): …and its story */
  PergolaStrength strength;
  PergolaItem *confirmed_by;     /* (nullable): a person */
  const PergolaChoice *polarity; /* (nullable): of the step, else its own */
  GPtrArray *indicators;         /* (element-type PergolaItem): of which it is one case */
} PergolaTracePlace;

typedef struct
{
  GPtrArray *places; /* (element-type PergolaTracePlace): from where it begins to the result */
  gboolean grounded;
  PergolaStrength strength; /* of its weakest value */
  PergolaItem *story;       /* (nullable): that tells of most of its values */
} PergolaTraceChain;

typedef enum
{
  PERGOLA_GAP_NO_ACTIVITY,  /* no chain is grounded */
  PERGOLA_GAP_MISSING_TYPE, /* a type between the first and the last of a chain is passed over */
  PERGOLA_GAP_NO_EVIDENCE,  /* told by one, and by nothing else */
  PERGOLA_GAP_NO_INDICATOR, /* the result is no case of a number */
  PERGOLA_GAP_OTHER_TAG,    /* its teller calls it another type */
  PERGOLA_GAP_FEW_STORIES,  /* fewer than two stories tell of the result */
} PergolaGapKind;

typedef enum
{
  PERGOLA_REMEDY_ASK,           /* a person, or whoever told of it: what led to @target, or what it is */
  PERGOLA_REMEDY_TELL,          /* the step that is not told, in the story of @target */
  PERGOLA_REMEDY_ADD_EVIDENCE,  /* to the step @target */
  PERGOLA_REMEDY_ADD_INDICATOR, /* for the step @target */
  PERGOLA_REMEDY_TELL_STORY,    /* another one, of @target */
} PergolaRemedy;

typedef struct
{
  PergolaGapKind kind;
  PergolaItem *item;         /* what it is about: a value or a step */
  PergolaItem *person;       /* (nullable): with whom it can be closed */
  const PergolaChoice *type; /* (nullable): that is missing, or that the teller says */
  PergolaRemedy remedy;
  PergolaItem *target; /* where it is closed: a step, else the value, of which no story tells then */
  char *words;         /* what is open */
  char *remedy_words;  /* what to do: short enough for a button */
} PergolaGap;

typedef struct
{
  PergolaItem *result;
  GPtrArray *chains; /* (element-type PergolaTraceChain): at least one; grounded ones first, then those that pass most
                        types, that one story tells alone, short and strong ones */
  guint more;        /* how many chains there are beyond these… */
  gboolean at_least; /* …or more than that: there are too many to count */
  GPtrArray *gaps;   /* (element-type PergolaGap): those that break the chain first */
  guint breaks;      /* how many do: nothing it begins with, or a type missing in between */
  gboolean complete; /* none */
} PergolaTrace;

#define PERGOLA_TRACE_CHAINS 60 /* at most kept: nobody reads more */

/* What leads to what in a project, as it was when this was made; for many questions at once. */
typedef struct _PergolaTraceGraph PergolaTraceGraph;

PergolaTraceGraph *pergola_trace_graph_new (PergolaProject *project);
void pergola_trace_graph_free (PergolaTraceGraph *self);

/* (transfer full) (nullable): NULL where @item is no value, activity or step; a step stands for what it tells of. */
PergolaTrace *pergola_trace_new (PergolaProject *project, const char *item);
PergolaTrace *pergola_trace_new_in (PergolaTraceGraph *graph, const char *item);
void pergola_trace_free (PergolaTrace *self);
/* (nullable): the id of what is asked about where @item is selected: itself, or what the step tells of. */
const char *pergola_trace_find_subject (PergolaProject *project, const char *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaTraceGraph, pergola_trace_graph_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaTrace, pergola_trace_free)

G_END_DECLS
