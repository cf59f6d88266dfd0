/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which versions stay. */

#pragma once

#include "pergola-versions.h"

G_BEGIN_DECLS

#define PERGOLA_VERSIONS_INTERVAL (10 * 60)                     /* seconds between two that were saved */
#define PERGOLA_VERSIONS_MAX_PROJECT ((gsize) 20 * 1024 * 1024) /* bytes on the disk for one project… */
#define PERGOLA_VERSIONS_MAX ((gsize) 100 * 1024 * 1024)        /* …and for all */

/* Whether something that was SAVED at @now is to be kept, beside @versions, newest first. A clock that was set back is
 * no reason not to. */
gboolean pergola_versions_is_due (GPtrArray *versions, gint64 now);

/* (transfer container): those of @versions, newest first, that are to go: with age fewer stay (all of a day, one an
 * hour of a week, one a day of a month, one a week of a year), and no more than @limit bytes, the newest ones. The
 * newest one always stays. */
GPtrArray *pergola_versions_choose_old (GPtrArray *versions, gint64 now, gsize limit);

G_END_DECLS
