/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a search found, as the lines of a list: under a heading for each kind, the kind of the best one first. There may
 * be very many, and a list makes rows for two hundred of them at once, seen or not: so the first lines are there at
 * once, and more when they are asked for. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_SEARCH_LINE (pergola_search_line_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSearchLine, pergola_search_line, PERGOLA, SEARCH_LINE, GObject)

struct _PergolaSearchLine
{
  GObject parent_instance;

  PergolaItem *item; /* (nullable): NULL: a heading */
  char *heading;     /* (nullable): "Values" */
  guint count;       /* of a heading: how many are under it */
  gboolean first;    /* under its heading… */
  gboolean last;     /* …or the last one there */
};

#define PERGOLA_TYPE_SEARCH_MODEL (pergola_search_model_get_type ())
G_DECLARE_FINAL_TYPE (PergolaSearchModel, pergola_search_model, PERGOLA, SEARCH_MODEL, GObject)

PergolaSearchModel *pergola_search_model_new (void);
/* @hits (transfer none) (element-type PergolaHit), best first. */
void pergola_search_model_set_hits (PergolaSearchModel *self, PergolaProject *project, GArray *hits);
/* More lines, if there are any. */
void pergola_search_model_show_more (PergolaSearchModel *self);

/* (nullable) (transfer none): the item of a line. */
PergolaItem *pergola_search_model_get_hit (PergolaSearchModel *self, guint position);
/* The line @step hits from that at @position, as far as there are any; G_MAXUINT: there is none. From G_MAXUINT it is
 * the first. The line is there then. */
guint pergola_search_model_step (PergolaSearchModel *self, guint position, int step);

G_END_DECLS
