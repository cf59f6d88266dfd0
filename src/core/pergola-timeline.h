/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From which day everything in a project is there, as far as it says so.
 *   An item: from its own date (role "date"). An item with a date counts from the first day that the date may mean:
 * 2026-05 from the 1st of May. What lives in another item, from its own date, else from that one's. A value without a
 * date: from the earliest date of the stories that tell of it. An indicator: from its first reading (what it shows then
 * is its latest one until then: pergola-indicator.h). A link: from the later of its two ends. All else is there always; so is what was never
 * dated, for nobody said that it came later.
 *
 * Made of a project at one moment; it keeps ids, and does not follow changes. Days are Julian (g_date_get_julian). */

#pragma once

#include "pergola-project.h"

G_BEGIN_DECLS

#define PERGOLA_TIMELINE_ALWAYS 0

typedef struct _PergolaTimeline PergolaTimeline;

PergolaTimeline *pergola_timeline_new (PergolaProject *project);
void pergola_timeline_free (PergolaTimeline *self);

/* (transfer none) (element-type guint32): the days on which something comes, each once, in order. */
const GArray *pergola_timeline_get_days (const PergolaTimeline *self);
/* The day from which an item or link is there, or PERGOLA_TIMELINE_ALWAYS. */
guint32 pergola_timeline_get_day (const PergolaTimeline *self, const char *id);
/* @until: a day, or PERGOLA_TIMELINE_ALWAYS: then everything is. */
gboolean pergola_timeline_is_there (const PergolaTimeline *self, const char *id, guint32 until);

/* The first and the last day that a date of the document (2026, 2026-05, 2026-05-14; a time may follow) may mean; FALSE
 * where it is none. */
gboolean pergola_timeline_parse (const char *date, guint32 *first, guint32 *last);
/* Whether what has this date (nullable) was there on a day, or PERGOLA_TIMELINE_ALWAYS; what has none always was. */
gboolean pergola_timeline_was_there (const char *date, guint32 until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PergolaTimeline, pergola_timeline_free)

G_END_DECLS
