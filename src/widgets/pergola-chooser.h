/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A question with what can be the answer: a popover with a list that typing narrows. Down and Up go through it, Enter
 * takes what is marked (the first, as long as nobody chose), Escape leaves all as it was.
 *
 * Signals:
 *   chosen (id)    one of them was taken
 *   created (name) a new one is wanted; "" where nothing was typed */

#pragma once

#include <gtk/gtk.h>

#include "pergola-core.h"

G_BEGIN_DECLS

#define PERGOLA_TYPE_CHOOSER (pergola_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PergolaChooser, pergola_chooser, PERGOLA, CHOOSER, GtkPopover)

/* @fresh (nullable): what a new one is called: "New Activity"; @empty (nullable): what is said where there is nothing.
 */
PergolaChooser *pergola_chooser_new (const char *question, const char *fresh, const char *empty);
/* @subtitle (nullable): a second line. */
void pergola_chooser_add (PergolaChooser *self, const char *id, const char *title, const char *subtitle);
/* The title of an item, and of what kind or type it is. */
void pergola_chooser_add_item (PergolaChooser *self, PergolaProject *project, PergolaItem *item);
/* Shows it beside @widget; @keeper: see pergola_popup. */
void pergola_chooser_show (PergolaChooser *self, GtkWidget *keeper, GtkWidget *widget);

G_END_DECLS
