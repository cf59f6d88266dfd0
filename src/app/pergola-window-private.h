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
#include "pergola-joining.h"
#include "pergola-outline.h"
#include "pergola-search-page.h"
#include "pergola-sidebar.h"
#include "pergola-table.h"
#include "pergola-trace-view.h"
#include "pergola-window.h"

G_BEGIN_DECLS

/* What a banner can be about, the gravest first. */
typedef enum
{
  PERGOLA_MATTER_SAVE,    /* the project is not in its file */
  PERGOLA_MATTER_OUTSIDE, /* the file changed, or is gone, and not by us */
  PERGOLA_MATTER_JOURNAL, /* what is not saved would not outlive a crash */
  PERGOLA_MATTER_REQUEST, /* something asked for just now could not be done */
  PERGOLA_MATTER_COPIES,  /* there are other copies of the file */
  PERGOLA_MATTER_CONTENT, /* not all in the file is understood */
  PERGOLA_N_MATTERS,
} PergolaMatterKind;

typedef struct _PergolaMatter PergolaMatter;
typedef struct _PergolaOffer PergolaOffer;
typedef struct _PergolaOutside PergolaOutside;

struct _PergolaWindow
{
  AdwApplicationWindow parent_instance;

  PergolaFile *file;
  PergolaEditor *editor;
  PergolaOffer *offer;     /* of a copy beside the file */
  PergolaOutside *outside; /* what other programs do to the file */

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
  GtkWidget *menu_from; /* (nullable), weak: what had the focus before the menu */
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
  PergolaTraceView *trace;
  PergolaCatalogueStrip *catalogue;
  PergolaSearchPage *search;
  GtkWidget *summary_button;
  GtkLabel *summary_label;
  GtkImage *summary_arrow;

  PergolaMatter *matters;   /* what there is to say… */
  PergolaMatterKind matter; /* …and of it what the banner says */

