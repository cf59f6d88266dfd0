/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How a journal lies in its file: a mark, then frames. Each has its length, a checksum of its number and of what it
 * holds; a journal is valid up to its last whole frame. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_FRAME_HEAD = 1,   /* the first one: which project, and what it held */
  PERGOLA_FRAME_RECORD = 2, /* a pergola-record */
  PERGOLA_FRAME_SAVING = 3, /* what so many records have led to is about to be saved */
  PERGOLA_FRAME_KNOWN = 4,  /* what another program wrote into the file has been taken in by the records so far */
} PergolaFrameType;

/* What a journal begins with. */
typedef struct
{
  char *path;   /* (nullable): of the project; NULL where it has no file yet */
  char *id;     /* of the project */
  char *title;  /* of the project, when the journal was begun */
  GBytes *base; /* what the project held then, as its file */
} PergolaJournalHead;

/* A content that the file may have now. */
typedef struct
{
  PergolaFrameType type; /* SAVING or KNOWN */
  guint n_records;       /* that come before it */
  char *path;
  char *digest;
} PergolaJournalMark;

/* What is left of a journal. */
typedef struct
{
  PergolaJournalHead *head;
  GPtrArray *records; /* (element-type GBytes) */
  GPtrArray *marks;   /* (element-type PergolaJournalMark) */
  gsize valid;        /* bytes, up to the last whole frame */
} PergolaJournalContents;

PergolaJournalHead *pergola_journal_head_new (const char *path, const char *id, const char *title, GBytes *base);
void pergola_journal_head_free (PergolaJournalHead *self);
PergolaJournalMark *
pergola_journal_mark_new (PergolaFrameType type, guint n_records, const char *path, const char *digest);
void pergola_journal_mark_free (PergolaJournalMark *self);

/* Each appends to @out. @number: of the frame, from 0. */
void pergola_journal_format_head (GByteArray *out, const PergolaJournalHead *head);
void pergola_journal_format_record (GByteArray *out, guint32 number, GBytes *record);
void pergola_journal_format_mark (GByteArray *out, guint32 number, const PergolaJournalMark *mark);

typedef enum
{
  PERGOLA_JOURNAL_FORMAT_EMPTY, /* no whole head: it was being made */
  PERGOLA_JOURNAL_FORMAT_NEWER, /* of another version of the program */
  PERGOLA_JOURNAL_FORMAT_OK,
} PergolaJournalFormat;

/* Takes any bytes. @contents (transfer full): set where it is OK. */
PergolaJournalFormat pergola_journal_contents_read (GBytes *bytes, PergolaJournalContents **contents);
void pergola_journal_contents_free (PergolaJournalContents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaJournalHead, pergola_journal_head_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaJournalMark, pergola_journal_mark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaJournalContents, pergola_journal_contents_free)

G_END_DECLS
