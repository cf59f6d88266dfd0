/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Dragging the steps of a story into another order. */

#include "config.h"

#include "pergola-drop-mark.h"
#include "pergola-inspector-private.h"

#define STEP_KEY "pergola-step" /* of a row: "STORY VALUE" */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, x, y);
  return gdk_content_provider_new_typed (ADW_TYPE_ACTION_ROW, row);
}

/* Among its like, and not onto itself. */
static gboolean
takes (GtkWidget *row, const GValue *value)
{
  GtkWidget *moved = value != NULL ? g_value_get_object (value) : NULL;

  return moved != NULL && moved != row && gtk_widget_get_parent (moved) == gtk_widget_get_parent (row) &&
         g_object_get_data (G_OBJECT (moved), STEP_KEY) != NULL;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, GtkWidget *row)
{
  gboolean fits = takes (row, gtk_drop_target_get_value (target));

  pergola_drop_mark (row, fits ? pergola_drop_choose (row, y) : PERGOLA_DROP_NOWHERE);
  return fits ? GDK_ACTION_MOVE : 0;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  int from, to;
  g_autofree char *text = NULL;

  pergola_drop_mark (row, PERGOLA_DROP_NOWHERE);
  if (!takes (row, value))
    return FALSE;
  from = gtk_list_box_row_get_index (g_value_get_object (value));
  to = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + (pergola_drop_choose (row, y) == PERGOLA_DROP_AFTER);
  if (to > from)
    to--;
  text = g_strdup_printf ("%s %d", (char *) g_object_get_data (g_value_get_object (value), STEP_KEY), to);
  gtk_widget_activate_action (row, "inspector.tell-at", "s", text);
  return TRUE;
}

void
pergola_entry_add_dragging (GtkWidget *row, const char *step)
{
  g_object_set_data_full (G_OBJECT (row), STEP_KEY, g_strdup (step), g_free);
  pergola_drop_add_dragging (row, ADW_TYPE_ACTION_ROW, G_CALLBACK (prepare_cb), G_CALLBACK (motion_cb),
                             G_CALLBACK (drop_cb));
}
