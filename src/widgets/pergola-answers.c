/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-answers.h"

#define WIDTH 40 /* characters of a line, at most */

GtkListBox *
pergola_answers_new (const char *name, GtkSelectionMode mode)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), mode);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_LIST_BOX (list);
}

static GtkWidget *
create_line (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  return label;
}

void
pergola_answers_add (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = subtitle != NULL ? g_strdup_printf ("%s, %s", title, subtitle) : g_strdup (title);

  gtk_box_append (GTK_BOX (box), create_line (title));
  if (subtitle != NULL)
    {
      GtkWidget *line = create_line (subtitle);

      gtk_widget_add_css_class (line, "caption");
      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (list, row);
}

void
pergola_answers_clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

int
pergola_answers_get_step (guint key)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 1;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -1;
    default:
      return 0;
    }
}

/* Into sight, where the list is longer than its window. */
static void
reveal (GtkListBox *list, GtkWidget *row)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (window != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static int
count (GtkListBox *list)
{
  int n = 0;

  while (gtk_list_box_get_row_at_index (list, n) != NULL)
    n++;
  return n;
}

void
pergola_answers_mark (GtkListBox *list, int step, gboolean leave)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int n = count (list);
  int index = (row != NULL ? gtk_list_box_row_get_index (row) : step > 0 ? -1 : n) + step;

  row = gtk_list_box_get_row_at_index (list, leave ? index : CLAMP (index, 0, n - 1));
  if (row == NULL)
    gtk_list_box_unselect_all (list);
  else
    {
      gtk_list_box_select_row (list, row);
      reveal (list, GTK_WIDGET (row));
    }
}
