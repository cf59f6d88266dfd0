/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-adaptive.h"
#include "pergola-tell-card.h"
#include "pergola-tell-path.h"
#include "pergola-tell-view.h"

G_BEGIN_DECLS

struct _PergolaTellView
{
  AdwBin parent_instance;

  PergolaEditor *editor;   /* (nullable) */
  char *story;             /* (nullable) */
  const PergolaForm *form; /* (nullable); definitions stay loaded */
  char *current;           /* (nullable): the key of the answer that has the focus… */
  char *current_step;      /* (nullable): …the id of its step, once there is one… */
  char *current_field;     /* (nullable): …and what is asked of that, where it is not what happened */
  char *emptied;           /* (nullable): the step of the answer in which nothing is left, while the cursor is there */
  char *emptied_key;       /* (nullable): of that answer */
  GPtrArray *added;        /* (element-type utf8): keys of answers that were asked for besides */
  PergolaTellingClock clock;
  gboolean busy;
  GSimpleAction *earlier, *later; /* of the step that is being told */

  PergolaAdaptive *adaptive;
  GtkWidget *title;
  GtkWidget *forms;
  GtkWidget *show_path; /* a toggle, where there is no room for both */
  GtkWidget *hide_path;
  GtkWidget *about; /* a toggle: who told it to whom */
  GtkWidget *about_label;
  GtkWidget *about_revealer;
  GtkWidget *about_list;
  GPtrArray *fields;             /* (element-type PergolaField) */
  const PergolaKind *about_kind; /* (nullable): whose words the fields are in */
  guint teller;                  /* the place of the one that says who told it */
  GtkWidget *questions;          /* scrolls */
  GtkWidget *cards;              /* a box */
  GtkWidget *more;
  GtkWidget *aside;
  PergolaTellPath *path;
  GtkWidget *progress;
  GtkWidget *bar;
};

/* pergola-tell-view-cards.c */
void pergola_tell_view_update_cards (PergolaTellView *self);
void pergola_tell_view_update_path (PergolaTellView *self);
/* From the card that has the focus to the next one, or the one before. */
gboolean pergola_tell_view_step (PergolaTellView *self, int by);
/* Tells the step that has the focus earlier or later. FALSE where none has it. */
gboolean pergola_tell_view_move (PergolaTellView *self, int by);
void pergola_tell_view_drop_cards (PergolaTellView *self);
/* Asks for one more answer of a type. */
void pergola_tell_view_ask (PergolaTellView *self, const char *choice);

/* pergola-tell-view-about.c */
void pergola_tell_view_init_about (PergolaTellView *self, GtkBox *box);
void pergola_tell_view_update_about (PergolaTellView *self);
void pergola_tell_view_drop_about (PergolaTellView *self);

G_END_DECLS
