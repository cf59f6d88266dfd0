/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A window that has just been started: when is its first picture there? */

#pragma once

#include <gtk/gtk.h>

/* Whether the window holds what one waits for. */
typedef gboolean (*FirstFrameReady) (GtkWindow *window);

/* Watches a window that is not realized yet. The picture is there at the end of the first frame (the frame clock's
 * "after-paint" of a frame that painted) in which @ready (nullable: at once) holds. When nothing has happened for a
 * while after that, prints a line and ends the process: its work and the wall's time since BENCH_START (seconds since
 * 1970, from whoever started it), both in ms up to that frame, then the memory in use at rest (resident and share, in
 * MiB), then how many frames it took. */
void first_frame_watch (GtkWindow *window, FirstFrameReady ready);
