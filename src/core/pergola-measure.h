/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Numbers that were measured, for a project and for people. What people write is read by pergola-date.h. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PERGOLA_DECIMALS_MAX 6 /* more of them are not shown */

/* (transfer full): for the file, as short as it can be and come back the same. */
char *pergola_measure_to_string (double number);

/* (transfer full): as the desktop writes it, with so many decimals, and groups in what has five digits or more. */
char *pergola_measure_format (double number, guint decimals);
/* How many decimals say a number fully, PERGOLA_DECIMALS_MAX at most. */
guint pergola_measure_count_decimals (double number);

G_END_DECLS
