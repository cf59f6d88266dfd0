/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An eye on one file: says when it may have changed, come or gone. Who listens looks at what is in it: a save of ours,
 * a copy that was put back and a clock that jumped are nothing new.
 *
 * Symlinks are followed: the folder of each is watched, and where one is bent elsewhere, so is the eye. Where the
 * system tells nothing, as in folders of a network, it is said from time to time.
 *
 * Signals, on the main thread, once things have been quiet for a moment:
 *   changed ()  the file may hold something else now, or be gone, or be back
 *   beside ()   another file whose name begins as this one's came, changed or went: perhaps a conflict copy */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_WATCH (pergola_watch_get_type ())
G_DECLARE_FINAL_TYPE (PergolaWatch, pergola_watch, PERGOLA, WATCH, GObject)

/* (transfer full): @path is absolute; nothing has to be there yet. */
PergolaWatch *pergola_watch_new (const char *path);
const char *pergola_watch_get_path (PergolaWatch *self);
/* (nullable): the path that what was there has got last, where another program gave it a new name. */
const char *pergola_watch_get_moved_to (PergolaWatch *self);

/* There is reason to look: the person is back at the window. Says both signals soon. */
void pergola_watch_look (PergolaWatch *self);
/* How often to say "changed" without being told; in milliseconds, a minute at first. */
void pergola_watch_set_interval (PergolaWatch *self, guint interval);

G_END_DECLS
