/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The index of all projects: an SQLite database that is only ever a cache. One thread at a time uses it. Nothing here
 * fails: where the database is missing, of another version or broken it is made anew; where it cannot be used (locked
 * by another process, on a read-only disk) a temporary one takes its place. What it held then is to be read again:
 * pergola_index_is_lost says so. */

#pragma once

#include "pergola-index-file.h"
#include "pergola-library.h"

G_BEGIN_DECLS

typedef struct _PergolaIndex PergolaIndex;

/* What is known of a file. */
typedef struct
{
  gint64 size;
  gint64 mtime;
  guint64 inode;
  guint64 device;
  gint64 away; /* since when its folder is not there, seconds since 1970; 0: it is there */
  char *hash;
} PergolaIndexKnown;

PergolaIndex *pergola_index_new (const char *path);
void pergola_index_free (PergolaIndex *self);

/* After whatever was done: where something went wrong, the index is made anew. */
void pergola_index_settle (PergolaIndex *self);
/* Whether it had to be made anew since this was last asked, other than by being new itself. */
gboolean pergola_index_is_lost (PergolaIndex *self);
/* Whether it is kept on the disk. */
gboolean pergola_index_is_kept (PergolaIndex *self);

/* --- Writing: between begin and commit; a batch that was not committed never was --- */

void pergola_index_begin (PergolaIndex *self);
void pergola_index_commit (PergolaIndex *self);
/* What a file holds now; where its hash is the one that is known, only its size and time are noted. TRUE where
 * anything is to be seen of it. */
gboolean pergola_index_put (PergolaIndex *self, const PergolaIndexFile *file);
/* A file that was not read again, for its hash is the one that is known: only size and time. */
gboolean pergola_index_touch (PergolaIndex *self, const PergolaIndexFile *file);
/* @looked: when it was seen to be gone. */
gboolean pergola_index_forget (PergolaIndex *self, const char *path, gint64 looked);
/* The conflict copies beside a file that is there. */
gboolean pergola_index_forget_copies (PergolaIndex *self, const char *path);
gboolean pergola_index_set_away (PergolaIndex *self, const char *path, gint64 since);
void pergola_index_put_picture (PergolaIndex *self, const char *hash, const char *style, GBytes *png);

/* Several threads read, and who read first may be the last to hand it over: what was looked at before someone took a
 * turn for a file does not count any more. FALSE: someone took a later one. Times are monotonic. */
gboolean pergola_index_take_turn (PergolaIndex *self, const char *path, gint64 looked);
gboolean pergola_index_is_outdated (PergolaIndex *self, const char *path, gint64 looked);

/* --- Asking --- */

/* Reads what a search must know of every item into memory, as the first search does otherwise. */
void pergola_index_warm (PergolaIndex *self);
/* (transfer full): path → PergolaIndexKnown */
GHashTable *pergola_index_list_known (PergolaIndex *self);
/* (transfer full) (nullable): the hash of a file. */
char *pergola_index_get_hash (PergolaIndex *self, const char *path);
/* (transfer full) (element-type PergolaLibraryEntry): the newest first. */
GPtrArray *pergola_index_list (PergolaIndex *self);
/* (transfer full) (nullable): NULL where it was cancelled. */
PergolaLibraryResult *
pergola_index_search (PergolaIndex *self, const PergolaLibraryQuery *query, GCancellable *cancellable);
/* (transfer full) (nullable) */
GBytes *pergola_index_get_picture (PergolaIndex *self, const char *path, const char *style);
/* (transfer full): all that it says, in an order that does not depend on how it came to be. For tests. */
char *pergola_index_dump (PergolaIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaIndex, pergola_index_free)

G_END_DECLS
