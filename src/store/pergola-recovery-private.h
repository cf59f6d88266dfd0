/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The inside of a recovery, for pergola-recovery*.c. */

#pragma once

#include "pergola-journal-format.h"
#include "pergola-recovery.h"

G_BEGIN_DECLS

struct _PergolaRecovery
{
  GObject parent_instance;

  PergolaState *state;
  char *journal; /* the path of it */
  int fd;        /* which holds it */
  PergolaJournalContents *contents;
  GPtrArray *records; /* of PergolaRecord: those that can be read */
  guint first;        /* of them that is not saved */
  PergolaRecoveryFile file;
  char *path;    /* (nullable) */
  GBytes *base;  /* what the first one was done to */
  GBytes *known; /* (nullable): what the lost process knew the file to hold */
  GPtrArray *steps;
};

/* pergola-recovery.c: what of it is saved, by what the file holds now. */
void pergola_recovery_compare_to_file (PergolaRecovery *self);

/* pergola-recovery-list.c: its journal stays, under another name, whatever becomes of this one. (transfer full)
 * (nullable): the other path. */
char *pergola_recovery_set_aside (PergolaRecovery *self);

/* pergola-recovery-steps.c: what is to be done again, in steps as the history will have them. */
void pergola_recovery_list_steps (PergolaRecovery *self);
void pergola_recovered_free (gpointer recovered);

G_END_DECLS
