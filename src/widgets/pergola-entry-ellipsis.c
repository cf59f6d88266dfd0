/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GtkText has no ellipsis, so a label lies over it with the same words, and is seen in its stead until the cursor
 * comes. It is for the eyes only: pointers and screen readers meet the entry. */

#include "config.h"

#include "pergola-entry-ellipsis.h"

static gboolean
is_edited (GtkWidget *text)
{
  return gtk_widget_has_focus (text);
}

static void
update (GtkWidget *text, GtkWidget *label)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (text));
  gboolean shown = *words != '\0' && !is_edited (text);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_visible (label, shown);
  /* Its opacity is the row's, for the title that moves up. */
  if (shown)
    gtk_widget_add_css_class (text, "unseen");
  else
    gtk_widget_remove_css_class (text, "unseen");
}

static void
changed_cb (GtkWidget *text, GtkWidget *label)
{
  update (text, label);
}

static void
focus_cb (GtkWidget *text, GParamSpec *property, GtkWidget *label)
{
  update (text, label);
}

/* Lays the label where the text is, with its letters on the same line. */
static gboolean
place_cb (GtkOverlay *overlay, GtkWidget *label, GdkRectangle *rect, GtkWidget *text)
{
  int line = gtk_widget_get_allocated_baseline (text);
  graphene_rect_t bounds;
  int height, baseline;

  if (!gtk_widget_compute_bounds (text, GTK_WIDGET (overlay), &bounds))
    return FALSE;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, &baseline);
  *rect = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, height };
  if (line >= 0 && baseline >= 0)
    rect->y += line - baseline;
  return TRUE;
}

/* Words have the room of the pencil; where there are none, it says that there could be. */
static void
dress_row (GtkWidget *text)
{
  GtkWidget *row = gtk_widget_get_ancestor (text, ADW_TYPE_ENTRY_ROW);

  if (*gtk_editable_get_text (GTK_EDITABLE (text)) != '\0')
    gtk_widget_add_css_class (row, "worded");
  else
    gtk_widget_remove_css_class (row, "worded");
}

static gboolean
tooltip_cb (GtkWidget *text, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkLabel *label)
{
  if (is_edited (text) || !pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_editable_get_text (GTK_EDITABLE (text)));
  return TRUE;
}

static GtkWidget *
create_label (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_can_target (label, FALSE);
  return label;
}

/* Puts @overlay where @widget is, and that into it. */
static void
wrap (GtkWidget *overlay, GtkWidget *widget)
{
  GtkBox *box = GTK_BOX (gtk_widget_get_parent (widget));
  GtkWidget *before = gtk_widget_get_prev_sibling (widget);

  g_object_ref (widget);
  gtk_box_remove (box, widget);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), widget);
  gtk_box_insert_child_after (box, overlay, before);
  g_object_unref (widget);
}

void
pergola_entry_ellipsize (AdwEntryRow *row)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  GtkWidget *area = gtk_widget_get_parent (text);
  GtkWidget *overlay, *label;

  /* A later libadwaita may build its rows in another way: then the text is cut as it was. */
  if (!GTK_IS_BOX (gtk_widget_get_parent (area)))
    return;

  overlay = gtk_overlay_new ();
  label = create_label ();
  wrap (overlay, area);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), label);
  gtk_widget_set_has_tooltip (text, TRUE);
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (place_cb), text, 0);
  g_signal_connect_object (text, "query-tooltip", G_CALLBACK (tooltip_cb), label, 0);
  dress_row (text);
  g_signal_connect_object (text, "changed", G_CALLBACK (changed_cb), label, 0);
  g_signal_connect_object (text, "changed", G_CALLBACK (dress_row), row, 0);
  g_signal_connect_object (text, "notify::has-focus", G_CALLBACK (focus_cb), label, 0);
  update (text, label);
}
