/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-drop-mark.h"

void
pergola_drop_mark (GtkWidget *widget, PergolaDrop where)
{
  static const char *const marks[] = { NULL, "drop-into", "drop-before", "drop-after" };

  for (guint i = 1; i < G_N_ELEMENTS (marks); i++)
    if (i == where)
      gtk_widget_add_css_class (widget, marks[i]);
    else
      gtk_widget_remove_css_class (widget, marks[i]);
}

static void
leave_cb (GtkDropTarget *target, GtkWidget *row)
{
  pergola_drop_mark (row, PERGOLA_DROP_NOWHERE);
}

void
pergola_drop_add_dragging (GtkWidget *row, GType type, GCallback prepare, GCallback motion, GCallback drop)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (type, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (source, "prepare", prepare, row);
  g_signal_connect (target, "motion", motion, row);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), row);
  g_signal_connect (target, "drop", drop, row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

PergolaDrop
pergola_drop_choose (GtkWidget *widget, double y)
{
  return y > gtk_widget_get_height (widget) / 2.0 ? PERGOLA_DROP_AFTER : PERGOLA_DROP_BEFORE;
}
