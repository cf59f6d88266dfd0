/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the tracer's view share. */

#pragma once

#include "pergola-trace-view.h"

#include "pergola-adaptive.h"
#include "pergola-audit.h"
#include "pergola-trace.h"

G_BEGIN_DECLS

struct _PergolaTraceView
{
  AdwBin parent_instance;

  PergolaAdaptive *adaptive;
  GtkBox *head; /* the title, and the tools beside it or, where there is no room, below it */
  GtkLabel *title;
  GtkLabel *hint;
  GtkLabel *pill;
  GtkWidget *chains; /* from one to the next */
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  GtkScrolledWindow *strip;
  GtkBox *cards;
  GtkWidget *open; /* what is still open */
  GtkFlowBox *gaps;

  PergolaEditor *editor;    /* (nullable) */
  PergolaTraceGraph *graph; /* (nullable): of the project as it is, for who selects one thing after the other */
  PergolaTrace *trace;      /* (nullable): what is shown */
  PergolaAudit *audit;      /* (nullable): with it, of all that stands on a matrix */
  char *subject;            /* (nullable): id of what was asked about last */
  guint chain;              /* which of them is shown */
  gboolean at_end;          /* the strip shows where it ends, as long as nobody goes back */
  gboolean asked;           /* it is shown on a board that has no rows of stories */
  gboolean closed;          /* it is not shown on one that has */
  guint idle;               /* an update is due */
  guint to_end;             /* the strip is to show its end */
};

/* Stories stand here in rows: what is selected is asked about. */
gboolean pergola_trace_view_is_on_matrix (PergolaTraceView *self);
/* A step (nullable) has a place among the rows, what it tells of on the other boards. */
void pergola_trace_view_show_item (PergolaTraceView *self, const char *item, const char *step);

/* pergola-trace-view-open.c: the lines of what is open, in the chain and elsewhere on the board. */
void pergola_trace_view_fill_open (PergolaTraceView *self);

G_END_DECLS
