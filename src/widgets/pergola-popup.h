/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @menu at @at of @widget (nullable: at its edge). @keeper, above @widget, holds it: its actions are found, and
 * @widget may go when one of them runs. */
void pergola_popup (GtkWidget *keeper, GtkWidget *widget, GMenuModel *menu, const GdkRectangle *at);

G_END_DECLS
