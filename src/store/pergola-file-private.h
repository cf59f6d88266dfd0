/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The inside of a file, for pergola-file*.c and for recovery. */

#pragma once

#include "pergola-disk.h"
#include "pergola-file.h"
#include "pergola-journal.h"

G_BEGIN_DECLS

struct _PergolaFile
{
  GObject parent_instance;

  PergolaProject *project;
  PergolaDisk *disk; /* what the saving threads share; they never hold the file itself */
  char *path;        /* (nullable): where it lives, absolute */
  guint64 last_turn; /* of the saves that were begun */
  guint64 done_turn; /* of the saves that have come back */

  PergolaState *state;     /* (nullable): from when the journal was started */
  PergolaJournal *journal; /* (nullable) */
  GError *journal_error;   /* (nullable): of the last thing that was written to it */
  gint64 replay_time;      /* of what is being done again, or 0 */
};

/* (transfer full): the project of a file that is, or was, at @path (nullable), where @known (nullable) is what was read
 * from or written to it last. */
PergolaFile *pergola_file_new_at (PergolaProject *project, const char *path, GBytes *known);
/* Starts the journal as one that takes the place of @over; @base is what the project holds. */
void pergola_file_start_journal_over (PergolaFile *self, PergolaState *state, const char *over, GBytes *base);
/* Takes the error (nullable) and says so when it is another one. */
void pergola_file_take_journal_error (PergolaFile *self, GError *error);
void pergola_file_end_journal (PergolaFile *self, gboolean remove);

G_END_DECLS
