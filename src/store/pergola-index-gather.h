/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bringing the index up to date with the folders: one look through all of them, each on a thread of its own, so that a
 * slow disk keeps nothing else waiting; what has changed is read on a few others. */

#pragma once

#include "pergola-index-thread.h"

G_BEGIN_DECLS

typedef struct _PergolaIndexGather PergolaIndexGather;

/* Begins. @done is called on the main thread when all is in the index; then the folders that were come through can be
 * asked for. Cancelled, nothing is forgotten. */
PergolaIndexGather *pergola_index_gather_new (PergolaIndexThread *thread,
                                              PergolaFrameworks *frameworks,
                                              GStrv folders,
                                              GCancellable *cancellable,
                                              GFunc done,
                                              gpointer data);
void pergola_index_gather_unref (PergolaIndexGather *self);
/* Main thread: cancels it and gives it back; @done is not called any more. */
void pergola_index_gather_abandon (PergolaIndexGather *self);

/* Any thread. */
void pergola_index_gather_count (PergolaIndexGather *self, guint *n_done, guint *n_total);
/* (transfer none) (element-type filename): once it is done. */
GPtrArray *pergola_index_gather_get_folders (PergolaIndexGather *self);

/* Whether @path is in @folder, or below. */
gboolean pergola_index_is_below (const char *path, const char *folder);

G_END_DECLS
