/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The inside of a board view: a scrollable widget that shows one scene and is worked on with pointer and keys.
 * pergola-board-canvas.c holds it together; its other files have one job each, as said below.
 * Two systems of coordinates: the scene's units, and the widget's pixels. */

#pragma once

#include <adwaita.h>

#include "pergola-board-node.h"
#include "pergola-board-tiles.h"
#include "pergola-draw.h"
#include "pergola-editor.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_BOARD_CANVAS (pergola_board_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PergolaBoardCanvas, pergola_board_canvas, PERGOLA, BOARD_CANVAS, GtkWidget)

#define PERGOLA_ZOOM_MIN 0.25
#define PERGOLA_ZOOM_MAX 4.0

typedef enum
{
  PERGOLA_DRAG_NONE,
  PERGOLA_DRAG_PENDING, /* pressed, not moved far enough yet */
  PERGOLA_DRAG_MOVE,
  PERGOLA_DRAG_LINK,
  PERGOLA_DRAG_AREA,
  PERGOLA_DRAG_PAN,
} PergolaDragMode;

/* What the pointer is doing. */
typedef struct
{
  PergolaDragMode mode;
  PergolaDragMode next;  /* PENDING: what it becomes */
  double start_x, start_y; /* where it began, in scene units: it stays there when the board scrolls */
  double x, y;           /* where it is, in pixels */
  GStrv before;          /* AREA: what was selected before and stays so */
  GStrv moving;          /* MOVE: ids */
  PergolaDrop drop;      /* MOVE: where it would land… */
  const PergolaCards *cards; /* …and as what; NULL: nowhere. LINK: what a new card at the end would be */
  gboolean on_plane;     /* MOVE: it would land on the plane, wherever on it */
  char *from;            /* LINK: id */
  char *target;          /* LINK: id, or NULL */
  double pan_x, pan_y;   /* PAN: the adjustments when it began */
  guint tick;            /* scrolls at the edges */
} PergolaDragState;

/* Where something from the catalogue would land that is dragged over the board. */
typedef struct
{
  gboolean lands;
  gboolean on_plane;    /* wherever on it… */
  int zone;             /* …else as a card of this one: index */
  double x, y;          /* where the pointer is, in pixels */
  graphene_size_t size; /* of what is dragged, in pixels */
} PergolaEntryDrop;

struct _PergolaBoardCanvas
{
  GtkWidget parent_instance;

  PergolaFonts *fonts;
  PergolaEditor *editor;
  AdwStyleManager *style_manager;
  PergolaTheme theme;

  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  GtkScrollablePolicy policies[2];

  PergolaScene *scene; /* (nullable) */
  PergolaScene *full; /* (nullable): what the scene is a part of, where only what was there on a day is shown */
  PergolaScene *natural; /* (nullable): the same without a wanted size */
  gboolean stale;      /* the project is ahead of the scene */
  int page_width, page_height; /* what the scene was made for */
  int foot;            /* pixels kept free below the scene */
  double fit_zoom;     /* at which it fills the page… */
  double least_zoom;   /* …and no smaller than this */
  double fit_width, fit_height; /* …chosen for this natural size… */
  gboolean fit_tight;  /* …and then lowered, because the figure came out higher */
  double zoom;
  gboolean fit;        /* zoom follows fit_zoom */
  gboolean whole;      /* all of it was asked for, even where it is too small to read */
  double x, y;         /* the scene's origin in pixels */
  gboolean zoom_changed, empty_changed; /* to be told in the next frame */

  GHashTable *nodes;   /* id → PergolaBoardNode, for those in sight */
  guint sync_tick;     /* nodes are to be made or dropped in the next frame… */
  guint sync_id;       /* …and those that there was no time for, soon after */
  guint describe_id;   /* descriptions are to be told */
  gboolean by_pointer; /* the focus is being given by the pointer: do not scroll */

  PergolaBoardTiles *tiles; /* the scene as painted last */
  guint zoom_id;       /* the zoom is on the move, and comes to rest soon… */
  guint paint_tick;    /* …then the rest is painted in the next frames */

  char *hover;            /* (nullable): id under the pointer */
  gboolean hover_handle;
  gboolean hover_mark;
  PergolaDragState drag;
  PergolaEntryDrop entry_drop;
  gboolean dragged;       /* since the last press: its release is no click, even where the drag is over before it */
  GtkGesture *drag_gesture;
  GtkGesture *click_gesture;
  double pinch_zoom;
  double pointer_x, pointer_y;
  gboolean space;         /* held down… */
  gboolean space_used;    /* …and a drag was made of it */

  char *link_from;        /* (nullable): an end is being chosen with the keyboard or by clicking */
  char *link_kind;        /* (nullable) */

  GtkWidget *title_entry; /* (nullable): naming in place… */
  char *title_id;         /* …this item… */
  double title_size;      /* …in letters of this size */

  GtkWidget *popover;     /* (nullable) */
};

