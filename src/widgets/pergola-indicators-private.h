/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-catalogue-flow.h"
#include "pergola-indicator-row.h"
#include "pergola-indicators-page.h"
#include "pergola-page-header.h"

G_BEGIN_DECLS

struct _PergolaIndicatorsPage
{
  PergolaBoardPage parent_instance;

  GListStore *store; /* of PergolaIndicatorEntry */
  GtkSingleSelection *selection;
  GPtrArray *rows;   /* (element-type PergolaIndicatorRow): those that are made */
  char *filter;      /* (nullable): the id of a type, or ALONE */
  char *pills_shown; /* what the pills say */
  gboolean busy;     /* the selection is being brought up to date */
  guint n_alone;
  guint scroll; /* a line is about to be brought into sight */

  PergolaAdaptive *adaptive;
  PergolaPageHeader *header;
  GtkWidget *add;
  PergolaCatalogueFlow *pills;
  GtkWidget *banner;
  GtkLabel *banner_label;
  GtkStack *stack;
  GtkBox *card;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkWidget *first;
  GtkWidget *heading;
};

/* pergola-indicators-pills.c */

/* Says how many there are of each type in @list (element-type PergolaIndicator), and which are looked at. */
void pergola_indicators_page_show_pills (PergolaIndicatorsPage *self, GPtrArray *list);
/* Whether it is one of those that are looked at. */
gboolean pergola_indicators_page_passes (PergolaIndicatorsPage *self, const PergolaIndicator *indicator);
/* Looks at those that stand alone, and whether they are looked at. */
void pergola_indicators_page_filter_alone (PergolaIndicatorsPage *self);
gboolean pergola_indicators_page_is_filtered_alone (PergolaIndicatorsPage *self);

G_END_DECLS
