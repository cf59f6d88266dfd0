/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What pergola-window-outside.c and -conflicts.c share: the file of a window, as other programs leave it. */

#pragma once

#include "pergola-watch.h"
#include "pergola-window-private.h"

G_BEGIN_DECLS

struct _PergolaOutside
{
  PergolaWatch *watch; /* (nullable): where there is a file */
  GCancellable *cancellable;
  gboolean busy;    /* looking, or preparing what was seen… */
  gboolean again;   /* …and there is reason to look once more */
  guint timer;      /* until it is looked at again */
  guint n_looks;    /* that found something not whole, one after the other */
  gboolean saving;  /* what is here is to be saved once that is taken in… */
  gboolean closing; /* …and then the window closed */
  gboolean asked;   /* a person asked for that save */

  gboolean leaving; /* the window is to close if the file is well… */
  gboolean checked; /* …which it is */
  guint deadline;   /* of a disk that does not answer */

  const char *apart;  /* (nullable): the project is in no file of its own any more: how, in a few words… */
  gboolean damaged;   /* …and whether for the file cannot be read */
  char *fault;        /* (nullable): what is wrong with the file… */
  const char *label;  /* …what helps… */
  const char *action; /* …and how */
  guint n_conflicts;  /* in the project… */
  gboolean later;     /* …of which the person does not want to know now */

  GBytes *taken;     /* (nullable): what another program wrote, taken in and not undone since */
  guint n_joined;    /* changes that came in at the last joining without a question */
  char *other;       /* (nullable): whose version that was */
  GHashTable *bases; /* of what collided: "ID KEY" to what both versions were made from */
};

/* pergola-window-outside.c */
void pergola_window_look_outside (PergolaWindow *self);
/* Whether it is too early to say anything: another program may be in the middle of writing. Looks again then. @most:
 * how often. */
gboolean pergola_window_wait_outside (PergolaWindow *self, guint most);
/* Nothing stands between what is here and the file. */
void pergola_window_save_if_asked (PergolaWindow *self);

/* pergola-window-apart.c: what was found */
/* Says what keeps the file and the project apart, else what waits for a decision. */
void pergola_window_say_outside (PergolaWindow *self);
/* @limit (nullable): what cannot be done with it all the same. */
void pergola_window_note_well (PergolaWindow *self, const GError *limit);
void pergola_window_note_fault (
  PergolaWindow *self, const char *apart, const char *fault, const char *label, const char *action);
/* The file is gone or out of reach; FALSE: that is not what @error says. */
gboolean pergola_window_note_apart (PergolaWindow *self, const GError *error);
void pergola_window_note_damaged (PergolaWindow *self, const GError *error);

/* pergola-window-conflicts.c */
void pergola_window_say_conflicts (PergolaWindow *self);
void pergola_window_begin_conflicts (PergolaWindow *self);

G_END_DECLS
