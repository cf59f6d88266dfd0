/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done to an open project, on the disk before the commit returns: one file in the state folder for each project
 * that a process has open. It begins with what the project held; then comes each transaction. It is locked (flock) as
 * long as its process lives. PergolaFile keeps it; pergola-recovery reads those that were left behind. All of these
 * may be called from any thread. */

#pragma once

#include "pergola-journal-format.h"
#include "pergola-state.h"

G_BEGIN_DECLS

#define PERGOLA_JOURNAL_FOLDER "journals"
#define PERGOLA_JOURNAL_SUFFIX ".journal"
#define PERGOLA_JOURNAL_UNFINISHED ".new" /* after the suffix: one that has not taken its place yet */
/* The same, made without the journal's lock: under a name of its own, or it could be taken for what an edit makes. */
#define PERGOLA_JOURNAL_AHEAD ".ahead"

typedef struct _PergolaJournal PergolaJournal;

/* Takes @head. Its file is made by the first call that writes. @over (nullable): the path of a journal that this one
 * takes the place of, at pergola_journal_settle. */
PergolaJournal *pergola_journal_new (PergolaState *state, PergolaJournalHead *head, const char *over);
/* From then on it writes nothing. Its file goes with @remove; else it stays, to be found by the next start. */
void pergola_journal_close (PergolaJournal *self, gboolean remove);
PergolaJournal *pergola_journal_ref (PergolaJournal *self);
void pergola_journal_unref (PergolaJournal *self);

/* Has its file made by another thread, unless something is written before. */
void pergola_journal_make_later (PergolaJournal *self);
/* What these four cannot write is kept, and written with the next thing: all of it, from its head on.
 * The error is a PERGOLA_FILE_ERROR. */
/* One write, flushed by another thread within a second. */
gboolean pergola_journal_append (PergolaJournal *self, GBytes *record, GError **error);
/* How many records there have been, ever. */
guint64 pergola_journal_count (PergolaJournal *self);
/* @bytes, which the first @count records have led to, are about to be written to @path: to be called before. */
gboolean
pergola_journal_note_saving (PergolaJournal *self, guint64 count, const char *path, GBytes *bytes, GError **error);
/* @bytes are in the file @path, and the records so far have taken in what they bring. */
gboolean pergola_journal_note_known (PergolaJournal *self, const char *path, GBytes *bytes, GError **error);
/* @bytes, which it held before, are at @path now. */
gboolean pergola_journal_note_moved (PergolaJournal *self, const char *path, GBytes *bytes, GError **error);

/* The first @count records are saved: begins anew with @head, which it takes, and what came after them. */
gboolean pergola_journal_begin_anew (PergolaJournal *self, PergolaJournalHead *head, guint64 count, GError **error);
/* Flushes it and gives it its place. */
gboolean pergola_journal_settle (PergolaJournal *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaJournal, pergola_journal_unref)

G_END_DECLS
