/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the dialog of earlier versions asks the disk for, all of it on threads. */

#pragma once

#include <gdk/gdk.h>

#include "pergola-draw.h"
#include "pergola-versions.h"

G_BEGIN_DECLS

/* One content, whenever it was kept. */
typedef struct
{
  PergolaVersion *version; /* the newest one with it */
  gint64 since;            /* when the oldest was kept */
  guint n;                 /* how many there are */
} PergolaVersionEntry;

/* (transfer full) (element-type PergolaVersionEntry): of the project @id, or with NULL of whatever was at @path, newest
 * first, each content once. */
void pergola_versions_list_async (GObject *source,
                                  PergolaState *state,
                                  const char *id,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *pergola_versions_list_finish (GObject *source, GAsyncResult *result, GError **error);

/* Describes each of @entries, one after the other, compared with @now (nullable: says what is in it), and calls @found
 * with its index and the words; on the main thread, as long as @source lives and @cancellable says nothing. */
typedef void (*PergolaVersionsFound) (GObject *source, guint index, const char *words);
void pergola_versions_describe (GObject *source,
                                PergolaFrameworks *frameworks,
                                GPtrArray *entries,
                                GBytes *now,
                                GCancellable *cancellable,
                                PergolaVersionsFound found);

/* (transfer full): the project's file as it was. */
void pergola_versions_read_async (
  GObject *source, GPtrArray *entries, guint index, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GBytes *pergola_versions_read_finish (GObject *source, GAsyncResult *result, GError **error);

/* (transfer full): a board as it was; @board (nullable): else the first that holds something. */
void pergola_versions_draw_async (GObject *source,
                                  PergolaFrameworks *frameworks,
                                  GPtrArray *entries,
                                  guint index,
                                  const char *board,
                                  PergolaTheme theme,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GdkTexture *pergola_versions_draw_finish (GObject *source, GAsyncResult *result, GError **error);

G_END_DECLS
