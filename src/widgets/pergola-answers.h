/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of answers below an entry that keeps the focus: what a chooser and a completion have in common. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer floating): an empty list, called @name. */
GtkListBox *pergola_answers_new (const char *name, GtkSelectionMode mode);
/* One more at the end; @subtitle (nullable): a second line. */
void pergola_answers_add (GtkListBox *list, const char *title, const char *subtitle);
void pergola_answers_clear (GtkListBox *list);

/* By how much a key moves the mark: 1, -1 or, as most do, 0. */
int pergola_answers_get_step (guint key);
/* Moves the mark to the answer that comes so many later. Beyond an end nothing is marked with @leave, else that end is;
 * from nothing one comes to the first, or back to the last. */
void pergola_answers_mark (GtkListBox *list, int step, gboolean leave);

G_END_DECLS
