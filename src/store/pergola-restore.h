/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An earlier version comes back to its file where what is there cannot be read as a project any more. */

#pragma once

#include "pergola-file.h"

G_BEGIN_DECLS

/* Gives what is at @path another name beside it, "plan.pergola (damaged)", too: a save to @path leaves it there then.
 * @kept (out) (transfer full) (nullable) is its path, NULL where there was nothing. Once more, it is the same name.
 * Where it cannot be kept, FALSE with a PERGOLA_FILE_ERROR. Waits for the disk; any thread. */
gboolean pergola_restore_keep (const char *path, char **kept, GError **error);
/* Writes @bytes to @path, durably, after pergola_restore_keep:
 * @kept (out) (transfer full) (nullable) is its path, NULL where there was nothing. Where it cannot be kept or not
 * written, FALSE with a PERGOLA_FILE_ERROR, and all is as it was. Waits for the disk; any thread. */
gboolean pergola_restore_write (const char *path, GBytes *bytes, char **kept, GError **error);

G_END_DECLS
