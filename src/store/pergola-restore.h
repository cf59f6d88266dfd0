/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An earlier version comes back to its file where what is there cannot be read as a project any more. */

#pragma once

#include "pergola-file.h"

G_BEGIN_DECLS

/* Writes @bytes to @path, durably, after what is there has got another name beside it, "plan.pergola (damaged)":
 * @kept (out) (transfer full) (nullable) is its path, NULL where there was nothing. Where it cannot be kept or not
 * written, FALSE with a PERGOLA_FILE_ERROR, and all is as it was. Waits for the disk; any thread. */
gboolean pergola_restore_write (const char *path, GBytes *bytes, char **kept, GError **error);

G_END_DECLS
