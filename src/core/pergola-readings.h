/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person does to the readings of an indicator, each one transaction. */

#pragma once

#include "pergola-indicator.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): a new reading of an indicator, of the audience that the indicator has; NULL with @error,
 * and nothing done, where the date is none, or @indicator no indicator. @date: ISO 8601; @note (nullable). */
PergolaItem *pergola_reading_add (
  PergolaProject *project, const char *indicator, const char *date, double value, const char *note, GError **error);
/* Changes all that a reading says. FALSE with @error, and nothing done, where something of it cannot be. */
gboolean pergola_reading_change (
  PergolaProject *project, const char *reading, const char *date, double value, const char *note, GError **error);
void pergola_reading_remove (PergolaProject *project, const char *reading);

/* (nullable) (transfer none): another reading of the same date: allowed, but worth saying. @except (nullable): the id
 * of one that does not count. */
PergolaItem *
pergola_reading_find (PergolaProject *project, const char *indicator, const char *date, const char *except);

/* What a reading says; NULL where it says nothing. */
const char *pergola_reading_get_date (PergolaProject *project, PergolaItem *reading);

G_END_DECLS
