/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The names under which a project and its items have values, in memory: which there can be. What comes from elsewhere
 * than the gate or a file is held against them, or it might not come back out of a file. Core only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of an item or link: a field, "@rank" and the like, "!title!2" (pergola-conflict.h), "?" or "?title" (pergola-kept.h).
 * @key is nullable. */
gboolean pergola_key_is_of_item (const char *key);
/* Of the project: "title", "language", "BOARD/OPTION", a conflict, or what pergola-kept.h says. @key is nullable. */
gboolean pergola_key_is_of_project (const char *key);

G_END_DECLS