  GCancellable *save_cancellable; /* (nullable): a save is under way */
  guint save_timer;               /* until its bar shows, then of the bar */
  guint save_ticks;
  gboolean save_quiet;  /* nobody asked for it */
  gboolean save_next;   /* another one was asked for meanwhile… */
  char *save_next_path; /* (nullable): …to this place */
  gboolean closing;     /* closes when the save is done */
  gboolean remembered;  /* among the desktop's recent files */
  gboolean placed;      /* its file has the name that we gave it */
  const char *fault;    /* (nullable): why it is not saved, in a few words… */
  char *fault_cause;    /* (nullable): …in many… */
  char *fault_said;     /* (nullable): …and as it was said */
  guint fault_index;    /* in the table of faults */
  gboolean fault_again; /* nobody has to do anything for it to be tried again */
  guint autosave_timer; /* until it saves itself */
  guint autosave_failures;
  char *board_view;          /* (nullable): the view of boards that was left for a page */
  char *exported;            /* (nullable): what the toast opens */
  GtkWidget *found_from;     /* (nullable), weak: what had the focus before a search… */
  char *found_from_view;     /* (nullable): …and the view on which it began */
  gboolean catalogue_folded; /* for want of room… */
  gboolean catalogue_wanted; /* …and to be revealed when there is some */
  AdwToast *toast;           /* (nullable), weak: the latest */
  gboolean passing;          /* it is about the latest edit, and goes with the next */
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

/* pergola-window-save.c */
/* Saves, now: where it lives, else where a new project goes; asks for a place where projects do not save themselves. */
void pergola_window_save (PergolaWindow *self);
void pergola_window_save_to (PergolaWindow *self, const char *path, gboolean force); /* (nullable) path */
void pergola_window_save_anyway (PergolaWindow *self);
/* As pergola_window_save, but also over a file that is damaged, which is kept beside it. */
void pergola_window_save_again (PergolaWindow *self);
/* What is in the file cannot be taken in: asks whether to save over it. */
void pergola_window_ask_over (PergolaWindow *self);
/* As pergola_window_save, of its own accord: seen only where it takes long. */
void pergola_window_save_quietly (PergolaWindow *self);
gboolean pergola_window_is_seen_saving (PergolaWindow *self);

/* pergola-window-autosave.c */
void pergola_window_init_autosave (PergolaWindow *self);
/* Whether the person wants projects to save themselves. */
gboolean pergola_window_saves_itself (PergolaWindow *self);
void pergola_window_autosave_edited (PergolaWindow *self);
void pergola_window_autosave_failed (PergolaWindow *self);
void pergola_window_autosave_succeeded (PergolaWindow *self);

/* pergola-window-place.c */
/* Whether a save is to give the file a name first. */
gboolean pergola_window_needs_place (PergolaWindow *self);
void pergola_window_place_async (PergolaWindow *self, GAsyncReadyCallback callback);
/* (transfer full) (nullable): where to save; NULL without an error: where it lives. */
char *pergola_window_place_finish (PergolaWindow *self, GAsyncResult *result, GError **error);

/* pergola-window-damaged.c: the file cannot be read, and what is here is whole */
/* Asks whether to save over it. */
void pergola_window_ask_damaged (PergolaWindow *self);
/* Keeps it under another name beside it, and says so. */
void pergola_window_keep_damaged_async (PergolaWindow *self, GAsyncReadyCallback callback);
gboolean pergola_window_keep_damaged_finish (PergolaWindow *self, GAsyncResult *result, GError **error);

/* pergola-window-faults.c */
/* @tries_again: nobody has to do anything for it to be tried again. */
void pergola_window_say_fault (PergolaWindow *self, const GError *error, gboolean tries_again);
void pergola_window_unsay_fault (PergolaWindow *self);
/* What becomes of the work is another thing by now. */
void pergola_window_say_fault_again (PergolaWindow *self);

/* pergola-window-safety.c: what becomes of what is in no file, in words that hold */
/* While it is open. */
const char *pergola_window_describe_kept (PergolaWindow *self);
/* (transfer full): when it closes, and what is not saved is discarded; and where its file is gone or not its own. */
char *pergola_window_describe_given_up (PergolaWindow *self);
char *pergola_window_describe_left (PergolaWindow *self);
/* Where its file is damaged. */
const char *pergola_window_describe_whole (void);
/* Says from now on where what is not saved is not protected against a crash. */
void pergola_window_watch_journal (PergolaWindow *self);

/* pergola-window-banners.c */
void pergola_window_init_banners (PergolaWindow *self);
void pergola_window_free_banners (PergolaWindow *self);
/* Says it as long as nothing graver is said, until it is unsaid or dismissed. @action (nullable): of the button. */
void pergola_window_say (
  PergolaWindow *self, PergolaMatterKind kind, const char *message, const char *label, const char *action);
void pergola_window_unsay (PergolaWindow *self, PergolaMatterKind kind);
gboolean pergola_window_says (PergolaWindow *self, PergolaMatterKind kind);

/* pergola-window-close.c */
/* TRUE: the window stays until the person has decided, or it is saved. */
gboolean pergola_window_ask_close (PergolaWindow *self);
/* The file does not hold what is here any more: asks what is to become of that. */
void pergola_window_ask_apart (PergolaWindow *self);
/* @cause (nullable): why it cannot be saved. */
void pergola_window_ask_unsaved (PergolaWindow *self, const char *cause);

/* pergola-window-file.c */
void pergola_window_save_as (PergolaWindow *self);
void pergola_window_reload (PergolaWindow *self);
/* (transfer full): what a file is to be called that holds this, or a @part of it (nullable): a board by its title. */
char *pergola_window_suggest_name (PergolaWindow *self, const char *part, const char *extension);
/* (transfer full) (nullable): what was chosen in @dialog, with @extension; if NULL, a banner said why. */
char *
pergola_window_get_chosen (PergolaWindow *self, GtkNativeDialog *dialog, const char *extension, const char *again);
/* Opens @dialog where the project is. */
void pergola_window_start_beside (PergolaWindow *self, GtkFileChooserNative *dialog);

/* pergola-window-copies.c */
void pergola_window_init_copies (PergolaWindow *self);
void pergola_window_end_copies (PergolaWindow *self);
void pergola_window_free_copies (PergolaWindow *self);
/* Looks for conflict copies of the file, and offers the first that was not offered yet. */
void pergola_window_find_copies (PergolaWindow *self);
void pergola_window_join_copy (PergolaWindow *self);
/* The copy that was joined goes to the trash, once that is saved. */
void pergola_window_trash_copy (PergolaWindow *self);
void pergola_window_trash_saved_copy (PergolaWindow *self);

/* pergola-window-outside.c */
void pergola_window_init_outside (PergolaWindow *self);
void pergola_window_end_outside (PergolaWindow *self);
void pergola_window_free_outside (PergolaWindow *self);
/* There is another file in the window. */
void pergola_window_begin_outside (PergolaWindow *self);
/* It may live in another place now. */
void pergola_window_watch (PergolaWindow *self);
/* A save found that another program changed the file: takes in what it wrote, and saves then, and closes then if
 * @closing. Where that cannot be, a banner says why; and where a person asked for the save (@asked),
 * pergola_window_ask_over, pergola_window_ask_damaged or pergola_window_ask_apart. */
void pergola_window_join (PergolaWindow *self, gboolean closing, gboolean asked);

/* pergola-window-apart.c */
/* (nullable): where the file is gone, out of reach, damaged or another's, so that the project may be nowhere but here:
 * that in a few words. What saves by itself waits then until the person has said where to. */
const char *pergola_window_get_apart (PergolaWindow *self);
/* Where that is since the file cannot be read. */
gboolean pergola_window_is_damaged (PergolaWindow *self);
/* The file holds what is here. */
gboolean pergola_window_is_saved (PergolaWindow *self);
/* It was just written. */
void pergola_window_note_written (PergolaWindow *self);
/* Whether the file has just been seen to be well. If not, looks, and closes the window if it is, else asks. */
gboolean pergola_window_check_to_close (PergolaWindow *self);
/* (nullable): what is wrong with the file, and what helps. */
const char *pergola_window_get_outside_fault (PergolaWindow *self);

/* pergola-window-conflicts.c */
/* @joining came in, from @other (nullable: another program): what was asked of it, and what was not. */
void pergola_window_note_joined (PergolaWindow *self, PergolaJoining *joining, const char *other);
/* Opens the page on which two versions are decided; later: does not ask again before there is something new. */
void pergola_window_decide (PergolaWindow *self);
void pergola_window_decide_later (PergolaWindow *self);
/* Of what came in last: how many changes joined without a question, whose version it was (nullable), and what both
 * versions of a conflict were made from (nullable), where that is known. */
guint pergola_window_get_n_joined (PergolaWindow *self);
const char *pergola_window_get_other (PergolaWindow *self);
const char *pergola_window_get_base (PergolaWindow *self, const char *id, const char *field);

/* pergola-window-notice.c */
/* Says what is not understood of the file, or nothing. */
void pergola_window_notice (PergolaWindow *self);
void pergola_window_show_problems (PergolaWindow *self);

/* pergola-window-pages.c */
/* The page of the board that is shown, or the view of boards as it was before. */
void pergola_window_update_page (PergolaWindow *self);
gboolean pergola_window_shows_page (PergolaWindow *self);
/* The focus goes to the line of what is selected or was last, on a page with a list; FALSE where there is none. */
gboolean pergola_window_focus_line (PergolaWindow *self);
/* The same, or to the view. */
void pergola_window_focus_view (PergolaWindow *self);
/* Goes to the name of an item that is to be named, where a page is shown. */
void pergola_window_name_on_page (PergolaWindow *self, const char *id);
/* Templates name their types. */
void pergola_window_ensure_pages (void);
/* Nothing of what they showed is shown any more. */
void pergola_window_drop_pages (PergolaWindow *self);
/* Before the project is: what was begun on a page and says nothing yet goes. */
void pergola_window_leave_pages (PergolaWindow *self);

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
