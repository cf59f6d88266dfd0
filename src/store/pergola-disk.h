/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a project's file holds as far as we know, shared by the threads that write it: one save at a time, the last
 * one asked for wins, and what others wrote is recognised. */

#pragma once

#include "pergola-file.h"

G_BEGIN_DECLS

typedef struct _PergolaDisk PergolaDisk;

PergolaDisk *pergola_disk_new (void);
PergolaDisk *pergola_disk_ref (PergolaDisk *self);
void pergola_disk_unref (PergolaDisk *self);

/* @bytes were read from, or written to, @path. */
void pergola_disk_know (PergolaDisk *self, const char *path, GBytes *bytes);
/* (transfer full) (nullable): those bytes. Waits for no disk. */
GBytes *pergola_disk_dup_base (PergolaDisk *self);
/* Any thread. (transfer full) (nullable): what the file holds now if that is not what we know; NULL without an error
 * where it is, or where there is no file yet. Errors: as pergola_file_look_async has them. */
GBytes *pergola_disk_look (PergolaDisk *self, GError **error);

/* Any thread. @turn counts the saves in the order in which they were asked for: one that a later save of the same
 * file has overtaken is done without writing. Without @force, PERGOLA_FILE_ERROR_CHANGED where @path is the file that
 * we know and holds something else. @private: a file that is not there yet is made for its owner alone. */
gboolean pergola_disk_write (PergolaDisk *self,
                             const char *path,
                             GBytes *bytes,
                             guint64 turn,
                             gboolean force,
                             gboolean private,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaDisk, pergola_disk_unref)

G_END_DECLS
