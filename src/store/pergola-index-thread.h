/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The thread that has the index for itself. Whoever asks goes before whoever writes: what is written goes in batches,
 * each one transaction, between which, and within which, questions are answered. */

#pragma once

#include "pergola-index.h"

G_BEGIN_DECLS

typedef struct _PergolaIndexThread PergolaIndexThread;

/* Runs on the thread. The result matters only for what is written: TRUE where anything is to be seen of it. */
typedef gboolean (*PergolaIndexFunc) (PergolaIndex *index, gpointer data);

typedef struct
{
  GFunc changed; /* (gpointer data, NULL): a batch was written, and something is to be seen of it. On the thread. */
  GFunc lost;    /* the index is empty now: all is to be read again. On the thread. */
  gpointer data;
} PergolaIndexListener;

/* Opens the index at @path, on the thread. */
PergolaIndexThread *pergola_index_thread_new (const char *path, const PergolaIndexListener *listener);
/* Ends when what is being done is done, and waits for that: what waits is dropped (its @destroy is called), as is what
 * is asked for later; what was written is kept. Not on the thread itself. */
void pergola_index_thread_end (PergolaIndexThread *self);
PergolaIndexThread *pergola_index_thread_ref (PergolaIndexThread *self);
void pergola_index_thread_unref (PergolaIndexThread *self);

/* Any thread. @destroy is called on the index's. */
void pergola_index_thread_ask (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy);
/* The same, after what waits to be written; where that is much, it waits itself until it is less. */
void
pergola_index_thread_write (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy);
/* The same, before all else that waits to be written, and committed at once: of what someone did just now. */
void
pergola_index_thread_write_now (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy);
/* Runs when everything until now is written and committed. */
void
pergola_index_thread_flush (PergolaIndexThread *self, PergolaIndexFunc func, gpointer data, GDestroyNotify destroy);

/* On a thread that works in the background: whoever is waited for goes first, as by nice. */
void pergola_index_thread_give_way (int nice);

G_END_DECLS
