/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A file in which Git left both sides of a merge, opened as a project and what joins the other side to it. */

#pragma once

#include "pergola-file.h"
#include "pergola-merge.h"

G_BEGIN_DECLS

typedef struct
{
  PergolaFile *file;   /* our side, not clean; the file at its path holds both still */
  PergolaMerge *merge; /* brings the other one */
  char *other;         /* (nullable): whose that is: a branch */
} PergolaMarkedOpen;

void pergola_marked_open_async (const char *path, PergolaFrameworks *frameworks, GAsyncReadyCallback callback, gpointer data);
/* (transfer full) (nullable): NULL where the file holds no such thing. */
PergolaMarkedOpen *pergola_marked_open_finish (GAsyncResult *result);
void pergola_marked_open_free (PergolaMarkedOpen *self);

/* (transfer full) (nullable): both sides of @bytes as one project, with conflicts where they collide; @base (nullable):
 * what both were made from, unless the markers show it. NULL where there are no markers, or no two versions of one
 * project between them. Any thread. */
PergolaProject *pergola_marked_join (GBytes *bytes, GBytes *base, const char *name, PergolaFrameworks *frameworks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaMarkedOpen, pergola_marked_open_free)

G_END_DECLS