/* --- pergola-board-canvas.c: the widget, and what it follows --- */

GtkWidget *pergola_board_canvas_new (void);
void pergola_board_canvas_set_fonts (PergolaBoardCanvas *self, PergolaFonts *fonts);
void pergola_board_canvas_set_editor (PergolaBoardCanvas *self, PergolaEditor *editor);
PergolaSelection *pergola_board_canvas_get_selection (PergolaBoardCanvas *self);

/* --- pergola-board-canvas-zoom.c: where the scene is in the widget --- */

/* @axis 0 across, 1 down; @adjustment (nullable). */
void pergola_board_canvas_set_adjustment (PergolaBoardCanvas *self, int axis, GtkAdjustment *adjustment);
/* Tells the scrollbars; (@x, @y) is where they should stand. */
void pergola_board_canvas_update_adjustments (PergolaBoardCanvas *self, double x, double y);
/* How far it is scrolled: axis 0 across, 1 down. */
double pergola_board_canvas_get_scroll (PergolaBoardCanvas *self, int axis);
/* The scene point under pixel (@px, @py) stays there. */
void pergola_board_canvas_zoom_at (PergolaBoardCanvas *self, double zoom, double px, double py);
void pergola_board_canvas_zoom_step (PergolaBoardCanvas *self, int steps);
/* Shows all of the board, however small. */
void pergola_board_canvas_set_fit (PergolaBoardCanvas *self);
/* Shows it as when one comes to it: all of it, as far as that can be read. */
void pergola_board_canvas_begin (PergolaBoardCanvas *self);
void pergola_board_canvas_scroll_by (PergolaBoardCanvas *self, double dx, double dy);
/* Scrolls as little as needed to show @rect (scene units). */
void pergola_board_canvas_show_rect (PergolaBoardCanvas *self, const PergolaRect *rect);
void pergola_board_canvas_to_scene (PergolaBoardCanvas *self, double px, double py, double *x, double *y);
graphene_rect_t pergola_board_canvas_to_pixels (PergolaBoardCanvas *self, const PergolaRect *rect);
PergolaRect pergola_board_canvas_get_visible (PergolaBoardCanvas *self);
gboolean pergola_board_canvas_is_rtl (PergolaBoardCanvas *self);
/* (nullable): the scene's node at a pixel. */
const PergolaNode *pergola_board_canvas_pick (PergolaBoardCanvas *self, double px, double py);

/* --- pergola-board-canvas-scene.c: from the project to the scene --- */

/* (nullable): of what the project is now; NULL before the widget has a size. */
/* Whether the board shows no card, so that it asks for the first one. */
gboolean pergola_board_canvas_is_empty (PergolaBoardCanvas *self);
/* Another part of the scene, for another day that is looked at. */
void pergola_board_canvas_cut_scene (PergolaBoardCanvas *self);
/* How many cards and pills there are on the board, and how many of them at the day that is looked at. */
void pergola_board_canvas_count (PergolaBoardCanvas *self, guint *shown, guint *all);
/* The first day on which something comes to the board; PERGOLA_TIMELINE_ALWAYS where nothing has a day. */
guint32 pergola_board_canvas_get_first_day (PergolaBoardCanvas *self);
PergolaScene *pergola_board_canvas_ensure_scene (PergolaBoardCanvas *self);
/* Chooses the zoom that fits anew. */
void pergola_board_canvas_refit (PergolaBoardCanvas *self);
void pergola_board_canvas_notify (PergolaBoardCanvas *self);

/* --- pergola-board-canvas-draw.c --- */

void pergola_board_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/* Where the handle is that links are drawn from, in pixels: its middle. */
void pergola_board_canvas_get_handle (PergolaBoardCanvas *self, const PergolaNode *node, double *px, double *py);

/* --- pergola-board-canvas-nodes.c: the accessible children --- */

void pergola_board_canvas_queue_sync (PergolaBoardCanvas *self);
void pergola_board_canvas_sync_nodes (PergolaBoardCanvas *self);
void pergola_board_canvas_allocate_nodes (PergolaBoardCanvas *self);
void pergola_board_canvas_clear_nodes (PergolaBoardCanvas *self);
void pergola_board_canvas_update_selected (PergolaBoardCanvas *self);
/* The child for a node of the scene, made where there is none yet. */
PergolaBoardNode *pergola_board_canvas_ensure_node (PergolaBoardCanvas *self, const PergolaNode *node);

/* --- pergola-board-canvas-focus.c: which of them has the focus --- */

/* (nullable): the id of the node that has the focus. */
const char *pergola_board_canvas_get_focus_id (PergolaBoardCanvas *self);
gboolean pergola_board_canvas_focus_id (PergolaBoardCanvas *self, const char *id);
gboolean pergola_board_canvas_focus (GtkWidget *widget, GtkDirectionType direction);
void pergola_board_canvas_set_focus_child (GtkWidget *widget, GtkWidget *child);
/* While the focus is on the board, it goes to what was selected last, unless it is on something selected already. */
void pergola_board_canvas_follow_selection (PergolaBoardCanvas *self);
/* What had the focus is gone from @lost (scene units): the focus goes to what stands nearest. */
void pergola_board_canvas_rescue_focus (PergolaBoardCanvas *self, const PergolaRect *lost);

