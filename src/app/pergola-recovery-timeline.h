/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line in time: saved, what was done after that and kept in the journal, the last of it, now. When the crash was
 * nobody knows. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_RECOVERY_TIMELINE (pergola_recovery_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PergolaRecoveryTimeline, pergola_recovery_timeline, PERGOLA, RECOVERY_TIMELINE, GtkWidget)

/* All in µs since 1970. @saved: 0 where it was not before all of that. @times (element-type gint64): of what was done; copied.
 * @ended: the last change. */
void pergola_recovery_timeline_set (PergolaRecoveryTimeline *self, gint64 saved, GArray *times, gint64 ended);

/* (transfer full): what it shows, in words. */
char *pergola_recovery_timeline_describe (PergolaRecoveryTimeline *self);

/* (transfer full): "14:53", and the day where that is another than today's. */
char *pergola_recovery_format_time (gint64 time);

G_END_DECLS
