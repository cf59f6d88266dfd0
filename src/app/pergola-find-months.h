/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How much there is of each month, as bars, and which of them are wanted. A range is drawn with the pointer, its edges
 * are dragged or moved with the arrow keys. Where there are very many months, a bar stands for some, or for a year.
 *
 * Signals:
 *   changed ()  the person chose other months */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_FIND_MONTHS (pergola_find_months_get_type ())
G_DECLARE_FINAL_TYPE (PergolaFindMonths, pergola_find_months, PERGOLA, FIND_MONTHS, GtkWidget)

typedef struct
{
  int month; /* as by pergola_find_month_from_date */
  guint n;
} PergolaFindMonth;

/* @months (element-type PergolaFindMonth), in any order; @from and @to: those that are wanted, both included, or
 * PERGOLA_FIND_ALWAYS. */
void pergola_find_months_show (PergolaFindMonths *self, GArray *months, int from, int to);

int pergola_find_months_get_from (PergolaFindMonths *self);
int pergola_find_months_get_to (PergolaFindMonths *self);

G_END_DECLS
