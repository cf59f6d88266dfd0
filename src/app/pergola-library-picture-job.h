/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One picture of one project: the one that the library keeps, or a new one, which it keeps from then on. */

#pragma once

#include "pergola-application.h"

G_BEGIN_DECLS

void pergola_library_picture_job_run_async (PergolaApplication *app,
                                            const char *path,
                                            gboolean dark,
                                            int scale,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);
/* (transfer full) (nullable) */
GdkTexture *pergola_library_picture_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
