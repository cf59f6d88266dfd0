/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looks for what a crash left, on a thread. One look comes after the other, for what one of them holds the next could
 * not see. */

#pragma once

#include "pergola-application.h"
#include "pergola-recovery.h"

G_BEGIN_DECLS

void pergola_recovery_look_async (PergolaApplication *app, GAsyncReadyCallback callback, gpointer data);
/* (transfer full) (element-type PergolaRecovery): as of pergola_recovery_list, held. */
GPtrArray *pergola_recovery_look_finish (GAsyncResult *result);

/* Only what there is; nothing of it is held afterwards. */
void pergola_recovery_look_paths_async (PergolaApplication *app, GAsyncReadyCallback callback, gpointer data);
/* (transfer full) (element-type utf8): the path of each; "" for a project that never had a file. */
GPtrArray *pergola_recovery_look_paths_finish (GAsyncResult *result);

G_END_DECLS
