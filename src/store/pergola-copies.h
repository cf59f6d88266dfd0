/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What programs that keep folders alike leave where two people changed one file: a copy beside it, known by its name,
 * or, of Git, both versions in the file itself. Whoever offers to merge one asks pergola_merge_is_same () first: a copy
 * may have been overwritten by something else. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_COPY_SYNCTHING, /* NAME.sync-conflict-20260514-150412-DEVICE7.pergola */
  PERGOLA_COPY_NEXTCLOUD, /* NAME (conflicted copy 2026-05-14 150412).pergola; ownCloud and OpenCloud, too */
  PERGOLA_COPY_DROPBOX,   /* NAME (Amina's conflicted copy 2026-05-14).pergola, in some languages */
  PERGOLA_COPY_GIT,       /* NAME.pergola~BRANCH */
} PergolaCopyMaker;

typedef struct
{
  char *path;
  PergolaCopyMaker maker;
  char *who;       /* (nullable): whose version it is: a person, a computer, a branch; Syncthing does not say */
  GDateTime *when; /* (nullable): by this computer's clock; of Dropbox only the day */
} PergolaCopy;

/* (transfer full) (element-type PergolaCopy): the conflict copies beside the file at @path, oldest first; those that do
 * not say when come last. A folder that cannot be read has none. Any thread. */
GPtrArray *pergola_copies_list (const char *path);

/* (transfer full) (nullable): what a file name says, where it is that of a conflict copy of the file @original in the
 * same folder; its path is the name. */
PergolaCopy *pergola_copy_parse (const char *name, const char *original);
void pergola_copy_free (PergolaCopy *self);

/* Whether the file at @path is by its name a conflict copy of a file that is there beside it. Any thread. */
gboolean pergola_copy_has_original (const char *path);

/* What a program is called. */
const char *pergola_copy_maker_get_name (PergolaCopyMaker maker);

/* A file with Git's conflict markers, as the whole files that it was made of. */
typedef struct
{
  GBytes *base; /* (nullable): where the markers show it (merge.conflictStyle diff3) */
  GBytes *ours;
  GBytes *theirs;
  char *ours_name; /* "HEAD", a branch; may be empty */
  char *theirs_name;
} PergolaMarked;

/* (transfer full) (nullable): NULL where there are no markers, or not in order. That what comes out are projects is for
 * the reader to say. */
PergolaMarked *pergola_marked_read (GBytes *bytes);
void pergola_marked_free (PergolaMarked *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaCopy, pergola_copy_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaMarked, pergola_marked_free)

G_END_DECLS
