/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a crash left and was not decided yet: said above the library, and marked on its projects. */

#include "config.h"

#include "pergola-start-window-private.h"

#include <glib/gi18n-lib.h>

#include "pergola-library-page-private.h"
#include "pergola-recovery-look.h"
#include "pergola-recovery-window.h"

static void
show (PergolaStartWindow *self, GPtrArray *paths)
{
  g_autofree char *message = g_strdup_printf (
    ngettext ("%u project has changes that were not saved when Pergola closed unexpectedly.",
              "%u projects have changes that were not saved when Pergola closed unexpectedly.", paths->len),
    paths->len);

  pergola_library_model_mark_unsaved (self->library->model, paths);
  self->n_left = paths->len;
  if (paths->len > 0 && paths->len != self->n_read)
    pergola_banner_show (self->banner, FALSE, message, ngettext ("_Look at It", "_Look at Them", paths->len),
                         "start.recover");
  else
    pergola_banner_hide (self->banner);
}

static void
looked_cb (GObject *app, GAsyncResult *result, gpointer data)
{
  g_autoptr (PergolaStartWindow) self = data;
  g_autoptr (GPtrArray) paths = pergola_recovery_look_paths_finish (result);

  self->looking = FALSE;
  if (self->banner != NULL && paths != NULL)
    show (self, paths);
}

/* Whoever comes back to the window may have decided meanwhile. */
static void
look (PergolaStartWindow *self)
{
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));

  if (app == NULL || self->looking || !gtk_window_is_active (GTK_WINDOW (self)))
    return;
  self->looking = TRUE;
  pergola_recovery_look_paths_async (PERGOLA_APPLICATION (app), looked_cb, g_object_ref (self));
}

/* It is not said again before there is more, or less. */
static void
dismissed_cb (PergolaStartWindow *self)
{
  self->n_read = self->n_left;
}

void
pergola_start_window_recover (PergolaStartWindow *self)
{
  pergola_recovery_window_offer_async (PERGOLA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), NULL, NULL,
                                       NULL);
}

void
pergola_start_window_init_recovery (PergolaStartWindow *self)
{
  g_signal_connect_object (self->banner, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
}