/* --- pergola-board-canvas-describe.c: what the children say --- */

void pergola_board_canvas_describe (PergolaBoardCanvas *self, PergolaBoardNode *child);
/* All of them, when there is time. */
void pergola_board_canvas_describe_later (PergolaBoardCanvas *self);

/* --- pergola-board-canvas-keys.c --- */

void pergola_board_canvas_class_init_keys (GtkWidgetClass *klass);
void pergola_board_canvas_init_keys (PergolaBoardCanvas *self);
/* Linking with the keyboard, from what is selected. @kind "" or NULL: as a drag would. */
void pergola_board_canvas_start_link (PergolaBoardCanvas *self, const char *kind);
void pergola_board_canvas_end_link (PergolaBoardCanvas *self);
/* Makes the link that was started, if @to can be its end. */
void pergola_board_canvas_finish_link (PergolaBoardCanvas *self, const char *to);

/* --- pergola-board-canvas-pointer.c: hover, click, zoom, pan; -drag.c: what is dragged --- */

void pergola_board_canvas_init_pointer (PergolaBoardCanvas *self);
void pergola_board_canvas_set_hover (PergolaBoardCanvas *self, const char *id, gboolean handle);
void pergola_board_canvas_init_drag (PergolaBoardCanvas *self);
void pergola_board_canvas_cancel_drag (PergolaBoardCanvas *self);
/* -plane.c: cards that are dragged over a plane. */
gboolean pergola_board_canvas_has_plane (PergolaBoardCanvas *self);
void pergola_board_canvas_update_plane_move (PergolaBoardCanvas *self, double x, double y);
void pergola_board_canvas_end_plane_move (PergolaBoardCanvas *self);
/* A new card at a place of the plane, in the nearest zone. FALSE where that is no place. */
gboolean pergola_board_canvas_add_on_plane (PergolaBoardCanvas *self, double x, double y);
/* -move.c: cards that are dragged, to (@x, @y) in scene units. */
void pergola_board_canvas_begin_move (PergolaBoardCanvas *self, const char *grabbed);
void pergola_board_canvas_update_move (PergolaBoardCanvas *self, double x, double y);
void pergola_board_canvas_end_move (PergolaBoardCanvas *self);
/* Whether links can be drawn from a card, and whether a pixel is where they begin. */
gboolean pergola_board_canvas_has_handle (PergolaBoardCanvas *self, const PergolaNode *node);
gboolean pergola_board_canvas_is_on_handle (PergolaBoardCanvas *self, const PergolaNode *node, double px, double py);

/* --- pergola-board-canvas-mark.c: the button on a card that was changed in two ways --- */

/* (nullable): the node whose mark is at a pixel. */
const PergolaNode *pergola_board_canvas_find_mark (PergolaBoardCanvas *self, double px, double py);
/* Where it takes clicks, in pixels; FALSE where there is none. */
gboolean pergola_board_canvas_get_mark (PergolaBoardCanvas *self, const PergolaNode *node, GdkRectangle *area);
void pergola_board_canvas_press_mark (PergolaBoardCanvas *self, const PergolaNode *node);
const char *pergola_board_canvas_get_mark_words (void);

/* --- pergola-board-canvas-drop.c: what comes from the catalogue --- */

/* @widget: the canvas, or what lies over it and lives no longer. */
void pergola_board_canvas_take_drops (PergolaBoardCanvas *self, GtkWidget *widget);

/* --- pergola-board-canvas-menu.c --- */

void pergola_board_canvas_class_init_menu (GtkWidgetClass *klass);
/* @node (nullable): the board's own. */
void pergola_board_canvas_show_menu (PergolaBoardCanvas *self, const PergolaNode *node, double px, double py);
void pergola_board_canvas_choose_link (PergolaBoardCanvas *self, const char *from, const char *to, double px, double py);
void pergola_board_canvas_close_menu (PergolaBoardCanvas *self);

/* --- pergola-board-canvas-title.c: naming in place --- */

void pergola_board_canvas_edit_title (PergolaBoardCanvas *self, const char *id);
void pergola_board_canvas_end_title (PergolaBoardCanvas *self, gboolean keep);
/* Follows what undo did to the title. */
void pergola_board_canvas_update_title (PergolaBoardCanvas *self);
void pergola_board_canvas_sync_title (PergolaBoardCanvas *self);
void pergola_board_canvas_allocate_title (PergolaBoardCanvas *self);
void pergola_board_canvas_snapshot_title (PergolaBoardCanvas *self, GtkSnapshot *snapshot);

G_END_DECLS
