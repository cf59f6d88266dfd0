/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The desktop's trash, as the specification of freedesktop.org describes it. Reads and writes the disk: any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Errors: of g_file_trash, above all G_IO_ERROR_NOT_SUPPORTED where a disk has no trash. */
gboolean pergola_trash_put (const char *path, GError **error);

/* Puts what lay at @path, and was thrown away last, back in its place, never over anything. Errors:
 * G_IO_ERROR_NOT_FOUND where it is not in the trash any more, and those of PERGOLA_FILE_ERROR. */
gboolean pergola_trash_take_back (const char *path, GError **error);

G_END_DECLS
