/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pergola-csv.h"
#include "pergola-readings-text.h"

G_BEGIN_DECLS

/* Two numbers before the year, either of which can be the month; or, with @order (out), only one of them. */
typedef enum
{
  PERGOLA_ORDER_SAYS_NOTHING,
  PERGOLA_ORDER_SAYS_EITHER,
  PERGOLA_ORDER_SAYS_ORDER,
} PergolaOrderSaid;

/* pergola-readings-cell.c */

/* (transfer full) (nullable): a cell without the space around it; NULL where the row has none or it is empty. */
char *pergola_readings_get_cell (const PergolaCsvRow *row, guint column);
/* (transfer full) (nullable): spreadsheets put a time after a date, which is left out: T00:00, 9:30:15 AM. */
char *pergola_readings_parse_date (const char *cell, const PergolaReadingsFormat *format);
PergolaOrderSaid pergola_readings_find_order (const char *cell, PergolaDateOrder *order);
/* @cell: nullable */
gboolean pergola_readings_is_date (const char *cell, const PergolaReadingsFormat *format);
/* With @point before its decimals. Per cent are what the unit says. */
gboolean pergola_readings_parse_number (const char *cell, const char *point, double *number);
/* @cell: nullable */
gboolean pergola_readings_is_number (const char *cell);
/* Whether it can only be read with @mark before its decimals. */
gboolean pergola_readings_needs_mark (const char *cell, char mark);

G_END_DECLS
