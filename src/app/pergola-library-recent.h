/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was opened lately, wherever it lies. */

#pragma once

#include "pergola-core.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  gint64 opened;  /* seconds since 1970 */
  gboolean known; /* in: its facts are known, it is only asked for whether it is there */
  gboolean there;
  gint64 modified;
  gint64 size;
  char *title;   /* (nullable) */
  char *summary; /* (nullable) */
  char *error;   /* (nullable): why it cannot be read */
} PergolaRecent;

/* (transfer full) (element-type PergolaRecent): as the desktop remembers them; the disk is not looked at. */
GPtrArray *pergola_recent_list (void);

/* Whether two lists say the same of the same files; NULL says nothing. */
gboolean pergola_recent_equal (GPtrArray *one, GPtrArray *other);

/* Looks at the files on a thread, and reads those of which nothing is known. @recent (transfer full). */
void pergola_recent_read_async (GPtrArray *recent,
                                PergolaFrameworks *frameworks,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
GPtrArray *pergola_recent_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
