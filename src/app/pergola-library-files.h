/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be done with a project's file from outside its window. All of it on threads. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

/* Makes a project like the one at @path beside it, with an id and a name of its own. @bytes (nullable): what it holds
 * by now, where that is not in the file yet. Its path comes back. */
void pergola_library_duplicate_async (PergolaFrameworks *frameworks,
                                      const char *path,
                                      GBytes *bytes,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
char *pergola_library_duplicate_finish (GAsyncResult *result, GError **error);

/* Gives the project at @path another title. Its file keeps its name. */
void pergola_library_rename_async (
  PergolaFrameworks *frameworks, const char *path, const char *title, GAsyncReadyCallback callback, gpointer data);
const char *pergola_library_rename_get_path (GAsyncResult *result);
gboolean pergola_library_rename_finish (GAsyncResult *result, GError **error);

/* Shows it where it lies, in the desktop's file manager. */
void pergola_library_show_in_files (const char *path);

G_END_DECLS
