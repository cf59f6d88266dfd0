/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

/* Linking in the outline: the line that is activated next is the other end. */

#include "pergola-outline-private.h"

#include "pergola-item-menu.h"

void
pergola_outline_begin_link (PergolaOutline *self, const char *kind)
{
  const char *from = pergola_selection_get_single (pergola_editor_get_selection (self->editor));

  if (from == NULL)
    return;
  g_free (self->link_from);
  self->link_from = g_strdup (from);
  g_free (self->linking);
  self->linking = g_strdup (kind);
  gtk_revealer_set_reveal_child (self->link_revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
pergola_outline_end_link (PergolaOutline *self)
{
  g_clear_pointer (&self->link_from, g_free);
  g_clear_pointer (&self->linking, g_free);
  gtk_revealer_set_reveal_child (self->link_revealer, FALSE);
}

/* Below the line where the link is to end. */
static void
offer_kinds (PergolaOutline *self, const char *from, const char *to)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  PergolaOutlineRow *row = g_hash_table_lookup (self->rows, to);
  GtkWidget *popover;

  pergola_menu_append_joins (menu, self->editor, from, to);
  if (row == NULL)
    return;
  popover = pergola_popup (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (row)), G_MENU_MODEL (menu), NULL);
  /* After the menu gave the focus back to its own line. */
  g_signal_connect_object (popover, "closed", G_CALLBACK (pergola_outline_follow_selection), self, G_CONNECT_SWAPPED);
}

gboolean
pergola_outline_finish_link (PergolaOutline *self, const char *to)
{
  g_autofree char *from = g_strdup (self->link_from);
  PergolaLinking result;

  if (from == NULL)
    return FALSE;
  if (g_str_equal (from, to))
    return TRUE;

  result = pergola_editor_join (self->editor, self->linking, from, to);
  if (result == PERGOLA_LINK_IMPOSSIBLE)
    return TRUE;
  pergola_outline_end_link (self);
  pergola_selection_set_one (pergola_editor_get_selection (self->editor), from);
  if (result == PERGOLA_LINK_TO_CHOOSE)
    offer_kinds (self, from, to);
  return TRUE;
}

static void
cancel_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pergola_outline_end_link (PERGOLA_OUTLINE (widget));
}

void
pergola_outline_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "outline.cancel-link", NULL, cancel_link_cb);
}
