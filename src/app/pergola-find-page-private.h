/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the search page share. */

#pragma once

#include "pergola-adaptive.h"
#include "pergola-application.h"
#include "pergola-find-list.h"
#include "pergola-find-page.h"
#include "pergola-find-panel.h"
#include "pergola-find-progress.h"

G_BEGIN_DECLS

struct _PergolaFindPage
{
  AdwBin parent_instance;

  PergolaFindFilter *filter;
  PergolaFindSearch *search;
  gboolean narrow;
  GtkWidget *entry;  /* (nullable), weak */
  GtkWidget *origin; /* (nullable), weak: what had the focus when the small panel opened */

  PergolaAdaptive *adaptive;
  GtkWidget *side;
  GtkWidget *side_line;
  PergolaFindPanel *panel;
  PergolaFindPanel *small_panel;
  GtkWidget *small_side;
  GtkWidget *pills_line;
  GtkBox *kind_pills;
  GtkToggleButton *filters; /* opens the small panel */
  GtkBox *pills;
  GtkBox *small_pills;
  PergolaFindProgress *progress;
  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkDropDown *order;
  GtkStack *stack; /* blank, list, nothing */
  PergolaFindList *list;
  AdwStatusPage *nothing;
  GtkWidget *clear;
  GtkWidget *with_private;
  GtkWidget *keys;
};

/* pergola-find-page.c */
/* (nullable): only in a window of one. */
PergolaApplication *pergola_find_page_get_application (PergolaFindPage *self);

/* pergola-find-page-keys.c */
/* Says what is found where the focus is. */
void pergola_find_page_describe (PergolaFindPage *self);
/* Opens what a line stands for. @beside: the search stays where it is. */
void pergola_find_page_open (PergolaFindPage *self, PergolaFindLine *line /* (nullable) */, gboolean beside);
/* The small panel opens or closes. */
void pergola_find_page_filters_cb (PergolaFindPage *self);
/* With what was typed as it is. */
void pergola_find_page_focus_entry (PergolaFindPage *self);

/* pergola-find-page-found.c */
void pergola_find_page_init_found (PergolaFindPage *self);
/* It became narrow, or is not any more. */
void pergola_find_page_reshape (PergolaFindPage *self);
/* The pills of the filter that are in sight. */
void pergola_find_page_show_pills (PergolaFindPage *self);
/* Shows the parts that have something to say now, where there is room for them. */
void pergola_find_page_show_parts (PergolaFindPage *self);

G_END_DECLS
