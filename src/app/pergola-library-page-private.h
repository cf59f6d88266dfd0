/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the files of the library page share. */

#pragma once

#include "pergola-library-line-view.h"
#include "pergola-library-page.h"
#include "pergola-library-pictures.h"
#include "pergola-library-top.h"

G_BEGIN_DECLS

struct _PergolaLibraryPage
{
  AdwBin parent_instance;

  GtkListView *list;

  PergolaApplication *app; /* (nullable), weak */
  PergolaLibraryModel *model;
  PergolaLibraryLines *lines;
  PergolaLibraryPictures *pictures;
  GtkWidget *top;
  GPtrArray *views; /* (element-type PergolaLibraryLineView): those that show a line */
  char *sort;       /* "changed", "name" or "opened" */
  char *view;       /* "tiles" or "list" */
  gboolean loaded;
  gboolean empty;

  int width;       /* of the page, as of the last shaping */
  int line_height; /* of lines of projects: all have the same */
  gulong layout;   /* handler: the end of the frame clock's layout… */
  gboolean moved;  /* …at which lines may have come near */
  guint beginning; /* source until the folders are looked through */

  guint wanting;               /* source until pictures are asked for */
  guint following;             /* source until the focus follows… */
  PergolaLibraryItem *slipped; /* (nullable): …this project */
  int margin;

  GCancellable *looking; /* (nullable): the folders are looked through */
  guint progress_timer;  /* source until that is worth telling */

  PergolaLibraryItem *current; /* (nullable): what its menu, or a key, is about */
  GPtrArray *bin;              /* what was thrown away, the latest last */
  AdwToast *bin_toast;         /* (nullable), weak: says what was */
  char *awaited;               /* (nullable): the path of what has the focus when it is there again */
  guint focusing;              /* source until a tile that was scrolled to is there */
  guint focus_position;
  guint focus_tries;
};

/* pergola-library-page.c */
/* (transfer none) (nullable): the tile that shows a project, if it is on the screen. */
PergolaLibraryTile *pergola_library_page_find_tile (PergolaLibraryPage *self, guint position);

/* Gives it as many columns as fit into its width. */
void pergola_library_page_shape (PergolaLibraryPage *self);
/* Asks for the pictures of all that is near, soon. */
void pergola_library_page_want_pictures (PergolaLibraryPage *self);

/* pergola-library-page-lines.c */
void pergola_library_page_watch_layout (PergolaLibraryPage *self);
void pergola_library_page_unwatch_layout (PergolaLibraryPage *self);
void pergola_library_page_follow_scrolling (PergolaLibraryPage *self);
/* Lines have @room beside each other now, and their tiles may have another shape. */
void pergola_library_page_guess_line (PergolaLibraryPage *self, int room);
/* A line has come into the list. */
void pergola_library_page_note_view (PergolaLibraryPage *self, PergolaLibraryLineView *view);

/* pergola-library-page-progress.c */
/* Looks through the folders, says so where it takes long, and follows what changes in them from then on. */
void pergola_library_page_look (PergolaLibraryPage *self);
void pergola_library_page_stop (PergolaLibraryPage *self);

/* pergola-library-page-keys.c */
void pergola_library_page_init_keys (PergolaLibraryPage *self);
/* Scrolls to a project and puts the focus on it. */
void pergola_library_page_focus (PergolaLibraryPage *self, guint position);
/* The position of the project with the focus, G_MAXUINT where none has it. */
guint pergola_library_page_get_focused (PergolaLibraryPage *self);

/* pergola-library-page-actions.c */
void pergola_library_page_install_actions (GtkWidgetClass *klass);
void pergola_library_page_open (PergolaLibraryPage *self, PergolaLibraryItem *item);
void pergola_library_page_show_menu (PergolaLibraryPage *self, PergolaLibraryTile *tile, const GdkRectangle *at);

/* pergola-library-page-bin.c */
void pergola_library_page_init_bin (PergolaLibraryPage *self);
void pergola_library_page_free_bin (PergolaLibraryPage *self);
void pergola_library_page_throw_away (PergolaLibraryPage *self, PergolaLibraryItem *item);
/* What was thrown away last is there again, soon. */
void pergola_library_page_bring_back (PergolaLibraryPage *self);
/* What was thrown away goes to the trash now. */
void pergola_library_page_empty_bin (PergolaLibraryPage *self);
/* What came back has the focus, if it is there. */
void pergola_library_page_meet_awaited (PergolaLibraryPage *self);

G_END_DECLS
