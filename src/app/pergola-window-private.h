/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the window share. */

#pragma once

#include "pergola-adaptive.h"
#include "pergola-banner.h"
#include "pergola-board-bar.h"
#include "pergola-board-view.h"
#include "pergola-catalogue-strip.h"
#include "pergola-export-job.h"
#include "pergola-inspector.h"
#include "pergola-outline.h"
#include "pergola-search-page.h"
#include "pergola-sidebar.h"
#include "pergola-table.h"
#include "pergola-window.h"

G_BEGIN_DECLS

struct _PergolaWindow
{
  AdwApplicationWindow parent_instance;

  PergolaFile *file;
  PergolaEditor *editor;

  AdwToastOverlay *toasts;
  PergolaAdaptive *adaptive;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *inspector_button;
  GtkWidget *export_button;
  GtkMenuButton *menu_button;
  GMenu *undo_section;
  PergolaBanner *banner;
  GtkWidget *saving;
  GtkProgressBar *saving_bar;
  GtkWidget *saving_cancel;
  AdwFlap *sidebar_flap;
  AdwFlap *inspector_flap;
  PergolaSidebar *sidebar;
  PergolaInspector *inspector;
  PergolaBoardBar *bar;
  GtkStack *views;
  PergolaBoardView *board;
  PergolaOutline *outline;
  PergolaTable *table;
  PergolaCatalogueStrip *catalogue;
  PergolaSearchPage *search;
  GtkWidget *summary_button;
  GtkLabel *summary_label;
  GtkImage *summary_arrow;

  GCancellable *save_cancellable; /* (nullable): a save is under way */
  guint save_timer;               /* until its bar shows, then of the bar */
  guint save_ticks;
  gboolean closing; /* closes when the save is done */
  char *exported;   /* (nullable): what the toast opens */
  GtkWidget *found_from; /* (nullable), weak: what had the focus before a search… */
  char *found_from_view;     /* (nullable): …and the view on which it began */
  gboolean catalogue_folded; /* for want of room… */
  gboolean catalogue_wanted; /* …and to be revealed when there is some */
  AdwToast *toast;  /* (nullable), weak: the latest */
  gboolean passing; /* it is about the latest edit, and goes with the next */
};

/* pergola-window.c */
void pergola_window_set_file (PergolaWindow *self, PergolaFile *file);
void pergola_window_update_title (PergolaWindow *self);
void pergola_window_toast (PergolaWindow *self, const char *message, const char *label, const char *action);

/* pergola-window-actions.c */
void pergola_window_install_actions (GtkWidgetClass *klass);
void pergola_window_init_actions (PergolaWindow *self);
void pergola_window_update_undo (PergolaWindow *self);
void pergola_window_update_view_actions (PergolaWindow *self);

/* pergola-window-file.c */
void pergola_window_save (PergolaWindow *self);
void pergola_window_save_as (PergolaWindow *self);
void pergola_window_save_anyway (PergolaWindow *self);
void pergola_window_reload (PergolaWindow *self);
/* TRUE: the window stays until the person has decided. */
gboolean pergola_window_ask_close (PergolaWindow *self);
/* (transfer full): what a file is to be called that holds this. */
char *pergola_window_suggest_name (PergolaWindow *self, const char *extension);
/* (transfer full) (nullable): what was chosen in @dialog, with @extension; if NULL, a banner said why. */
char *
pergola_window_get_chosen (PergolaWindow *self, GtkNativeDialog *dialog, const char *extension, const char *again);
/* Opens @dialog where the project is. */
void pergola_window_start_beside (PergolaWindow *self, GtkFileChooserNative *dialog);

/* pergola-window-notice.c */
/* Says what is not understood of the file, or nothing. */
void pergola_window_notice (PergolaWindow *self);
void pergola_window_show_problems (PergolaWindow *self);

/* pergola-window-state.c */
void pergola_window_restore_state (PergolaWindow *self);
void pergola_window_save_state (PergolaWindow *self);

/* pergola-window-search.c */
void pergola_window_init_search (PergolaWindow *self);
/* Shows the search, or begins another one. */
void pergola_window_find (PergolaWindow *self);
/* Go to what else was found, the search is not shown; where it is, selects it there. */
void pergola_window_find_next (PergolaWindow *self);
void pergola_window_find_previous (PergolaWindow *self);
/* Shows again what was shown before the search, if that is shown. */
void pergola_window_leave_search (PergolaWindow *self);

/* pergola-window-export.c */
void pergola_window_export (PergolaWindow *self);
void pergola_window_export_to (PergolaWindow *self, const PergolaExport *export, const char *path);
void pergola_window_open_exported (PergolaWindow *self);

G_END_DECLS
