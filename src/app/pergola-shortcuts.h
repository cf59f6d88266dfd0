/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every key there is, in one table: from it come the accelerators of the application and the window that lists them. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *group;  /* heading, translatable; NULL: the same as before */
  const char *title;  /* translatable */
  const char *keys;   /* as GtkShortcutsShortcut takes them, separated by spaces */
  const char *action; /* (nullable): detailed; NULL where the keys belong to one view alone */
} PergolaShortcut;

/* @n takes how many there are. */
const PergolaShortcut *pergola_shortcuts_get (guint *n);

void pergola_shortcuts_install (GtkApplication *app);
void pergola_shortcuts_present (GtkWindow *parent);

G_END_DECLS
