/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-tell-name.h"

#include <glib/gi18n-lib.h>

#include "pergola-describe.h"

#define N_CANDIDATES 6

typedef struct
{
  PergolaEditor *editor;
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *entry;
  GtkWidget *heading;
  GtkWidget *list;
  GtkWidget *leave;
  char *step; /* (nullable) */
  gboolean busy;
} Name;

#define KEY "pergola-tell-name"

static void
name_free (gpointer data)
{
  Name *self = data;

  g_object_unref (self->editor);
  g_free (self->step);
  g_free (self);
}

static PergolaProject *
get_project (Name *self)
{
  return pergola_editor_get_project (self->editor);
}

/* (nullable) */
static PergolaItem *
get_step (Name *self)
{
  return self->step != NULL ? pergola_project_get (get_project (self), self->step) : NULL;
}

static void
named_cb (GtkEditable *entry, Name *self)
{
  g_autoptr (GError) error = NULL;

  if (self->busy || get_step (self) == NULL)
    return;
  if (!pergola_telling_name_card (get_project (self), self->step, gtk_editable_get_text (entry), &error))
    pergola_editor_toast (self->editor, error->message, FALSE);
}

static void
done_cb (GtkWidget *entry, Name *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
join_cb (GtkWidget *button, Name *self)
{
  g_autofree char *card = g_strdup (g_object_get_data (G_OBJECT (button), "card"));
  g_autoptr (GError) error = NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (get_step (self) != NULL && pergola_project_get (get_project (self), card) != NULL &&
      !pergola_telling_join (get_project (self), self->step, card, &error))
    pergola_editor_toast (self->editor, error->message, FALSE);
}

static void
leave_cb (GtkWidget *button, Name *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (get_step (self) != NULL)
    pergola_telling_leave (get_project (self), self->step);
}

static void
remove_cb (GtkWidget *button, Name *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (get_step (self) != NULL)
    pergola_telling_remove (get_project (self), self->step);
}

static void
add_candidate (Name *self, PergolaItem *card)
{
  g_autofree char *title = pergola_describe_title (get_project (self), card);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "card", g_strdup (pergola_item_get_id (card)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (join_cb), self);
  gtk_box_append (GTK_BOX (self->list), button);
}

static void
shown_cb (GtkWidget *popover, Name *self)
{
  PergolaItem *step = get_step (self);
  PergolaItem *card = step != NULL ? pergola_telling_get_card (get_project (self), step) : NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  if (card == NULL)
    return;

  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), pergola_item_get_title (card));
  self->busy = FALSE;
  candidates = pergola_telling_list_candidates (get_project (self), step);
  for (guint i = 0; i < MIN (candidates->len, N_CANDIDATES); i++)
    add_candidate (self, candidates->pdata[i]);
  gtk_widget_set_visible (self->heading, candidates->len > 0);
  gtk_widget_set_visible (self->leave, !pergola_telling_is_derived (get_project (self), step));
}

static GtkWidget *
create_popover (Name *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Name of the card"));
  GtkWidget *remove = gtk_button_new_with_mnemonic (_ ("_Remove the Step"));

  self->entry = gtk_entry_new ();
  self->heading = gtk_label_new (_ ("Or is it one of these?"));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->leave = gtk_button_new_with_mnemonic (_ ("_Make a Card of Its Own"));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (self->heading, "caption-heading");
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the card"),
                                  -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->leave);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (self->entry, "changed", G_CALLBACK (named_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (done_cb), self);
  g_signal_connect (self->leave, "clicked", G_CALLBACK (leave_cb), self);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  g_signal_connect (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

GtkWidget *
pergola_tell_name_new (PergolaEditor *editor)
{
  Name *self = g_new0 (Name, 1);

  self->editor = g_object_ref (editor);
  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 28);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self));
  gtk_widget_add_css_class (self->button, "tell-chip");
  gtk_widget_set_tooltip_text (self->button, _ ("The card in the figure: call it otherwise, or join another one"));
  g_object_set_data_full (G_OBJECT (self->button), KEY, self, name_free);
  return self->button;
}

void
pergola_tell_name_show (GtkWidget *button, PergolaItem *step)
{
  Name *self = g_object_get_data (G_OBJECT (button), KEY);
  PergolaItem *card = step != NULL ? pergola_telling_get_card (get_project (self), step) : NULL;
  const char *title = card != NULL ? pergola_item_get_title (card) : "";
  /* Translators: %s is the title of a card. */
  g_autofree char *name = g_strdup_printf (_ ("Card: %s"), title);

  g_free (self->step);
  self->step = step != NULL ? g_strdup (pergola_item_get_id (step)) : NULL;
  gtk_label_set_label (GTK_LABEL (self->label), title);
  gtk_widget_set_visible (button, card != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
