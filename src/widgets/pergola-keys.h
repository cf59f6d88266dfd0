/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Keys of a list that run actions. Their arguments are "(ss)": an action, and its string, or "-" where it takes none. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @args (nullable): floating, taken. */
void pergola_keys_add (GtkEventController *keys, const char *trigger, GtkShortcutFunc func, GVariant *args);
/* Runs the action that @args names, as @widget finds it. */
void pergola_keys_activate (GtkWidget *widget, GVariant *args);

G_END_DECLS
