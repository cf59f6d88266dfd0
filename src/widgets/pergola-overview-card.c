/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-overview-card.h"

struct _PergolaOverviewCard
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *note;
  GtkButton *link;
  GtkLabel *invitation;
  GtkBox *top;
  GtkBox *rows;
  GtkBox *foot;
};

G_DEFINE_FINAL_TYPE (PergolaOverviewCard, pergola_overview_card, GTK_TYPE_BOX)

static GtkBox *
add_box (PergolaOverviewCard *self, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_box_append (GTK_BOX (self), box);
  return GTK_BOX (box);
}

static GtkWidget *
create_heading (PergolaOverviewCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  self->link = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "overview-subtitle");
  gtk_widget_add_css_class (GTK_WIDGET (self->link), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->link), "overview-link");
  gtk_widget_add_css_class (box, "overview-heading");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->link));
  return box;
}

static void
pergola_overview_card_class_init (PergolaOverviewCardClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pergola_overview_card_init (PergolaOverviewCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview-card");
  gtk_box_append (GTK_BOX (self), create_heading (self));
  self->invitation = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->invitation), "overview-invitation");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->invitation));
  self->top = add_box (self, 6);
  self->rows = add_box (self, 0);
  self->foot = add_box (self, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "overview-foot");
  pergola_overview_card_set_note (self, NULL);
  pergola_overview_card_set_link (self, NULL, NULL, NULL);
  pergola_overview_card_set_invitation (self, NULL);
}

GtkWidget *
pergola_overview_card_new (void)
{
  return g_object_new (PERGOLA_TYPE_OVERVIEW_CARD, NULL);
}

void
pergola_overview_card_set_title (PergolaOverviewCard *self, const char *title)
{
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
pergola_overview_card_set_note (PergolaOverviewCard *self, const char *note)
{
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

void
pergola_overview_card_set_link (PergolaOverviewCard *self, const char *label, const char *action, const char *target)
{
  gtk_widget_set_visible (GTK_WIDGET (self->link), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (self->link, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->link), action);
}

void
pergola_overview_card_set_invitation (PergolaOverviewCard *self, const char *words)
{
  gtk_label_set_label (self->invitation, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->invitation), words != NULL);
}

GtkBox *
pergola_overview_card_get_top (PergolaOverviewCard *self)
{
  return self->top;
}

GtkBox *
pergola_overview_card_get_foot (PergolaOverviewCard *self)
{
  return self->foot;
}

static GtkWidget *
find_row (PergolaOverviewCard *self, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

void
pergola_overview_card_set_n_rows (PergolaOverviewCard *self, guint n)
{
  GtkWidget *over;

  for (guint i = 0; i < n; i++)
    if (find_row (self, i) == NULL)
      gtk_box_append (self->rows, pergola_overview_row_new ());
  while ((over = find_row (self, n)) != NULL)
    gtk_box_remove (self->rows, over);
}

PergolaOverviewRow *
pergola_overview_card_get_row (PergolaOverviewCard *self, guint index)
{
  return PERGOLA_OVERVIEW_ROW (find_row (self, index));
}
