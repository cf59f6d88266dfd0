/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-wait.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 1000 /* ms */
#define PULSE 120     /* ms */

struct _PergolaWait
{
  GCancellable *cancellable;
  GtkWindow *parent; /* (nullable), weak */
  GtkWidget *dialog; /* (nullable), weak */
  GtkWidget *bar;    /* in the dialog */
  char *message;
  guint timer; /* until the dialog, then of its bar */
};

static gboolean
pulse_cb (gpointer data)
{
  PergolaWait *self = data;

  if (self->dialog == NULL)
    {
      self->timer = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  PergolaWait *self = data;
  GtkWidget *dialog = adw_message_dialog_new (self->parent, self->message, NULL);

  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->message, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), self->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  self->timer = g_timeout_add (PULSE, pulse_cb, self);

  return G_SOURCE_REMOVE;
}

PergolaWait *
pergola_wait_begin (GtkWindow *parent, const char *message)
{
  PergolaWait *self = g_new0 (PergolaWait, 1);

  self->cancellable = g_cancellable_new ();
  self->message = g_strdup (message);
  g_set_weak_pointer (&self->parent, parent);
  self->timer = g_timeout_add (PATIENCE, show_cb, self);
  return self;
}

GCancellable *
pergola_wait_get_cancellable (PergolaWait *self)
{
  return self->cancellable;
}

void
pergola_wait_end (PergolaWait *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->dialog != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self->cancellable);
      gtk_window_destroy (GTK_WINDOW (self->dialog));
    }
  g_clear_weak_pointer (&self->dialog);
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->cancellable);
  g_free (self->message);
  g_free (self);
}
