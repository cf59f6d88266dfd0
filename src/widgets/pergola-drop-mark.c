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

PergolaDrop
pergola_drop_choose (GtkWidget *widget, double y)
{
  return y > gtk_widget_get_height (widget) / 2.0 ? PERGOLA_DROP_AFTER : PERGOLA_DROP_BEFORE;
}
