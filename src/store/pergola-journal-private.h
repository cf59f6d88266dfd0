/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The inside of a journal, for pergola-journal*.c. */

#pragma once

#include "pergola-journal.h"

G_BEGIN_DECLS

/* A record or a mark; @count: of the records before it, ever. */
typedef struct
{
  GBytes *record; /* (nullable) */
  PergolaJournalMark *mark;
  guint64 count;
} PergolaJournalEntry;

struct _PergolaJournal
{
  gatomicrefcount ref_count;
  PergolaState *state;

  GMutex anew; /* one at a time; taken before the lock */
  GMutex lock; /* of what follows, and never held while anything is flushed */
  PergolaJournalHead *head;
  GPtrArray *entries; /* since the head: what is in the file, and what could not be written */
  guint64 first;      /* how many records there were before them */
  guint64 count;      /* …and are now */
  char *place;        /* the path that it is to have */
  char *path;         /* the path that its file has */
  gboolean settled;   /* they are the same, once there is a file */
  int fd;             /* or -1 */
  goffset end;        /* of what is whole in the file */
  guint n_written;    /* of the entries */
  gboolean closed;

  GThread *flusher; /* (nullable) */
  GCond wake;
  gboolean dirty;
  gboolean unnamed; /* its name in the folder is to be flushed, too */
  gboolean lost;    /* the disk did not take what it was given: the file is to be made again */
};

void pergola_journal_entry_free (gpointer entry); /* (nullable) */

/* pergola-journal-file.c: its file. Those that are given the journal want its lock held. Where they fail, errno says
 * why. */

/* How an entry is written as the @index-th after a head with @first records before it. */
void pergola_journal_format_entry (GByteArray *out, guint index, const PergolaJournalEntry *entry, guint64 first);
gboolean pergola_journal_write_at (int fd, const GByteArray *bytes, goffset offset);
/* fdatasync, where there is such a thing. */
gboolean pergola_journal_flush_file (int fd);
/* Makes a new file, locked, with all that is to be in it; @end (out): where it ends. -1 where it cannot. */
int pergola_journal_make_file (const char *path, const PergolaJournalHead *head, GPtrArray *entries, guint64 first, goffset *end);
void pergola_journal_throw_away (const char *path, int fd);

/* (transfer full): where who does not hold the lock makes a file before it takes the place of another one. */
char *pergola_journal_make_ahead (PergolaJournal *self);
/* All entries are in this file, and it is the journal from now on. One that replaces a journal of another process stays
 * beside it until it @settles. */
gboolean pergola_journal_take_file (PergolaJournal *self, const char *path, int fd, goffset end, gboolean settles);
void pergola_journal_close_file (PergolaJournal *self);
void pergola_journal_drop_file (PergolaJournal *self);
/* Everything into a new file; what is there stays until it is. */
gboolean pergola_journal_write_whole (PergolaJournal *self);
/* What is not in the file yet, in one write. */
gboolean pergola_journal_write_rest (PergolaJournal *self);

G_END_DECLS
