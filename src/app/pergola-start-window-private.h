/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the start window share. */

#pragma once

#include "pergola-adaptive.h"
#include "pergola-banner.h"
#include "pergola-library-page.h"
#include "pergola-start-window.h"

G_BEGIN_DECLS

struct _PergolaStartWindow
{
  AdwApplicationWindow parent_instance;

  PergolaAdaptive *adaptive;
  AdwToastOverlay *toasts;
  PergolaBanner *banner;
  GtkStack *titles; /* "title" | "search" */
  GtkStack *pages;  /* "waiting" | "first-run" | "library" | "search" */
  GtkWidget *new_button;
  GtkWidget *new_label;
  GtkWidget *open_button;
  GMenu *new_menu;
  GMenu *open_section;
  GMenu *library_section;
  GtkEditable *entry;
  PergolaLibraryPage *library;
  AdwBin *search_place; /* the page that answers what is typed */
  GtkWidget *origin;    /* (nullable), weak: what had the focus in the library before it */
  AdwToast *toast;      /* (nullable), weak: the latest */
  gboolean looking;     /* for what a crash left */
  guint n_left;         /* so much was there… */
  guint n_read;         /* …and so much a person has read of */
};

/* pergola-start-window.c */
/* Shows the doors or the library, whichever it is. */
void pergola_start_window_show_home (PergolaStartWindow *self);

/* pergola-start-window-drop.c */
void pergola_start_window_init_drop (PergolaStartWindow *self);

/* pergola-start-window-recovery.c */
void pergola_start_window_init_recovery (PergolaStartWindow *self);
/* Shows what a crash left, to be decided. */
void pergola_start_window_recover (PergolaStartWindow *self);

/* pergola-start-window-search.c */
void pergola_start_window_init_search (PergolaStartWindow *self);
/* Shows the entry, into which typing anywhere goes, or only the title. */
void pergola_start_window_offer_search (PergolaStartWindow *self, gboolean offer);

G_END_DECLS
