/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Items offered below an entry while one types, for those who cannot know what there is. The focus stays in the entry:
 * Down and Up go through the list, Enter takes what is marked there, Escape puts the list away; as long as nothing is
 * marked, Enter and all other keys are the entry's.
 *
 * Signals:
 *   chosen (id)   one of them was taken */

#pragma once

#include "pergola-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_COMPLETION (pergola_completion_get_type ())
G_DECLARE_FINAL_TYPE (PergolaCompletion, pergola_completion, PERGOLA, COMPLETION, GObject)

/* (transfer container) (element-type PergolaItem): what could be meant; @project is that of the completion. */
typedef GPtrArray *(*PergolaCompletionFunc) (gpointer data);

/* (transfer full): for @text, an entry's GtkText; the list hangs on @keeper, a widget around it, and lives as long as
 * that. @list is asked whenever the text changes by typing. */
PergolaCompletion *pergola_completion_new (
  GtkWidget *keeper, GtkText *text, PergolaProject *project, PergolaCompletionFunc list, gpointer data);

/* Puts the list away. */
void pergola_completion_close (PergolaCompletion *self);
/* Whether the list is to be seen. */
gboolean pergola_completion_is_open (PergolaCompletion *self);

G_END_DECLS
