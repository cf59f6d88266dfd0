/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Does again, in a project as it was, what records say was done to it: the same steps of history, to be undone one by
 * one. */

#pragma once

#include "pergola-record.h"

G_BEGIN_DECLS

typedef struct _PergolaReplay PergolaReplay;

/* @project holds what the one held to which the first record was done. */
PergolaReplay *pergola_replay_new (PergolaProject *project);
void pergola_replay_free (PergolaReplay *self);

/* FALSE with @error, and nothing changed, where the record does not fit the project. */
gboolean pergola_replay_take (PergolaReplay *self, const PergolaRecord *record, GError **error);

/* (transfer full): what the step is called that a record becomes when it is none of those here. */
char *pergola_replay_make_name (const PergolaRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaReplay, pergola_replay_free)

G_END_DECLS
