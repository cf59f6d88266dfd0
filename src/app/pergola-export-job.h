/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An export on a thread, of the project as it stands now: editing goes on meanwhile. */

#pragma once

#include "pergola-draw.h"
#include "pergola-file.h"

G_BEGIN_DECLS

typedef struct
{
  char *board; /* (nullable): NULL for all */
  PergolaOutputOptions output;
} PergolaExport;

/* Whether it writes several files into a folder. */
gboolean pergola_export_needs_folder (const PergolaExport *self);

/* @path: the file, or the folder. */
void pergola_export_run_async (PergolaProject *project,
                               const PergolaExport *export,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
gboolean pergola_export_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
