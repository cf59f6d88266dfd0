/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Another version of a project that is open, on its way into it. What is slow is done on a thread, with copies; what
 * comes of it goes into the project as one step of undo. */

#pragma once

#include "pergola-core.h"
#include "pergola-merge.h"

G_BEGIN_DECLS

#define PERGOLA_JOINING_ERROR (pergola_joining_error_quark ())
GQuark pergola_joining_error_quark (void);

typedef enum
{
  PERGOLA_JOINING_ERROR_OTHER,  /* it is another project altogether */
  PERGOLA_JOINING_ERROR_EDITED, /* the project was edited since then: prepare again */
} PergolaJoiningError;

typedef struct _PergolaJoining PergolaJoining;

/* Where another version comes from. */
typedef struct
{
  GBytes *base;     /* (nullable): the version from which both came */
  GBytes *theirs;
  const char *name; /* stands for the file in messages */
  const char *path; /* (nullable): of the file. Where a copy beside it holds what @base holds, a program that keeps
                     * folders alike put theirs in its place: then they were not made from it */
  const char *by;   /* (nullable): whose it is… */
  const char *at;   /* (nullable): …and from which day, "2026-05-14" */
} PergolaJoiningSource;

/* Compares what @source holds with the project as it is now. Finish: (transfer full) (nullable), with a
 * PERGOLA_READER_ERROR where it is damaged, or PERGOLA_JOINING_ERROR_OTHER. */
void pergola_joining_prepare_async (PergolaProject *project, const PergolaJoiningSource *source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
PergolaJoining *pergola_joining_prepare_finish (PergolaProject *project, GAsyncResult *result, GError **error);
void pergola_joining_free (PergolaJoining *self);

/* What it brings, in changes; and those of its values that the project has changed otherwise. */
guint pergola_joining_count_changes (PergolaJoining *self);
GPtrArray *pergola_joining_get_collisions (PergolaJoining *self);
/* Of what it brings, what nobody has to be asked about. */
guint pergola_joining_count_settled (PergolaJoining *self);

/* (transfer none) (nullable): the project as it would be, with conflicts where the two collide. */
PergolaProject *pergola_joining_get_draft (PergolaJoining *self);

/* Takes it in as one transaction called @name, none where it brings nothing, with what was chosen in the draft (@chosen,
 * nullable, element-type PergolaChosen). PERGOLA_JOINING_ERROR_EDITED where that is too late. */
gboolean pergola_joining_apply (PergolaJoining *self, PergolaProject *project, GPtrArray *chosen, const char *name, GError **error);
/* Whether the project holds now what @theirs holds, and nothing else: then there is nothing to save. */
gboolean pergola_joining_is_theirs (PergolaJoining *self, PergolaProject *project);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaJoining, pergola_joining_free)

G_END_DECLS
