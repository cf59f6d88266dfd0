/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which projects are in a folder. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Folders that were walked through already, by device and inode: shared by the threads that walk. */
typedef struct
{
  GMutex lock;
  GHashTable *keys;
} PergolaIndexVisited;

void pergola_index_visited_init (PergolaIndexVisited *self);
void pergola_index_visited_clear (PergolaIndexVisited *self);

typedef void (*PergolaIndexWalkFunc) (const char *path, gpointer data);

/* Calls @file for each *.pergola in @folder and below that is no conflict copy of another one, and @below for each
 * folder that it comes through. Hidden ones are passed over, symlinks followed, but no folder is walked through twice;
 * not deeper than 32 folders. @closed is called for each that cannot be looked into, @folder too. Any thread. */
void pergola_index_walk (const char *folder,
                         PergolaIndexVisited *visited,
                         GCancellable *cancellable,
                         PergolaIndexWalkFunc file,
                         PergolaIndexWalkFunc below,
                         PergolaIndexWalkFunc closed,
                         gpointer data);

G_END_DECLS
