/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writing a file so that at every moment, and after a power cut too, the old content or the new one is there whole. */

#pragma once

#include "pergola-file.h"

G_BEGIN_DECLS

/* Replaces what @path leads to: a temporary file beside it, flushed, renamed, the folder flushed. Symlinks are
 * followed, also one whose target is not there yet; mode and, where we may, owner are kept. A device or pipe is
 * written to as it is. With @expected (nullable), what we know to be there, other content is not replaced:
 * PERGOLA_FILE_ERROR_CHANGED. Whatever fails, the old file is whole and no temporary one stays; what a process that was
 * killed left behind goes with a later save. A file with several names (hard links) is replaced under this name alone:
 * the others keep the old content, for writing into the shared file would risk what it holds. */
gboolean
pergola_durable_write (const char *path, GBytes *bytes, GBytes *expected, GCancellable *cancellable, GError **error);

/* The same; a file that is not there yet is made for its owner alone (0600). */
gboolean pergola_durable_write_private (
  const char *path, GBytes *bytes, GBytes *expected, GCancellable *cancellable, GError **error);

/* (transfer full): what tells one content from another. */
char *pergola_durable_digest (GBytes *bytes);

/* (transfer full) (nullable): the file that @path leads to, whether or not it is there; NULL with @error for a loop
 * of symlinks or one that cannot be read. */
char *pergola_durable_resolve (const char *path, GError **error);

/* What was named, renamed or deleted in a folder is so after a power cut, too, as far as the folder can be flushed. */
void pergola_durable_flush_folder (const char *folder);

/* Says what an errno means for saving, and what to do about it. Always FALSE. */
gboolean pergola_durable_fail (GError **error, int code);

G_END_DECLS
