/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Says when something changes in many folders: at rest, not with every byte. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PERGOLA_TYPE_INDEX_WATCH (pergola_index_watch_get_type ())
G_DECLARE_FINAL_TYPE (PergolaIndexWatch, pergola_index_watch, PERGOLA, INDEX_WATCH, GObject)

/* Signals:
 *   file (char *path)   a project changed, came or went
 *   folders ()          look through all of them: a folder came or went, there are more folders than can be watched
 *                       and it is time, or more changed than is told one by one */
PergolaIndexWatch *pergola_index_watch_new (void);

/* (element-type filename): which folders there are now. */
void pergola_index_watch_set_folders (PergolaIndexWatch *self, GPtrArray *folders);

G_END_DECLS
