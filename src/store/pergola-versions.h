/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Earlier versions of projects, compressed, in the state folder: what was opened and what was saved, and what was
 * recovered and not wanted. */

#pragma once

#include "pergola-core.h"
#include "pergola-state.h"

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_VERSION_OPENED,    /* what the file held when it was opened */
  PERGOLA_VERSION_SAVED,     /* what was saved */
  PERGOLA_VERSION_REPLACED,  /* what an earlier version was brought back over */
  PERGOLA_VERSION_OUTSIDE,   /* what another program wrote, and undo led away from */
  PERGOLA_VERSION_DISCARDED, /* unsaved work that was found after a crash and not wanted: kept for 30 days */
} PergolaVersionReason;

typedef struct
{
  gint64 time; /* seconds since 1970: when it was kept */
  PergolaVersionReason reason;
  guint n_items;
  gsize size;   /* bytes of the project's file */
  char *path;   /* (nullable): where the project lived */
  char *digest; /* tells its content from others */

  char *file;    /* where it is kept */
  gsize on_disk; /* bytes that it takes there */
} PergolaVersion;

void pergola_version_free (PergolaVersion *self);

/* (transfer full) (element-type PergolaVersion): those of a project, newest first. A copy of a project has the same id:
 * with @path (nullable), those that belong to another file that is still there are left out. Reads the disk; any
 * thread. */
GPtrArray *pergola_versions_list (PergolaState *state, const char *id, const char *path);
/* (transfer full) (element-type PergolaVersion): those of what was in the file @path, newest first, also where that is
 * gone or cannot be read as a project any more: by where it lived, and by the id that its beginning still says. Reads
 * the disk; any thread. */
GPtrArray *pergola_versions_find (PergolaState *state, const char *path);
/* (transfer full) (nullable): the project's file as it was then; NULL with a PERGOLA_READER_ERROR. Any thread. */
GBytes *pergola_versions_read (const PergolaVersion *version, GError **error);

/* Keeps @bytes, the file of the project @id at @path (nullable), unless that is what was kept last, and thins out what
 * is there. What was SAVED is kept only where nothing was within ten minutes. @now: seconds since 1970. Waits for the
 * disk: not for the main thread. TRUE too where there was nothing to keep. */
gboolean pergola_versions_keep (PergolaState *state,
                                const char *id,
                                const char *path,
                                GBytes *bytes,
                                PergolaVersionReason reason,
                                gint64 now,
                                GError **error);
/* The same on a thread, with the time of the call. What fails is not told. */
void pergola_versions_keep_later (
  PergolaState *state, const char *id, const char *path, GBytes *bytes, PergolaVersionReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaVersion, pergola_version_free)

G_END_DECLS
