/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is shown while something takes long: nothing for a second, then a dialog with a bar and Cancel. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _PergolaWait PergolaWait;

/* @parent (nullable): the window to wait over. */
PergolaWait *pergola_wait_begin (GtkWindow *parent, const char *message);
/* (transfer none): cancelled when the person presses Cancel. */
GCancellable *pergola_wait_get_cancellable (PergolaWait *self);
void pergola_wait_end (PergolaWait *self);

G_END_DECLS
