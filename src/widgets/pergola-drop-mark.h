/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where what is dragged would go, as a mark on the widget under it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PERGOLA_DROP_NOWHERE,
  PERGOLA_DROP_INTO,
  PERGOLA_DROP_BEFORE,
  PERGOLA_DROP_AFTER,
} PergolaDrop;

void pergola_drop_mark (GtkWidget *widget, PergolaDrop where);
/* Makes a row one that is dragged, and dropped on by others, as a value of @type. @prepare is of the signal of
 * GtkDragSource, @motion and @drop of those of GtkDropTarget; all get @row last. The mark goes when the pointer does. */
void pergola_drop_add_dragging (GtkWidget *row, GType type, GCallback prepare, GCallback motion, GCallback drop);
/* Before or after, by the half of the widget in which @y is. */
PergolaDrop pergola_drop_choose (GtkWidget *widget, double y);

G_END_DECLS
