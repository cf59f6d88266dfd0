/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-overview-row.h"

#include <adwaita.h>

#include "pergola-describe.h"

struct _PergolaOverviewRow
{
  GtkButton parent_instance;

  AdwBin *lead;
  GtkLabel *title;
  GtkLabel *subtitle;
  AdwBin *tail;
  char *said; /* (nullable): of what it shows */
};

G_DEFINE_FINAL_TYPE (PergolaOverviewRow, pergola_overview_row, GTK_TYPE_BUTTON)

static GtkLabel *
create_label (const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static AdwBin *
create_bin (void)
{
  GtkWidget *bin = adw_bin_new ();

  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (bin, FALSE);
  return ADW_BIN (bin);
}

static void
pergola_overview_row_finalize (GObject *object)
{
  g_free (PERGOLA_OVERVIEW_ROW (object)->said);
  G_OBJECT_CLASS (pergola_overview_row_parent_class)->finalize (object);
}

static void
pergola_overview_row_class_init (PergolaOverviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pergola_overview_row_finalize;
}

static void
pergola_overview_row_init (PergolaOverviewRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->lead = create_bin ();
  self->title = create_label (NULL);
  self->subtitle = create_label ("overview-subtitle");
  self->tail = create_bin ();
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lead));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tail));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "overview-row");
}

GtkWidget *
pergola_overview_row_new (void)
{
  return g_object_new (PERGOLA_TYPE_OVERVIEW_ROW, NULL);
}

gboolean
pergola_overview_row_needs (PergolaOverviewRow *self, const char *said)
{
  if (g_strcmp0 (self->said, said) == 0)
    return FALSE;
  g_free (self->said);
  self->said = g_strdup (said);
  return TRUE;
}

void
pergola_overview_row_set_words (PergolaOverviewRow *self, const char *title, const char *subtitle)
{
  g_autofree char *name = subtitle != NULL ? g_strdup_printf ("%s, %s", title, subtitle) : g_strdup (title);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  pergola_describe_tooltip (GTK_WIDGET (self->title), title);
  pergola_describe_tooltip (GTK_WIDGET (self->subtitle), subtitle);
  pergola_overview_row_set_name (self, name);
}

void
pergola_overview_row_set_name (PergolaOverviewRow *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
fill (AdwBin *bin, GtkWidget *child)
{
  adw_bin_set_child (bin, child);
  gtk_widget_set_visible (GTK_WIDGET (bin), child != NULL);
}

void
pergola_overview_row_set_lead (PergolaOverviewRow *self, GtkWidget *lead)
{
  fill (self->lead, lead);
}

void
pergola_overview_row_set_tail (PergolaOverviewRow *self, GtkWidget *tail)
{
  fill (self->tail, tail);
}

void
pergola_overview_row_set_target (PergolaOverviewRow *self, const char *action, const char *target)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
}
