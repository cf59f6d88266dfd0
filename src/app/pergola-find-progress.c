/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pergola-find-progress.h"

#include <glib/gi18n-lib.h>

#define AFTER 700 /* ms: a look at a few files is over before one could read of it */

struct _PergolaFindProgress
{
  AdwBin parent_instance;

  PergolaLibrary *library; /* (nullable) */
  guint timeout;

  GtkLabel *label;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (PergolaFindProgress, pergola_find_progress, ADW_TYPE_BIN)

static gboolean
get_state (PergolaFindProgress *self, guint *done, guint *total)
{
  gboolean busy = FALSE;

  *done = *total = 0;
  if (self->library != NULL)
    g_object_get (self->library, "busy", &busy, "n-done", done, "n-total", total, NULL);
  return busy && *done < *total;
}

static void
show (PergolaFindProgress *self)
{
  guint done, total;
  gboolean busy = get_state (self, &done, &total);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), busy);
  if (!busy)
    return;
  /* Translators: while the projects are still being read: 1,204 of 10,000. */
  text = g_strdup_printf (ngettext ("Searching what is known so far: %'u of %'u project",
                                    "Searching what is known so far: %'u of %'u projects", total),
                          done, total);
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, (double) done / total);
}

static gboolean
timeout_cb (gpointer data)
{
  PergolaFindProgress *self = data;

  self->timeout = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (PergolaFindProgress *self)
{
  guint done, total;

  if (gtk_widget_get_visible (GTK_WIDGET (self)) || !get_state (self, &done, &total))
    show (self);
  else if (self->timeout == 0)
    self->timeout = g_timeout_add (AFTER, timeout_cb, self);
}

static void
pergola_find_progress_dispose (GObject *object)
{
  PergolaFindProgress *self = PERGOLA_FIND_PROGRESS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (pergola_find_progress_parent_class)->dispose (object);
}

static void
pergola_find_progress_class_init (PergolaFindProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pergola_find_progress_dispose;
}

static void
pergola_find_progress_init (PergolaFindProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *bar = gtk_progress_bar_new ();

  self->label = GTK_LABEL (label);
  self->bar = GTK_PROGRESS_BAR (bar);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reading the projects"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
pergola_find_progress_set_library (PergolaFindProgress *self, PergolaLibrary *library)
{
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_func (self->library, progress_cb, self);
  g_set_object (&self->library, library);
  if (library != NULL)
    {
      g_signal_connect_object (library, "notify::busy", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (library, "notify::n-done", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
    }
  progress_cb (self);
}
