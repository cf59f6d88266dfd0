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
#include "pergola-find-titles.h"

G_BEGIN_DECLS

struct _PergolaFindPage
{
  AdwBin parent_instance;

  PergolaFindFilter *filter;
  PergolaFindSearch *search;
  PergolaFindTitles *titles;
  GPtrArray *projects; /* (nullable) (element-type PergolaLibraryEntry): found by their titles */
  gboolean narrow;
  GtkWidget *entry; /* (nullable), weak */

  PergolaAdaptive *adaptive;
  GtkWidget *side;
  GtkWidget *side_line;
  PergolaFindPanel *panel;
  PergolaFindPanel *small_panel;
  GtkWidget *small_side;
  GtkWidget *pills_line;
  GtkBox *kind_pills;
  GtkBox *pills;
  PergolaFindProgress *progress;
  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkDropDown *order;
  GtkStack *stack; /* blank, list, nothing */
  PergolaFindList *list;
  AdwStatusPage *nothing;
  GtkWidget *clear;
  GtkWidget *keys;
};

/* pergola-find-page.c */
/* (nullable): only in a window of one. */
PergolaApplication *pergola_find_page_get_application (PergolaFindPage *self);

/* pergola-find-page-keys.c */
/* Says what is found where the focus is. */
void pergola_find_page_describe (PergolaFindPage *self);
/* Opens what a line stands for. */
void pergola_find_page_open (PergolaFindPage *self, PergolaFindLine *line /* (nullable) */);
/* With what was typed as it is. */
void pergola_find_page_focus_entry (PergolaFindPage *self);

/* pergola-find-page-found.c */
void pergola_find_page_init_found (PergolaFindPage *self);
/* Shows the parts that have something to say now, where there is room for them. */
void pergola_find_page_show_parts (PergolaFindPage *self);

G_END_DECLS
