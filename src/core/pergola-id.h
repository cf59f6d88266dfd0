/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @length random characters of a-z2-7, the first one a letter. */
char *pergola_id_new (guint length);

/* A letter or underscore, then letters, digits, '-', '_' and '.'; at most 64. */
gboolean pergola_id_is_valid (const char *id);

G_END_DECLS
